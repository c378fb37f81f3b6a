package dev.rollsafe.migration;

import java.util.List;

/**
 * A folder of migrations, or files named singly, judged alone.
 *
 * @param path the folder or file as the user named it
 * @param layout whose names its files have
 * @param migrations what runs, in the order it runs
 * @param undos scripts that take migrations back
 * @param skipped files that look like migrations and are not judged
 * @param problems what is wrong with its files
 */
public record History(
    String path,
    Layout layout,
    List<Migration> migrations,
    List<Migration> undos,
    List<Skipped> skipped,
    List<Problem> problems) {

  /** Copies what could change. */
  public History {
    migrations = List.copyOf(migrations);
    undos = List.copyOf(undos);
    skipped = List.copyOf(skipped);
    problems = List.copyOf(problems);
  }

  /**
   * Returns a history that is in no folder.
   *
   * @param path what it is called in messages
   * @param migrations its migrations, in the order they run
   */
  public static History of(String path, List<Migration> migrations) {
    return new History(path, Layout.PLAIN, migrations, List.of(), List.of(), List.of());
  }

  /** Says whether something could not be read, so that the history is not known as a whole. */
  public boolean broken() {
    for (Problem problem : problems) {
      if (problem.unreadable()) {
        return true;
      }
    }
    return false;
  }

  /** Whose names the files have. */
  public enum Layout {
    /** {@code V1__x.sql}, {@code R__x.sql}, {@code U1__x.sql}, {@code B1__x.sql}. */
    FLYWAY,
    /** {@code 20240101_x/migration.sql}, as Prisma and Drizzle keep them. */
    FOLDERS,
    /** {@code 20240101_x/up.sql} and {@code down.sql}, as Diesel and Hasura keep them. */
    UP_DOWN_FOLDERS,
    /** {@code 1_x.up.sql} and {@code 1_x.down.sql}. */
    UP_DOWN_FILES,
    /** Files in the order of their names; those of Liquibase, goose and dbmate are known by what they hold. */
    PLAIN
  }

  /**
   * A file that is not judged.
   *
   * @param path the file
   * @param reason why not
   */
  public record Skipped(String path, String reason) {}

  /**
   * Something wrong with a file of the history, that does not keep the rest from being read.
   *
   * @param path the file
   * @param message what is wrong and what to do
   * @param unreadable whether the file or folder could not be read at all
   */
  public record Problem(String path, String message, boolean unreadable) {}
}
