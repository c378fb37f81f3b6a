package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.CreateIndex;
import dev.rollsafe.ast.Drop;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.effect.IndexCover;
import dev.rollsafe.lint.Example;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.MigrationContext;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.migration.Migration.TransactionMode;
import java.util.List;
import java.util.Optional;

/** Flags indexes that are dropped while no other does their work. */
final class IndexDropSlowsQueries implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "index-drop-slows-queries",
          Severity.INFO,
          "No other index does the work of the one that is dropped")
      .also(Severity.WARNING)
      .why(
          "Queries of either release that used the index read the whole table from then on; building it again takes as long as the"
              + " table is large.")
      .instead(
          "Look into pg_stat_user_indexes on every server, replicas too, whether it is used; if it is, build the other one"
              + " first.")
      .source(
          "https://www.postgresql.org/docs/current/monitoring-stats.html#MONITORING-PG-STAT-ALL-INDEXES-VIEW")
      .hazards("IX07", "IX09")
      .given("""
          CREATE TABLE orders (id bigint, status text, day date);
          CREATE INDEX orders_day_idx ON orders (day);
          CREATE INDEX orders_status_idx ON orders (status);
          CREATE INDEX orders_status_day_idx ON orders (status, day);
          """)
      .flags(Example.of(
              "the only index over these columns",
              "DROP INDEX CONCURRENTLY orders_day_idx; -- finding")
          .in(TransactionMode.NONE))
      .flags(Example.of("an index that is replaced too late", """
              DROP INDEX CONCURRENTLY orders_day_idx; -- finding
              CREATE INDEX CONCURRENTLY orders_day_status_idx ON orders (day, status);
              """).in(TransactionMode.NONE))
      .accepts(Example.of(
              "an index with whose key another one begins",
              "DROP INDEX CONCURRENTLY orders_status_idx;")
          .in(TransactionMode.NONE))
      .accepts("an index whose column goes with it", """
          -- rollsafe:ignore index-drop-blocks-table, column-drop nobody has read it since release 12

          DROP INDEX orders_day_idx;
          ALTER TABLE orders DROP COLUMN day;
          """)
      .accepts(Example.of("an index that is replaced in time", """
              CREATE INDEX CONCURRENTLY orders_day_status_idx ON orders (day, status);
              DROP INDEX CONCURRENTLY orders_day_idx;
              """).in(TransactionMode.NONE));

  private static final String BUILD_FIRST =
      "Build the new index first, CONCURRENTLY and under another name, then drop the old one; rename the new one if the name"
          + " matters.";

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(MigrationContext migration, Findings findings) {
    List<StatementContext> statements = migration.statements();
    for (int i = 0; i < statements.size(); i++) {
      if (statements.get(i).statement() instanceof Drop drop && drop.kind() == ObjectKind.INDEX) {
        check(migration, i, drop, findings);
      }
    }
  }

  private static void check(MigrationContext migration, int number, Drop drop, Findings findings) {
    StatementContext statement = migration.statements().get(number);
    if (statement.effect().failure().isPresent()) {
      return;
    }
    for (Drop.Target target : drop.targets()) {
      Optional<Index> dropped = statement.before().index(target.name());
      if (dropped.isPresent()
          && isMissed(dropped.get(), statement.before())
          && !losesColumn(dropped.get(), migration.after())) {
        Optional<StatementContext> later = rebuilt(migration, number, dropped.get());
        if (later.isEmpty()) {
          findings.add(
              drop.span(),
              "Queries may need " + dropped.get().name() + ", and no other index serves them");
        } else if (later.get().transaction().isEmpty()) {
          findings
              .add(
                  drop.span(),
                  "Queries go without " + dropped.get().name() + " until the index in line "
                      + migration
                          .position(later.get().statement().span().start())
                          .line()
                      + " is built")
              .severity(Severity.WARNING)
              .instead(BUILD_FIRST);
        }
      }
    }
  }

  private static boolean isMissed(Index index, Catalog catalog) {
    return index.valid()
        && !catalog.isNew(index.table())
        && index.origin() != catalog.unit()
        && IndexCover.serving(index, catalog).isEmpty();
  }

  /** A query that needs the index names its first column: it fails where that goes too. */
  private static boolean losesColumn(Index index, Catalog end) {
    Optional<String> first = index.elements().get(0).column().map(Identifier::value);
    Optional<Table> table = end.table(index.table());
    return first.isPresent()
        && table.isPresent()
        && table.get().complete()
        && table.get().column(first.get()).isEmpty();
  }

  /** Looks for an index that takes the place of the dropped one. */
  private static Optional<StatementContext> rebuilt(
      MigrationContext migration, int number, Index dropped) {
    List<StatementContext> statements = migration.statements();
    for (int i = number + 1; i < statements.size(); i++) {
      StatementContext later = statements.get(i);
      if (later.statement() instanceof CreateIndex create) {
        Optional<Index> made = Indexes.made(create, later);
        if (made.isPresent() && IndexCover.sameStart(made.get(), dropped)) {
          return Optional.of(later);
        }
      }
    }
    return Optional.empty();
  }
}
