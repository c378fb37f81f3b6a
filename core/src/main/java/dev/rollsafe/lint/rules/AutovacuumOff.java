package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterAction.SetOptions;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.CreateTable;
import dev.rollsafe.ast.Persistence;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.lint.StatementContext.Action;
import dev.rollsafe.sql.Span;
import java.util.Locale;
import java.util.Map;

/** Flags tables that are no longer vacuumed by themselves. */
final class AutovacuumOff implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "autovacuum-off", Severity.WARNING, "The table is not vacuumed by itself any more")
      .why(
          "Dead rows are never cleared away and statistics grow old: the table swells, plans go wrong, and one day VACUUM runs after"
              + " all, to prevent transaction ids from running out, at a time nobody chose.")
      .instead(
          "RESET (autovacuum_enabled) when the work is done; to make it gentler, set autovacuum_vacuum_scale_factor or"
              + " autovacuum_vacuum_cost_delay.")
      .source("https://www.postgresql.org/docs/current/runtime-config-autovacuum.html")
      .hazards("TB14")
      .given("CREATE TABLE orders (id bigint);")
      .flags("a table in use", "ALTER TABLE orders SET (autovacuum_enabled = false); -- finding")
      .flags(
          "a new table",
          "CREATE TABLE carts (id bigint) WITH (autovacuum_enabled = off); -- finding")
      .accepts("one that is vacuumed again afterwards", """
          ALTER TABLE orders SET (autovacuum_enabled = false);
          ALTER TABLE orders RESET (autovacuum_enabled);
          """)
      .accepts("other parameters", "ALTER TABLE orders SET (fillfactor = 70);");

  private static final String PARAMETER = "autovacuum_enabled";

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    if (statement.statement() instanceof CreateTable create && isOff(create.options())) {
      ObjectName table =
          statement.before().creation(create.name(), create.persistence() == Persistence.TEMPORARY);
      report(table, create.name().span(), findings);
    } else if (statement.statement() instanceof AlterTable alter) {
      for (Action action : statement.actions()) {
        if (action.action() instanceof SetOptions set && !set.reset() && isOff(set.options())) {
          report(statement.before().resolve(alter.name()), set.span(), findings);
        }
      }
    }
  }

  private static void report(ObjectName table, Span span, Findings findings) {
    findings
        .add(span, "Nothing vacuums " + table + " any more")
        .unlessAtEnd(end -> end.table(table).map(left -> !isOff(left.options())).orElse(true));
  }

  private static boolean isOff(Map<String, String> options) {
    String value = options.get(PARAMETER);
    return value != null && isFalse(value.toLowerCase(Locale.ROOT));
  }

  private static boolean isFalse(String value) {
    return switch (value) {
      case "false", "off", "no", "0", "'false'", "'off'", "'no'", "'0'" -> true;
      default -> false;
    };
  }
}
