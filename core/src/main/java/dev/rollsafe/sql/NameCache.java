package dev.rollsafe.sql;

import org.jspecify.annotations.Nullable;

/**
 * Turns words and quoted names into the identifiers PostgreSQL makes of them, one String for one name. A name that shares a slot
 * with another simply displaces it, so the cache never grows; racing threads can at worst make a name twice.
 */
final class NameCache {

  /** What PostgreSQL keeps of a name, in bytes of the database encoding, taken to be UTF-8. */
  private static final int LONGEST_NAME = 63;

  private static final int MOST_BYTES_PER_CHAR = 3;
  private static final int SLOTS = 1024;

  private final @Nullable String[] slots = new @Nullable String[SLOTS];

  /** Returns the identifier that the unquoted word {@code text[start, end)} means. */
  String folded(String text, int start, int end) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c == '{') {
        return foldedAroundPlaceholders(text, start, end);
      }
      hash = 31 * hash + Chars.fold(c);
    }
    int slot = slot(hash);
    String cached = slots[slot];
    if (cached != null && Chars.equalsFolded(text, start, end, cached)) {
      return cached;
    }
    String name = truncated(fold(text, start, end));
    slots[slot] = name;
    return name;
  }

  /** Returns {@code text[start, end)} as it is, cut to the length of a name. */
  String exact(String text, int start, int end) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + text.charAt(i);
    }
    int slot = slot(hash);
    String cached = slots[slot];
    if (cached != null && cached.length() == end - start && text.startsWith(cached, start)) {
      return cached;
    }
    String name = truncated(text.substring(start, end));
    slots[slot] = name;
    return name;
  }

  private static int slot(int hash) {
    return (hash ^ (hash >>> 15)) & (SLOTS - 1);
  }

  private static String fold(String text, int start, int end) {
    char[] folded = new char[end - start];
    for (int i = start; i < end; i++) {
      folded[i - start] = Chars.fold(text.charAt(i));
    }
    return new String(folded);
  }

  /** What a placeholder stands for is unknown, so its own name keeps its case and nothing is cut off. */
  private static String foldedAroundPlaceholders(String text, int start, int end) {
    StringBuilder name = new StringBuilder(end - start);
    boolean inPlaceholder = false;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      inPlaceholder = c == '{' || (inPlaceholder && c != '}');
      name.append(inPlaceholder ? c : Chars.fold(c));
    }
    return name.toString();
  }

  /** Cuts a name to as many whole characters as fit. */
  static String truncated(String name) {
    if (name.length() * MOST_BYTES_PER_CHAR <= LONGEST_NAME || name.contains("${")) {
      return name;
    }
    int bytes = 0;
    for (int i = 0; i < name.length(); ) {
      int codePoint = name.codePointAt(i);
      bytes += utf8Length(codePoint);
      if (bytes > LONGEST_NAME) {
        return name.substring(0, i);
      }
      i += Character.charCount(codePoint);
    }
    return name;
  }

  private static int utf8Length(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    }
    if (codePoint < 0x800) {
      return 2;
    }
    return codePoint < 0x10000 ? 3 : 4;
  }
}
