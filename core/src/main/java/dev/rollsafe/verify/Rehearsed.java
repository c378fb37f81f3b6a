package dev.rollsafe.verify;

import java.util.List;
import java.util.Optional;

/**
 * What a server showed of a migration.
 *
 * @param migration its id
 * @param path its file
 * @param failure what the server refused it with
 * @param locks the locks it took on what was there, and how long each was held
 * @param rewrites the tables that got another file
 * @param surprises what was seen and not foretold
 * @param down what its down script did; empty where it has none
 * @param statements how many statements of the old release were run before and after it
 * @param broken those that ran before it and failed behind it
 */
public record Rehearsed(
    String migration,
    String path,
    Optional<String> failure,
    List<HeldLock> locks,
    List<String> rewrites,
    List<String> surprises,
    Optional<Down> down,
    int statements,
    List<Broken> broken) {

  /** Copies what could change. */
  public Rehearsed {
    locks = List.copyOf(locks);
    rewrites = List.copyOf(rewrites);
    surprises = List.copyOf(surprises);
    broken = List.copyOf(broken);
  }

  /**
   * A lock.
   *
   * @param object the relation
   * @param mode the strongest mode
   * @param milliseconds how long it was held
   */
  public record HeldLock(String object, String mode, long milliseconds) {}

  /**
   * A statement of the old release that no longer runs.
   *
   * @param sql the statement
   * @param error what the server says
   */
  public record Broken(String sql, String error) {}

  /**
   * What a down script did.
   *
   * @param failure what the server refused it with
   * @param differences in what the schema behind it is not as it was before the migration
   * @param lostData the columns whose values are not as they were before the migration
   * @param again in what the schema is other than at the first time when the migration is run again; or why it cannot be
   */
  public record Down(
      Optional<String> failure,
      List<Difference> differences,
      List<String> lostData,
      List<String> again) {

    /** Copies what could change. */
    public Down {
      differences = List.copyOf(differences);
      lostData = List.copyOf(lostData);
      again = List.copyOf(again);
    }

    /** Says whether it restores all. */
    public boolean restores() {
      return failure.isEmpty() && differences.isEmpty() && lostData.isEmpty() && again.isEmpty();
    }
  }

  /** Says whether it ran, and is proven to be reversible: its down script restores schema and data, and it runs again. */
  public boolean reversible() {
    return failure.isEmpty() && down.isPresent() && down.get().restores();
  }

  /** Says whether it ran, and at least one statement of the old release was run and none broke. */
  public boolean safeForOldRelease() {
    return failure.isEmpty() && statements > 0 && broken.isEmpty();
  }

  /** Says whether something went wrong. */
  public boolean failed() {
    return failure.isPresent()
        || !broken.isEmpty()
        || !surprises.isEmpty()
        || (down.isPresent() && !down.get().restores());
  }
}
