package dev.rollsafe.migration;

import dev.rollsafe.migration.Migration.Kind;
import java.util.Optional;

/** A place in histories: the version, or the beginning of the id, of the first migration that is to be judged. */
public final class Since {

  /** From here on a number is a time, and a shorter one the beginning of a longer one: {@code 20240131}. */
  private static final int SHORTEST_TIME = 8;

  private final String text;
  private final Optional<Version> version;

  private Since(String text) {
    this.text = text;
    this.version = Version.of(text);
  }

  /**
   * Returns a place.
   *
   * @param text a version such as {@code 12.1} or {@code V12.1}, a time such as {@code 20240131}, or the beginning of an id
   */
  public static Since of(String text) {
    boolean flyway = text.length() > 1
        && (text.charAt(0) == 'V' || text.charAt(0) == 'v')
        && Version.of(text.substring(1)).isPresent();
    return new Since(flyway ? text.substring(1) : text);
  }

  /** Says whether {@code migration} stands there or behind; one that runs again and again always does. */
  public boolean reaches(Migration migration) {
    if (migration.kind() == Kind.REPEATABLE || migration.kind() == Kind.CALLBACK) {
      return true;
    }
    String name =
        migration.version().isPresent() ? migration.version().get().text() : migration.id();
    int mine = digitsEnd(text);
    int its = digitsEnd(name);
    if (mine >= SHORTEST_TIME && its > mine) {
      return name.substring(0, mine).compareTo(text.substring(0, mine)) >= 0;
    }
    if (version.isPresent() && migration.version().isPresent()) {
      return migration.version().get().compareTo(version.get()) >= 0;
    }
    if (mine > 0 && mine == text.length() && its > 0) {
      return NaturalOrder.compareNumbers(name, 0, its, text, 0, mine) >= 0;
    }
    return name.startsWith(text) || NaturalOrder.INSTANCE.compare(name, text) >= 0;
  }

  private static int digitsEnd(String name) {
    int end = 0;
    while (end < name.length() && name.charAt(end) >= '0' && name.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  @Override
  public String toString() {
    return text;
  }
}
