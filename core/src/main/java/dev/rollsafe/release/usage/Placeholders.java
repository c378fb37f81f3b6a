package dev.rollsafe.release.usage;

/**
 * Turns what libraries write for a value into what PostgreSQL understands: {@code ?}, {@code :name}, <code>#{name}</code> and
 * holes become {@code $1}. Strings, quoted names and comments are left as they are.
 */
final class Placeholders {

  private final String text;
  private final StringBuilder out;
  private int at;

  private Placeholders(String text) {
    this.text = text;
    out = new StringBuilder(text.length() + 8);
  }

  static String replaced(String text) {
    Placeholders placeholders = new Placeholders(text);
    while (placeholders.at < text.length()) {
      placeholders.next();
    }
    return placeholders.out.toString();
  }

  private void next() {
    char c = text.charAt(at);
    if (c == '\'' || c == '"') {
      copyTo(behind(String.valueOf(c), at + 1));
    } else if (text.startsWith("--", at)) {
      copyTo(behind("\n", at + 2));
    } else if (text.startsWith("/*", at)) {
      copyTo(behind("*/", at + 2));
    } else if (text.startsWith("::", at) || text.startsWith("??", at)) {
      copyTo(at + 2);
    } else if (text.startsWith("#{", at) || text.startsWith(":#{", at)) {
      replaceTo(behind("}", at + 2));
    } else if (c == Text.HOLE) {
      replaceTo(at + 1);
    } else if (c == '?') {
      replaceTo(endOfName(at + 1));
    } else if (c == ':' && endOfName(at + 1) > at + 1 && !isSlice()) {
      replaceTo(endOfName(at + 1));
    } else {
      copyTo(at + 1);
    }
  }

  /** A colon between the bounds of an array has a number or a name before it. */
  private boolean isSlice() {
    return at > 0 && (Character.isLetterOrDigit(text.charAt(at - 1)) || text.charAt(at - 1) == ']');
  }

  private int behind(String end, int from) {
    int found = text.indexOf(end, from);
    return found < 0 ? text.length() : found + end.length();
  }

  private int endOfName(int from) {
    int end = from;
    while (end < text.length()
        && (Character.isLetterOrDigit(text.charAt(end))
            || text.charAt(end) == '_'
            || (text.charAt(end) == '.' && end > from))) {
      end++;
    }
    return end;
  }

  private void copyTo(int end) {
    out.append(text, at, end);
    at = end;
  }

  private void replaceTo(int end) {
    out.append("$1");
    at = end;
  }
}
