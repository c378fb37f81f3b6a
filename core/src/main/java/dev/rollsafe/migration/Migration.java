package dev.rollsafe.migration;

import dev.rollsafe.sql.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One migration of a history.
 *
 * @param id its id, unique in its history: the file name without its ending, the folder, or the changeset
 * @param path its file as the user named it, for messages
 * @param kind which kind
 * @param version its version, where its runner has one
 * @param release the release it belongs to, where a directive declares one; migrations of one release ship together
 * @param transactionMode how its runner runs it
 * @param parts the parts of its file that are run, in order; mostly one. Offsets count in the whole file
 * @param directives the directives in its comments
 */
public record Migration(
    String id,
    String path,
    Kind kind,
    Optional<Version> version,
    Optional<String> release,
    TransactionMode transactionMode,
    List<Script> parts,
    List<Directive> directives) {

  /** Copies what could change. */
  public Migration {
    parts = List.copyOf(parts);
    directives = List.copyOf(directives);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("migration " + id + " has no parts");
    }
  }

  /**
   * Returns a migration that is in no file.
   *
   * @param id its id
   * @param mode how it is run
   * @param parts its SQL, mostly in one part; offsets of all parts count in one text
   */
  public static Migration of(String id, TransactionMode mode, List<Script> parts) {
    return of(id, Kind.VERSIONED, Optional.empty(), mode, parts);
  }

  /**
   * Returns a migration as a runner knows it.
   *
   * @param id its id
   * @param kind which kind
   * @param version its version, where its runner has one
   * @param mode how it is run
   * @param parts its SQL, mostly in one part; offsets of all parts count in one text
   */
  public static Migration of(
      String id, Kind kind, Optional<Version> version, TransactionMode mode, List<Script> parts) {
    List<Directive> directives = Directives.read(parts);
    return new Migration(
        id,
        parts.get(0).name(),
        kind,
        version,
        Directives.release(directives),
        mode,
        parts,
        directives);
  }

  /** Returns it with another text of its file. */
  public Migration withParts(List<Script> others) {
    return new Migration(
        id, path, kind, version, release, transactionMode, others, Directives.read(others));
  }

  /** Returns it as one that is run in another way. */
  public Migration in(TransactionMode mode) {
    return new Migration(id, path, kind, version, release, mode, parts, directives);
  }

  /** Returns the script of its file; offsets of all its parts count in it. */
  public Script script() {
    return parts.get(0);
  }

  /** Returns of which changes it says that it is part of them. */
  public List<ChangeMark> changes() {
    if (directives.isEmpty()) {
      return List.of();
    }
    List<ChangeMark> changes = new ArrayList<>(1);
    for (Directive directive : directives) {
      ChangeMark.of(directive).ifPresent(changes::add);
    }
    return changes;
  }

  /** The kinds of migration. */
  public enum Kind {
    /** Runs once, in order. */
    VERSIONED,
    /** Runs again whenever its text changes, behind the versioned ones. */
    REPEATABLE,
    /** Stands for all versions up to its own on a new database. */
    BASELINE,
    /** Takes one back; read, never part of the history. */
    UNDO,
    /** Runs at an event of the runner, such as {@code afterMigrate}. */
    CALLBACK
  }

  /** How the runner runs a migration. */
  public enum TransactionMode {
    /** All statements in one transaction. */
    SINGLE,
    /** Every statement by itself, unless the script says BEGIN. */
    NONE,
    /**
     * As Flyway does: in one transaction, or in none where it recognises a statement that cannot run in one; a script
     * that holds both kinds is refused.
     */
    DETECTED
  }
}
