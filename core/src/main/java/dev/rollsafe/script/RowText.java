package dev.rollsafe.script;

import dev.rollsafe.catalog.ObjectName;
import java.util.List;

/** Writes what counts rows, and what takes them out. */
public final class RowText {

  private RowText() {}

  /** Returns the query that counts the rows of a table or view. */
  public static String count(ObjectName table) {
    return "SELECT count(*) FROM " + Sql.name(table);
  }

  /**
   * Returns the query that counts the rows that a statement of its own means.
   *
   * @param alias the name the condition has for the table; may be empty
   * @param condition the condition; empty for all rows
   */
  public static String count(ObjectName table, String alias, String condition) {
    return count(table)
        + (alias.isEmpty() ? "" : " AS " + Sql.identifier(alias))
        + (condition.isEmpty() ? "" : " WHERE " + condition);
  }

  /** Returns the query that counts the rows that hold a value. */
  public static String countValues(ObjectName table, String column) {
    return count(table) + " WHERE " + Sql.identifier(column) + " IS NOT NULL";
  }

  /** Returns the query that tells how far a sequence has come. */
  public static String position(ObjectName sequence) {
    return "SELECT last_value FROM " + Sql.name(sequence);
  }

  /**
   * Returns the statement that takes rows out of a table.
   *
   * @param columns the columns
   * @param rows their values: VALUES and what stands behind it
   */
  public static String delete(ObjectName table, List<String> columns, String rows) {
    return "DELETE FROM " + Sql.name(table) + " WHERE (" + Sql.identifiers(columns) + ") IN ("
        + rows + ")";
  }
}
