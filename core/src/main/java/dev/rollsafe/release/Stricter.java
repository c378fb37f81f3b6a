package dev.rollsafe.release;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** A change as it was recorded and as it is declared now, whichever asks for more. */
final class Stricter {

  private Stricter() {}

  static Change of(Change declared, Change recorded) {
    if (declared.equals(recorded)) {
      return recorded;
    }
    Set<String> consumers = new HashSet<>(recorded.consumers());
    consumers.addAll(declared.consumers());
    return new Change(
        recorded.id(),
        recorded.kind(),
        recorded.oldSide(),
        recorded.newSide(),
        consumers,
        recorded.expand(),
        recorded.contract(),
        longer(declared.soak(), recorded.soak()),
        longer(declared.quarantine(), recorded.quarantine()),
        recorded.flag().or(declared::flag));
  }

  static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
