package dev.rollsafe.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the other tests claim of PostgreSQL, asked of a server. */
class PostgresTruthTest {

  private static EmbeddedPostgres postgres;
  private static Connection connection;

  @BeforeAll
  static void start() throws IOException, SQLException {
    postgres = EmbeddedPostgres.start();
    connection = postgres.getPostgresDatabase().getConnection();
  }

  @AfterAll
  static void stop() throws IOException, SQLException {
    connection.close();
    postgres.close();
  }

  @Test
  void knowsAllItsKeywords() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet words =
            statement.executeQuery("SELECT word, catcode::text FROM pg_get_keywords()")) {
      while (words.next()) {
        Keyword keyword = Keyword.of(words.getString(1));
        assertThat(keyword).as(words.getString(1)).isNotNull();
        if (keyword != Keyword.JSON) { // unreserved in 16, no more from 17 on
          assertThat(keyword.category().name())
              .as(words.getString(1))
              .startsWith(words.getString(2));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dev.rollsafe.sql.TokensTest#strings")
  void decodesTheSame(String literal, String value) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT " + literal + "::text")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString(1)).isEqualTo(value);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.rollsafe.sql.TokensTest#names")
  void makesTheSameNames(String sql, String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT 1 AS " + sql)) {
      assertThat(row.getMetaData().getColumnLabel(1)).isEqualTo(name);
    }
  }
}
