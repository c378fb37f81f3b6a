package dev.rollsafe.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes the difference of two texts as {@code patch} and {@code git apply -p0} read it. */
public final class UnifiedDiff {

  private static final int CONTEXT = 3;

  /**
   * A stretch of lines that differ.
   *
   * @param from the first line of the old text
   * @param to the line behind the last
   * @param newFrom the first line of the new text
   * @param newTo the line behind the last
   */
  private record Change(int from, int to, int newFrom, int newTo) {}

  private final Appendable out;

  /**
   * Returns a writer of differences.
   *
   * @param out where they are written
   */
  public UnifiedDiff(Appendable out) {
    this.out = out;
  }

  /**
   * Writes the difference of a file; nothing where there is none.
   *
   * @param path the file
   * @param before what it holds
   * @param after what it is to hold
   * @throws IOException if it cannot be written
   */
  public void file(String path, String before, String after) throws IOException {
    List<String> old = lines(before);
    List<String> now = lines(after);
    List<Change> changes = changes(old, now);
    if (changes.isEmpty()) {
      return;
    }
    out.append("--- ").append(path).append("\n+++ ").append(path).append('\n');
    for (int i = 0; i < changes.size(); ) {
      int last = i;
      while (last + 1 < changes.size()
          && changes.get(last + 1).from() - changes.get(last).to() <= 2 * CONTEXT) {
        last++;
      }
      hunk(old, now, changes.subList(i, last + 1));
      i = last + 1;
    }
  }

  /** Each with its end, which the last one may lack. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline + 1;
      lines.add(text.substring(start, end));
      start = end;
    }
    return lines;
  }

  /** Where the texts part, they go on where the fewest lines are left out. */
  private static List<Change> changes(List<String> old, List<String> now) {
    List<Change> changes = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < old.size() || j < now.size()) {
      if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
        i++;
        j++;
      } else {
        Change change = change(old, now, i, j);
        changes.add(change);
        i = change.to();
        j = change.newTo();
      }
    }
    return changes;
  }

  private static Change change(List<String> old, List<String> now, int i, int j) {
    int most = old.size() - i + now.size() - j;
    for (int skipped = 1; skipped < most; skipped++) {
      for (int gone = 0; gone <= skipped; gone++) {
        int to = i + gone;
        int newTo = j + skipped - gone;
        if (to < old.size() && newTo < now.size() && old.get(to).equals(now.get(newTo))) {
          return new Change(i, to, j, newTo);
        }
      }
    }
    return new Change(i, old.size(), j, now.size());
  }

  private void hunk(List<String> old, List<String> now, List<Change> changes) throws IOException {
    Change first = changes.get(0);
    Change last = changes.get(changes.size() - 1);
    int before = Math.min(CONTEXT, first.from());
    int behind = Math.min(CONTEXT, old.size() - last.to());
    int from = first.from() - before;
    int newFrom = first.newFrom() - before;
    out.append("@@ -").append(range(from, last.to() + behind));
    out.append(" +").append(range(newFrom, last.newTo() + behind)).append(" @@\n");
    int at = from;
    for (Change change : changes) {
      lines(" ", old, at, change.from());
      lines("-", old, change.from(), change.to());
      lines("+", now, change.newFrom(), change.newTo());
      at = change.to();
    }
    lines(" ", old, at, last.to() + behind);
  }

  /** Of no lines, the one before is named. */
  private static String range(int from, int to) {
    return (to == from ? from : from + 1) + "," + (to - from);
  }

  private void lines(String mark, List<String> lines, int from, int to) throws IOException {
    for (int i = from; i < to; i++) {
      String line = lines.get(i);
      out.append(mark).append(line);
      if (!line.endsWith("\n")) {
        out.append("\n\\ No newline at end of file\n");
      }
    }
  }
}
