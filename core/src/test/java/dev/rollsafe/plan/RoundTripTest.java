package dev.rollsafe.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.migration.History;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.MigrationSources;
import dev.rollsafe.testing.TestPostgres;
import dev.rollsafe.verify.Snapshot;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The down scripts of real histories, beside those that people wrote: {@code -Drollsafe.roundtrip=FOLDER,FOLDER}. What differs
 * stands in {@code target/round-trip.txt}, and a table of all at its end.
 */
@EnabledIfSystemProperty(named = "rollsafe.roundtrip", matches = ".+")
class RoundTripTest {

  private static final String ROW = "| %s | %d | %d | %d | %s | %d | %s | %s |%n";

  private final List<String> untrue = new ArrayList<>();
  private final StringBuilder table = new StringBuilder("""
      | project | migrations | said to be irreversible | restorable | restored by us | people wrote | restored by theirs | of the restorable |
      |---|---|---|---|---|---|---|---|
      """);

  /** What happened to the migrations of one history. */
  private static final class Counts {
    private int applied;
    private int irreversible;
    private int restored;
    private int written;
    private int humans;
    private int writtenForRestorable;
    private int humansOfRestorable;

    String row(String name) {
      int restorable = applied - irreversible;
      return ROW.formatted(
          name,
          applied,
          irreversible,
          restorable,
          share(restored, restorable),
          written,
          share(humans, written),
          share(humansOfRestorable, writtenForRestorable));
    }

    private static String share(int part, int of) {
      return of == 0 ? "-" : "%d (%.1f%%)".formatted(part, 100.0 * part / of);
    }
  }

  @Test
  @Timeout(3600)
  void realHistories() throws IOException, SQLException {
    try (PrintWriter out =
        new PrintWriter(Files.newBufferedWriter(Path.of("target", "round-trip.txt")))) {
      for (String folder : System.getProperty("rollsafe.roundtrip").split(",")) {
        for (History history : MigrationSources.read(List.of(Path.of(folder)))) {
          table.append(measure(history, out).row(history.path()));
        }
        out.flush();
      }
      out.print(table);
    }
    System.out.print(table);
    assertThat(untrue).as("said to be lossless, and are not").isEmpty();
  }

  private Counts measure(History history, PrintWriter out) throws SQLException {
    Map<String, Migration> undos = new HashMap<>();
    history.undos().forEach(undo -> undos.put(undo.id(), undo));
    Counts counts = new Counts();
    DownScripts scripts = new DownScripts();
    try (TestPostgres.Database database = TestPostgres.create();
        Connection connection = database.connect()) {
      RoundTrip trip = new RoundTrip(connection);
      for (Migration migration : history.migrations()) {
        DownScript script = scripts.next(migration);
        Snapshot before;
        try {
          before = trip.up(migration);
        } catch (SQLException failed) {
          connection.rollback();
          out.println("UP " + migration.id() + ": " + failed.getMessage());
          continue;
        }
        counts.applied++;
        String difference = trip.down(RoundTrip.statements(script), before);
        ours(script, difference, counts);
        if (!difference.isEmpty()) {
          out.println(script.grade() + " " + migration.id() + "\n" + difference);
        }
        irreversible(script, out);
        Migration undo = undos.get(migration.id());
        if (undo != null) {
          boolean restored = trip.down(RoundTrip.statements(undo), before).isEmpty();
          theirs(script, restored, counts);
        }
      }
    }
    return counts;
  }

  private void ours(DownScript script, String difference, Counts counts) {
    if (script.grade() == Grade.IRREVERSIBLE) {
      counts.irreversible++;
    } else if (difference.isEmpty()) {
      counts.restored++;
    } else if (script.grade() == Grade.LOSSLESS) {
      untrue.add(script.migration().id());
    }
  }

  private static void theirs(DownScript script, boolean restored, Counts counts) {
    counts.written++;
    counts.humans += restored ? 1 : 0;
    if (script.grade() != Grade.IRREVERSIBLE) {
      counts.writtenForRestorable++;
      counts.humansOfRestorable += restored ? 1 : 0;
    }
  }

  private static void irreversible(DownScript script, PrintWriter out) {
    for (Reversal reversal : script.reversals()) {
      if (reversal.grade() == Grade.IRREVERSIBLE) {
        out.println("IRREVERSIBLE " + DownText.place(script, reversal) + " " + reversal.reasons());
      }
    }
  }
}
