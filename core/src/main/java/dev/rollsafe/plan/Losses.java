package dev.rollsafe.plan;

import dev.rollsafe.ast.DataType;
import dev.rollsafe.ast.Persistence;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Delta;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Sequence;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.Type;
import dev.rollsafe.script.RowText;
import java.util.List;

/** What does not come back of rows and values when a schema goes back, and where rows can stand in its way. */
final class Losses {

  /** Types of which each holds every value of those before it, in the same form. */
  private static final List<List<String>> WIDENING = List.of(
      List.of("smallint", "integer", "bigint"),
      List.of("character varying", "text"),
      List.of("real", "double precision"));

  private final Catalog before;
  private final Catalog after;
  private final Steps steps;

  Losses(Catalog before, Catalog after, Steps steps) {
    this.before = before;
    this.after = after;
    this.steps = steps;
  }

  void tell() {
    Delta delta = Delta.of(before, after);
    for (Table was : delta.tables()) {
      Table is = after.table(was.name()).orElse(null);
      if (is != null) {
        changed(was, is);
      } else if (was.persistence() != Persistence.TEMPORARY) {
        steps.lossy("the rows of table " + was.name() + " are gone", RowText.count(was.name()));
      }
    }
    for (Sequence sequence : delta.sequences()) {
      if (after.sequence(sequence.name()).isEmpty() && !sequence.identity()) {
        steps.lossy(
            "where sequence " + sequence.name() + " had come to is gone",
            RowText.position(sequence.name()));
      }
    }
    for (Type type : delta.types()) {
      type(type);
    }
  }

  private void changed(Table was, Table is) {
    for (ObjectName parent : was.parents()) {
      if (!is.parents().contains(parent)) {
        steps.irreversible("the columns that " + was.name() + " had from " + parent
            + " are its own from then on, and stay so");
      }
    }
    for (Column column : was.columns()) {
      Column now = is.column(column.name()).orElse(null);
      if (now == null) {
        gone(was.name(), column);
      } else {
        changed(was.name(), column, now);
      }
    }
    for (Constraint constraint : was.constraints()) {
      if (is.constraint(constraint.name()).filter(constraint::equals).isEmpty()) {
        steps.guards(was.name());
      }
    }
    for (Index index : before.indexes(was.name())) {
      if (index.unique() && after.index(index.name()).filter(index::equals).isEmpty()) {
        steps.guards(was.name());
      }
    }
  }

  private void gone(ObjectName table, Column column) {
    if (column.generated().isEmpty()) {
      steps.lossy(
          "the values of column " + column.name() + " of " + table + " are gone",
          RowText.countValues(table, column.name()));
    }
    if (column.notNull() && !column.fillsItself()) {
      steps.lossy(
          "column " + column.name() + " was NOT NULL: while " + table
              + " holds rows, values must be put in first",
          RowText.count(table));
      steps.guards(table);
    }
  }

  private void changed(ObjectName table, Column was, Column is) {
    boolean retyped = !was.type().sameAs(is.type());
    if (retyped || (was.notNull() && !is.notNull())) {
      steps.guards(table);
    }
    if (retyped && !isWidened(was.type(), is.type())) {
      steps.lossy(
          "values of " + was.name() + " of " + table
              + " that changed with the type, or do not fit the old one, do not come back as they were",
          RowText.countValues(table, was.name()));
    }
    if (was.identity().isPresent() && is.identity().isEmpty()) {
      steps.lossy("where the identity of " + was.name() + " of " + table + " had come to is gone");
    }
  }

  private void type(Type was) {
    for (Table table : before.tables()) {
      for (Column column : table.columns()) {
        if (column.type().name().name().equals(was.name().name())) {
          steps.guards(table.name());
        }
      }
    }
    for (Column attribute : was.attributes()) {
      boolean lost = after.types().stream()
          .filter(is -> is.name().equals(was.name()))
          .anyMatch(
              is -> is.attributes().stream().noneMatch(a -> a.name().equals(attribute.name())));
      if (lost) {
        steps.lossy(
            "the values of attribute " + attribute.name() + " of " + was.name() + " are gone");
      }
    }
  }

  private static boolean isWidened(DataType was, DataType is) {
    if (was.isArray() != is.isArray()
        || was.name().schema() != null
        || is.name().schema() != null) {
      return false;
    }
    for (List<String> row : WIDENING) {
      int from = row.indexOf(was.name().name());
      int to = row.indexOf(is.name().name());
      if (from >= 0 && to >= 0) {
        return from < to || (from == to && (is.modifiers().isEmpty() || isWider(was, is)));
      }
    }
    return false;
  }

  private static boolean isWider(DataType was, DataType is) {
    try {
      return !was.modifiers().isEmpty()
          && Integer.parseInt(was.modifiers().get(0))
              <= Integer.parseInt(is.modifiers().get(0));
    } catch (NumberFormatException odd) {
      return false;
    }
  }
}
