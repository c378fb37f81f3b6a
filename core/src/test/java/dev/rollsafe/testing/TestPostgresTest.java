package dev.rollsafe.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TestPostgresTest {

  @Test
  void hasTheOldestAndTheNewestVersionAtLeast() {
    assertThat(TestPostgres.versions()).containsKeys(14, 18);
  }

  @TestFactory
  List<DynamicTest> eachServerIsOfItsVersion() {
    return TestPostgres.versions().entrySet().stream()
        .map(entry -> DynamicTest.dynamicTest("PostgreSQL " + entry.getKey(), () -> {
          try (TestPostgres.Database database = entry.getValue().createDatabase();
              Connection connection = database.connect()) {
            assertThat(version(connection) / 10_000).isEqualTo(entry.getKey());
          }
        }))
        .toList();
  }

  private static int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SHOW server_version_num")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
