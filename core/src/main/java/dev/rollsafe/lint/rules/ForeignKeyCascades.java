package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.TableConstraint;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;

/** Flags foreign keys that delete or overwrite rows by themselves; a matter of policy. */
final class ForeignKeyCascades implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "foreign-key-cascades", Severity.INFO, "Deleting a row deletes those that refer to it")
      .why(
          "One DELETE can take along any number of rows of other tables, in one transaction, without the application or its logs"
              + " knowing of them.")
      .instead(
          "Leave it at NO ACTION, and let the application delete what refers to a row, in batches.")
      .source("https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-FK")
      .hazards("CN12")
      .given("CREATE TABLE orders (id bigint PRIMARY KEY);")
      .flags("ON DELETE CASCADE", """
          CREATE TABLE bills (
            order_id bigint PRIMARY KEY
              REFERENCES orders ON DELETE CASCADE -- finding
          );
          """)
      .accepts(
          "one that keeps the row",
          "CREATE TABLE bills (order_id bigint PRIMARY KEY REFERENCES orders);")
      .offByDefault();

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    ForeignKeys.added(statement, (table, key) -> {
      if (key.onDelete() == TableConstraint.Action.CASCADE) {
        findings.add(
            key.span(),
            "Deleting from " + statement.before().resolve(key.referenced()) + " deletes from "
                + table);
      }
    });
  }
}
