package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.Reindex;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.effect.Lock;
import dev.rollsafe.lint.Example;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Fix;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.migration.Migration.TransactionMode;
import dev.rollsafe.sql.Keyword;
import java.util.Optional;

/** Flags {@code REINDEX} that blocks writes while it builds. */
final class ReindexBlocksWrites implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "reindex-blocks-writes",
          Severity.ERROR,
          "REINDEX blocks writes, and reads that would use the index, until it is built again")
      .why(
          "It holds a SHARE lock on the table and an ACCESS EXCLUSIVE lock on each index: writes wait as long as the table is large,"
              + " and so does every query for which the planner looks at the index.")
      .instead("REINDEX (CONCURRENTLY), in a migration of its own that runs outside a transaction.")
      .source("https://www.postgresql.org/docs/current/sql-reindex.html")
      .hazards("IX03")
      .growsWithTable()
      .given("""
          CREATE TABLE orders (id bigint, status text);
          CREATE INDEX orders_status_idx ON orders (status);
          """)
      .flags("an index", "REINDEX INDEX orders_status_idx; -- finding")
      .flags("a table", "REINDEX TABLE orders; -- finding")
      .flags("an option that is off", "REINDEX (CONCURRENTLY false) TABLE orders; -- finding")
      .flags(
          Example.of("an index and a table, outside a transaction", """
              REINDEX INDEX orders_status_idx; -- finding
              REINDEX TABLE orders; -- finding
              """).in(TransactionMode.NONE))
      .flags(Example.of("all tables of a schema", "REINDEX SCHEMA public; -- finding")
          .in(TransactionMode.NONE))
      .accepts(Example.of("a concurrent build outside a transaction", """
              REINDEX (CONCURRENTLY) TABLE orders;
              REINDEX INDEX CONCURRENTLY orders_status_idx;
              """).in(TransactionMode.NONE))
      .accepts("a table that the same migration made", """
          CREATE TABLE carts (id bigint PRIMARY KEY);
          REINDEX TABLE carts;
          """);

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    if (!(statement.statement() instanceof Reindex reindex) || reindex.concurrently()) {
      return;
    }
    for (Lock lock : statement.effect().locks()) {
      if (lock.mode().blocksWrites() && !statement.isNew(lock.object())) {
        findings.add(reindex.span(), message(reindex, lock)).fix(safeForm(statement, reindex));
        return;
      }
    }
  }

  private static String message(Reindex reindex, Lock lock) {
    return lock.kind() == ObjectKind.INDEX && reindex.kind() == ObjectKind.INDEX
        ? "Writes to the table of " + lock.object() + " wait until the index is built again"
        : "Writes to " + lock.object() + " and others wait until their indexes are built again";
  }

  /** An index that belongs to an EXCLUDE constraint is refused or, in its table, left out. */
  private static Optional<Fix> safeForm(StatementContext statement, Reindex reindex) {
    if (!SafeForms.runsAlone(statement) || reindex.name().isEmpty()) {
      return Optional.empty();
    }
    ObjectName name = statement.before().resolve(reindex.name().get());
    Optional<Table> table = switch (reindex.kind()) {
      case TABLE -> statement.before().table(name);
      case INDEX ->
        statement.before().index(name).flatMap(index -> statement.before().table(index.table()));
      default -> Optional.empty();
    };
    if (table.isEmpty() || table.get().isPartitioned() || SafeForms.excludes(table.get())) {
      return Optional.empty();
    }
    return SafeForms.concurrently(
        statement, reindex.kind() == ObjectKind.TABLE ? Keyword.TABLE : Keyword.INDEX);
  }
}
