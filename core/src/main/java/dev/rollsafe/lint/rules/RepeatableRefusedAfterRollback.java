package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.CreateView;
import dev.rollsafe.ast.Drop;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.lint.Example;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.MigrationContext;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.migration.Migration.Kind;
import java.util.HashSet;
import java.util.Set;

/** Flags views that a repeatable migration only replaces. */
final class RepeatableRefusedAfterRollback implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "repeatable-refused-after-rollback",
          Severity.INFO,
          "After a rollback the older text of the repeatable migration may be refused")
      .why(
          "A release that is rolled back finds another text applied than its own and runs its own again. CREATE OR REPLACE VIEW adds"
              + " columns but takes none away: the older view, which lacks the columns added since, is refused with 42P16, and the"
              + " older release does not start.")
      .instead(
          "DROP VIEW IF EXISTS and CREATE VIEW, in the same script and transaction, so that any text replaces any other.")
      .source("https://www.postgresql.org/docs/current/sql-createview.html")
      .source("https://documentation.red-gate.com/fd/repeatable-migrations-273973335.html")
      .hazards("DS10")
      .given("CREATE TABLE orders (id bigint PRIMARY KEY, total integer, tax integer);")
      .flags("a view that is only replaced", """
          -- migration R__totals
          CREATE OR REPLACE VIEW totals AS SELECT sum(total) AS total FROM orders; -- finding
          """)
      .flags(Example.of("the older text behind the newer one, as a rollback applies it", """
              -- migration R__a_new
              CREATE OR REPLACE VIEW totals AS SELECT sum(total) AS total, sum(tax) AS tax FROM orders; -- finding
              -- next migration R__b_old
              CREATE OR REPLACE VIEW totals AS SELECT sum(total) AS total FROM orders; -- finding
              """)
          .refusedWith("42P16"))
      .accepts("a view that is dropped first", """
          -- migration R__totals
          DROP VIEW IF EXISTS totals;
          CREATE OR REPLACE VIEW totals AS SELECT sum(total) AS total FROM orders;
          """)
      .accepts("a versioned migration, which runs once", """
          CREATE OR REPLACE VIEW totals AS SELECT sum(total) AS total FROM orders;
          """);

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(MigrationContext migration, Findings findings) {
    if (migration.migration().kind() != Kind.REPEATABLE) {
      return;
    }
    Set<ObjectName> dropped = new HashSet<>();
    for (StatementContext statement : migration.statements()) {
      if (statement.statement() instanceof Drop drop && drop.kind() == ObjectKind.VIEW) {
        for (Drop.Target target : drop.targets()) {
          dropped.add(statement.before().resolve(target.name()));
        }
      } else if (statement.statement() instanceof CreateView view && view.orReplace()) {
        ObjectName name = statement.before().resolve(view.name());
        if (!dropped.contains(name)) {
          findings.add(
              view.name().span(),
              "An older text of " + name + " with fewer columns is refused over this one");
        }
      }
    }
  }
}
