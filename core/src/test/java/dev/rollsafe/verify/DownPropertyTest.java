package dev.rollsafe.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.plan.Grade;
import dev.rollsafe.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Random migrations on random schemas, taken back on a server: then it holds what it held. {@code
 * -Drollsafe.property.migrations=5000} runs more, {@code -Drollsafe.property.seed=N} begins with another schema. All that failed
 * stands in {@code target/down-property.txt} and {@code target/keep-property.txt}.
 */
class DownPropertyTest {

  private static final int MIGRATIONS = Integer.getInteger("rollsafe.property.migrations", 300);
  private static final long SEED = Long.getLong("rollsafe.property.seed", 1);
  private static final int ON_ONE_SCHEMA = 20;

  /** More than this share of what we call irreversible would make the rest of the claim empty. */
  private static final double MOST_IRREVERSIBLE = 0.03;

  private final Map<Grade, Integer> grades = new EnumMap<>(Grade.class);
  private final KnownFailures known = KnownFailures.read();
  private final List<String> failures = new ArrayList<>();
  private int made;

  @Test
  @Timeout(3600)
  void whatGoesUpComesBackDown() throws SQLException, IOException {
    run(RandomTrip::take, "down-property.txt");
  }

  @Test
  @Timeout(3600)
  void whatIsKeptComesBackWithEveryRow() throws SQLException, IOException {
    run(RandomTrip::takeAndKeep, "keep-property.txt");
  }

  /** A way to make a migration and take it back. */
  private interface Taken {
    Optional<RandomTrip.Result> take(RandomTrip trip, long seed) throws SQLException;
  }

  private void run(Taken taken, String file) throws SQLException, IOException {
    try (TestPostgres.Database database = TestPostgres.create();
        Connection connection = database.connect()) {
      for (long seed = SEED; made < MIGRATIONS; seed++) {
        try (RandomTrip trip = RandomTrip.on(connection, seed)) {
          for (int i = 0; i < ON_ONE_SCHEMA && made < MIGRATIONS; i++) {
            taken.take(trip, seed * 1000 + i).ifPresent(this::count);
          }
        }
      }
    }
    String numbers = made + " migrations, " + grades + ", " + failures.size()
        + " failures, and known ones: " + known.met();
    Files.writeString(Path.of("target", file), numbers + "\n\n" + String.join("\n\n", failures));
    assertThat(failures).as(numbers).isEmpty();
    assertThat(grades.getOrDefault(Grade.IRREVERSIBLE, 0))
        .as(numbers)
        .isLessThan((int) (made * MOST_IRREVERSIBLE) + 1);
  }

  private void count(RandomTrip.Result result) {
    made++;
    grades.merge(result.grade(), 1, Integer::sum);
    if (!result.difference().isEmpty() && !known.holds(result)) {
      failures.add(result.toString());
    }
  }
}
