package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.ColumnDefinition;
import dev.rollsafe.ast.CreateTable;
import dev.rollsafe.ast.TableConstraint;
import dev.rollsafe.ast.TableConstraint.Unique;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import java.util.List;

/** Flags primary keys of four bytes or fewer. */
final class SmallIntegerKey implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "small-integer-key", Severity.INFO, "The primary key ends at 2147483647")
      .why(
          "When the numbers run out, every INSERT fails, and a wider type then rewrites the table and all that refers to it under"
              + " a lock. Numbers are used up by failed inserts too.")
      .instead("bigint from the start: it costs four bytes a row.")
      .source("https://www.postgresql.org/docs/current/datatype-numeric.html#DATATYPE-INT")
      .hazards("PO01")
      .flags("an integer", """
          CREATE TABLE carts (
            id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY -- finding
          );
          """)
      .flags("a key that is declared behind the columns", """
          CREATE TABLE carts (
            no smallint, -- finding
            CONSTRAINT carts_key PRIMARY KEY (no)
          );
          """)
      .accepts("bigint, and an integer that is a part of a key", """
          CREATE TABLE carts (id bigint PRIMARY KEY, size integer);
          CREATE TABLE cart_days (cart bigint, day integer, PRIMARY KEY (cart, day));
          """)
      .offByDefault();

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    if (!(statement.statement() instanceof CreateTable table)) {
      return;
    }
    for (ColumnDefinition column : table.columns()) {
      if (isSmall(WrittenColumns.typeName(column))
          && (isKey(column.constraints(), column) || isKey(table.constraints(), column))) {
        findings.add(column.span(), "The key " + column.name() + " is no bigint");
      }
    }
  }

  private static boolean isSmall(String type) {
    return switch (type) {
      case "integer", "smallint", "serial", "smallserial" -> true;
      default -> false;
    };
  }

  private static boolean isKey(List<TableConstraint> constraints, ColumnDefinition column) {
    for (TableConstraint constraint : constraints) {
      if (constraint instanceof Unique unique
          && unique.primary()
          && unique.columns().size() == 1
          && unique.columns().get(0).is(column.name().value())) {
        return true;
      }
    }
    return false;
  }
}
