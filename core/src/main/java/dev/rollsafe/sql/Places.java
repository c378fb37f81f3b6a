package dev.rollsafe.sql;

import java.util.Arrays;

/** Where in a script the characters of a text are written: at their offset, or, if quotes in it were undone, where it was noted. */
final class Places {

  /** Every character is written at its offset. */
  static final Places SAME = new Places(false);

  private final boolean noted;
  private int[] places = {};
  private int length;

  private Places(boolean noted) {
    this.noted = noted;
  }

  /** Returns the places of a text that is still empty. */
  static Places ofNothing() {
    return new Places(true);
  }

  /** Notes that what was added to the text, up to {@code newLength}, is written at {@code place}. */
  void fill(int newLength, int place) {
    if (!noted) {
      return;
    }
    if (newLength > places.length) {
      places = Arrays.copyOf(places, Math.max(newLength, places.length * 2 + 64));
    }
    Arrays.fill(places, length, newLength, place);
    length = newLength;
  }

  /** Turns the places from {@code from} on, which were offsets in another text, into where that is written. */
  void translate(int from, Places other) {
    if (noted && other.noted) {
      for (int i = from; i < length; i++) {
        places[i] = other.at(places[i]);
      }
    }
  }

  private int at(int offset) {
    if (!noted || length == 0) {
      return offset;
    }
    return offset < length ? places[offset] : places[length - 1] + 1;
  }

  /** Returns where the characters from {@code start} to {@code end} are written. */
  Span span(int start, int end) {
    if (!noted) {
      return new Span(start, end);
    }
    int from = at(start);
    return new Span(from, start < end ? Math.max(from, at(end - 1) + 1) : from);
  }
}
