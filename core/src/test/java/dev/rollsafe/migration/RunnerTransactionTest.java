package dev.rollsafe.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.migration.Migration.TransactionMode;
import dev.rollsafe.sql.Script;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Flyway makes of scripts, as far as its source tells: {@code PostgreSQLParser} and {@code ParserSqlScript}. */
class RunnerTransactionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CREATE TABLE a (id int)                    | true",
        "CREATE INDEX i ON a (id)                   | true",
        "CREATE INDEX CONCURRENTLY i ON a (id)      | false",
        "CREATE UNIQUE INDEX concurrently i ON a (id) | false",
        "DROP INDEX CONCURRENTLY i                  | false",
        "DROP INDEX i                               | true",
        "REINDEX TABLE a                            | true",
        "REINDEX TABLE CONCURRENTLY a               | true",
        "REINDEX SCHEMA s                           | false",
        "REINDEX (VERBOSE) DATABASE d               | false",
        "REINDEX (CONCURRENTLY) INDEX i             | true",
        "VACUUM a                                   | false",
        "VACUUM                                     | false",
        "ANALYZE a                                  | true",
        "CREATE DATABASE d                          | false",
        "DROP TABLESPACE t                          | false",
        "CREATE SUBSCRIPTION s CONNECTION '' PUBLICATION p | false",
        "ALTER SYSTEM SET work_mem = '1MB'          | false",
        "DISCARD ALL                                | false",
        "DISCARD PLANS                              | true",
        "ALTER TABLE a DETACH PARTITION b CONCURRENTLY | true",
        "ALTER TYPE t ADD VALUE 'x'                 | true",
        "SELECT 'CREATE INDEX CONCURRENTLY'         | true",
        "-- VACUUM                                  | true",
      })
  void flywayRecognisesStatementsByTheirFirstWords(String sql, boolean opened) {
    RunnerTransaction runner = RunnerTransaction.of(migration(TransactionMode.DETECTED, sql));
    assertThat(runner.opened()).isEqualTo(opened);
    assertThat(runner.mixedAt()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ANALYZE a; VACUUM a; ANALYZE b  | VACUUM a",
        "VACUUM a; VACUUM b; ANALYZE b   | ANALYZE b",
        "VACUUM a; SET search_path = s   | SET search_path = s",
      })
  void flywayRefusesTheFirstStatementOfTheOtherKind(String sql, String refused) {
    Migration migration = migration(TransactionMode.DETECTED, sql);
    RunnerTransaction runner = RunnerTransaction.of(migration);
    assertThat(runner.opened()).isFalse();
    assertThat(runner.mixedAt().orElseThrow().of(sql)).isEqualTo(refused);
  }

  @Test
  void whatTheMigrationSaysStands() {
    assertThat(
            RunnerTransaction.of(migration(TransactionMode.SINGLE, "VACUUM a")).opened())
        .isTrue();
    assertThat(
            RunnerTransaction.of(migration(TransactionMode.NONE, "ANALYZE a")).opened())
        .isFalse();
  }

  private static Migration migration(TransactionMode mode, String sql) {
    return Migration.of("1", mode, List.of(Script.of("1.sql", sql)));
  }
}
