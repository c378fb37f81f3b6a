package dev.rollsafe.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.release.Reason.Code;
import dev.rollsafe.testing.TestPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * {@link ReleaseGate} and the functions of the ledger say the same of random histories: {@code rollsafe.gate.histories} of them
 * (2000 by default), from {@code rollsafe.gate.seed} on.
 */
class GateAgreementTest {

  private static final int BATCH = 500;
  private static final Set<Code> NOT_OF_HISTORIES =
      EnumSet.of(Code.NO_LEDGER, Code.REPLICA, Code.REDECLARED);

  private final Map<Code, Integer> seen = new EnumMap<>(Code.class);
  private final Map<String, Integer> decisions = new TreeMap<>();

  @Test
  void bothSayTheSame() throws SQLException {
    int histories = Integer.getInteger("rollsafe.gate.histories", 2000);
    long seed = Long.getLong("rollsafe.gate.seed", 1);
    try (TestPostgres.Database database = TestPostgres.create();
        Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      ReleaseLedger ledger = ReleaseLedger.of(connection);
      ledger.create(Optional.of("prod"));
      RandomLedger.prepare(statement);
      for (int first = 0; first < histories; first += BATCH) {
        Random random = new Random(seed + first);
        RandomLedger batch = new RandomLedger(random);
        for (int i = first; i < Math.min(histories, first + BATCH); i++) {
          batch.addHistory(i);
        }
        int kind = first / BATCH % 4;
        if (kind == 1) {
          batch.addUnknownSession();
        }
        batch.load(connection);
        ledger.environment(Optional.of(kind == 2 ? "staging" : "prod"));
        OptionalInt window = kind == 3 ? OptionalInt.of(random.nextInt(4)) : OptionalInt.empty();
        Facts facts = ledger.facts();
        compareGates(connection, batch.changes(), facts, window);
        compareRollbacks(connection, facts);
      }
    }
    assertThat(seen.keySet()).containsAll(EnumSet.complementOf(EnumSet.copyOf(NOT_OF_HISTORIES)));
    assertThat(decisions.keySet()).containsExactly("Blocked", "Held", "Open", "Open by override");
    assertThat(decisions.values())
        .allMatch(count -> count >= histories / 50, "each is decided often");
    System.getLogger("gate")
        .log(System.Logger.Level.INFO, "decisions {0}, reasons {1}", decisions, seen);
  }

  @Test
  void bothLeaveAnUnusedDatabaseAlone() throws SQLException {
    try (TestPostgres.Database database = TestPostgres.create();
        Connection connection = database.connect()) {
      ReleaseLedger ledger = ReleaseLedger.of(connection);
      ledger.create(Optional.empty());
      ledger.declareUnused("a test");
      GateDecision decision = GateCheck.of(ledger).decide("anything");
      assertThat(decision.isOpen()).isTrue();
      assertThat(decision.notes()).singleElement().asString().contains("a test");
      ledger.assertContract("anything");
      ledger.register(Build.of("orders", "1", Set.of(), Set.of()));
      assertThat(GateCheck.of(ledger).decide("anything").isOpen()).isFalse();
      assertThat(ledger.whyClosed("anything")).isNotEmpty();
    }
  }

  private void compareGates(
      Connection connection, List<String> changes, Facts facts, OptionalInt window)
      throws SQLException {
    Map<String, Set<String>> said = new TreeMap<>();
    try (PreparedStatement query = connection.prepareStatement(
        "SELECT u.id, w.code, w.subject, w.reason"
            + " FROM unnest(?::text[]) AS u (id) CROSS JOIN LATERAL rollsafe.why_closed(u.id, ?) w")) {
      query.setArray(1, connection.createArrayOf("text", changes.toArray()));
      query.setObject(2, window.isPresent() ? window.getAsInt() : null, java.sql.Types.INTEGER);
      collect(query, 1, said);
    }
    for (String change : changes) {
      Change recorded =
          facts.progress(change).map(Progress::change).orElseGet(() -> Change.named(change));
      GateDecision decision = ReleaseGate.decide(recorded, facts, window);
      assertThat(texts(decision.reasons()))
          .as("reasons of %s", change)
          .isEqualTo(said.getOrDefault(change, Set.of()));
      String name = decision.getClass().getSimpleName();
      boolean overridden =
          decision instanceof GateDecision.Open open && !open.overridden().isEmpty();
      decisions.merge(overridden ? name + " by override" : name, 1, Integer::sum);
    }
  }

  private void compareRollbacks(Connection connection, Facts facts) throws SQLException {
    List<String> services = new ArrayList<>(facts.services());
    Map<String, Set<String>> said = new TreeMap<>();
    try (PreparedStatement query = connection.prepareStatement(
        "SELECT r.service || '@' || r.id, b.code, b.subject, b.reason"
            + " FROM (SELECT service, release_id AS id FROM rollsafe.release UNION ALL SELECT service, 'unknown'"
            + " FROM rollsafe.service) r CROSS JOIN LATERAL rollsafe.rollback_blockers(r.service, r.id) b")) {
      collect(query, 1, said);
    }
    for (String service : services) {
      List<String> ids = new ArrayList<>(List.of("unknown"));
      facts.releases(service).forEach(release -> ids.add(release.id()));
      for (String id : ids) {
        assertThat(texts(ReleaseGate.rollbackBlockers(service, id, facts)))
            .as("blockers of %s@%s", service, id)
            .isEqualTo(said.getOrDefault(service + "@" + id, Set.of()));
      }
    }
  }

  private static void collect(PreparedStatement query, int key, Map<String, Set<String>> into)
      throws SQLException {
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        into.computeIfAbsent(row.getString(key), id -> new TreeSet<>())
            .add(row.getString(2) + " " + row.getString(3) + " " + row.getString(4));
      }
    }
  }

  private Set<String> texts(List<Reason> reasons) {
    Set<String> texts = new TreeSet<>();
    for (Reason reason : reasons) {
      texts.add(reason.code() + " " + reason.subject() + " " + reason.text());
      seen.merge(reason.code(), 1, Integer::sum);
    }
    assertThat(texts).hasSameSizeAs(reasons);
    return texts;
  }
}
