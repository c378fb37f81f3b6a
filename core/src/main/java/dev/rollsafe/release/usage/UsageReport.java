package dev.rollsafe.release.usage;

import java.util.List;
import java.util.Optional;

/**
 * What was found to use sides of changes.
 *
 * @param sides what was looked for, with what was found
 * @param unjudged what could not be judged
 * @param skipped what was not looked at on purpose
 * @param classes how many classes were read
 * @param resources how many other files were read
 */
public record UsageReport(
    List<Found> sides, List<Unjudged> unjudged, List<String> skipped, int classes, int resources) {

  /** Copies the lists. */
  public UsageReport {
    sides = List.copyOf(sides);
    unjudged = List.copyOf(unjudged);
    skipped = List.copyOf(skipped);
  }

  /**
   * What was found of one side.
   *
   * @param change the change whose old side it is
   * @param side the side
   * @param usages all that names it, uses first
   */
  public record Found(Optional<String> change, Side side, List<Usage> usages) {

    /** Copies the list. */
    public Found {
      usages = List.copyOf(usages);
    }

    /** Says whether nothing uses it or may use it. */
    public boolean isFree() {
      return UsageScan.isFree(usages);
    }
  }

  /** Says whether nothing uses any of the sides or may use it. */
  public boolean isFree() {
    for (Found found : sides) {
      if (!found.isFree()) {
        return false;
      }
    }
    return true;
  }

  /** Says whether something was not read at all. */
  public boolean hasUnread() {
    for (Unjudged one : unjudged) {
      if (one.unread()) {
        return true;
      }
    }
    return false;
  }
}
