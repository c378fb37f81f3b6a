package dev.rollsafe.verify;

import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.Version;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which migrations a database holds, as the table of its runner says. Immutable. */
public final class AppliedMigrations {

  /**
   * A runner's table.
   *
   * @param table its name
   * @param query gives the names of migrations that were run and not taken back
   */
  private record Ledger(String table, String query) {}

  private static final List<Ledger> LEDGERS = List.of(
      new Ledger(
          "flyway_schema_history",
          // A baseline stands for all versions up to its own.
          "SELECT coalesce(version, script), type FROM %s WHERE success ORDER BY installed_rank"),
      new Ledger("databasechangelog", "SELECT id, exectype FROM %s"),
      new Ledger(
          "_prisma_migrations",
          "SELECT migration_name, '' FROM %s WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL"),
      new Ledger("__diesel_schema_migrations", "SELECT version, '' FROM %s"),
      new Ledger("schema_migrations", "SELECT version::text, 'last' FROM %s"));

  private final String table;
  private final Set<String> names;
  private final Optional<Version> baseline;

  private AppliedMigrations(String table, Set<String> names, Optional<Version> baseline) {
    this.table = table;
    this.names = Set.copyOf(names);
    this.baseline = baseline;
  }

  /**
   * Reads the table of a runner, in a transaction that may write nothing.
   *
   * @param connection in autocommit mode
   * @param seconds how long it may take
   * @return nothing where the database has no such table
   */
  public static Optional<AppliedMigrations> read(Connection connection, int seconds)
      throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "SET TRANSACTION READ ONLY; SET LOCAL statement_timeout = '" + seconds + "s'");
      for (Ledger ledger : LEDGERS) {
        Optional<String> name = find(statement, ledger.table());
        if (name.isPresent()) {
          return Optional.of(read(statement, ledger, name.get()));
        }
      }
      return Optional.empty();
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private static Optional<String> find(Statement statement, String table) throws SQLException {
    String query = "SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname) FROM pg_class c"
        + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p') AND lower(c.relname) = '"
        + table + "' ORDER BY pg_table_is_visible(c.oid) DESC, 1 LIMIT 1";
    try (ResultSet rows = statement.executeQuery(query)) {
      return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
    }
  }

  private static AppliedMigrations read(Statement statement, Ledger ledger, String table)
      throws SQLException {
    Set<String> names = new HashSet<>();
    Optional<Version> baseline = Optional.empty();
    try (ResultSet rows = statement.executeQuery(ledger.query().replace("%s", table))) {
      while (rows.next()) {
        String name = rows.getString(1);
        String type = rows.getString(2);
        if (name == null) {
          continue;
        }
        if (type != null && type.startsWith("UNDO")) {
          names.remove(name);
        } else if (type != null && (type.contains("BASELINE") || type.equals("last"))) {
          baseline = Version.of(name);
          names.add(name);
        } else {
          names.add(name);
        }
      }
    }
    // golang-migrate keeps the last version alone; Rails and dbmate keep a row for each in a table
    // of the same name.
    boolean each = ledger.table().equals("schema_migrations") && names.size() > 1;
    return new AppliedMigrations(table, names, each ? Optional.empty() : baseline);
  }

  /** Returns the name of the runner's table. */
  public String table() {
    return table;
  }

  /** Returns the names of the migrations as the runner writes them. */
  public List<String> names() {
    List<String> sorted = new ArrayList<>(names);
    sorted.sort(null);
    return sorted;
  }

  /** Says whether the database holds a migration. One that runs again when it changes counts as not applied. */
  public boolean contains(Migration migration) {
    if (migration.kind() == Migration.Kind.REPEATABLE
        || migration.kind() == Migration.Kind.CALLBACK) {
      return false;
    }
    Optional<Version> version = migration.version().or(() -> leading(migration.id()));
    if (version.isPresent()) {
      if (baseline.isPresent() && version.get().compareTo(baseline.get()) <= 0) {
        return true;
      }
      for (String name : names) {
        if (Version.of(name).filter(version.get()::sameAs).isPresent()) {
          return true;
        }
      }
    }
    // Diesel leaves the hyphens of a version out; Liquibase knows changesets by their id.
    String id = migration.id();
    int underscore = id.indexOf('_');
    String first = underscore < 0 ? id : id.substring(0, underscore);
    return names.contains(id) || names.contains(first.replace("-", ""));
  }

  private static Optional<Version> leading(String id) {
    int end = 0;
    while (end < id.length() && Character.isDigit(id.charAt(end))) {
      end++;
    }
    return Version.of(id.substring(0, end));
  }
}
