package dev.rollsafe.effect;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.effect.Break.Audience;
import dev.rollsafe.testing.TestPostgres;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What we foretell to break for the release before, beside what servers do with its statements after the change: who is hit and
 * with which SQLSTATE. A break without an error can't be seen so.
 */
class CompatibilityTruthTest {

  static final List<String> THEMES = List.of(
      "compat-columns",
      "compat-constraints",
      "compat-types",
      "compat-objects",
      "compat-partitions",
      "compat-access",
      "compat-writes");

  private static final Pending PENDING = new Pending("truth/pending.txt");

  @TestFactory
  List<DynamicContainer> breaksWhatTheServersBreak() {
    List<DynamicContainer> tests = new ArrayList<>();
    for (TruthTable.Group group : TruthTable.read("truth", THEMES)) {
      TestPostgres.versions()
          .forEach((version, server) -> tests.add(DynamicContainer.dynamicContainer(
              group.theme() + ": " + group.title() + " @ " + version,
              tests(group, server, version).stream())));
    }
    return tests;
  }

  private static List<DynamicTest> tests(TruthTable.Group group, TestPostgres server, int version) {
    Catalog catalog = group.catalog();
    Map<String, Map<String, String>> broken = new HashMap<>();
    List<DynamicTest> tests = new ArrayList<>();
    tests.add(DynamicTest.dynamicTest("run", () -> broken.putAll(run(group, server, version))));
    for (TruthTable.Row row : group.rows()) {
      if (row.isFor(version)) {
        String name = row.key() + " @ " + version;
        tests.add(DynamicTest.dynamicTest(
            name,
            () -> PENDING.check(
                name, disagreements(row.foretell(catalog, version), broken.get(row.key())))));
      }
    }
    return tests;
  }

  private static Map<String, Map<String, String>> run(
      TruthTable.Group group, TestPostgres server, int version) throws SQLException {
    Map<String, Map<String, String>> broken = new HashMap<>();
    try (TestPostgres.Database database = Measurement.setUp(server, group);
        Session session = new Session(database)) {
      OldRelease old = new OldRelease(session, group.old());
      for (TruthTable.Row row : group.rows()) {
        if (row.isFor(version)) {
          broken.put(row.key(), old.after(row));
        }
      }
    }
    return broken;
  }

  private static List<String> disagreements(Effect foretold, Map<String, String> broken) {
    List<String> found = new ArrayList<>();
    Set<String> expected = foretold(foretold);
    broken.forEach((who, statement) -> {
      if (!expected.contains(who)) {
        found.add("not foretold: " + who + " of " + statement);
      }
    });
    expected.removeAll(broken.keySet());
    expected.forEach(who -> found.add("foretold, but no statement shows it: " + who));
    return found;
  }

  private static Set<String> foretold(Effect effect) {
    Set<String> foretold = new TreeSet<>();
    for (Break broken : effect.breaks()) {
      broken.sqlState().ifPresent(state -> {
        if (broken.audience() == Audience.BOTH) {
          foretold.add(Audience.READERS + " " + state);
          foretold.add(Audience.WRITERS + " " + state);
        } else {
          foretold.add(broken.audience() + " " + state);
        }
      });
    }
    return foretold;
  }
}
