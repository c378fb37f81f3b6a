package dev.rollsafe.catalog;

import java.util.List;
import java.util.Optional;

/**
 * Rows or columns that a script has copied to another place, so that they are not lost where the first place is.
 *
 * @param source the table copied from
 * @param columns the columns copied; empty for all
 * @param target the table copied to, {@code source} itself for a copy from one column to another
 * @param targetColumn the column copied to, of a copy within a table
 * @param where the condition of the rows copied, as written; empty where all are
 */
public record Copy(
    ObjectName source,
    List<String> columns,
    ObjectName target,
    Optional<String> targetColumn,
    Optional<String> where) {

  /** Copies the list. */
  public Copy {
    columns = List.copyOf(columns);
  }
}
