package dev.rollsafe.plan.sequence;

import dev.rollsafe.ast.IndexElement;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What tells the rows of a table apart, and in which order they are gone through.
 *
 * @param columns its columns, none of which can be null
 */
public record Key(List<Column> columns) {

  /** The primary key, or else a unique index over columns that are NOT NULL. */
  public static Optional<Key> of(Table table, Catalog catalog) {
    for (Constraint constraint : table.constraints()) {
      if (constraint.kind() == Constraint.Kind.PRIMARY_KEY) {
        return of(table, constraint.columns());
      }
    }
    for (Index index : catalog.indexes(table.name())) {
      if (index.unique() && index.valid() && index.where().isEmpty()) {
        Optional<Key> key = of(table, plain(index));
        if (key.isPresent()) {
          return key;
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> plain(Index index) {
    List<String> names = new ArrayList<>();
    for (IndexElement element : index.elements()) {
      if (element.column().isEmpty()) {
        return List.of();
      }
      names.add(element.column().get().value());
    }
    return names;
  }

  private static Optional<Key> of(Table table, List<String> names) {
    List<Column> columns = new ArrayList<>();
    for (String name : names) {
      Optional<Column> column = table.column(name);
      if (column.isEmpty() || !column.get().notNull()) {
        return Optional.empty();
      }
      columns.add(column.get());
    }
    return columns.isEmpty() ? Optional.empty() : Optional.of(new Key(columns));
  }

  /** Says whether the column is in it. */
  public boolean has(String column) {
    for (Column candidate : columns) {
      if (candidate.name().equals(column)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the names of its columns. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (Column column : columns) {
      names.add(column.name());
    }
    return names;
  }
}
