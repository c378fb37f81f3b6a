package dev.rollsafe.report;

import dev.rollsafe.effect.Break;
import dev.rollsafe.effect.Effect;
import dev.rollsafe.effect.Lock;
import dev.rollsafe.effect.Loss;
import dev.rollsafe.effect.Phase;
import dev.rollsafe.lint.StatementAssessment;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Span;
import java.util.List;

/** Writes statements into the page: the SQL and what it does. */
final class HtmlStatement {

  /** What is shown of a long statement, and as much of it as there may be up to the last place in it. */
  private static final int LENGTH = 1500;

  private static final int LONGEST = 8000;

  /** How many entries of one sort are shown; a dropped schema can break hundreds of things. */
  private static final int ENTRIES = 8;

  /** What fits into a line. */
  private static final int WORDS = 160;

  private final StringBuilder out;
  private String lastLabel = "";

  HtmlStatement(StringBuilder out) {
    this.out = out;
  }

  /** Says whether a statement is worth more than a line though nothing is found in it. */
  static boolean isNotable(Effect effect) {
    if (effect.phase().compareTo(Phase.CONTRACT) >= 0 || effect.failure().isPresent()) {
      return true;
    }
    if (!effect.rewrites().isEmpty()
        || !effect.scans().isEmpty()
        || !effect.breaks().isEmpty()) {
      return true;
    }
    for (Lock lock : effect.locks()) {
      if (lock.mode().blocksWrites()) {
        return true;
      }
    }
    return false;
  }

  /** Returns the beginning of a statement in one line. */
  static String firstWords(Script script, Span span) {
    String text = script.text();
    int end = Math.min(span.end(), span.start() + 2 * WORDS);
    StringBuilder words = new StringBuilder(WORDS);
    for (int i = span.start(); i < end && words.length() < WORDS; i++) {
      char c = text.charAt(i);
      boolean blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
      if (!blank) {
        words.append(c);
      } else if (words.length() > 0 && words.charAt(words.length() - 1) != ' ') {
        words.append(' ');
      }
    }
    return words.length() == WORDS || end < span.end()
        ? words.append('…').toString()
        : words.toString();
  }

  /**
   * Writes a statement.
   *
   * @param places what in it findings are about, in order
   */
  void write(Script script, StatementAssessment statement, List<Span> places) {
    Effect effect = statement.effect();
    String phase = effect.phase().name();
    out.append("<p class=\"head\"><span class=\"at\"><span class=\"sr\">line </span>");
    out.append(statement.position().line()).append("</span><span class=\"kind\">");
    out.append(Markup.of(statement.kind()))
        .append("</span><span class=\"phase ")
        .append(phase);
    out.append("\"><span aria-hidden=\"true\">").append(HtmlReport.sign(effect.phase()));
    out.append("</span> ").append(phase).append("</span><span class=\"why\">");
    out.append(Markup.of(effect.reason())).append("</span></p>\n<pre tabindex=\"0\"><code>");
    sql(script.text(), statement.span(), places);
    out.append("</code></pre>\n");
    effects(effect);
  }

  /** A place that is the whole statement needs no mark; those that overlap are marked as one. */
  private void sql(String text, Span span, List<Span> places) {
    int end = Math.min(span.end(), span.start() + LENGTH);
    for (Span place : places) {
      if (!isWhole(place, span)) {
        end = Math.max(end, Math.min(Math.min(span.end(), place.end()), span.start() + LONGEST));
      }
    }
    int at = span.start();
    for (Span place : places) {
      int from = Math.max(at, place.start());
      int to = Math.min(end, place.end());
      if (isWhole(place, span) || from >= to) {
        continue;
      }
      out.append(Markup.lines(text.substring(at, from))).append("<mark>");
      out.append(Markup.lines(text.substring(from, to))).append("</mark>");
      at = to;
    }
    out.append(Markup.lines(text.substring(at, end)));
    if (end < span.end()) {
      out.append(" … (").append(span.end() - end).append(" more characters)");
    }
  }

  private static boolean isWhole(Span place, Span statement) {
    return place.start() <= statement.start() && place.end() >= statement.end();
  }

  private void effects(Effect effect) {
    int begin = out.length();
    lastLabel = "";
    out.append("<dl class=\"effects\">\n");
    int empty = out.length();
    locks(effect.locks());
    list("Rewrites", effect.rewrites(), true);
    list("Reads all of", effect.scans(), true);
    list("Builds", effect.indexRebuilds(), false);
    breaks(effect.breaks());
    int losses = 0;
    for (Loss each : effect.loses()) {
      if (losses++ < ENTRIES) {
        entry("Loses", each.place() + ": " + each.what(), true);
      }
    }
    more("Loses", losses);
    if (effect.transactionality() == Effect.Transactionality.OUTSIDE_ONLY) {
      entry("Transaction", "cannot run in one", false);
    }
    if (effect.failure().isPresent()) {
      entry(
          "Fails",
          effect.failure().get().what() + " (" + effect.failure().get().sqlState() + ")",
          true);
    }
    if (effect.assumed()) {
      entry("Assumed", "what is there before is not all known, so the worst is told", false);
    }
    if (out.length() == empty) {
      out.setLength(begin);
    } else {
      out.append("</dl>\n");
    }
  }

  private void locks(List<Lock> locks) {
    int number = 0;
    for (Lock lock : locks) {
      if (lock.mode().blocksWrites() && number++ < ENTRIES) {
        String who = lock.mode().blocksReads() ? "reads and writes wait" : "writes wait";
        entry(
            "Locks",
            lock.object() + ": " + lock.mode().sql() + ", " + who,
            lock.mode().blocksReads());
      }
    }
    more("Locks", number);
  }

  private void breaks(List<Break> breaks) {
    int number = 0;
    for (Break each : breaks) {
      if (number++ < ENTRIES) {
        String code = each.sqlState().map(state -> " (" + state + ")").orElse("");
        entry(
            "Breaks " + audience(each.audience()), each.place() + ": " + each.what() + code, true);
      }
    }
    more("Breaks", number);
  }

  private void more(String label, int number) {
    if (number > ENTRIES) {
      entry(label, "and " + (number - ENTRIES) + " more", false);
    }
  }

  private static String audience(Break.Audience audience) {
    return switch (audience) {
      case READERS -> "readers";
      case WRITERS -> "writers";
      case BOTH -> "readers and writers";
      case PREPARED -> "prepared statements, once";
    };
  }

  private void list(String label, List<?> names, boolean hot) {
    if (names.isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(names.size(), ENTRIES); i++) {
      text.append(i == 0 ? "" : ", ").append(names.get(i));
    }
    if (names.size() > ENTRIES) {
      text.append(" and ").append(names.size() - ENTRIES).append(" more");
    }
    entry(label, text.toString(), hot);
  }

  private void entry(String label, String text, boolean hot) {
    if (!label.equals(lastLabel)) {
      out.append("<dt>").append(label).append("</dt>");
      lastLabel = label;
    }
    out.append("<dd").append(hot ? " class=\"hot\">" : ">");
    out.append(Markup.of(text)).append("</dd>\n");
  }
}
