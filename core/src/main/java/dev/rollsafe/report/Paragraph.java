package dev.rollsafe.report;

import java.io.IOException;

/** Text broken into lines of a readable length. */
final class Paragraph {

  private static final int WIDTH = 100;

  private Paragraph() {}

  /**
   * Writes a paragraph.
   *
   * @param label what stands before its first line; the other lines are indented as far
   * @param labelWidth the number of columns that the label takes, colours not counted
   */
  static void write(Appendable out, String label, int labelWidth, String text) throws IOException {
    out.append(label);
    int column = labelWidth;
    int at = 0;
    while (at < text.length()) {
      int end = wordEnd(text, at);
      if (column > labelWidth && column + 1 + end - at > WIDTH) {
        out.append('\n');
        blanks(out, labelWidth);
        column = labelWidth;
      }
      if (column > labelWidth) {
        out.append(' ');
        column++;
      }
      out.append(text, at, end);
      column += end - at;
      at = end + 1;
    }
    out.append('\n');
  }

  static void blanks(Appendable out, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      out.append(' ');
    }
  }

  private static int wordEnd(String text, int from) {
    int blank = text.indexOf(' ', from);
    return blank < 0 ? text.length() : blank;
  }
}
