package dev.rollsafe.effect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Rows that are known to disagree, with the versions: {@code theme: name @ 14 18}. One that agrees fails, so that the list stays
 * true and can only shrink.
 */
final class Pending {

  private final Set<String> tests = new TreeSet<>();

  Pending(String resource) {
    for (String line : TruthTable.resource(resource).lines().toList()) {
      int at = line.indexOf(" @ ");
      if (at > 0) {
        for (String version : line.substring(at + 3).split(" ")) {
          tests.add(line.substring(0, at) + " @ " + version);
        }
      }
    }
  }

  /** Returns the listed rows, without the versions. */
  Set<String> rows() {
    Set<String> rows = new TreeSet<>();
    tests.forEach(test -> rows.add(test.substring(0, test.indexOf(" @ "))));
    return rows;
  }

  /** Checks what a test has found: nothing, or something where it is on the list. */
  void check(String test, List<String> disagreements) {
    if (tests.contains(test)) {
      assertThat(disagreements)
          .as(test + " agrees, so take it off the list of pending rows")
          .isNotEmpty();
    } else {
      assertThat(disagreements).as(test).isEmpty();
    }
  }
}
