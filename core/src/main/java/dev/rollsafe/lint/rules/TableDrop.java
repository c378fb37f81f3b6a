package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.Drop;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.effect.Break;
import dev.rollsafe.effect.Effect;
import dev.rollsafe.effect.Loss;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.MigrationContext;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import java.util.List;
import java.util.Optional;

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
      .aboutPreviousRelease()
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
      .flags("a table that comes back without its rows", """
          DROP TABLE orders; -- finding
          CREATE TABLE orders (id bigint, status text);
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
  public void check(MigrationContext migration, Findings findings) {
    List<StatementContext> statements = migration.statements();
    RestoredNames restored = RestoredNames.of(statements);
    for (int i = 0; i < statements.size(); i++) {
      if (statements.get(i).statement() instanceof Drop drop && isTable(drop.kind())) {
        check(statements.get(i), i, drop, restored, findings);
      }
    }
  }

  private static void check(
      StatementContext statement,
      int number,
      Drop drop,
      RestoredNames restored,
      Findings findings) {
    for (Drop.Target target : drop.targets()) {
      ObjectName table = statement.before().resolve(target.name());
      boolean loses = loses(statement.effect(), table);
      Optional<Break> broken = broken(statement.effect(), table);
      boolean breaks = broken.isPresent() && !restored.undo(broken.get(), number);
      if (loses || breaks) {
        findings.add(
            target.name().span(),
            "Dropping " + table
                + (loses ? " loses its rows" : "")
                + (loses && breaks ? " and" : "")
                + (breaks ? " breaks the statements that use it" : ""));
      }
    }
  }

  private static boolean isTable(ObjectKind kind) {
    return kind == ObjectKind.TABLE || kind == ObjectKind.FOREIGN_TABLE;
  }

  private static boolean loses(Effect effect, ObjectName table) {
    for (Loss loss : effect.loses()) {
      if (loss.object().equals(table)) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Break> broken(Effect effect, ObjectName table) {
    for (Break candidate : effect.breaks()) {
      if (candidate.object().equals(table)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }
}
