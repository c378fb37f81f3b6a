package dev.rollsafe.report;

import dev.rollsafe.sql.Position;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Span;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** The lines of a statement up to a place in it, and a mark under the place. */
final class Excerpt {

  /** Lines of a statement shown before the one with the place. */
  private static final int LEAD = 3;

  /** What fits beside the line number. */
  private static final int WIDTH = 110;

  /** What is shown before the place where a line is too long. */
  private static final int RUN_UP = 20;

  private final Script script;
  private final Ink ink;
  private final Appendable out;

  Excerpt(Script script, Ink ink, Appendable out) {
    this.script = script;
    this.ink = ink;
    this.out = out;
  }

  /**
   * Writes it.
   *
   * @param statement offset where the statement begins
   * @param place the place in it
   */
  void write(int statement, Span place) throws IOException {
    Position position = script.position(place.start());
    int margin = String.valueOf(position.line()).length() + 2;
    int line = place.start() - position.column() + 1;
    Deque<Integer> lead = new ArrayDeque<>(LEAD);
    int start = line;
    while (start > statement && lead.size() < LEAD) {
      start = start - 1 - script.position(start - 1).column() + 1;
      lead.push(start);
    }
    if (start > statement) {
      number(margin, "..");
      out.append('\n');
    }
    int number = position.line() - lead.size();
    for (int each : lead) {
      number(margin, String.valueOf(number++));
      out.append(shown(script.text().substring(each, lineEnd(each)), 0)).append('\n');
    }
    marked(line, place, margin, position);
  }

  private void marked(int line, Span place, int margin, Position position) throws IOException {
    String whole = script.text().substring(line, lineEnd(line));
    int from = Math.min(place.start() - line, whole.length());
    int to = Math.min(place.end() - line, whole.length());
    int skipped = from > WIDTH - RUN_UP ? from - RUN_UP : 0;
    String before = shown(whole.substring(skipped, from), 0);
    String marked = shown(whole.substring(from, to), before.length());
    String after = shown(whole.substring(to), before.length() + marked.length());
    number(margin, String.valueOf(position.line()));
    out.append(before).append(ink.bold(marked)).append(after).append('\n');
    Paragraph.blanks(out, margin + 3 + before.length());
    out.append(ink.bold("^".repeat(Math.max(1, marked.length())))).append('\n');
  }

  private void number(int margin, String number) throws IOException {
    Paragraph.blanks(out, margin - number.length());
    out.append(ink.faint(number + " |")).append(' ');
  }

  private static String shown(String text, int used) {
    int room = Math.max(0, WIDTH - used);
    return Visible.of(text.length() > room ? text.substring(0, room) + "…" : text);
  }

  private int lineEnd(int offset) {
    String text = script.text();
    int i = offset;
    while (i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
      i++;
    }
    return i;
  }
}
