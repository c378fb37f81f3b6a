package dev.rollsafe.effect;

import dev.rollsafe.ast.CreateIndex;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.IndexElement;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.parser.SqlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What unique indexes ask of writers, and which of them ON CONFLICT can use (manual, sections 11.6 and reference page INSERT). */
final class UniqueIndexes {

  private UniqueIndexes() {}

  /** Says why a new unique index refuses nothing that release N-1 writes; empty where it may. */
  static Optional<String> whyHarmless(CreateIndex statement, Table table, Catalog catalog) {
    List<String> key = columns(statement.elements());
    for (Index index : catalog.indexes(table.name())) {
      if (implies(index, statement, key)) {
        return Optional.of("The unique index " + index.name() + " refuses the same rows already");
      }
    }
    for (String name : key) {
      Optional<Column> column = table.column(name);
      if (column.isPresent()
          && column.get().origin() == catalog.unit()
          && leavesDistinct(column.get(), statement.nullsNotDistinct(), catalog)) {
        return Optional.of("Release N-1 does not know the column "
            + name
            + (column.get().fillsItself()
                ? ", which fills itself with a new value"
                : ", and nulls do not collide"));
      }
    }
    return statement.where().flatMap(where -> excluded(where, table, catalog));
  }

  /** Rows of release N-1 never enter a partial index that asks for a new column not to be null. */
  private static Optional<String> excluded(Expression where, Table table, Catalog catalog) {
    for (String name : SqlParser.facts(where).provenNotNull()) {
      Optional<Column> column = table.column(name);
      if (column.isPresent()
          && column.get().origin() == catalog.unit()
          && !column.get().fillsItself()) {
        return Optional.of(
            "Release N-1 does not know the column " + name + ", so its rows are not in the index");
      }
    }
    return Optional.empty();
  }

  private static boolean leavesDistinct(Column column, boolean nullsNotDistinct, Catalog catalog) {
    return switch (Writes.of(column, catalog)) {
      case ITS_OWN -> true;
      case NULL -> !nullsNotDistinct && !column.notNull();
      case THE_SAME, COMPUTED, UNKNOWN -> false;
    };
  }

  /** Says whether every row that the new index would refuse is refused by {@code index}: its key is a part of the new one. */
  private static boolean implies(Index index, CreateIndex statement, List<String> key) {
    return index.unique()
        && index.valid()
        && index.where().isEmpty()
        && (index.nullsNotDistinct() || !statement.nullsNotDistinct())
        && isPlain(index)
        && key.containsAll(columns(index.elements()));
  }

  /** Says whether another index still serves {@code ON CONFLICT} over the columns of {@code index}. */
  static boolean hasTwin(Index index, Catalog catalog) {
    List<String> key = columns(index.elements());
    for (Index other : catalog.indexes(index.table())) {
      if (other.unique()
          && other.valid()
          && !other.name().equals(index.name())
          && isPlain(other)
          && isPlain(index)
          && samePredicate(other, index)
          && sameSet(columns(other.elements()), key)) {
        return true;
      }
    }
    return false;
  }

  private static boolean samePredicate(Index one, Index other) {
    return one.where().isEmpty()
        || one.where().get().text().equals(other.where().map(Expression::text).orElse(""));
  }

  private static boolean sameSet(List<String> one, List<String> other) {
    return one.size() == other.size() && one.containsAll(other);
  }

  /** Says whether all elements are columns with their own collation and operator class. */
  private static boolean isPlain(Index index) {
    for (IndexElement element : index.elements()) {
      if (element.column().isEmpty()
          || element.collation().isPresent()
          || element.operatorClass().isPresent()) {
        return false;
      }
    }
    return true;
  }

  /** Returns the columns of a key, expressions left out. */
  static List<String> columns(List<IndexElement> elements) {
    List<String> names = new ArrayList<>(elements.size());
    for (IndexElement element : elements) {
      Optional<Identifier> column = element.column();
      if (column.isPresent()) {
        names.add(column.get().value());
      }
    }
    return names;
  }

  /** Says whether a foreign key can refer to {@code columns}: a unique index is over just these. */
  static boolean isKey(Catalog catalog, ObjectName table, List<String> columns) {
    for (Index index : catalog.indexes(table)) {
      if (index.unique()
          && index.where().isEmpty()
          && isPlain(index)
          && sameSet(columns(index.elements()), columns)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the index of {@code table} that a foreign key to {@code columns} rests on, where there is just one. */
  static Optional<ObjectName> only(Catalog catalog, ObjectName table, List<String> columns) {
    Optional<ObjectName> found = Optional.empty();
    for (Index index : catalog.indexes(table)) {
      if (index.unique()
          && index.where().isEmpty()
          && isPlain(index)
          && sameSet(columns(index.elements()), columns)) {
        if (found.isPresent()) {
          return Optional.empty();
        }
        found = Optional.of(index.name());
      }
    }
    return found;
  }
}
