package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterAction.DropColumn;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.IndexElement;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import java.util.Optional;

/** Flags columns that take constraints and indexes over other columns along. */
final class ColumnDropTakesConstraints implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "column-drop-takes-constraints",
          Severity.WARNING,
          "A constraint or index over other columns too goes with the column")
      .why(
          "DROP COLUMN drops whatever has the column in it, without CASCADE and without a word: a unique constraint over two columns"
              + " is gone, not narrowed to one, and rows that it kept out come in.")
      .instead(
          "Build what is to hold for the columns that stay first, CONCURRENTLY or NOT VALID, and drop the old constraint or index by"
              + " name before the column.")
      .aboutPreviousRelease()
      .source("https://www.postgresql.org/docs/current/sql-altertable.html")
      .hazards("DS08")
      .given("""
          CREATE TABLE orders (id bigint, no text, tenant text, note text, UNIQUE (tenant, no));
          CREATE INDEX orders_note ON orders (note);
          CREATE TABLE parts (id bigint, kind text, no text, size integer, weight integer);
          CREATE UNIQUE INDEX parts_key ON parts (kind, no);
          CREATE INDEX parts_size ON parts (size, weight);
          """)
      .flags(
          "a unique constraint over two columns",
          "ALTER TABLE orders DROP COLUMN tenant; -- finding")
      .flags(
          "a unique index over two columns, by its second one",
          "ALTER TABLE parts DROP COLUMN no; -- finding")
      .accepts("an index that is not unique, and a column that the unique one does not have", """
          -- rollsafe:ignore column-drop nobody has read it since release 12

          ALTER TABLE parts DROP COLUMN weight;
          ALTER TABLE parts DROP COLUMN id;
          """)
      .accepts("an index over the column alone", """
          -- rollsafe:ignore column-drop nobody has read it since release 12
          ALTER TABLE orders DROP COLUMN note;
          """);

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    if (!(statement.statement() instanceof AlterTable alter)) {
      return;
    }
    ObjectName table = statement.before().resolve(alter.name());
    Optional<Table> known = statement.before().table(table);
    if (known.isEmpty() || statement.isNew(table)) {
      return;
    }
    for (AlterAction action : alter.actions()) {
      if (action instanceof DropColumn drop) {
        check(statement, known.get(), drop, findings);
      }
    }
  }

  private static void check(
      StatementContext statement, Table table, DropColumn drop, Findings findings) {
    for (Constraint constraint : table.constraints()) {
      if (constraint.kind() != Constraint.Kind.CHECK
          && constraint.columns().size() > 1
          && constraint.columns().contains(drop.column().value())
          && isGone(statement, table.name(), constraint.name())) {
        findings.add(
            drop.span(),
            "The constraint " + constraint.name() + " over "
                + String.join(", ", constraint.columns()) + " goes with the column");
        return;
      }
    }
    for (Index index : statement.before().indexes(table.name())) {
      if (index.unique()
          && index.elements().size() > 1
          && index.constraint().isEmpty()
          && has(index, drop.column())
          && statement.after().index(index.name()).isEmpty()) {
        findings.add(drop.span(), "The unique index " + index.name() + " goes with the column");
        return;
      }
    }
  }

  private static boolean isGone(StatementContext statement, ObjectName table, String constraint) {
    return statement
        .after()
        .table(table)
        .filter(t -> t.constraint(constraint).isEmpty())
        .isPresent();
  }

  private static boolean has(Index index, Identifier column) {
    for (IndexElement element : index.elements()) {
      if (element.column().filter(c -> c.is(column.value())).isPresent()) {
        return true;
      }
    }
    return false;
  }
}
