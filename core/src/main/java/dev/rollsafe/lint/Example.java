package dev.rollsafe.lint;

import dev.rollsafe.effect.ServerVersion;
import dev.rollsafe.migration.Migration.TransactionMode;
import java.util.Optional;

/**
 * A piece of SQL that shows what a rule flags, or what it lets pass. It is read, judged and run by the tests.
 *
 * <p>Several migrations in one example are divided by a line {@code -- next migration}. In SQL that is flagged, each line on
 * which a finding begins ends in {@code -- finding}.
 *
 * @param title what it is, as the end of a sentence
 * @param sql the SQL
 * @param mode how its migrations are run
 * @param version the server it is judged for; it needs that one or a later one to run
 * @param refused the SQLSTATE with which the server refuses it; empty where it runs
 * @param editedSince the Git reference at which its migrations were there and read differently; empty where they are new
 */
public record Example(
    String title,
    String sql,
    TransactionMode mode,
    ServerVersion version,
    Optional<String> refused,
    Optional<String> editedSince) {

  /** The line between two migrations of an example; a name such as {@code V2__x} may stand behind it. */
  public static final String NEXT = "-- next migration";

  /** What ends a line on which a finding begins. */
  public static final String MARK = "-- finding";

  /** Returns an example that runs in one transaction on the version taken where none is named. */
  public static Example of(String title, String sql) {
    return new Example(
        title,
        sql,
        TransactionMode.SINGLE,
        ServerVersion.DEFAULT,
        Optional.empty(),
        Optional.empty());
  }

  /** Says how its migrations are run. */
  public Example in(TransactionMode other) {
    return new Example(title, sql, other, version, refused, editedSince);
  }

  /** Says which version it is judged for, and needs at least. */
  public Example on(int major) {
    return new Example(title, sql, mode, new ServerVersion(major), refused, editedSince);
  }

  /**
   * Says that the server refuses it, at a statement with a finding.
   *
   * @param sqlState the error's code, as listed in appendix A of the PostgreSQL manual
   */
  public Example refusedWith(String sqlState) {
    return new Example(title, sql, mode, version, Optional.of(sqlState), editedSince);
  }

  /** Says that its migrations were there at a Git reference, and read differently. */
  public Example editedSince(String ref) {
    return new Example(title, sql, mode, version, refused, Optional.of(ref));
  }
}
