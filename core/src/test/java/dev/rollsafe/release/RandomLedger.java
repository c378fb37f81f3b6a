package dev.rollsafe.release;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;

/**
 * Fills a ledger with many small histories that know nothing of each other: each has a few services with releases in all states,
 * and two changes. Times lie a quarter of an hour from all that is compared with them.
 */
final class RandomLedger {

  private static final List<String> SOAKS = List.of("0", "1h", "24h", "90m", "5400s");

  private final Random random;

  /** Whether nearly all is as it should be, so that gates open now and then. */
  private boolean calm;

  private final List<String> changes = new ArrayList<>();
  private final StringJoiner services = new StringJoiner(", ");
  private final StringJoiner releases = new StringJoiner(", ");
  private final StringJoiner capabilities = new StringJoiner(", ");
  private final StringJoiner recorded = new StringJoiner(", ");
  private final StringJoiner consumers = new StringJoiner(", ");
  private final StringJoiner evidence = new StringJoiner(", ");
  private final StringJoiner sessions = new StringJoiner(", ");
  private final StringJoiner overrides = new StringJoiner(", ");

  RandomLedger(Random random) {
    this.random = random;
  }

  /** Puts tables in the place of the view of sessions. */
  static void prepare(Statement statement) throws SQLException {
    statement.execute(
        "CREATE TABLE rollsafe.fake_session (name text, count bigint);"
            + " CREATE OR REPLACE VIEW rollsafe.live_session AS SELECT name, count FROM rollsafe.fake_session");
  }

  /** Takes everything out of the ledger but whose it is. */
  static void clear(Statement statement) throws SQLException {
    statement.execute(
        "SET session_replication_role = replica; TRUNCATE rollsafe.service, rollsafe.release,"
            + " rollsafe.capability, rollsafe.change, rollsafe.change_consumer, rollsafe.evidence, rollsafe.fake_session,"
            + " rollsafe.gate_override, rollsafe.event CASCADE; UPDATE rollsafe.identity SET unused = NULL");
  }

  /** Returns the ids of all changes, and some that nobody knows. */
  List<String> changes() {
    return changes;
  }

  void addHistory(int number) {
    calm = chance(40);
    String change = "c" + number;
    String other = "d" + number;
    if (chance(95)) {
      record(change);
    }
    record(other);
    changes.add(change);
    changes.add(other);
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      String service = (char) ('a' + i) + String.valueOf(number);
      consumer(change, service, 85);
      consumer(other, service, 40);
      if (chance(95)) {
        service(service, List.of(change, other));
      }
    }
  }

  void addUnknownSession() {
    sessions.add("('stranger@1', 2)");
    sessions.add("('psql', 1)");
    sessions.add("('', 3)");
    sessions.add("('@', 1)");
    sessions.add("('x@', 1)");
  }

  private void record(String change) {
    String phase = calm || chance(50)
        ? "synced"
        : pick(
            "planned", "expanded", "synced", "tombstoned", "tombstoned", "contracted", "reverted");
    boolean flag = chance(calm ? 3 : 20);
    boolean compared = calm || chance(90);
    recorded.add("('" + change + "', 'k', 'o', " + (chance(90) ? "'n'" : "NULL") + ", '{}', '{}', '"
        + pick(SOAKS) + "', '" + pick("0", "168h", "24h") + "', " + (flag ? "'f'" : "NULL") + ", '"
        + phase + "', " + ago(chance(50) ? 400 : 30) + ", "
        + (flag && chance(70) ? ago(48) : "NULL") + ", "
        + (compared
            ? (calm || chance(90) ? "0" : "7") + ", " + ago(calm || chance(85) ? 1 : 4)
            : "NULL, NULL")
        + ")");
    if (chance(15)) {
      overrides.add("('" + change
          + "', 'INC-1', 'must', now() - interval '99 hours', now() + interval '15 minutes' + interval '"
          + (chance(50) ? 1 : -2) + " hours')");
    }
  }

  private void consumer(String change, String service, int percent) {
    if (chance(percent)) {
      consumers.add("('" + change + "', '" + service + "')");
    }
  }

  private void service(String service, List<String> about) {
    services.add("('" + service + "', " + random.nextInt(4) + ", '" + pick(SOAKS) + "', '"
        + (chance(calm ? 3 : 25) ? "{errors}" : "{}") + "')");
    int count = random.nextInt(6) + (calm ? 2 : 0);
    boolean onTheWay = false;
    for (int i = 0; i < count; i++) {
      String state = chance(calm ? 90 : 55)
          ? pick("stable", "superseded")
          : pick(
              "planned",
              "deploying",
              "live",
              "stable",
              "superseded",
              "retired",
              "rolling_back",
              "rolled_back");
      if (state.equals("deploying") || state.equals("rolling_back")) {
        state = onTheWay ? "live" : state;
        onTheWay = true;
      }
      release(service, String.valueOf(i), state, about);
    }
    if (!calm && chance(3)) {
      sessions.add("('" + service + "@never', 1)");
    }
  }

  private void release(String service, String id, String state, List<String> about) {
    boolean stable = state.equals("stable") || state.equals("superseded");
    // Equal times are wanted.
    int at = random.nextInt(5) * 12;
    releases.add("('" + service + "', '" + id + "', '" + state + "', "
        + (state.equals("planned")
            ? "NULL, NULL)"
            : hours(at + 10) + ", " + (stable ? hours(at) : "NULL") + ")"));
    for (String change : about) {
      capability(service, id, change, "free_of_old", calm ? 98 : 75);
      capability(service, id, change, "needs_new", 50);
    }
    capability(service, id, "nobody-knows", "needs_new", 2);
    if (chance(calm ? 1 : 8)) {
      sessions.add("('" + service + "@" + id + "', " + (1 + random.nextInt(3)) + ")");
    }
    int said = chance(calm ? 5 : 40) ? random.nextInt(4) : 0;
    for (int i = 0; i < said; i++) {
      evidence.add("('" + service + "', '" + id + "', '" + pick("errors", "errors", "latency")
          + "', '" + pick("pass", "pass", "pass", "pass", "fail", "inconclusive", "error") + "', "
          + hours(random.nextInt(60)) + ")");
    }
  }

  private void capability(String service, String id, String change, String cap, int percent) {
    if (chance(percent)) {
      capabilities.add(
          "('" + service + "', '" + id + "', '" + change + "', '" + cap + "', 'scan')");
    }
  }

  void load(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      clear(statement);
      insert(statement, "service (service, rollback_window, soak, rules)", services);
      insert(statement, "release (service, release_id, state, live_at, stable_at)", releases);
      insert(statement, "capability (service, release_id, change_id, cap, source)", capabilities);
      insert(
          statement,
          "change (change_id, kind, old_side, new_side, expand, contract, soak, quarantine, flag, phase, phase_at,"
              + " flag_on_at, diverged_rows, compared_at)",
          recorded);
      insert(statement, "change_consumer (change_id, service)", consumers);
      insert(statement, "evidence (service, release_id, rule, verdict, recorded_at)", evidence);
      insert(statement, "fake_session (name, count)", sessions);
      insert(statement, "gate_override (change_id, ticket, reason, at, expires_at)", overrides);
      statement.execute(
          "ANALYZE rollsafe.release, rollsafe.capability, rollsafe.change, rollsafe.change_consumer,"
              + " rollsafe.evidence, rollsafe.fake_session, rollsafe.gate_override, rollsafe.service");
    }
  }

  private static void insert(Statement statement, String into, StringJoiner rows)
      throws SQLException {
    if (rows.length() > 0) {
      statement.execute("INSERT INTO rollsafe." + into + " VALUES " + rows);
    }
  }

  private String ago(int most) {
    return hours(random.nextInt(most));
  }

  private static String hours(int hours) {
    return "now() - interval '15 minutes' - interval '" + hours + " hours'";
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private String pick(String... values) {
    return values[random.nextInt(values.length)];
  }

  private String pick(List<String> values) {
    return values.get(random.nextInt(values.size()));
  }
}
