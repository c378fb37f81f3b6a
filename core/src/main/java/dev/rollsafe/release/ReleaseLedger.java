package dev.rollsafe.release;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The ledger of one database: what its releases and changes are and how they fare there. Everything is written by functions of
 * the ledger itself, with the clock of the database, one state change behind the other; psql may call them just as well. In
 * autocommit mode each call is a transaction; else it belongs to the caller's.
 */
public final class ReleaseLedger {

  private final Connection connection;
  private final String schema;

  private ReleaseLedger(Connection connection, String schema) {
    this.connection = connection;
    this.schema = schema;
  }

  /** Returns the ledger in the schema {@code rollsafe}, which need not exist yet. */
  public static ReleaseLedger of(Connection connection) {
    return of(connection, LedgerScript.DEFAULT_SCHEMA);
  }

  /**
   * Returns a ledger, which need not exist yet.
   *
   * @param connection to the database; stays open
   * @param schema the schema of the ledger
   */
  public static ReleaseLedger of(Connection connection, String schema) {
    return new ReleaseLedger(connection, LedgerScript.checked(schema));
  }

  /** Says whether the database has the ledger, without an error where it has none. */
  public boolean exists() throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(
        "SELECT EXISTS (SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
            + " WHERE n.nspname = ? AND c.relname = 'identity')")) {
      query.setString(1, schema);
      try (ResultSet row = query.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /** Says whether the user may look at it. */
  boolean isReadable() throws SQLException {
    try (Statement query = connection.createStatement();
        ResultSet row = query.executeQuery("SELECT has_schema_privilege('" + schema + "', 'USAGE')"
            + " AND has_table_privilege('" + schema + ".identity', 'SELECT')"
            + " AND has_function_privilege('" + schema + ".elsewhere()', 'EXECUTE')")) {
      return row.next() && row.getBoolean(1);
    }
  }

  /**
   * Makes the ledger, or brings the functions of one that is there up to date.
   *
   * @param env what the environment is called; the name of the database by default
   */
  public void create(Optional<String> env) throws SQLException {
    boolean own = connection.getAutoCommit();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      environment(env);
      statement.execute(LedgerScript.create(schema));
      if (own) {
        connection.commit();
      }
    } finally {
      if (own) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  /** Says for this session which environment it takes the database for; another one keeps the gate shut. */
  public void environment(Optional<String> env) throws SQLException {
    if (env.isPresent()) {
      try (PreparedStatement set =
          connection.prepareStatement("SELECT set_config('rollsafe.env', ?, false)")) {
        set.setString(1, env.get());
        set.execute();
      }
    }
  }

  /** Returns all that is known. */
  public Facts facts() throws SQLException {
    return FactsReader.read(connection, schema);
  }

  /** Gives a role what it needs: {@code read}, {@code migrate} or {@code deploy}. */
  public void allow(String role, String what) throws SQLException {
    call("allow(?, ?)", role, what);
  }

  /** Says that the ledger belongs to this database, for example behind a restore, a failover or an upgrade. */
  public void adopt(String env, String reason) throws SQLException {
    call("adopt(?, ?)", env, reason);
  }

  /** Says that nobody uses this database, such as one of a test: contracts run until a release is registered. */
  public void declareUnused(String reason) throws SQLException {
    call("declare_unused(?)", reason);
  }

  /** Writes down what holds for a service. */
  public void declare(Service service) throws SQLException {
    call(
        "declare_service(?, ?, make_interval(secs => ?), ?)",
        service.name(),
        service.rollbackWindow(),
        service.soak().toSeconds(),
        array(service.rules()));
  }

  /** Writes down what a change is; once it is expanded, consumers can be added and waits become longer, no more. */
  public void declare(Change change) throws SQLException {
    call(
        "declare_change(?, ?, ?, ?, ?, make_interval(secs => ?), make_interval(secs => ?), ?, ?, ?)",
        change.id(),
        change.kind(),
        change.oldSide(),
        change.newSide(),
        array(change.consumers()),
        change.soak().toSeconds(),
        change.quarantine().toSeconds(),
        change.flag(),
        array(change.expand()),
        array(change.contract()));
  }

  /** Writes down how far a change is; best in the transaction of the migration that brings it there. */
  public void record(String change, Phase phase) throws SQLException {
    call("record_phase(?, ?)", change, phase.word());
  }

  /** Writes down how many rows differ between both sides of a change, as was just counted. */
  public void recordComparison(String change, long rows) throws SQLException {
    call("record_comparison(?, ?)", change, rows);
  }

  /** Writes down whether the feature flag of a change is on for everybody. */
  public void recordFlag(String change, boolean on) throws SQLException {
    call("record_flag(?, ?)", change, on);
  }

  /**
   * Registers a build before it is deployed.
   *
   * @param build what it is and what it needs
   */
  public void register(Build build) throws SQLException {
    call(
        "register_release(?, ?, ?, ?, ?, ?, ?, ?)",
        build.service(),
        build.release(),
        array(build.needsNew()),
        array(build.freeOfOld()),
        build.source(),
        build.commit(),
        build.digest(),
        build.branch());
  }

  /** Takes somebody's word that a release does not use the old side of a change. */
  public void declareFree(String service, String release, String change, String reason)
      throws SQLException {
    call("declare_free(?, ?, ?, ?)", service, release, change, reason);
  }

  /** Writes down what becomes of a release. */
  public void move(String service, String release, Release.State state) throws SQLException {
    call("move_release(?, ?, ?)", service, release, state.word());
  }

  /** Adds what a rule said of a release, now. */
  public void record(
      String service, String release, String rule, Evidence.Verdict verdict, Measurement measured)
      throws SQLException {
    call(
        "record_evidence(?, ?, ?, ?, ?, ?, ?::timestamptz, ?::timestamptz, ?, ?::jsonb)",
        service,
        release,
        rule,
        verdict.word(),
        measured.value(),
        measured.samples(),
        measured.from().map(Object::toString),
        measured.to().map(Object::toString),
        measured.query(),
        measured.detail());
  }

  /** Takes somebody's word that a rule counts as passed, for example where there is too little traffic to tell. */
  public void approve(String service, String release, String rule, String reason)
      throws SQLException {
    call(
        "record_evidence(?, ?, ?, 'pass', p_query => 'approved', p_detail => jsonb_build_object('reason', ?::text))",
        service,
        release,
        rule,
        reason);
  }

  /** Lets the contract of a change run for a time although the gate is shut. What would lose rows stays shut. */
  public void override(String change, String ticket, String reason, Duration time)
      throws SQLException {
    call(
        "override_gate(?, ?, ?, make_interval(secs => ?))",
        change,
        ticket,
        reason,
        time.toSeconds());
  }

  /** Runs the first statement of a contract: it fails where the gate is shut. */
  public void assertContract(String change) throws SQLException {
    call("assert_contract(?)", change);
  }

  /** Returns why the gate of a change is shut, as the function of the ledger says: {@code CODE: reason}. */
  List<String> whyClosed(String change) throws SQLException {
    return rows(
        "SELECT code || ': ' || reason FROM " + schema + ".why_closed(?) ORDER BY 1", change);
  }

  private List<String> rows(String sql, String argument) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, argument);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          rows.add(row.getString(1));
        }
      }
    }
    return rows;
  }

  private Object array(Collection<String> texts) throws SQLException {
    return connection.createArrayOf("text", texts.toArray());
  }

  private void call(String function, Object... arguments) throws SQLException {
    try (PreparedStatement call =
        connection.prepareStatement("SELECT " + schema + "." + function)) {
      for (int i = 0; i < arguments.length; i++) {
        Object argument = arguments[i];
        Object value = argument instanceof Optional<?> optional ? optional.orElse(null) : argument;
        call.setObject(i + 1, value);
      }
      call.execute();
    }
  }
}
