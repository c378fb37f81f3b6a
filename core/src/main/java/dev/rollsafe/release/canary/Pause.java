package dev.rollsafe.release.canary;

import java.time.Duration;

/** Waits. */
public interface Pause {

  /** Lets the thread sleep. */
  Pause SLEEP = duration -> {
    try {
      Thread.sleep(duration.toMillis());
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  };

  /** Waits; false where it was told to stop. */
  boolean over(Duration duration);
}
