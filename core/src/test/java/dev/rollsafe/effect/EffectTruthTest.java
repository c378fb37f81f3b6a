package dev.rollsafe.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What we foretell of statements, beside what servers of several versions do: {@link Disagreements} says what must be equal. */
class EffectTruthTest {

  private static final String DIRECTORY = "truth";

  private static final Pending PENDING = new Pending(DIRECTORY + "/pending.txt");

  private static final ExecutorService WORKERS =
      Executors.newFixedThreadPool(Math.max(2, Runtime.getRuntime().availableProcessors()));

  /** What was seen, for whoever looks at it: {@code target/effect-truth.txt}. */
  private static final Queue<String> SEEN = new ConcurrentLinkedQueue<>();

  @AfterAll
  static void end() throws IOException {
    WORKERS.shutdownNow();
    Files.write(Path.of("target", "effect-truth.txt"), SEEN);
  }

  @TestFactory
  List<DynamicContainer> foretellsWhatTheServersDo() {
    List<TruthTable.Group> groups = TruthTable.read(DIRECTORY, TruthTable.THEMES);
    Map<Integer, List<DynamicTest>> tests = new HashMap<>();
    for (TruthTable.Group group : groups) {
      Catalog catalog = group.catalog();
      TestPostgres.versions().forEach((version, server) -> {
        Map<TruthTable.Row, CompletableFuture<Measured>> measured = new LinkedHashMap<>();
        for (TruthTable.Row row : group.rows()) {
          if (row.isFor(version)) {
            String name = row.key() + " @ " + version;
            CompletableFuture<Measured> future = new CompletableFuture<>();
            measured.put(row, future);
            tests
                .computeIfAbsent(version, key -> new ArrayList<>())
                .add(DynamicTest.dynamicTest(
                    name, () -> compare(name, row, row.foretell(catalog, version), future.join())));
          }
        }
        WORKERS.execute(() -> measure(server, group, measured));
      });
    }
    return TestPostgres.versions().keySet().stream()
        .map(version -> DynamicContainer.dynamicContainer(
            "PostgreSQL " + version, tests.getOrDefault(version, List.of())))
        .toList();
  }

  @Test
  void pendingRowsAreInTheTables() {
    List<String> rows = Stream.of(TruthTable.THEMES, CompatibilityTruthTest.THEMES)
        .flatMap(themes -> TruthTable.read(DIRECTORY, themes).stream())
        .flatMap(group -> group.rows().stream())
        .map(TruthTable.Row::key)
        .toList();
    assertThat(rows).containsAll(PENDING.rows());
  }

  private static void measure(
      TestPostgres server,
      TruthTable.Group group,
      Map<TruthTable.Row, CompletableFuture<Measured>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    try (Measurement measurement = new Measurement(server, group)) {
      rows.forEach((row, future) -> {
        try {
          future.complete(measurement.measure(row));
        } catch (SQLException | RuntimeException e) {
          future.completeExceptionally(e);
        }
      });
    } catch (SQLException | RuntimeException e) {
      rows.values().forEach(future -> future.completeExceptionally(e));
    }
  }

  private static void compare(String test, TruthTable.Row row, Effect foretold, Measured measured) {
    List<String> disagreements =
        Disagreements.between(foretold, measured, row.theme().equals("rows"));
    SEEN.add((disagreements.isEmpty() ? "= " : "! ")
        + test
        + (foretold.assumed() ? " (the worst assumed)" : "")
        + "\n    "
        + measured.summary());
    disagreements.forEach(disagreement -> SEEN.add("    ! " + disagreement));
    PENDING.check(test, disagreements);
  }
}
