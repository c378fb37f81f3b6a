package dev.rollsafe.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.migration.History;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.MigrationSources;
import dev.rollsafe.testing.TestPostgres;
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
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The down scripts of real histories, beside those that people wrote: {@code -Drollsafe.roundtrip=FOLDER,FOLDER}. What differs
 * stands in {@code target/round-trip.txt}.
 */
@EnabledIfSystemProperty(named = "rollsafe.roundtrip", matches = ".+")
class RoundTripTest {

  private final List<String> untrue = new ArrayList<>();

  @Test
  @Timeout(3600)
  void realHistories() throws IOException, SQLException {
    try (PrintWriter out =
        new PrintWriter(Files.newBufferedWriter(Path.of("target", "round-trip.txt")))) {
      for (String folder : System.getProperty("rollsafe.roundtrip").split(",")) {
        for (History history : MigrationSources.read(List.of(Path.of(folder)))) {
          measure(history, out);
        }
        out.flush();
      }
    }
    assertThat(untrue).as("said to be lossless, and are not").isEmpty();
  }

  private void measure(History history, PrintWriter out) throws SQLException {
    Map<String, Migration> undos = new HashMap<>();
    history.undos().forEach(undo -> undos.put(undo.id(), undo));
    int applied = 0;
    int restored = 0;
    int written = 0;
    int humans = 0;
    DownScripts scripts = new DownScripts();
    try (TestPostgres.Database database = TestPostgres.create();
        Connection connection = database.connect()) {
      RoundTrip trip = new RoundTrip(connection);
      for (Migration migration : history.migrations()) {
        DownScript script = scripts.next(migration);
        TreeSet<String> before;
        try {
          before = trip.up(migration);
        } catch (SQLException failed) {
          connection.rollback();
          out.println("UP " + migration.id() + ": " + failed.getMessage());
          continue;
        }
        applied++;
        String difference = trip.down(RoundTrip.statements(script), before);
        if (difference.isEmpty()) {
          restored++;
        } else {
          out.println(
              script.grade() + " " + history.path() + " " + migration.id() + "\n" + difference);
          script.reversals().stream()
              .filter(r -> r.grade() == Grade.IRREVERSIBLE)
              .forEach(r -> out.println("    " + r.reasons()));
          if (script.grade() == Grade.LOSSLESS) {
            untrue.add(migration.id());
          }
        }
        Migration undo = undos.get(migration.id());
        if (undo != null) {
          written++;
          humans += trip.down(RoundTrip.statements(undo), before).isEmpty() ? 1 : 0;
        }
      }
    }
    String line = "TOTAL " + history.path() + ": applied " + applied + " of "
        + history.migrations().size() + ", restored by us " + restored + ", people wrote " + written
        + ", restored by them " + humans;
    out.println(line);
    System.out.println(line);
  }
}
