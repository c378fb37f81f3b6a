package dev.rollsafe.release.usage;

/**
 * What could not be judged: it may use anything.
 *
 * @param place where it is
 * @param reason why
 * @param unread whether it was not read at all, so that nothing can be called free of a side; else it was read, and what is put
 *     into it at run time is not known
 */
public record Unjudged(String place, String reason, boolean unread) {

  static Unjudged unread(String place, String reason) {
    return new Unjudged(place, reason, true);
  }

  static Unjudged unclear(String place, String reason) {
    return new Unjudged(place, reason, false);
  }
}
