package dev.rollsafe.report;

/** Text made fit for XML and HTML, inside elements and inside attributes in either quotes. */
final class Markup {

  private static final char REPLACEMENT = '\ufffd';

  private Markup() {}

  /** Escapes a text of one line; characters that do not show are made visible. */
  static String of(String text) {
    return escaped(Visible.of(text));
  }

  /** Escapes a text of several lines. */
  static String lines(String text) {
    return escaped(Visible.lines(text));
  }

  private static String escaped(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isSpecial(text.charAt(i))) {
        return escapedFrom(text, i);
      }
    }
    return text;
  }

  private static boolean isSpecial(char c) {
    return switch (c) {
      case '&', '<', '>', '"', '\'', '\ufffe', '\uffff' -> true;
      default -> Character.isSurrogate(c);
    };
  }

  private static String escapedFrom(String text, int from) {
    StringBuilder out = new StringBuilder(text.length() + 32).append(text, 0, from);
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        case '\ufffe', '\uffff' -> out.append(REPLACEMENT);
        default -> out.append(isHalf(text, i) ? REPLACEMENT : c);
      }
    }
    return out.toString();
  }

  /** Half a surrogate pair is no character of XML. */
  private static boolean isHalf(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }
}
