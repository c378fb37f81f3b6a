package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Update;
import dev.rollsafe.ast.Vacuum;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.MigrationContext;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Flags tables that are filled or rewritten and not analysed. */
final class StatisticsGrownOld implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "statistics-grown-old",
          Severity.INFO,
          "The planner knows nothing of what the migration has written")
      .why(
          "Autovacuum looks at the table minutes later; until then queries of the new column, or of the one with the new type, are"
              + " planned without statistics. ALTER COLUMN TYPE throws those of the column away.")
      .instead("ANALYZE the table behind it; it runs in a transaction and blocks nobody.")
      .source(
          "https://www.postgresql.org/docs/current/routine-vacuuming.html#VACUUM-FOR-STATISTICS")
      .hazards("DM03")
      .given("CREATE TABLE orders (id bigint PRIMARY KEY, total integer);")
      .flags("a backfill", """
          -- rollsafe:ignore unbatched-backfill the table is small

          UPDATE orders SET total = 0 WHERE total IS NULL; -- finding
          """)
      .accepts("a backfill and ANALYZE", """
          -- rollsafe:ignore unbatched-backfill the table is small

          UPDATE orders SET total = 0 WHERE total IS NULL;
          ANALYZE orders;
          """)
      .accepts("ANALYZE of everything", """
          -- rollsafe:ignore unbatched-backfill the table is small

          UPDATE orders SET total = 0 WHERE total IS NULL;
          ANALYZE;
          """)
      .offByDefault();

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(MigrationContext migration, Findings findings) {
    List<StatementContext> statements = migration.statements();
    Set<ObjectName> told = null;
    for (int i = 0; i < statements.size(); i++) {
      StatementContext statement = statements.get(i);
      Optional<ObjectName> written = written(statement);
      if (written.isPresent() && !isAnalysed(written.get(), statements, i)) {
        told = told == null ? new HashSet<>() : told;
        if (told.add(written.get())) {
          findings.add(statement.statement().span(), "No ANALYZE of " + written.get() + " follows");
        }
      }
    }
  }

  private static Optional<ObjectName> written(StatementContext statement) {
    List<ObjectName> all = statement.statement() instanceof Update
        ? statement.effect().scans()
        : statement.effect().rewrites();
    for (ObjectName relation : all) {
      if (!statement.isNew(relation)) {
        return Optional.of(relation);
      }
    }
    return Optional.empty();
  }

  private static boolean isAnalysed(ObjectName table, List<StatementContext> statements, int from) {
    for (int i = from + 1; i < statements.size(); i++) {
      if (statements.get(i).statement() instanceof Vacuum vacuum
          && vacuum.analyze()
          && (vacuum.tables().isEmpty() || names(vacuum, table, statements.get(i)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean names(Vacuum vacuum, ObjectName table, StatementContext statement) {
    for (QualifiedName name : vacuum.tables()) {
      if (statement.before().resolve(name).equals(table)) {
        return true;
      }
    }
    return false;
  }
}
