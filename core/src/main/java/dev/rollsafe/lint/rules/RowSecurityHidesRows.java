package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterAction.RowSecurity;
import dev.rollsafe.ast.AlterPolicy;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.CreatePolicy;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.effect.Phase;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.MigrationContext;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.lint.StatementContext.Action;
import java.util.Optional;

/** Flags what takes rows out of the sight of the previous release. */
final class RowSecurityHidesRows implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "row-security-hides-rows",
          Severity.WARNING,
          "Row security hides rows from the previous release, and refuses its writes")
      .also(Severity.ERROR)
      .why(
          "From the commit on only rows that a policy lets through are seen and written by roles that do not own the table; without"
              + " a policy there are none. Queries of the previous release get no error, only fewer rows.")
      .instead(
          "Make the policies first, for every role that uses the table, with conditions that hold for what the previous release"
              + " does; enable row security a release later.")
      .source("https://www.postgresql.org/docs/current/ddl-rowsecurity.html")
      .hazards("TB13")
      .given("""
          CREATE TABLE orders (id bigint, tenant text);
          CREATE TABLE bare (id bigint);
          CREATE POLICY own ON orders USING (tenant = current_user);
          CREATE TABLE guarded (id bigint);
          ALTER TABLE guarded ENABLE ROW LEVEL SECURITY;
          """)
      .flags("a table without a policy", "ALTER TABLE bare ENABLE ROW LEVEL SECURITY; -- finding")
      .flags("a table with policies", "ALTER TABLE orders ENABLE ROW LEVEL SECURITY; -- finding")
      .flags(
          "a policy that lets fewer rows through",
          "CREATE POLICY few ON guarded AS RESTRICTIVE USING (id > 0); -- finding")
      .accepts(
          "one more policy that lets rows through", "CREATE POLICY more ON guarded USING (id > 0);")
      .accepts("a policy that does not count yet", "CREATE POLICY own ON bare USING (id > 0);")
      .accepts("a table that the same migration made", """
          CREATE TABLE carts (id bigint);
          ALTER TABLE carts ENABLE ROW LEVEL SECURITY;
          """);

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(MigrationContext migration, Findings findings) {
    for (StatementContext statement : migration.statements()) {
      if (statement.statement() instanceof CreatePolicy create) {
        policy(statement, create.table(), findings);
      } else if (statement.statement() instanceof AlterPolicy alter) {
        policy(statement, alter.table(), findings);
      } else if (statement.statement() instanceof AlterTable alter) {
        for (Action action : statement.actions()) {
          if (action.action() instanceof RowSecurity security
              && action.effect().phase() == Phase.CONTRACT) {
            enabled(
                security, statement.before().resolve(alter.name()), migration.after(), findings);
          }
        }
      }
    }
  }

  private static void policy(StatementContext statement, QualifiedName table, Findings findings) {
    if (Breaks.lasting(statement.effect()).isPresent()) {
      findings.add(
          statement.statement().span(),
          "Rows of " + statement.before().resolve(table)
              + " may be hidden from the previous release");
    }
  }

  private static void enabled(
      RowSecurity security, ObjectName table, Catalog end, Findings findings) {
    Optional<Table> known = end.table(table);
    if (known.isPresent() && known.get().complete() && known.get().policies().isEmpty()) {
      findings
          .add(
              security.span(),
              "No policy lets any row of " + table + " through: all are hidden from the previous"
                  + " release, unless its role owns the table")
          .severity(Severity.ERROR);
    } else {
      findings.add(
          security.span(),
          "Rows of " + table + " that no policy lets through are hidden from the previous release");
    }
  }
}
