package dev.rollsafe.migration;

import dev.rollsafe.migration.Migration.Kind;
import dev.rollsafe.migration.Migration.TransactionMode;
import dev.rollsafe.sql.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a formatted SQL changelog of Liquibase: each changeset is a migration. Its other lines ({@code --comment}, {@code
 * --preconditions}, {@code --rollback}) are comments to PostgreSQL and to us; the last are the way back.
 */
final class FormattedLiquibase {

  private final SourceFile file;
  private final Script script;
  private final String text;
  private final HistoryBuilder history;
  private final List<Script> parts = new ArrayList<>();
  private final List<Script> rollbacks = new ArrayList<>();
  private @Nullable ChangeSetHeader header;
  private int partStart = -1;
  private int ignoredLines;

  FormattedLiquibase(SourceFile file, Script script, HistoryBuilder history) {
    this.file = file;
    this.script = script;
    this.text = script.text();
    this.history = history;
  }

  /** Tells whether the first line that is not blank says {@code --liquibase formatted sql}. */
  static boolean recognises(String text) {
    int i = 0;
    while (i < text.length()
        && (Character.isWhitespace(text.charAt(i)) || text.charAt(i) == '\ufeff')) {
      i++;
    }
    int end = text.indexOf('\n', i);
    return command(text, i, end < 0 ? text.length() : end, "liquibase formatted sql") >= 0;
  }

  void read() {
    int line = 0;
    while (line < text.length()) {
      int newline = text.indexOf('\n', line);
      int end = newline < 0 ? text.length() : newline;
      readLine(line, end);
      line = end + 1;
    }
    endChangeSet(text.length());
  }

  private void readLine(int from, int to) {
    if (ignoredLines > 0) {
      ignoredLines--;
      if (ignoredLines == 0) {
        partStart = Math.min(to + 1, text.length());
      }
      return;
    }
    int i = from;
    while (i < to && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
      i++;
    }
    if (text.startsWith("--", i)) {
      readCommand(from, i, to);
    } else if (header != null && header.splitsAt(text, from, to)) {
      endPart(header.delimiterStart(text, from, to));
      partStart = Math.min(to + 1, text.length());
    }
  }

  private void readCommand(int line, int from, int to) {
    int rest = command(text, from, to, "changeset ");
    if (rest >= 0) {
      endChangeSet(line);
      header = ChangeSetHeader.of(text.substring(rest, to));
      partStart = Math.min(to + 1, text.length());
      return;
    }
    rest = command(text, from, to, "rollback ");
    if (rest >= 0 && header != null) {
      rollbacks.add(Script.body(script, rest, to));
      return;
    }
    rest = command(text, from, to, "ignorelines:");
    if (rest >= 0 && header != null && partStart >= 0) {
      endPart(line);
      ignoreLines(text.substring(rest, to).trim(), to);
    }
  }

  private void ignoreLines(String argument, int to) {
    if (argument.equals("start")) {
      ignoredLines = linesUntilIgnoreEnd(to);
      return;
    }
    Optional<Version> count = Version.of(argument);
    ignoredLines = count.isPresent() && argument.length() < 7 ? Integer.parseInt(argument) : 0;
    if (ignoredLines == 0) {
      partStart = Math.min(to + 1, text.length());
    }
  }

  private int linesUntilIgnoreEnd(int to) {
    int lines = 0;
    int line = to + 1;
    while (line < text.length()) {
      int newline = text.indexOf('\n', line);
      int end = newline < 0 ? text.length() : newline;
      lines++;
      int rest = command(text, line, end, "ignorelines:");
      if (rest >= 0 && text.substring(rest, end).trim().equals("end")) {
        return lines;
      }
      line = end + 1;
    }
    return lines;
  }

  private void endPart(int end) {
    if (partStart >= 0 && end > partStart) {
      parts.add(Script.body(script, partStart, end));
    }
    partStart = -1;
  }

  private void endChangeSet(int end) {
    endPart(end);
    ChangeSetHeader ended = header;
    if (ended != null) {
      if (parts.isEmpty()) {
        parts.add(Script.body(script, end, end));
      }
      add(ended);
    }
    parts.clear();
    rollbacks.clear();
    header = null;
  }

  private void add(ChangeSetHeader ended) {
    if (!ended.forPostgres()) {
      history.skip(file, "changeset " + ended.id() + " is for " + ended.attribute("dbms"));
      return;
    }
    if (ended.is("ignore", "true")) {
      history.skip(file, "changeset " + ended.id() + " says ignore:true");
      return;
    }
    Kind kind = ended.is("runonchange", "true") || ended.is("runalways", "true")
        ? Kind.REPEATABLE
        : Kind.VERSIONED;
    TransactionMode mode =
        ended.is("runintransaction", "false") ? TransactionMode.NONE : TransactionMode.SINGLE;
    history.add(file, ended.id(), kind, Optional.empty(), mode, parts);
    if (!rollbacks.isEmpty()) {
      history.add(file, ended.id(), Kind.UNDO, Optional.empty(), mode, rollbacks);
    }
  }

  /** Returns the offset behind {@code words} of a line that is a comment beginning with them; -1 where it is none. */
  private static int command(String text, int from, int to, String words) {
    if (!text.startsWith("--", from)) {
      return -1;
    }
    int i = from + 2;
    while (i < to && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
      i++;
    }
    int end = i + words.length();
    return end <= to && text.regionMatches(true, i, words, 0, words.length()) ? end : -1;
  }

  /**
   * The line {@code --changeset author:id name:value ..}.
   *
   * @param id author and id
   * @param attributes the attributes; their names in lower case
   */
  private record ChangeSetHeader(String id, Map<String, String> attributes) {

    static ChangeSetHeader of(String line) {
      List<String> words = HeaderWords.split(line);
      Map<String, String> attributes = new java.util.LinkedHashMap<>();
      for (int i = 1; i < words.size(); i++) {
        String word = words.get(i);
        int colon = word.indexOf(':');
        if (colon > 0) {
          attributes.put(
              word.substring(0, colon).toLowerCase(Locale.ROOT), word.substring(colon + 1));
        }
      }
      return new ChangeSetHeader(words.isEmpty() ? "?" : words.get(0), attributes);
    }

    boolean is(String name, String value) {
      return value.equalsIgnoreCase(attributes.get(name));
    }

    String attribute(String name) {
      return attributes.getOrDefault(name, "");
    }

    boolean forPostgres() {
      String dbms = attribute("dbms").toLowerCase(Locale.ROOT);
      if (dbms.isEmpty() || dbms.contains("all")) {
        return true;
      }
      boolean excludes = dbms.startsWith("!");
      return dbms.contains("!postgresql") ? false : excludes || dbms.contains("postgres");
    }

    /** A delimiter other than the semicolon ends statements at the end of a line. */
    boolean splitsAt(String text, int from, int to) {
      return delimiterStart(text, from, to) >= 0;
    }

    int delimiterStart(String text, int from, int to) {
      String delimiter = attribute("enddelimiter");
      if (delimiter.isEmpty() || delimiter.startsWith(";")) {
        return -1;
      }
      delimiter = HeaderWords.unescaped(delimiter);
      int end = to;
      while (end > from && Character.isWhitespace(text.charAt(end - 1))) {
        end--;
      }
      int start = end - delimiter.length();
      return !delimiter.isEmpty()
              && start >= from
              && text.regionMatches(true, start, delimiter, 0, delimiter.length())
          ? start
          : -1;
    }
  }
}
