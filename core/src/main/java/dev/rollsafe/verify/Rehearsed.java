package dev.rollsafe.verify;

import dev.rollsafe.plan.Grade;
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
 * @param scans the tables that were read as a whole by statements that define things
 * @param surprises what was seen and not foretold
 * @param downs what the ways back did: the script that was made, then the project's own
 * @param statements how many statements of the old release were run before and after it
 * @param broken those that ran before it and failed behind it
 * @param undecided those that were refused for a value that was made up, which proves nothing
 */
public record Rehearsed(
    String migration,
    String path,
    Optional<String> failure,
    List<HeldLock> locks,
    List<String> rewrites,
    List<String> scans,
    List<String> surprises,
    List<Down> downs,
    int statements,
    List<Broken> broken,
    List<Broken> undecided) {

  /** Copies what could change. */
  public Rehearsed {
    locks = List.copyOf(locks);
    rewrites = List.copyOf(rewrites);
    scans = List.copyOf(scans);
    surprises = List.copyOf(surprises);
    downs = List.copyOf(downs);
    broken = List.copyOf(broken);
    undecided = List.copyOf(undecided);
  }

  static Rehearsed failed(String migration, String path, String failure) {
    return new Rehearsed(
        migration,
        path,
        Optional.of(failure),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        0,
        List.of(),
        List.of());
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

  /** Where a down script comes from. */
  public enum Origin {
    /** It is what {@code rollsafe down} writes. */
    MADE,
    /** The project has it. */
    OWN
  }

  /**
   * What a down script did.
   *
   * @param origin where it comes from
   * @param path its file, where it has one
   * @param grade what was said of it, where it was made
   * @param reasons what was said to be lost, or why it was said not to be reversible
   * @param failure what the server refused it with
   * @param differences in what the schema behind it is not as it was before the migration
   * @param lostData the columns whose values are not as they were before the migration
   * @param broken the statements of the old release that ran before the migration and fail behind the way back
   * @param again in what the schema is other than at the first time when the migration is run again; or why it cannot be
   */
  public record Down(
      Origin origin,
      String path,
      Optional<Grade> grade,
      List<String> reasons,
      Optional<String> failure,
      List<Difference> differences,
      List<String> lostData,
      List<Broken> broken,
      List<String> again) {

    /** Copies what could change. */
    public Down {
      reasons = List.copyOf(reasons);
      differences = List.copyOf(differences);
      lostData = List.copyOf(lostData);
      broken = List.copyOf(broken);
      again = List.copyOf(again);
    }

    /**
     * Says whether it restores the schema, so that the old release and the migration run as before. A column that comes back
     * stands behind the others; that is told and does not count.
     */
    public boolean restoresSchema() {
      return failure.isEmpty()
          && differences.stream().allMatch(d -> d.property().equals(Difference.COLUMN_ORDER))
          && broken.isEmpty()
          && again.isEmpty();
    }

    /** Says whether it restores all. */
    public boolean restores() {
      return restoresSchema() && lostData.isEmpty();
    }

    /** Says whether it does less than was said of it. */
    public boolean disappoints() {
      return grade.isPresent()
          && (grade.get() == Grade.LOSSLESS
              ? !restores()
              : (grade.get() == Grade.LOSSY && !restoresSchema()));
    }
  }

  /** Says whether it ran, and is proven to be reversible: a down script restores schema and data, and it runs again. */
  public boolean reversible() {
    return failure.isEmpty() && downs.stream().anyMatch(Down::restores);
  }

  /** Says whether it ran, and a down script is proven to restore the schema, though values are lost. */
  public boolean reversibleWithLoss() {
    return failure.isEmpty() && !reversible() && downs.stream().anyMatch(Down::restoresSchema);
  }

  /** Says whether it ran, and at least one statement of the old release was run and none broke. */
  public boolean safeForOldRelease() {
    return failure.isEmpty() && statements > undecided.size() && broken.isEmpty();
  }

  /** Says whether something is not as it should be. */
  public boolean failed() {
    return !reversible()
        || !broken.isEmpty()
        || !surprises.isEmpty()
        || downs.stream()
            .anyMatch(
                down -> down.disappoints() || (down.origin() == Origin.OWN && !down.restores()));
  }
}
