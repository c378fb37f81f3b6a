package dev.rollsafe.release.readiness;

import dev.rollsafe.catalog.ServerQueries;
import dev.rollsafe.release.readiness.Readiness.State;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Asks a live database whether a build can serve on its schema. It reads the catalog and the ledger, in a transaction that may
 * write nothing and is rolled back; the rows of no table are read.
 */
public final class SchemaProbe {

  private static final String INSUFFICIENT_PRIVILEGE = "42501";

  private final Manifest manifest;
  private final Duration timeout;

  /**
   * Returns a probe.
   *
   * @param manifest what the build needs
   * @param timeout how long one query may take
   */
  public SchemaProbe(Manifest manifest, Duration timeout) {
    this.manifest = manifest;
    this.timeout = timeout;
  }

  /**
   * Asks.
   *
   * @param connection in autocommit mode, as the role that the build runs as, for privileges are those of this role
   * @throws SQLException if the database cannot be asked, which says nothing of its schema
   */
  public Readiness ask(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      long millis = Math.max(1, timeout.toMillis());
      statement.execute("SET TRANSACTION READ ONLY; SET LOCAL statement_timeout = " + millis
          + "; SET LOCAL lock_timeout = " + millis);
      return ask(connection, statement);
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private Readiness ask(Connection connection, Statement statement) throws SQLException {
    List<String> notes = new ArrayList<>();
    List<String> reasons;
    try {
      reasons = problems(connection);
    } catch (SQLException refused) {
      // Names in a schema that the role may not use cannot even be looked up.
      if (!INSUFFICIENT_PRIVILEGE.equals(refused.getSQLState())) {
        throw refused;
      }
      return new Readiness(
          State.NOT_COMPATIBLE,
          List.of(Objects.requireNonNullElse(refused.getMessage(), "")),
          notes);
    }
    Floor floor = new Floor(manifest, statement);
    reasons.addAll(floor.reasons());
    notes.addAll(floor.notes());
    return new Readiness(reasons.isEmpty() ? State.READY : State.NOT_COMPATIBLE, reasons, notes);
  }

  private List<String> problems(Connection connection) throws SQLException {
    int version = connection.getMetaData().getDatabaseMajorVersion();
    String sql = ServerQueries.read(SchemaProbe.class, "probe.sql", version);
    List<String> problems = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(sql.endsWith(";") ? sql.substring(0, sql.length() - 1) : sql)) {
      query.setString(1, ProbeArguments.columns(manifest));
      query.setString(2, ProbeArguments.tables(manifest));
      query.setString(3, ProbeArguments.enums(manifest));
      query.setArray(4, connection.createArrayOf("text", manifest.functions().toArray()));
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          problems.add(rows.getString(1) + ": " + rows.getString(2));
        }
      }
    }
    return problems;
  }
}
