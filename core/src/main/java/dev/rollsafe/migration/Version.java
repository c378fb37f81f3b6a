package dev.rollsafe.migration;

import java.util.Optional;

/**
 * A version made of numbers, as Flyway compares it: {@code 1.2} is {@code 1_2} is {@code 1.2.0}, and 10 comes behind 9.
 *
 * @param text the version as written
 */
public record Version(String text) implements Comparable<Version> {

  /** Reads a version; empty where {@code text} is none. */
  public static Optional<Version> of(String text) {
    boolean digit = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean separator = c == '.' || c == '_';
      if (separator ? !digit : !isDigit(c)) {
        return Optional.empty();
      }
      digit = !separator;
    }
    return digit ? Optional.of(new Version(text)) : Optional.empty();
  }

  @Override
  public int compareTo(Version other) {
    int mine = 0;
    int its = 0;
    while (mine < text.length() || its < other.text.length()) {
      int myEnd = partEnd(text, mine);
      int itsEnd = partEnd(other.text, its);
      int order = NaturalOrder.compareNumbers(text, mine, myEnd, other.text, its, itsEnd);
      if (order != 0) {
        return order;
      }
      mine = Math.min(myEnd + 1, text.length());
      its = Math.min(itsEnd + 1, other.text.length());
    }
    return 0;
  }

  /** Says whether both compare as equal. */
  public boolean sameAs(Version other) {
    return compareTo(other) == 0;
  }

  private static int partEnd(String text, int from) {
    int end = from;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  @Override
  public String toString() {
    return text;
  }
}
