package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.RefreshMaterializedView;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.View;
import dev.rollsafe.effect.Break;
import dev.rollsafe.effect.Lock;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import java.util.Optional;

/** Flags REFRESH MATERIALIZED VIEW that keeps readers out. */
final class RefreshBlocksReads implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "refresh-blocks-reads",
          Severity.WARNING,
          "Nobody can read the materialized view while it is filled")
      .also(Severity.ERROR)
      .why(
          "REFRESH holds an ACCESS EXCLUSIVE lock on the view as long as its query runs and its indexes are built; WITH NO DATA"
              + " leaves it unreadable until it is filled again.")
      .instead(
          "REFRESH MATERIALIZED VIEW CONCURRENTLY, which lets reads go on and may run in a transaction; it needs a unique index"
              + " over columns, without WHERE.")
      .source("https://www.postgresql.org/docs/current/sql-refreshmaterializedview.html")
      .hazards("TB09")
      .growsWithTable()
      .given("""
          CREATE TABLE orders (id bigint);
          CREATE MATERIALIZED VIEW totals AS SELECT count(*) AS n FROM orders;
          CREATE UNIQUE INDEX totals_n ON totals (n);
          CREATE MATERIALIZED VIEW later AS SELECT id FROM orders WITH NO DATA;
          """)
      .flags("a view in use", "REFRESH MATERIALIZED VIEW totals; -- finding")
      .flags("a view that is emptied", "REFRESH MATERIALIZED VIEW totals WITH NO DATA; -- finding")
      .accepts("reads that go on", "REFRESH MATERIALIZED VIEW CONCURRENTLY totals;")
      .accepts("a view that was never filled", "REFRESH MATERIALIZED VIEW later;");

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    if (!(statement.statement() instanceof RefreshMaterializedView refresh)) {
      return;
    }
    ObjectName name = statement.before().resolve(refresh.name());
    Optional<View> view = statement.before().view(name);
    if (statement.isNew(name) || view.filter(known -> !known.populated()).isPresent()) {
      return;
    }
    Optional<Break> broken = Breaks.lasting(statement.effect());
    if (broken.isPresent()) {
      findings
          .add(refresh.span(), "Reads of " + name + " fail until it is filled again")
          .severity(Severity.ERROR);
      return;
    }
    for (Lock lock : statement.effect().locks()) {
      if (lock.object().equals(name) && lock.mode().blocksReads()) {
        findings.add(refresh.span(), "Reads of " + name + " wait until it is filled");
        return;
      }
    }
  }
}
