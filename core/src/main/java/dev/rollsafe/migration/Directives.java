package dev.rollsafe.migration;

import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Span;
import dev.rollsafe.sql.Splitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the {@code rollsafe:..} lines in comments. Text in strings is no comment, so the statements are taken apart for it. */
final class Directives {

  private static final String PREFIX = "rollsafe:";

  private final String text;
  private final List<Directive> found = new ArrayList<>();

  private Directives(String text) {
    this.text = text;
  }

  static List<Directive> read(List<Script> parts) {
    Directives directives = new Directives(parts.get(0).text());
    for (Script part : parts) {
      int at = directives.text.indexOf(PREFIX, part.span().start());
      if (at >= 0 && at < part.span().end()) {
        directives.readPart(part);
      }
    }
    return directives.found;
  }

  /** Returns the release that a migration says it belongs to. */
  static Optional<String> release(List<Directive> directives) {
    for (Directive directive : directives) {
      if (directive.name().equals("release") && !directive.argument().isEmpty()) {
        return Optional.of(directive.argument());
      }
    }
    return Optional.empty();
  }

  private void readPart(Script part) {
    Splitter splitter = part.statements();
    boolean first = true;
    boolean more = true;
    while (more) {
      more = splitter.next();
      for (int i = 0; i < splitter.commentCount(); i++) {
        boolean head =
            first && (!more || splitter.commentEnd(i) <= splitter.span().start());
        readComment(splitter.comment(i), head && standsApart(splitter.commentEnd(i)));
      }
      first = false;
    }
  }

  /** Tells whether a blank line, or nothing at all, follows the block of comments that ends or goes on at {@code offset}. */
  private boolean standsApart(int offset) {
    int i = offset;
    int newlines = 0;
    while (i < text.length() && newlines < 2) {
      char c = text.charAt(i);
      if (c == '\n') {
        newlines++;
      } else if (c == '-' && text.startsWith("--", i)) {
        newlines = 0;
        int end = text.indexOf('\n', i);
        i = end < 0 ? text.length() - 1 : end - 1;
      } else if (!Character.isWhitespace(c)) {
        return false;
      }
      i++;
    }
    return true;
  }

  private void readComment(Span comment, boolean wholeFile) {
    int line = comment.start();
    while (line < comment.end()) {
      int newline = text.indexOf('\n', line);
      int end = newline < 0 || newline > comment.end() ? comment.end() : newline;
      readLine(line, end, comment, wholeFile);
      line = end + 1;
    }
  }

  private void readLine(int from, int to, Span comment, boolean wholeFile) {
    int start = from;
    while (start < to && isDecoration(text.charAt(start))) {
      start++;
    }
    if (!text.startsWith(PREFIX, start)) {
      return;
    }
    int end = to;
    if (end == comment.end() && text.startsWith("*/", end - 2)) {
      end -= 2;
    }
    int nameStart = start + PREFIX.length();
    int nameEnd = nameStart;
    while (nameEnd < end && !Character.isWhitespace(text.charAt(nameEnd))) {
      nameEnd++;
    }
    String argument = text.substring(nameEnd, end).trim();
    int trimmed = end;
    while (trimmed > nameEnd && Character.isWhitespace(text.charAt(trimmed - 1))) {
      trimmed--;
    }
    found.add(new Directive(
        text.substring(nameStart, nameEnd),
        argument,
        wholeFile,
        comment,
        new Span(start, trimmed)));
  }

  private static boolean isDecoration(char c) {
    return c == '-' || c == '/' || c == '*' || c == ' ' || c == '\t';
  }
}
