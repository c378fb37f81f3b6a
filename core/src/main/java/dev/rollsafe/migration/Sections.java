package dev.rollsafe.migration;

import dev.rollsafe.migration.Migration.TransactionMode;
import dev.rollsafe.sql.Script;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file with the way forward and the way back in it, divided by comment lines. */
final class Sections {

  /**
   * How a runner marks its sections.
   *
   * @param up the comment line where the way forward begins, in lower case and without blanks
   * @param down where the way back begins
   * @param outside what says, in a comment line of its own or behind the mark, that no transaction is wanted
   */
  private record Marks(String up, String down, String outside) {

    /** Says whether {@code words} are the mark {@code mark}. Plain words must be all of the line: anyone may write them. */
    boolean match(String words, String mark) {
      return outside.isEmpty() ? words.equals(mark) : words.startsWith(mark);
    }
  }

  private static final Marks[] KNOWN = {
    new Marks("+gooseup", "+goosedown", "+goosenotransaction"),
    new Marks("migrate:up", "migrate:down", "transaction:false"),
    new Marks("+migrateup", "+migratedown", "notransaction"),
    new Marks("upmigration", "downmigration", ""),
    new Marks("!ups", "!downs", ""),
    new Marks("//@up", "//@undo", ""),
  };

  private final Script script;
  private final String text;
  private @Nullable Marks marks;
  private int upStart = -1;
  private int downStart = -1;
  private int downEnd;
  private boolean outside;

  private Sections(Script script) {
    this.script = script;
    this.text = script.text();
    this.downEnd = text.length();
  }

  /** Takes a script apart; empty where it has no sections. */
  static Optional<Sections> of(Script script) {
    if (!mayHoldMarks(script.text())) {
      return Optional.empty();
    }
    Sections sections = new Sections(script);
    sections.readLines();
    return sections.marks == null ? Optional.empty() : Optional.of(sections);
  }

  private static boolean mayHoldMarks(String text) {
    return text.contains("+goose")
        || text.contains("migrate:")
        || text.contains("+migrate")
        || text.contains("Migration")
        || text.contains("!Ups")
        || text.contains("@UNDO");
  }

  /** Returns the way forward. */
  Script up() {
    if (downStart < 0) {
      return script;
    }
    // What stands before the first mark is mostly comments; were it more, it must not get lost.
    return upStart > downStart
        ? Script.body(script, upStart, text.length())
        : Script.body(script, 0, downStart);
  }

  /** Returns the way back. */
  Optional<Script> down() {
    return downStart < 0 ? Optional.empty() : Optional.of(Script.body(script, downStart, downEnd));
  }

  TransactionMode mode() {
    return outside ? TransactionMode.NONE : TransactionMode.SINGLE;
  }

  private void readLines() {
    int line = 0;
    while (line < text.length()) {
      int newline = text.indexOf('\n', line);
      int end = newline < 0 ? text.length() : newline;
      int comment = commentStart(line, end);
      if (comment >= 0) {
        readMark(line, squeezed(comment, end));
      }
      line = end + 1;
    }
  }

  /** Returns where the words of a comment line begin; -1 where it is none. */
  private int commentStart(int from, int to) {
    int i = from;
    while (i < to
        && (text.charAt(i) == ' ' || text.charAt(i) == '\t' || text.charAt(i) == '\ufeff')) {
      i++;
    }
    if (text.startsWith("--", i)) {
      return i + 2;
    }
    return text.startsWith("# ---", i) ? i + 5 : -1;
  }

  /** Returns the words of a line in lower case, without blanks; long lines are no marks. */
  private String squeezed(int from, int to) {
    if (to - from > 200) {
      return "";
    }
    StringBuilder words = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (!Character.isWhitespace(c)) {
        words.append(Character.toLowerCase(c));
      }
    }
    return words.toString();
  }

  private void readMark(int line, String words) {
    if (words.isEmpty()) {
      return;
    }
    for (Marks candidate : KNOWN) {
      if (marks != null && !marks.equals(candidate)) {
        continue;
      }
      boolean up = candidate.match(words, candidate.up);
      boolean down = candidate.match(words, candidate.down);
      if (up || down) {
        marks = candidate;
        begin(line, up);
      }
      outside |= !candidate.outside.isEmpty() && !down && saysOutside(candidate, words, up);
    }
  }

  /** A line that only speaks of transactions is no order; goose has an order of its own, others put theirs behind the mark. */
  private static boolean saysOutside(Marks candidate, String words, boolean up) {
    return up
        ? words.endsWith(candidate.outside)
        : words.equals(candidate.outside) && words.startsWith("+");
  }

  private void begin(int line, boolean up) {
    if (up && upStart < 0) {
      upStart = line;
      if (downStart >= 0) {
        downEnd = line;
      }
    } else if (!up && downStart < 0) {
      downStart = line;
    }
  }
}
