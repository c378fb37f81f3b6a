package dev.rollsafe.assertions;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
}
