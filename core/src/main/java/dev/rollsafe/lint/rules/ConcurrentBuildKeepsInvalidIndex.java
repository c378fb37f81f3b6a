package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.CreateIndex;
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
import dev.rollsafe.migration.Migration.TransactionMode;
import java.util.HashSet;
import java.util.Set;

/** Flags concurrent builds that take an index for done which a failed attempt has left behind. */
final class ConcurrentBuildKeepsInvalidIndex implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "concurrent-build-keeps-invalid-index",
          Severity.WARNING,
          "IF NOT EXISTS takes the invalid index of a failed attempt for the one that is wanted")
      .why(
          "A concurrent build that fails, for a duplicate, a deadlock or a timeout, leaves its index behind, invalid. Run again, the"
              + " migration finds the name, does nothing and succeeds: no query uses the index, and a unique one may not be"
              + " enforced.")
      .instead(
          "Put DROP INDEX CONCURRENTLY IF EXISTS of the same name in front of it, in the same migration.")
      .source(
          "https://www.postgresql.org/docs/current/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY")
      .hazards("IX05")
      .given("CREATE TABLE orders (id bigint, status text);")
      .flags(Example.of(
              "a build that is skipped when it is run again",
              "CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_status_idx ON orders (status); -- finding")
          .in(TransactionMode.NONE))
      .accepts(Example.of("a build in front of which the rest of a failed one is removed", """
              DROP INDEX CONCURRENTLY IF EXISTS orders_status_idx;
              CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_status_idx ON orders (status);
              """)
          .in(TransactionMode.NONE))
      .accepts(Example.of(
              "a build that fails when the name is there",
              "CREATE INDEX CONCURRENTLY orders_status_idx ON orders (status);")
          .in(TransactionMode.NONE))
      .accepts("a build in a transaction, which leaves nothing behind", """
          CREATE TABLE carts (id bigint);
          CREATE INDEX IF NOT EXISTS carts_id_idx ON carts (id);
          """);

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(MigrationContext migration, Findings findings) {
    Set<ObjectName> dropped = new HashSet<>(0);
    for (StatementContext statement : migration.statements()) {
      if (statement.statement() instanceof Drop drop && drop.kind() == ObjectKind.INDEX) {
        for (Drop.Target target : drop.targets()) {
          dropped.add(statement.before().resolve(target.name()));
        }
      } else if (statement.statement() instanceof CreateIndex create
          && isSkipped(create, statement, dropped)) {
        findings.add(
            create.span(),
            "Run again after a failure, this accepts the invalid index "
                + create.name().orElseThrow());
      }
    }
  }

  private static boolean isSkipped(
      CreateIndex create, StatementContext statement, Set<ObjectName> dropped) {
    if (!create.concurrently()
        || !create.ifNotExists()
        || create.name().isEmpty()
        || statement.transaction().isPresent()
        || statement.nested()) {
      return false;
    }
    ObjectName table = statement.before().resolve(create.table());
    ObjectName index = new ObjectName(table.schema(), create.name().get().value());
    return !statement.isNew(table)
        && !dropped.contains(index)
        && statement.before().index(index).isEmpty();
  }
}
