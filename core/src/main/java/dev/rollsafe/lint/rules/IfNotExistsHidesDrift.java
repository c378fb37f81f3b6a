package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterAction.AddColumn;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.ColumnDefinition;
import dev.rollsafe.ast.CreateTable;
import dev.rollsafe.ast.DataType;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.lint.StatementContext.Action;
import java.util.Optional;

/** Flags IF NOT EXISTS where something else of that name exists, so that nothing is done. */
final class IfNotExistsHidesDrift implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "if-not-exists-hides-drift",
          Severity.WARNING,
          "IF NOT EXISTS finds something else of that name, and does nothing")
      .why(
          "It looks at the name alone. The migration succeeds, what it describes is not there, and the release that needs it fails"
              + " later.")
      .instead(
          "Bring what is there into shape with ALTER TABLE, or leave IF NOT EXISTS out so that the difference shows.")
      .source("https://www.postgresql.org/docs/current/sql-createtable.html")
      .hazards("TX14")
      .given("CREATE TABLE orders (id bigint, status text);")
      .flags(
          "a table that lacks a column",
          "CREATE TABLE IF NOT EXISTS orders (id bigint, total numeric); -- finding")
      .flags(
          "a column of another type",
          "ALTER TABLE orders ADD COLUMN IF NOT EXISTS status integer; -- finding")
      .accepts("a table that is there as described", """
          CREATE TABLE IF NOT EXISTS orders (id bigint, status text);
          """)
      .accepts("what is not there yet", """
          CREATE TABLE IF NOT EXISTS carts (id bigserial, status text);
          ALTER TABLE orders ADD COLUMN IF NOT EXISTS total numeric;
          """);

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    if (statement.statement() instanceof CreateTable create && create.ifNotExists()) {
      Optional<Table> table = statement.before().table(create.name());
      if (table.isPresent() && table.get().complete()) {
        check(create, table.get(), findings);
      }
    } else if (statement.statement() instanceof AlterTable alter) {
      Optional<Table> table = statement.before().table(alter.name());
      if (table.isPresent()) {
        check(statement, table.get(), findings);
      }
    }
  }

  private static void check(CreateTable create, Table table, Findings findings) {
    for (ColumnDefinition column : create.columns()) {
      Optional<Column> known = table.column(column.name().value());
      if (known.isEmpty()) {
        findings.add(
            create.name().span(),
            table.name() + " is there already, without the column " + column.name());
        return;
      }
      if (differs(column, known.get())) {
        findings.add(create.name().span(), there(table, known.get()));
        return;
      }
    }
  }

  private static void check(StatementContext statement, Table table, Findings findings) {
    for (Action action : statement.actions()) {
      if (action.action() instanceof AddColumn add && add.ifNotExists()) {
        Optional<Column> known = table.column(add.column().name().value());
        if (known.isPresent() && differs(add.column(), known.get())) {
          findings.add(add.span(), there(table, known.get()));
        }
      }
    }
  }

  private static String there(Table table, Column known) {
    return table.name() + "." + known.name() + " is there already, as " + known.type();
  }

  /** Serial types are resolved in the catalog. */
  private static boolean differs(ColumnDefinition column, Column known) {
    Optional<DataType> type = column.type();
    return type.isPresent() && !type.get().isSerial() && !type.get().sameAs(known.type());
  }
}
