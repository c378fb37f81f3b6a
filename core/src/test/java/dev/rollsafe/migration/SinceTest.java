package dev.rollsafe.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.migration.Migration.Kind;
import dev.rollsafe.migration.Migration.TransactionMode;
import dev.rollsafe.sql.Script;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SinceTest {

  @ParameterizedTest
  @CsvSource({
    "2,        V2__a,            true",
    "2,        V1.9__a,          false",
    "2,        V10__a,           true",
    "V2,       V10__a,           true",
    "V2.1,     V2__a,            false",
    "1.5,      V1.10__a,         true",
    "1_5,      V1.4__a,          false",
    "20240131, V20240131120000__a, true",
    "20240131, V20240130235959__a, false",
    "20240131, V20240201__a,     true",
    "20240131120000, V20240131__a, false",
    "2,        R__a,             true",
    "20240131, 20240131120000_a, true",
    "20240131, 20231231120000_a, false",
    "10,       9_a,              false",
    "10,       0010_a,           true",
    "10,       11_a,             true",
    "0010_b,   0010_b_more,      true",
    "0010_b,   0010_a,           false",
    "0010_b,   0011_a,           true",
    "b,        alpha,            false",
    "b,        beta,             true",
  })
  void reachesWhatStandsThereOrBehind(String since, String name, boolean reached) {
    assertThat(Since.of(since).reaches(migration(name))).isEqualTo(reached);
  }

  private static Migration migration(String name) {
    Optional<FlywayName> flyway = FlywayName.of(name);
    return new Migration(
        name,
        name + ".sql",
        flyway.map(FlywayName::kind).orElse(Kind.VERSIONED),
        flyway.flatMap(FlywayName::version),
        Optional.empty(),
        TransactionMode.SINGLE,
        List.of(Script.of(name, "")),
        List.of());
  }
}
