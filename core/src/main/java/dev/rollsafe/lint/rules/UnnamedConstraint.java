package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterAction.AddColumn;
import dev.rollsafe.ast.AlterAction.AddConstraint;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.ColumnDefinition;
import dev.rollsafe.ast.CreateIndex;
import dev.rollsafe.ast.CreateTable;
import dev.rollsafe.ast.TableConstraint;
import dev.rollsafe.ast.TableConstraint.NotNull;
import dev.rollsafe.ast.TableConstraint.Unique;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import java.util.List;

/** Flags constraints and indexes whose names the server chooses. */
final class UnnamedConstraint implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "unnamed-constraint",
          Severity.INFO,
          "The server chooses the name of the constraint or index")
      .why(
          "A later migration that drops or validates it has to guess the name, which carries a number where another one was taken"
              + " already, and is cut off where it gets long; it may differ from database to database.")
      .instead(
          "Name it: CONSTRAINT name in front of the constraint, or the name behind CREATE INDEX.")
      .source("https://www.postgresql.org/docs/current/ddl-constraints.html")
      .hazards("IX15")
      .given("CREATE TABLE orders (id bigint, total numeric);")
      .flags(
          "a constraint that is added",
          "ALTER TABLE orders ADD CHECK (total > 0) NOT VALID; -- finding")
      .flags("constraints and indexes of a new table", """
          CREATE TABLE carts (
            id bigint PRIMARY KEY,
            no text UNIQUE, -- finding
            size integer NOT NULL,
            CHECK (size > 0) -- finding
          );
          CREATE INDEX ON carts (size); -- finding
          """)
      .accepts(
          "what has a name; primary keys and NOT NULL, which go by their table and column", """
          CREATE TABLE carts (
            id bigint PRIMARY KEY,
            no text CONSTRAINT carts_no_key UNIQUE,
            size integer NOT NULL,
            CONSTRAINT carts_size CHECK (size > 0)
          );
          CREATE INDEX carts_size_idx ON carts (size);
          """)
      .offByDefault();

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    if (statement.statement() instanceof CreateIndex create && create.name().isEmpty()) {
      findings.add(create.span(), "The index has no name of its own");
    } else if (statement.statement() instanceof CreateTable table) {
      for (ColumnDefinition column : table.columns()) {
        check(column.constraints(), findings);
      }
      check(table.constraints(), findings);
    } else if (statement.statement() instanceof AlterTable alter) {
      for (AlterAction action : alter.actions()) {
        if (action instanceof AddConstraint add) {
          check(add.constraint(), findings);
        } else if (action instanceof AddColumn add) {
          check(add.column().constraints(), findings);
        }
      }
    }
  }

  private static void check(List<TableConstraint> constraints, Findings findings) {
    for (TableConstraint constraint : constraints) {
      check(constraint, findings);
    }
  }

  /** An index that is taken over gives its name. */
  private static void check(TableConstraint constraint, Findings findings) {
    boolean goesByItsTable = constraint instanceof NotNull
        || (constraint instanceof Unique unique
            && (unique.primary() || unique.usingIndex().isPresent()));
    if (constraint.name().isEmpty() && !goesByItsTable) {
      findings.add(constraint.span(), "The constraint has no name of its own");
    }
  }
}
