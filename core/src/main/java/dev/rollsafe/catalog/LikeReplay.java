package dev.rollsafe.catalog;

import dev.rollsafe.ast.CreateTable;
import java.util.List;
import java.util.Optional;

/** Replays LIKE clauses (manual, CREATE TABLE): columns and NOT NULL always, the rest as INCLUDING says. */
final class LikeReplay {

  private LikeReplay() {}

  static void copy(
      Editor editor, ConstraintReplay constraints, TableDraft table, CreateTable.Like like) {
    Table source = editor.table(like.table());
    if (source == null) {
      table.complete = false;
      return;
    }
    table.complete &= source.complete();
    boolean defaults = includes(like.options(), "DEFAULTS");
    boolean generated = includes(like.options(), "GENERATED");
    boolean identity = includes(like.options(), "IDENTITY");
    for (Column column : source.columns()) {
      boolean identical = identity && column.identity().isPresent();
      table.columns.add(new Column(
          column.name(),
          column.type(),
          column.collation(),
          column.notNull(),
          defaults ? column.defaultValue() : Optional.empty(),
          generated ? column.generated() : Optional.empty(),
          identical ? column.identity() : Optional.empty(),
          identical
              ? Optional.of(new TableReplay(editor)
                  .ownSequence(table, column.name(), column.identity().get().options(), true))
              : Optional.empty(),
          ColumnSettings.NONE.named(
              ServerNames.choose(source.name().name(), column.name(), "not_null", taken -> false)),
          Attached.NONE,
          editor.unit()));
    }
    if (includes(like.options(), "CONSTRAINTS")) {
      for (Constraint constraint : source.constraints()) {
        if (constraint.kind() == Constraint.Kind.CHECK) {
          table.constraints.add(Constraints.inherited(constraint, editor.unit(), Optional.empty()));
        }
      }
    }
    if (includes(like.options(), "INDEXES")) {
      for (ObjectName name : source.indexes()) {
        Index index = editor.state().indexes().get(name);
        if (index != null) {
          PartitionReplay.copyIndex(editor, constraints, table, source.constraints(), index);
        }
      }
    }
  }

  /** The last word on {@code what} counts; ALL speaks of everything. */
  private static boolean includes(List<String> options, String what) {
    boolean included = false;
    for (String option : options) {
      if (option.endsWith(" ALL") || option.endsWith(" " + what)) {
        included = option.startsWith("INCLUDING");
      }
    }
    return included;
  }
}
