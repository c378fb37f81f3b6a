package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.CreateIndex;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.effect.Effect;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.MigrationContext;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import java.util.HashMap;
import java.util.Map;

/** Flags tables that one migration writes anew several times, and indexes that it builds for nothing. */
final class TableRewrittenTwice implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "table-rewritten-twice", Severity.WARNING, "The table is written anew more than once")
      .why(
          "Each rewrite copies all rows and builds all indexes under an ACCESS EXCLUSIVE lock, those too that the same migration has"
              + " just built.")
      .instead(
          "Put the changes into one ALTER TABLE, which rewrites the table once for all of them, and build indexes behind it.")
      .source("https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES")
      .hazards("TX06", "RP06")
      .given("CREATE TABLE orders (id integer PRIMARY KEY, total integer);")
      .flags("two types, one after the other", """
          -- rollsafe:ignore type-change-rewrites, type-change-breaks-previous-release the table is small

          ALTER TABLE orders ALTER COLUMN id TYPE bigint;
          ALTER TABLE orders ALTER COLUMN total TYPE bigint; -- finding
          """)
      .flags("an index that is built, and built again", """
          -- rollsafe:ignore type-change-rewrites, type-change-breaks-previous-release the table is small
          -- rollsafe:ignore index-build-blocks-writes the table is small

          CREATE INDEX orders_total ON orders (total);
          ALTER TABLE orders ALTER COLUMN total TYPE bigint; -- finding
          """)
      .accepts("both types at once, and a new table", """
          -- rollsafe:ignore type-change-rewrites, type-change-breaks-previous-release the table is small
          -- rollsafe:ignore contract-and-expand-in-one-migration the table is small

          ALTER TABLE orders ALTER COLUMN id TYPE bigint, ALTER COLUMN total TYPE bigint;
          CREATE TABLE carts (id integer, total integer);
          ALTER TABLE carts ALTER COLUMN id TYPE bigint;
          ALTER TABLE carts ALTER COLUMN total TYPE bigint;
          """);

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(MigrationContext migration, Findings findings) {
    Map<ObjectName, StatementContext> worked = null;
    for (StatementContext statement : migration.statements()) {
      Effect effect = statement.effect();
      if (effect.assumed()) {
        continue;
      }
      if (effect.rewrites().isEmpty() && !(statement.statement() instanceof CreateIndex)) {
        continue;
      }
      worked = worked == null ? new HashMap<>() : worked;
      rewritten(statement, worked, migration, findings);
      if (statement.statement() instanceof CreateIndex index
          && !effect.indexRebuilds().isEmpty()) {
        worked.putIfAbsent(statement.before().resolve(index.table()), statement);
      }
    }
  }

  private static void rewritten(
      StatementContext statement,
      Map<ObjectName, StatementContext> worked,
      MigrationContext migration,
      Findings findings) {
    for (ObjectName relation : statement.effect().rewrites()) {
      StatementContext earlier = worked.put(relation, statement);
      if (earlier != null && !statement.isNew(relation)) {
        findings.add(
            statement.statement().span(),
            relation + " is written anew, and with it what line "
                + migration.position(earlier.statement().span().start()).line()
                + " has written already");
        return;
      }
    }
  }
}
