package dev.rollsafe.assertions;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where assertions begin. Import it statically:
 *
 * <pre>{@code
 * assertThatMigrations("classpath:db/migration").areRollbackSafe();
 * assertThat(check("ALTER TABLE orders DROP COLUMN total")).flags("column-drop").onLine(1);
 * }</pre>
 *
 * Assertions never change: each method that narrows something returns another one.
 */
public final class RollsafeAssertions {

  private RollsafeAssertions() {}

  /**
   * Begins assertions about migrations.
   *
   * @param locations folders or files: {@code classpath:db/migration}, {@code filesystem:db/migration}, or a path. Each folder is a
   *     history of its own
   * @throws IllegalArgumentException if one of them is nowhere to be found
   */
  public static MigrationsAssert assertThatMigrations(String... locations) {
    List<Path> paths = new ArrayList<>();
    for (String location : locations) {
      paths.addAll(Locations.resolve(location));
    }
    return new MigrationsAssert(Migrations.in(paths));
  }

  /**
   * Begins assertions about migrations.
   *
   * @param paths folders or files; each folder is a history of its own
   * @throws IllegalArgumentException if one of them does not exist
   */
  public static MigrationsAssert assertThatMigrations(Path... paths) {
    return new MigrationsAssert(Migrations.in(List.of(paths)));
  }

  /**
   * Judges SQL as a migration in a database of which nothing is known; see {@link CheckedSql#after} for what is there before.
   *
   * @param sql the statements of one migration
   */
  public static CheckedSql check(String sql) {
    return CheckedSql.of(sql);
  }

  /** Begins assertions about SQL that was judged. */
  public static CheckedSqlAssert assertThat(CheckedSql checked) {
    return new CheckedSqlAssert(checked);
  }

  /** Names a PostgreSQL to rehearse on, of whatever version is at hand. */
  public static Postgres onPostgres() {
    return Postgres.ofVersion(Optional.empty());
  }

  /**
   * Names a PostgreSQL to rehearse on: a container where Testcontainers and a Docker engine are there, else a process on this machine.
   *
   * @param version the major version, 13 to 18
   * @throws IllegalArgumentException if that is no version
   */
  public static Postgres onPostgres(String version) {
    try {
      return Postgres.ofVersion(Optional.of(Integer.valueOf(version)));
    } catch (NumberFormatException none) {
      throw new IllegalArgumentException(
          "a version of PostgreSQL is one of 13 to 18, not " + version, none);
    }
  }

  /**
   * Names a server to rehearse on; each rehearsal makes a database of its own there, and drops it.
   *
   * @param jdbcUrl where it is, with user and password, as the driver takes it
   */
  public static Postgres onPostgresAt(String jdbcUrl) {
    return Postgres.at(jdbcUrl);
  }

  /**
   * Reads the statements of the release before, as its tests recorded them: the file that {@code -Drollsafe.queries} names, else {@code
   * rollsafe.queries} on the class path.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Queries previousReleaseQueries() {
    return Queries.ofThePreviousRelease();
  }

  /** Reads the statements of a release from a file. */
  public static Queries queriesIn(Path file) {
    return Queries.in(file);
  }
}
