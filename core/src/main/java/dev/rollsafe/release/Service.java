package dev.rollsafe.release;

import java.time.Duration;
import java.util.Set;

/**
 * What holds for all releases of a service.
 *
 * @param name its name
 * @param rollbackWindow how many stable releases before the newest must stay usable
 * @param soak how long its releases must have been stable, if a change does not ask for more
 * @param rules the canary rules that its stable release must have passed
 */
public record Service(String name, int rollbackWindow, Duration soak, Set<String> rules) {

  /** The rollback window where none is said. */
  public static final int DEFAULT_ROLLBACK_WINDOW = 1;

  /** Copies the rules, and checks the rest. */
  public Service {
    rules = Set.copyOf(rules);
    if (name.isBlank() || name.indexOf('@') >= 0) {
      throw new IllegalArgumentException(
          "the name of a service is not empty and holds no @: " + name);
    }
    if (rollbackWindow < 0 || soak.isNegative()) {
      throw new IllegalArgumentException(
          "service " + name + ": rollback window and soak are not negative");
    }
  }

  /** Returns a service of which nothing is said. */
  public static Service of(String name) {
    return new Service(name, DEFAULT_ROLLBACK_WINDOW, Duration.ZERO, Set.of());
  }
}
