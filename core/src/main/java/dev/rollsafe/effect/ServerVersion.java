package dev.rollsafe.effect;

/**
 * A major version of PostgreSQL.
 *
 * @param major from 13 to 18
 */
public record ServerVersion(int major) {

  /** The oldest that is known. */
  public static final int OLDEST = 13;

  /** The newest that is known. */
  public static final int NEWEST = 18;

  /** The version taken where none is named. */
  public static final ServerVersion DEFAULT = new ServerVersion(16);

  /** Checks the range. */
  public ServerVersion {
    if (major < OLDEST || major > NEWEST) {
      throw new IllegalArgumentException(
          "PostgreSQL " + major + " is not known; use a version from " + OLDEST + " to " + NEWEST);
    }
  }

  /** Says whether this is {@code version} or later. */
  public boolean atLeast(int version) {
    return major >= version;
  }
}
