package dev.rollsafe.release;

import dev.rollsafe.release.Release.State;
import dev.rollsafe.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A database with a ledger, in which one change, {@code t.a->b} of the service orders, may be contracted. */
final class GateDatabase implements AutoCloseable {

  static final Change CHANGE = Change.of("t.a->b", "rename-column", "t.a", Optional.of("t.b"));

  private final TestPostgres.Database database;
  final Connection connection;
  final ReleaseLedger ledger;

  private GateDatabase(TestPostgres.Database database) throws SQLException {
    this.database = database;
    connection = database.connect();
    ledger = ReleaseLedger.of(connection);
  }

  /** Makes one in which the gate is open: two stable releases do without the old side, and have for long. */
  static GateDatabase open() throws SQLException {
    GateDatabase made = new GateDatabase(TestPostgres.create());
    made.execute("CREATE TABLE t (id bigint PRIMARY KEY, a text, b text)");
    made.ledger.create(Optional.of("prod"));
    made.ledger.declare(CHANGE.consumers("orders"));
    made.ledger.record(CHANGE.id(), Phase.EXPANDED);
    made.ledger.record(CHANGE.id(), Phase.SYNCED);
    made.stable("orders", "1.2", true);
    made.stable("orders", "1.3", true);
    made.later("48 hours");
    made.ledger.recordComparison(CHANGE.id(), 0);
    return made;
  }

  /** Registers a release and brings it to be stable. */
  void stable(String service, String release, boolean free) throws SQLException {
    live(service, release, free);
    ledger.move(service, release, State.STABLE);
  }

  void live(String service, String release, boolean free) throws SQLException {
    ledger.register(Build.of(service, release, Set.of(), free ? Set.of(CHANGE.id()) : Set.of()));
    ledger.move(service, release, State.DEPLOYING);
    ledger.move(service, release, State.LIVE);
  }

  /** Lets time pass, by moving what was recorded into the past; what was compared stays fresh. */
  void later(String time) throws SQLException {
    String back = " - interval '" + time + "'";
    execute("UPDATE rollsafe.release SET live_at = live_at" + back + ", stable_at = stable_at"
        + back + "; UPDATE rollsafe.change SET phase_at = phase_at" + back
        + ", flag_on_at = flag_on_at" + back);
  }

  /** Returns why the gate is shut, as Java and the database agree to say it. */
  List<Reason.Code> shut() throws SQLException {
    GateDecision decision = GateCheck.of(ledger).decide(CHANGE.id());
    List<String> said =
        decision.reasons().stream().map(Reason::toString).sorted().toList();
    if (!said.equals(ledger.whyClosed(CHANGE.id()).stream().sorted().toList())) {
      throw new AssertionError(said + " and " + ledger.whyClosed(CHANGE.id()));
    }
    return decision.reasons().stream().map(Reason::code).sorted().toList();
  }

  Connection connect() throws SQLException {
    return database.connect();
  }

  void execute(String sql) throws SQLException {
    execute(connection, sql);
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  String one(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return String.valueOf(row.getString(1));
    }
  }

  /** Says whether the column that a contract drops is there. */
  boolean hasOldSide() throws SQLException {
    return one("SELECT count(*) FROM pg_attribute WHERE attrelid = 't'::regclass AND attname = 'a'")
        .equals("1");
  }

  @Override
  public void close() throws SQLException {
    connection.close();
    database.close();
  }
}
