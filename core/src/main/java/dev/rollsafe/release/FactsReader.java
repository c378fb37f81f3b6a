package dev.rollsafe.release;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads facts from a ledger. */
final class FactsReader {

  private final Statement statement;
  private final String schema;
  private final Facts.Draft facts;

  private FactsReader(Statement statement, String schema, Facts.Draft facts) {
    this.statement = statement;
    this.schema = schema;
    this.facts = facts;
  }

  /** Reads all facts; in autocommit mode in a transaction of its own, so that they belong to one moment. */
  static Facts read(Connection connection, String schema) throws SQLException {
    boolean own = connection.getAutoCommit();
    if (own) {
      connection.setAutoCommit(false);
    }
    try (Statement statement = connection.createStatement()) {
      if (own) {
        statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
      }
      return read(statement, schema);
    } finally {
      if (own) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  private static Facts read(Statement statement, String schema) throws SQLException {
    Facts.Draft facts;
    try (ResultSet row = statement.executeQuery("SELECT clock_timestamp(), pg_is_in_recovery(), "
        + schema + ".elsewhere(), i.unused FROM (SELECT 1) o LEFT JOIN " + schema
        + ".identity i ON true")) {
      row.next();
      facts = Facts.at(instant(row, 1).orElseThrow());
      if (row.getBoolean(2)) {
        facts.replica();
      }
      Optional.ofNullable(row.getString(3)).ifPresent(facts::elsewhere);
      Optional.ofNullable(row.getString(4)).ifPresent(facts::unused);
    }
    FactsReader reader = new FactsReader(statement, schema, facts);
    reader.services();
    reader.releases();
    reader.changes();
    reader.evidence();
    reader.overrides();
    reader.sessions();
    return facts.done();
  }

  private void services() throws SQLException {
    try (ResultSet row = query(
        "SELECT service, rollback_window, extract(epoch FROM soak)::bigint, rules FROM %.service")) {
      while (row.next()) {
        facts.add(new Service(
            text(row, 1),
            row.getInt(2),
            Duration.ofSeconds(row.getLong(3)),
            Set.of(texts(row, 4))));
      }
    }
  }

  private void releases() throws SQLException {
    Map<String, Set<String>> needs = capabilities("needs_new");
    Map<String, Set<String>> free = capabilities("free_of_old");
    try (ResultSet row = query(
        "SELECT service, release_id, state, live_at, stable_at FROM %.release ORDER BY service, seq")) {
      while (row.next()) {
        String name = text(row, 1) + "@" + text(row, 2);
        facts.add(new Release(
            text(row, 1),
            text(row, 2),
            Release.State.of(text(row, 3)),
            instant(row, 4),
            instant(row, 5),
            needs.getOrDefault(name, Set.of()),
            free.getOrDefault(name, Set.of())));
      }
    }
  }

  private Map<String, Set<String>> capabilities(String kind) throws SQLException {
    Map<String, Set<String>> changes = new HashMap<>();
    try (ResultSet row =
        query("SELECT service || '@' || release_id, change_id FROM %.capability WHERE cap = '"
            + kind + "'")) {
      while (row.next()) {
        changes.computeIfAbsent(text(row, 1), name -> new HashSet<>()).add(text(row, 2));
      }
    }
    return changes;
  }

  private void changes() throws SQLException {
    Map<String, Set<String>> consumers = new HashMap<>();
    try (ResultSet row = query("SELECT change_id, service FROM %.change_consumer")) {
      while (row.next()) {
        consumers.computeIfAbsent(text(row, 1), id -> new HashSet<>()).add(text(row, 2));
      }
    }
    try (ResultSet row = query(
        "SELECT change_id, kind, old_side, new_side, expand, contract, extract(epoch FROM soak)::bigint,"
            + " extract(epoch FROM quarantine)::bigint, flag, phase, phase_at, flag_on_at, diverged_rows, compared_at"
            + " FROM %.change")) {
      while (row.next()) {
        facts.add(progress(row, consumers.getOrDefault(text(row, 1), Set.of())));
      }
    }
  }

  private static Progress progress(ResultSet row, Set<String> consumers) throws SQLException {
    Change change = new Change(
        text(row, 1),
        text(row, 2),
        text(row, 3),
        Optional.ofNullable(row.getString(4)),
        consumers,
        List.of(texts(row, 5)),
        List.of(texts(row, 6)),
        Duration.ofSeconds(row.getLong(7)),
        Duration.ofSeconds(row.getLong(8)),
        Optional.ofNullable(row.getString(9)));
    long diverged = row.getLong(13);
    OptionalLong rows = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(diverged);
    return new Progress(
        change,
        Phase.of(text(row, 10)),
        instant(row, 11).orElseThrow(),
        instant(row, 12),
        rows,
        instant(row, 14));
  }

  /** Only what may count: of stable releases, since they went live. */
  private void evidence() throws SQLException {
    try (ResultSet row =
        query("SELECT e.service, e.release_id, e.rule, e.verdict, e.recorded_at FROM %.release r"
            + " JOIN %.evidence e ON e.service = r.service AND e.release_id = r.release_id AND e.recorded_at >= r.live_at"
            + " WHERE r.state = 'stable' ORDER BY e.id")) {
      while (row.next()) {
        facts.add(new Evidence(
            text(row, 1),
            text(row, 2),
            text(row, 3),
            Evidence.Verdict.of(text(row, 4)),
            instant(row, 5).orElseThrow()));
      }
    }
  }

  private void overrides() throws SQLException {
    try (ResultSet row = query(
        "SELECT change_id, ticket, reason, actor, at, expires_at FROM %.gate_override ORDER BY id")) {
      while (row.next()) {
        facts.add(new GateOverride(
            text(row, 1),
            text(row, 2),
            text(row, 3),
            text(row, 4),
            instant(row, 5).orElseThrow(),
            instant(row, 6).orElseThrow()));
      }
    }
  }

  private void sessions() throws SQLException {
    try (ResultSet row = query("SELECT coalesce(name, ''), count FROM %.live_session ORDER BY 1")) {
      while (row.next()) {
        facts.add(new Session(text(row, 1), row.getLong(2)));
      }
    }
  }

  private ResultSet query(String sql) throws SQLException {
    return statement.executeQuery(sql.replace("%", schema));
  }

  private static String text(ResultSet row, int column) throws SQLException {
    return Objects.requireNonNull(row.getString(column));
  }

  private static String[] texts(ResultSet row, int column) throws SQLException {
    Array array = row.getArray(column);
    return (String[]) array.getArray();
  }

  private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
  }
}
