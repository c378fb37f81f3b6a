package dev.rollsafe.lint;

import dev.rollsafe.sql.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells which findings of a migration its comments let through, and which comments let nothing through. */
final class Suppressing {

  /** One rule that one comment names. */
  private record Entry(String rule, Suppression suppression) {}

  private final List<StatementAssessment> statements;
  private final String text;
  private final List<Entry> wholeFile = new ArrayList<>();
  private final Map<Integer, List<Entry>> byStatement = new HashMap<>();
  private final List<Entry> all = new ArrayList<>();
  private final Set<Entry> used = new HashSet<>();

  Suppressing(List<StatementAssessment> statements, List<Suppression> suppressions, String text) {
    this.statements = statements;
    this.text = text;
    for (Suppression suppression : suppressions) {
      List<Entry> entries = suppression.directive().wholeFile()
          ? wholeFile
          : byStatement.computeIfAbsent(
              owner(suppression.directive().comment()), key -> new ArrayList<>());
      for (String rule : suppression.rules()) {
        Entry entry = new Entry(rule, suppression);
        entries.add(entry);
        all.add(entry);
      }
    }
  }

  /** Returns why a finding is let through, if it is; the comments that say so are used. */
  Optional<Waiver> waiver(Findings.Draft finding) {
    if (all.isEmpty()) {
      return Optional.empty();
    }
    int statement = firstEndingBehind(finding.span().start());
    Optional<Waiver> byFile = use(wholeFile, finding);
    Optional<Waiver> byComment = use(byStatement.getOrDefault(statement, List.of()), finding);
    return byComment.or(() -> byFile);
  }

  private Optional<Waiver> use(List<Entry> entries, Findings.Draft finding) {
    Optional<Waiver> waiver = Optional.empty();
    for (Entry entry : entries) {
      if (entry.rule.equals(finding.rule().id())) {
        used.add(entry);
        waiver = Optional.of(new Waiver(Waiver.Kind.COMMENT, entry.suppression.reason()));
      }
    }
    return waiver;
  }

  /** Reports what let nothing through, though its rule was asked. */
  void reportUnused(Set<String> asked, Findings findings) {
    for (Entry entry : all) {
      if (!used.contains(entry) && asked.contains(entry.rule)) {
        findings.add(
            entry.suppression.directive().span(), "Nothing that " + entry.rule + " finds is here");
      }
    }
  }

  /** A comment belongs to the statement it is in or that ends on its line, else to the next one. */
  private int owner(Span comment) {
    int next = firstEndingBehind(comment.start());
    boolean between =
        next == statements.size() || statements.get(next).span().start() > comment.start();
    return between && next > 0 && endsLine(comment) && onLineOf(next - 1, comment)
        ? next - 1
        : next;
  }

  private boolean endsLine(Span comment) {
    for (int i = comment.end(); i < text.length() && text.charAt(i) != '\n'; i++) {
      if (!Character.isWhitespace(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean onLineOf(int statement, Span comment) {
    int newline = text.indexOf('\n', statements.get(statement).span().end());
    return newline < 0 || newline >= comment.start();
  }

  /** Returns the number of the first statement that ends behind {@code offset}; that of all statements where none does. */
  private int firstEndingBehind(int offset) {
    int low = 0;
    int high = statements.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (statements.get(middle).span().end() > offset) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
