package dev.rollsafe.sql;

/** Finds a keyword in a stretch of text without making an object: an open hash over length and four letters. */
final class KeywordTable {

  private static final Keyword[] KEYWORDS = Keyword.values();
  private static final int SLOTS = 4096;
  private static final short[] TABLE = new short[SLOTS];
  private static final int LONGEST;

  static {
    int longest = 0;
    for (int number = 0; number < KEYWORDS.length; number++) {
      String word = KEYWORDS[number].word();
      longest = Math.max(longest, word.length());
      int slot = hash(word, 0, word.length());
      while (TABLE[slot] != 0) {
        slot = (slot + 1) & (SLOTS - 1);
      }
      TABLE[slot] = (short) (number + 1);
    }
    LONGEST = longest;
  }

  private KeywordTable() {}

  static Keyword keyword(int number) {
    return KEYWORDS[number];
  }

  /** Returns the number of the keyword that {@code text[start, end)} is, ignoring ASCII case; -1 if it is none. */
  static int find(String text, int start, int end) {
    int length = end - start;
    if (length < 2 || length > LONGEST) {
      return -1;
    }
    int slot = hash(text, start, end);
    while (TABLE[slot] != 0) {
      int number = TABLE[slot] - 1;
      if (Chars.equalsFolded(text, start, end, KEYWORDS[number].word())) {
        return number;
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    return -1;
  }

  /** Letters of either case hash alike; other characters may do as they please. */
  private static int hash(String text, int start, int end) {
    int first = text.charAt(start) | 0x20;
    int second = text.charAt(start + 1) | 0x20;
    int last = text.charAt(end - 1) | 0x20;
    int middle = text.charAt((start + end) >>> 1) | 0x20;
    return (first * 31 + second * 331 + last * 1009 + middle * 67 + (end - start) * 2053)
        & (SLOTS - 1);
  }
}
