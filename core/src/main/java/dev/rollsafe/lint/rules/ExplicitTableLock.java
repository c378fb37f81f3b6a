package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.LockTable;
import dev.rollsafe.effect.Lock;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;

/** Flags LOCK TABLE that keeps others waiting. */
final class ExplicitTableLock implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "explicit-table-lock",
          Severity.WARNING,
          "LOCK TABLE keeps others waiting to the end of the transaction")
      .why(
          "Without a mode it takes ACCESS EXCLUSIVE, behind which even reads wait, and it holds it through everything that the"
              + " transaction does afterwards.")
      .instead(
          "Leave locking to the statements, which take the weakest lock that will do; where one is needed, name the weakest mode,"
              + " SET LOCAL lock_timeout before it, and do nothing slow behind it.")
      .source("https://www.postgresql.org/docs/current/sql-lock.html")
      .hazards("TB12")
      .given("CREATE TABLE orders (id bigint);")
      .flags("the strongest lock, for want of a mode", "LOCK TABLE orders; -- finding")
      .flags(
          "a lock that stops writes", "LOCK orders IN SHARE ROW EXCLUSIVE MODE NOWAIT; -- finding")
      .accepts(
          "a lock that lets reads and writes go on", "LOCK TABLE orders IN ROW EXCLUSIVE MODE;")
      .accepts("a table that the same migration made", """
          CREATE TABLE carts (id bigint);
          LOCK TABLE carts;
          """);

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    if (!(statement.statement() instanceof LockTable)) {
      return;
    }
    for (Lock lock : statement.effect().locks()) {
      if (lock.mode().blocksWrites() && !statement.isNew(lock.object())) {
        findings.add(
            statement.statement().span(),
            (lock.mode().blocksReads() ? "Reads and writes of " : "Writes to ") + lock.object()
                + " wait until the transaction ends");
        return;
      }
    }
  }
}
