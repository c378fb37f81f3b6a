package dev.rollsafe.release.usage;

/**
 * A text that an application may send to its database, or a part of one.
 *
 * @param place where it is
 * @param text the text; where other texts are put into it at run time there is {@link #HOLE}
 */
record Text(String place, String text) {

  /** What javac writes where a value is put into a text. */
  static final char HOLE = '\u0001';

  boolean hasHoles() {
    return text.indexOf(HOLE) >= 0;
  }
}
