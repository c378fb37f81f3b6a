package dev.rollsafe.sql;

import java.util.Arrays;

/** Where comments are: pairs of offsets. */
final class Comments {

  private int[] offsets = new int[16];
  private int size;

  int size() {
    return size;
  }

  void add(int start, int end) {
    if (size * 2 == offsets.length) {
      offsets = Arrays.copyOf(offsets, offsets.length * 2);
    }
    offsets[size * 2] = start;
    offsets[size * 2 + 1] = end;
    size++;
  }

  void truncate(int newSize) {
    size = Math.min(size, newSize);
  }

  Span span(int i) {
    return new Span(start(i), end(i));
  }

  int start(int i) {
    return offsets[2 * checked(i)];
  }

  int end(int i) {
    return offsets[2 * checked(i) + 1];
  }

  private int checked(int i) {
    if (i < 0 || i >= size) {
      throw new IndexOutOfBoundsException("comment " + i + " of " + size);
    }
    return i;
  }
}
