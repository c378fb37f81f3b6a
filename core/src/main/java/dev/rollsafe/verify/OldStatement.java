package dev.rollsafe.verify;

import java.util.List;

/**
 * A statement that the old release says to the database.
 *
 * @param sql the statement, with {@code $1}, {@code $2} .. for parameters
 * @param types the types of the parameters, where they are known; the server finds out the others
 * @param madeUp whether the values in it were made up, so that it proves nothing if they are refused
 */
public record OldStatement(String sql, List<String> types, boolean madeUp) {

  /** Copies the list. */
  public OldStatement {
    types = List.copyOf(types);
  }
}
