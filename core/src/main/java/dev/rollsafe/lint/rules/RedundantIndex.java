package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.CreateIndex;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.effect.IndexCover;
import dev.rollsafe.lint.Example;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.migration.Migration.TransactionMode;
import java.util.Optional;

/** Flags new indexes whose work another index does already. */
final class RedundantIndex implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "redundant-index", Severity.INFO, "Another index does the work of the new one already")
      .why(
          "A B-tree finds rows by the first columns of its key as fast as an index over these alone. A second one costs disk and"
              + " time in every write, and serves no query that the first does not serve.")
      .instead(
          "Leave it out; or drop the other one in a later migration, if that is the one too many.")
      .source("https://www.postgresql.org/docs/current/indexes-multicolumn.html")
      .hazards("IX12")
      .given("""
          CREATE TABLE orders (id bigint PRIMARY KEY, status text, day date);
          CREATE INDEX orders_status_day_idx ON orders (status, day);
          CREATE INDEX orders_day_idx ON orders (day);
          """)
      .flags(Example.of(
              "the first column of another index",
              "CREATE INDEX CONCURRENTLY orders_status_idx ON orders (status); -- finding")
          .in(TransactionMode.NONE))
      .flags(Example.of(
              "the primary key",
              "CREATE INDEX CONCURRENTLY orders_id_idx ON orders (id); -- finding")
          .in(TransactionMode.NONE))
      .accepts(Example.of("what the other one does not do", """
              CREATE INDEX CONCURRENTLY orders_status_desc ON orders (status DESC, day);
              CREATE INDEX CONCURRENTLY orders_open ON orders (status) WHERE day IS NULL;
              CREATE INDEX CONCURRENTLY orders_status_incl ON orders (status) INCLUDE (id);
              CREATE INDEX CONCURRENTLY orders_status_like ON orders (status text_pattern_ops);
              CREATE INDEX CONCURRENTLY orders_status_hash ON orders USING hash (status);
              """).in(TransactionMode.NONE))
      .accepts(Example.of("a new copy of an index that is swollen", """
              CREATE INDEX CONCURRENTLY orders_day_new ON orders (day);
              DROP INDEX CONCURRENTLY orders_day_idx;
              """).in(TransactionMode.NONE));

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    if (!(statement.statement() instanceof CreateIndex create)) {
      return;
    }
    Optional<Index> made = Indexes.made(create, statement);
    if (made.isEmpty()) {
      return;
    }
    for (Index other : statement.before().indexes(made.get().table())) {
      if (IndexCover.replaces(other, made.get())) {
        report(create, made.get().name(), other.name(), findings);
        return;
      }
    }
  }

  private static void report(
      CreateIndex create, ObjectName made, ObjectName other, Findings findings) {
    findings
        .add(create.span(), made + " serves no query that " + other + " does not serve")
        .unlessAtEnd(end -> end.index(made).isEmpty() || end.index(other).isEmpty());
  }
}
