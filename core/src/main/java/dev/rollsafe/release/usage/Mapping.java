package dev.rollsafe.release.usage;

import java.util.Set;

/**
 * What a class says of a table, by annotations or because it was generated from one. Names that naming strategies derive are
 * all named.
 *
 * @param place the class
 * @param tables what its table may be called; none where it has none of its own
 * @param columns what its columns may be called
 * @param inherits whether it may be about the table of another class as well
 */
record Mapping(String place, Set<String> tables, Set<String> columns, boolean inherits) {

  Mapping {
    tables = Set.copyOf(tables);
    columns = Set.copyOf(columns);
  }

  boolean isOf(Side side) {
    for (String table : tables) {
      if (table.equalsIgnoreCase(side.table())) {
        return true;
      }
    }
    return false;
  }

  boolean hasColumn(String name) {
    for (String column : columns) {
      if (column.equalsIgnoreCase(name)) {
        return true;
      }
    }
    return false;
  }
}
