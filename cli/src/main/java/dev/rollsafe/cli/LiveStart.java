package dev.rollsafe.cli;

import dev.rollsafe.Rollsafe;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ServerSchema;
import dev.rollsafe.lint.Start;
import dev.rollsafe.lint.TableSizes;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.Since;
import dev.rollsafe.sql.Script;
import dev.rollsafe.verify.AppliedMigrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Predicate;

/** What is in the database before the migrations, where {@link LiveOptions} say so. */
final class LiveStart {

  private LiveStart() {}

  /** Thrown where what was asked for cannot be had; the message says what to do. */
  static final class Unavailable extends Exception {
    private static final long serialVersionUID = 1;

    private final String problem;

    Unavailable(String problem) {
      super(problem);
      this.problem = problem;
    }

    String problem() {
      return problem;
    }
  }

  /**
   * Adds what they say to a judge.
   *
   * @param since what is to be judged, where the user says so
   */
  static void apply(Invocation invocation, Optional<String> since, Rollsafe.Builder builder)
      throws Unavailable {
    Optional<String> url = invocation.given(LiveOptions.JDBC_URL);
    Optional<String> schema = invocation.given(LiveOptions.SCHEMA);
    if (url.isPresent() && schema.isPresent()) {
      throw new Unavailable("--jdbc-url and --schema exclude each other");
    }
    if (schema.isPresent()) {
      Catalog catalog = file(schema.get());
      builder.starting(new Start(
          catalog,
          since
              .map(Since::of)
              .<Predicate<Migration>>map(from -> migration -> !from.reaches(migration))
              .orElse(migration -> false)));
    }
    if (url.isPresent()) {
      server(url.get(), invocation, since, builder);
    }
  }

  /** Returns what a file makes in an empty database. */
  static Catalog file(String name) throws Unavailable {
    try {
      String text = Files.readString(Path.of(name));
      return Catalog.empty().enter(0).replay(Script.of(name, text));
    } catch (IOException | InvalidPathException unreadable) {
      throw new Unavailable("--schema " + name + " cannot be read: " + unreadable.getMessage());
    }
  }

  /**
   * What a server told.
   *
   * @param schema what is there
   * @param applied which migrations are; empty where the database does not say
   */
  record Live(ServerSchema schema, Optional<AppliedMigrations> applied) {}

  /** How a schema is read. */
  @FunctionalInterface
  interface Reading {
    ServerSchema of(Connection connection, int seconds) throws SQLException;
  }

  /** Asks a server; it is only read. */
  static Live read(String url, Invocation invocation, Reading reading) throws Unavailable {
    try {
      int seconds = LiveOptions.seconds(invocation);
      try (Connection connection =
          Server.connect(url, invocation.given(LiveOptions.USER), seconds)) {
        return new Live(
            reading.of(connection, seconds), AppliedMigrations.read(connection, seconds));
      }
    } catch (IllegalArgumentException noNumber) {
      throw new Unavailable(String.valueOf(noNumber.getMessage()));
    } catch (SQLException failed) {
      throw new Unavailable(Server.explain(failed, url));
    }
  }

  private static void server(
      String url, Invocation invocation, Optional<String> since, Rollsafe.Builder builder)
      throws Unavailable {
    Live live = read(url, invocation, ServerSchema::read);
    if (live.applied().isEmpty() && since.isEmpty()) {
      throw new Unavailable(
          "the database holds no table of a runner that says which migrations are applied"
              + " (flyway_schema_history, databasechangelog, _prisma_migrations, __diesel_schema_migrations,"
              + " schema_migrations); say with --since which is the first that is not");
    }
    Predicate<Migration> isApplied = since
        .map(Since::of)
        .<Predicate<Migration>>map(from -> migration -> !from.reaches(migration))
        .orElseGet(() -> live.applied().orElseThrow()::contains);
    builder
        .serverVersion(live.schema().version())
        .starting(new Start(live.schema().catalog(), isApplied))
        .tableSizes(TableSizes.of(live.schema()));
  }
}
