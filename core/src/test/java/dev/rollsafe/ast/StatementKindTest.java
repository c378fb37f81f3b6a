package dev.rollsafe.ast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.parser.SqlParser;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementKindTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CREATE TEMP TABLE a (id int)       | CREATE TABLE",
        "ALTER TABLE a ADD b int            | ALTER TABLE",
        "ALTER INDEX i RENAME TO j          | ALTER INDEX",
        "ALTER TABLE a RENAME b TO c        | ALTER TABLE",
        "CREATE UNIQUE INDEX ON a (id)      | CREATE INDEX",
        "DROP MATERIALIZED VIEW v           | DROP MATERIALIZED VIEW",
        "VACUUM a                           | VACUUM",
        "ANALYZE a                          | ANALYZE",
        "ROLLBACK TO SAVEPOINT s            | ROLLBACK TO",
        "START TRANSACTION                  | BEGIN",
        "RESET work_mem                     | RESET",
        "SET work_mem = '1MB'               | SET",
        "REVOKE ALL ON a FROM b             | REVOKE",
        "INSERT INTO a VALUES (1)           | INSERT",
        "nonsense                           | not read",
      })
  void saysWhatAStatementIs(String sql, String kind) {
    Splitter splitter = Script.of("test", sql).statements();
    assertThat(splitter.next()).isTrue();
    assertThat(StatementKind.of(SqlParser.statement(splitter))).isEqualTo(kind);
  }
}
