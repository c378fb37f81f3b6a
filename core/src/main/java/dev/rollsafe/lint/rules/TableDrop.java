package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.Drop;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.effect.Break;
import dev.rollsafe.effect.Effect;
import dev.rollsafe.effect.Loss;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;

/** Flags {@code DROP TABLE} of a table in use. */
final class TableDrop implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "table-drop",
          Severity.ERROR,
          "DROP TABLE loses data, and the previous release may still use the table")
      .why(
          "Statements of the previous release that name the table fail from then on, and a rollback brings back neither the"
              + " table nor its rows.")
      .instead(
          "Ship a release that does not use the table, wait until no older one runs, rename the table, and drop it a"
              + " release later in a migration of its own; let it through there with the reason.")
      .source("https://www.postgresql.org/docs/current/sql-droptable.html")
      .hazards("DS01")
      .given("CREATE TABLE orders (id bigint); CREATE TABLE parts (id bigint);")
      .flags("a table in use", "DROP TABLE orders; -- finding")
      .flags("each of several tables", """
          DROP TABLE IF EXISTS
            orders, -- finding
            parts; -- finding
          """)
      .flags("a table in use, in a DO block", """
          DO $$
          BEGIN
            DROP TABLE orders; -- finding
          END $$;
          """)
      .accepts("a table that the same migration made", """
          CREATE TABLE staging (id bigint);
          DROP TABLE staging;
          """)
      .accepts("a temporary table", """
          CREATE TEMPORARY TABLE ids AS SELECT id FROM orders;
          DROP TABLE ids;
          """);

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    if (!(statement.statement() instanceof Drop drop) || !isTable(drop.kind())) {
      return;
    }
    for (Drop.Target target : drop.targets()) {
      ObjectName table = statement.before().resolve(target.name());
      if (takesSomething(statement.effect(), table)) {
        findings.add(
            target.name().span(),
            "Dropping " + table + " loses its rows and breaks the statements that use it");
      }
    }
  }

  private static boolean isTable(ObjectKind kind) {
    return kind == ObjectKind.TABLE || kind == ObjectKind.FOREIGN_TABLE;
  }

  private static boolean takesSomething(Effect effect, ObjectName table) {
    for (Loss loss : effect.loses()) {
      if (loss.object().equals(table)) {
        return true;
      }
    }
    for (Break broken : effect.breaks()) {
      if (broken.object().equals(table)) {
        return true;
      }
    }
    return false;
  }
}
