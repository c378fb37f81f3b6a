package dev.rollsafe.flyway;

import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rollsafe.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** A database, a folder of migrations, and a Flyway that runs them: what an application has. */
final class Application implements AutoCloseable {

  final TestPostgres.Database database;
  private final Path folder;
  private final List<Consumer<FluentConfiguration>> flyway = new ArrayList<>();
  private final List<Consumer<RollsafeExtension>> rollsafe = new ArrayList<>();

  Application(Path folder) throws SQLException {
    this.folder = folder;
    database = TestPostgres.create();
  }

  /** Writes a migration; the lines of a text block are its lines. */
  Application write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
    return this;
  }

  Application flyway(Consumer<FluentConfiguration> setting) {
    flyway.add(setting);
    return this;
  }

  Application rollsafe(Consumer<RollsafeExtension> setting) {
    rollsafe.add(setting);
    return this;
  }

  FluentConfiguration configuration() {
    FluentConfiguration configuration =
        Flyway.configure().dataSource(dataSource()).locations("filesystem:" + folder);
    flyway.forEach(setting -> setting.accept(configuration));
    RollsafeExtension settings = RollsafeExtension.of(configuration).orElseThrow();
    rollsafe.forEach(setting -> setting.accept(settings));
    return configuration;
  }

  DataSource dataSource() {
    return new TestDataSource(database::connect);
  }

  Application migrate() {
    configuration().load().migrate();
    return this;
  }

  /** Migrates, and returns why that failed. */
  String failure() {
    Throwable failure = catchThrowable(this::migrate);
    if (!(failure instanceof FlywayException)) {
      throw new AssertionError("not refused", failure);
    }
    return failure.getMessage();
  }

  /** Returns the scripts in the history table, each with a word on how it went. */
  List<String> history() throws SQLException {
    return query(
        "SELECT script || CASE WHEN success THEN '' ELSE ' failed' END FROM flyway_schema_history ORDER BY installed_rank");
  }

  List<String> columns(String table) throws SQLException {
    return query("SELECT attname::text FROM pg_attribute WHERE attrelid = to_regclass('" + table
        + "') AND attnum > 0 AND NOT attisdropped ORDER BY attnum");
  }

  List<String> query(String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }

  Application run(String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
    return this;
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
