package dev.rollsafe.sql;

import java.util.Arrays;

/** Where the lines of a text begin. */
final class LineIndex {

  private static final char BYTE_ORDER_MARK = '\ufeff';

  private final int[] starts;
  private final int length;

  LineIndex(String text) {
    this.length = text.length();
    this.starts = starts(text);
  }

  private static int[] starts(String text) {
    int[] starts = new int[16 + text.length() / 40];
    int count = 1;
    if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
      starts[0] = 1;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > '\r' || (c != '\n' && (c != '\r' || isFollowedByLineFeed(text, i)))) {
        continue;
      }
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, count * 2);
      }
      starts[count++] = i + 1;
    }
    return Arrays.copyOf(starts, count);
  }

  private static boolean isFollowedByLineFeed(String text, int i) {
    return i + 1 < text.length() && text.charAt(i + 1) == '\n';
  }

  Position position(int offset) {
    if (offset < 0 || offset > length) {
      throw new IndexOutOfBoundsException(
          "offset " + offset + " in a text of " + length + " characters");
    }
    int found = Arrays.binarySearch(starts, offset);
    int line = found >= 0 ? found : Math.max(0, -found - 2);
    return new Position(line + 1, Math.max(0, offset - starts[line]) + 1);
  }
}
