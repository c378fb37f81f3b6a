package dev.rollsafe.report;

/** Text from migrations, made fit for a terminal. */
final class Visible {

  private static final String HEX = "0123456789abcdef";

  private Visible() {}

  /**
   * Writes control characters, by which a file could move the cursor, colour or hide text, as {@code \x1b}; the same goes for
   * those that turn the direction of writing. Tabs become one blank, so that columns stay columns.
   */
  static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isHidden(text.charAt(i))) {
        return escaped(text, i);
      }
    }
    return text;
  }

  /** Does the same to each line of a text; its line breaks stay. */
  static String lines(String text) {
    int end = text.indexOf('\n');
    if (end < 0) {
      return of(text);
    }
    StringBuilder out = new StringBuilder(text.length() + 16);
    int from = 0;
    while (end >= 0) {
      boolean carriage = end > from && text.charAt(end - 1) == '\r';
      out.append(of(text.substring(from, carriage ? end - 1 : end))).append('\n');
      from = end + 1;
      end = text.indexOf('\n', from);
    }
    return out.append(of(text.substring(from))).toString();
  }

  private static String escaped(String text, int from) {
    StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, from);
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\t') {
        out.append(' ');
      } else if (isHidden(c)) {
        escape(c, out);
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static void escape(char c, StringBuilder out) {
    out.append(c < 0x100 ? "\\x" : "\\u");
    for (int shift = c < 0x100 ? 4 : 12; shift >= 0; shift -= 4) {
      out.append(HEX.charAt(c >> shift & 0xf));
    }
  }

  private static boolean isHidden(char c) {
    return c < ' '
        || (c >= 0x7f && c < 0xa0)
        || (c >= '\u200b' && c <= '\u200f')
        || (c >= '\u2028' && c <= '\u202e')
        || (c >= '\u2066' && c <= '\u2069')
        || c == '\ufeff';
  }
}
