package dev.rollsafe.assertions;

import dev.rollsafe.Rollsafe;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.lint.Assessment;
import dev.rollsafe.lint.Finding;
import dev.rollsafe.lint.Start;
import dev.rollsafe.migration.History;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.Migration.TransactionMode;
import dev.rollsafe.sql.Script;
import java.util.ArrayList;
import java.util.List;

/** SQL that is judged as one migration, all in one transaction. Immutable. */
public final class CheckedSql {

  private static final String NAME = "the SQL";

  private final String sql;
  private final String before;
  private final TransactionMode mode;
  private final int serverVersion;

  private CheckedSql(String sql, String before, TransactionMode mode, int serverVersion) {
    this.sql = sql;
    this.before = before;
    this.mode = mode;
    this.serverVersion = serverVersion;
  }

  static CheckedSql of(String sql) {
    return new CheckedSql(sql, "", TransactionMode.SINGLE, 16);
  }

  /**
   * Says what is in the database before.
   *
   * @param schema the statements that made it
   */
  public CheckedSql after(String schema) {
    return new CheckedSql(sql, before + schema + "\n;\n", mode, serverVersion);
  }

  /** Judges it as it is run outside of a transaction, each statement by itself. */
  public CheckedSql outsideOfTransactions() {
    return new CheckedSql(sql, before, TransactionMode.NONE, serverVersion);
  }

  /**
   * Judges it for a server; 16 where nothing is said.
   *
   * @param majorVersion the major version of PostgreSQL, 13 to 18
   */
  public CheckedSql onServerVersion(int majorVersion) {
    return new CheckedSql(sql, before, mode, majorVersion);
  }

  Assessment judge() {
    Catalog catalog = Catalog.empty().enter(0).replay(Script.of("what is there before", before));
    Migration migration = Migration.of(NAME, mode, List.of(Script.of(NAME, sql)));
    return Rollsafe.builder()
        .serverVersion(serverVersion)
        .starting(new Start(catalog, applied -> false))
        .build()
        .assess(List.of(History.of(NAME, List.of(migration))));
  }

  /** Returns what is found and not let through. */
  static List<Finding> findings(Assessment assessment) {
    List<Finding> findings = new ArrayList<>();
    assessment.histories().forEach(history -> findings.addAll(history.findings()));
    findings.removeIf(Finding::suppressed);
    return findings;
  }

  @Override
  public String toString() {
    return sql;
  }
}
