package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Truncate;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.effect.Loss;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import java.util.ArrayList;
import java.util.List;

/** Flags TRUNCATE of tables in use. */
final class TableTruncate implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "table-truncate", Severity.ERROR, "TRUNCATE loses every row of a table in use")
      .why(
          "No rollback of the application brings the rows back, and CASCADE empties the tables that refer to it as well, however"
              + " many there are; reads and writes wait meanwhile.")
      .instead(
          "Copy the rows to a table of their own in the same migration, and name every table that is to be emptied; or delete in"
              + " batches what nobody needs.")
      .source("https://www.postgresql.org/docs/current/sql-truncate.html")
      .hazards("DS05", "DS06")
      .given("""
          CREATE TABLE orders (id bigint PRIMARY KEY);
          CREATE TABLE lines (order_id bigint REFERENCES orders);
          """)
      .flags("a table in use", "TRUNCATE lines; -- finding")
      .flags("a table and what refers to it", "TRUNCATE TABLE orders CASCADE; -- finding")
      .accepts("a table that the same migration made", """
          CREATE TEMPORARY TABLE ids (id bigint);
          TRUNCATE ids;
          """);

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    if (statement.statement() instanceof Truncate truncate
        && !statement.effect().loses().isEmpty()) {
      findings.add(truncate.span(), message(statement, truncate));
    }
  }

  private static String message(StatementContext statement, Truncate truncate) {
    List<String> others = new ArrayList<>();
    for (Loss loss : statement.effect().loses()) {
      if (!isNamed(statement, truncate, loss.object())) {
        others.add(loss.object().toString());
      }
    }
    String named = statement.before().resolve(truncate.tables().get(0)).toString();
    return "All rows of "
        + (truncate.tables().size() == 1 ? named : named + " and the other tables named")
        + " are lost"
        + (others.isEmpty() ? "" : ", and those of " + String.join(", ", others));
  }

  private static boolean isNamed(StatementContext statement, Truncate truncate, ObjectName table) {
    for (QualifiedName name : truncate.tables()) {
      if (statement.before().resolve(name).equals(table)) {
        return true;
      }
    }
    return false;
  }
}
