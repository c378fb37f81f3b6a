package dev.rollsafe.catalog;

import dev.rollsafe.ast.Expression;
import java.util.List;
import java.util.Optional;

/**
 * A row security policy.
 *
 * @param name its name
 * @param permissive whether it is permissive
 * @param command ALL, SELECT, INSERT, UPDATE or DELETE
 * @param roles for whom
 * @param using USING
 * @param withCheck WITH CHECK
 * @param attached its comment, owner and privileges
 * @param origin the unit (see {@link Catalog#unit()}) that made it
 */
public record Policy(
    String name,
    boolean permissive,
    String command,
    List<String> roles,
    Optional<Expression> using,
    Optional<Expression> withCheck,
    Attached attached,
    int origin) {

  /** Copies what could change. */
  public Policy {
    roles = List.copyOf(roles);
  }
}
