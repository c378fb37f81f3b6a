package dev.rollsafe.sql;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Reads what stands between quotes the way PostgreSQL does. */
final class Quoted {

  /** Only the quote itself is special, doubled; also dollar quotes, where nothing is. */
  static final int PLAIN = 0;
  /** {@code E'..'}: backslash escapes. */
  static final int ESCAPE = 1;
  /** {@code U&'..'} and {@code U&"..."}. */
  static final int UNICODE = 2;
  /** {@code $tag$..$tag$}. */
  static final int DOLLAR = 3;

  private static final int HIGHEST_ASCII = 0x7f;

  private Quoted() {}

  /** Returns where the inside of the quoted token that starts at {@code start} begins. */
  static int contentStart(String text, int start) {
    return switch (text.charAt(start)) {
      case '\'', '"' -> start + 1;
      case '$' -> text.indexOf('$', start + 1) + 1;
      default -> start + (text.charAt(start + 1) == '&' ? 3 : 2);
    };
  }

  /** Returns the offset of the quote that closes the content of a token with one, passing over doubled quotes. */
  static int closingQuote(String text, int contentStart, int end) {
    char quote = text.charAt(contentStart - 1);
    int i = contentStart;
    while (i < end) {
      if (text.charAt(i) == quote) {
        if (i + 1 >= end || text.charAt(i + 1) != quote) {
          return i;
        }
        i++;
      }
      i++;
    }
    return end;
  }

  /** Undoes doubled quotes. */
  static String undoubled(String text, int start, int end, char quote) {
    int i = text.indexOf(quote, start);
    if (i < 0 || i >= end) {
      return text.substring(start, end);
    }
    StringBuilder value = new StringBuilder(end - start);
    undoubled(text, start, end, quote, value, Places.SAME);
    return value.toString();
  }

  /** Undoes doubled quotes and notes where each character is written. */
  static void undoubled(
      String text, int start, int end, char quote, StringBuilder value, Places places) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      value.append(c);
      places.fill(value.length(), i);
      if (c == quote) {
        i++;
      }
    }
  }

  /** Decodes {@code \XXXX} and {@code \+XXXXXX}, doubled quotes undone; what is no valid escape stays as it is. */
  static String unicode(String undoubled, char escape) {
    int next = undoubled.indexOf(escape);
    if (next < 0) {
      return undoubled;
    }
    StringBuilder value = new StringBuilder(undoubled.length());
    int i = 0;
    while (i < undoubled.length()) {
      char c = undoubled.charAt(i++);
      if (c != escape || i >= undoubled.length()) {
        value.append(c);
        continue;
      }
      char kind = undoubled.charAt(i);
      int digits = kind == '+' ? 6 : 4;
      int from = kind == '+' ? i + 1 : i;
      int codePoint = number(undoubled, from, digits, undoubled.length(), 16);
      if (kind == escape) {
        value.append(escape);
        i++;
      } else if (codePoint >= 0 && codePoint <= Character.MAX_CODE_POINT) {
        value.appendCodePoint(codePoint);
        i = from + digits;
      } else {
        value.append(c);
      }
    }
    return value.toString();
  }

  /** Decodes the inside of an {@code E'..'} string; bytes written as octal or hexadecimal are UTF-8. */
  static String escaped(String text, int start, int end) {
    StringBuilder value = new StringBuilder(end - start);
    escaped(text, start, end, value, Places.SAME);
    return value.toString();
  }

  /** Decodes the inside of an {@code E'..'} string and notes where each character is written. */
  static void escaped(String text, int start, int end, StringBuilder value, Places places) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int i = start;
    while (i < end) {
      int from = i;
      char c = text.charAt(i++);
      if (c == '\'' || (c == '\\' && i < end)) {
        i = c == '\'' ? append(c, value, i) : escape(text, i, end, value, bytes);
      } else {
        value.append(c);
      }
      if (bytes.size() > 0 && !startsByteEscape(text, i, end)) {
        value.append(bytes.toString(StandardCharsets.UTF_8));
        bytes.reset();
      }
      places.fill(value.length(), from);
    }
  }

  private static int append(char c, StringBuilder value, int i) {
    value.append(c);
    return i + 1;
  }

  private static boolean startsByteEscape(String text, int i, int end) {
    if (i + 1 >= end || text.charAt(i) != '\\') {
      return false;
    }
    char c = text.charAt(i + 1);
    return c == 'x' || (c >= '0' && c <= '7');
  }

  /** Decodes the escape whose letter is at {@code i}; returns the offset behind it. */
  private static int escape(
      String text, int i, int end, StringBuilder value, ByteArrayOutputStream bytes) {
    char c = text.charAt(i);
    return switch (c) {
      case 'b' -> append('\b', value, i);
      case 'f' -> append('\f', value, i);
      case 'n' -> append('\n', value, i);
      case 'r' -> append('\r', value, i);
      case 't' -> append('\t', value, i);
      case 'u' -> codePoint(text, i, 4, end, value);
      case 'U' -> codePoint(text, i, 8, end, value);
      case 'x' -> singleByte(text, i + 1, 2, end, 16, value, bytes);
      case '0', '1', '2', '3', '4', '5', '6', '7' -> singleByte(text, i, 3, end, 8, value, bytes);
      default -> append(c, value, i);
    };
  }

  private static int codePoint(String text, int i, int digits, int end, StringBuilder value) {
    int codePoint = number(text, i + 1, digits, end, 16);
    if (codePoint < 0 || codePoint > Character.MAX_CODE_POINT) {
      value.append(text.charAt(i));
      return i + 1;
    }
    value.appendCodePoint(codePoint);
    return i + 1 + digits;
  }

  private static int singleByte(
      String text,
      int from,
      int most,
      int end,
      int radix,
      StringBuilder value,
      ByteArrayOutputStream bytes) {
    int digits = 0;
    while (digits < most
        && from + digits < end
        && Character.digit(text.charAt(from + digits), radix) >= 0) {
      digits++;
    }
    if (digits == 0) {
      value.append('x');
      return from;
    }
    int number = number(text, from, digits, end, radix) & 0xff;
    if (number > HIGHEST_ASCII || bytes.size() > 0) {
      bytes.write(number);
    } else {
      value.append((char) number);
    }
    return from + digits;
  }

  /** Reads exactly {@code digits} digits; -1 if there are fewer or the number is too big. */
  private static int number(String text, int from, int digits, int end, int radix) {
    if (from + digits > end) {
      return -1;
    }
    long number = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = text.charAt(i) > HIGHEST_ASCII ? -1 : Character.digit(text.charAt(i), radix);
      if (digit < 0) {
        return -1;
      }
      number = number * radix + digit;
    }
    return number > Integer.MAX_VALUE ? -1 : (int) number;
  }
}
