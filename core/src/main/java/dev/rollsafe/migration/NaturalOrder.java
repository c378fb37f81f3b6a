package dev.rollsafe.migration;

import java.util.Comparator;

/** Orders names as people number them: runs of digits by their value, so that {@code 2_b} comes before {@code 10_a}. */
final class NaturalOrder implements Comparator<String> {

  static final NaturalOrder INSTANCE = new NaturalOrder();

  private NaturalOrder() {}

  @Override
  public int compare(String a, String b) {
    int i = 0;
    int j = 0;
    while (i < a.length() && j < b.length()) {
      if (isDigit(a.charAt(i)) && isDigit(b.charAt(j))) {
        int endA = digitsEnd(a, i);
        int endB = digitsEnd(b, j);
        int order = compareNumbers(a, i, endA, b, j, endB);
        if (order != 0) {
          return order;
        }
        i = endA;
        j = endB;
      } else if (a.charAt(i) != b.charAt(j)) {
        return Character.compare(rank(a.charAt(i)), rank(b.charAt(j)));
      } else {
        i++;
        j++;
      }
    }
    int order = Integer.compare(a.length() - i, b.length() - j);
    return order != 0 ? order : a.compareTo(b);
  }

  /** What is in a folder comes together: the separator of paths sorts before all else. */
  private static char rank(char c) {
    return c == '/' ? 0 : c;
  }

  /** Compares two runs of digits of any length by value; an empty run is zero. */
  static int compareNumbers(String a, int fromA, int toA, String b, int fromB, int toB) {
    int i = skipZeros(a, fromA, toA);
    int j = skipZeros(b, fromB, toB);
    if (toA - i != toB - j) {
      return Integer.compare(toA - i, toB - j);
    }
    for (; i < toA; i++, j++) {
      if (a.charAt(i) != b.charAt(j)) {
        return Character.compare(a.charAt(i), b.charAt(j));
      }
    }
    return 0;
  }

  private static int skipZeros(String text, int from, int to) {
    int i = from;
    while (i < to && text.charAt(i) == '0') {
      i++;
    }
    return i;
  }

  private static int digitsEnd(String text, int from) {
    int end = from;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
