package dev.rollsafe.release.usage;

import dev.rollsafe.catalog.ObjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A table, or a column of one, that something may use: one side of a change.
 *
 * @param schema its schema; empty where any will do
 * @param table the table
 * @param column the column; empty for the table itself
 */
public record Side(Optional<String> schema, String table, Optional<String> column) {

  /**
   * Reads {@code table.column} or {@code schema.table.column}; names are folded to lower case unless they stand in quotes.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static Side column(String text) {
    List<String> parts = parts(text);
    int last = parts.size() - 1;
    if (last < 1 || last > 2) {
      throw new IllegalArgumentException(
          "a column is written TABLE.COLUMN or SCHEMA.TABLE.COLUMN, not " + text);
    }
    return new Side(
        last == 2 ? Optional.of(parts.get(0)) : Optional.empty(),
        parts.get(last - 1),
        Optional.of(parts.get(last)));
  }

  /**
   * Reads {@code table} or {@code schema.table}.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static Side table(String text) {
    List<String> parts = parts(text);
    if (parts.size() > 2) {
      throw new IllegalArgumentException("a table is written TABLE or SCHEMA.TABLE, not " + text);
    }
    int last = parts.size() - 1;
    return new Side(
        last == 1 ? Optional.of(parts.get(0)) : Optional.empty(),
        parts.get(last),
        Optional.empty());
  }

  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == '.' && !quoted) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(quoted ? c : Character.toLowerCase(c));
      }
    }
    parts.add(part.toString());
    if (quoted || parts.contains("")) {
      throw new IllegalArgumentException("is no name: " + text);
    }
    return parts;
  }

  /** Returns the word that stands wherever it is named: the column, or the table. */
  String word() {
    return column.orElse(table).toLowerCase(Locale.ROOT);
  }

  boolean isTable(Optional<String> otherSchema, String other) {
    return table.equalsIgnoreCase(other)
        && (schema.isEmpty() || otherSchema.isEmpty() || schema.equals(otherSchema));
  }

  boolean isTable(ObjectName name) {
    return isTable(Optional.of(name.schema()), name.name());
  }

  @Override
  public String toString() {
    return schema.map(name -> name + ".").orElse("")
        + table
        + column.map(name -> "." + name).orElse("");
  }
}
