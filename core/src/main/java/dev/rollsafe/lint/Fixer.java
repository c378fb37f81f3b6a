package dev.rollsafe.lint;

import dev.rollsafe.lint.FixedFile.Applied;
import dev.rollsafe.migration.History;
import dev.rollsafe.migration.Migration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Applies fixes, and judges the history anew after each round. A fix stands only where its finding goes and no other comes;
 * what a rule offers is never taken on trust. Each round leaves fewer findings, so that there is an end to it.
 */
public final class Fixer {

  private final Function<History, HistoryAssessment> judge;
  private final Predicate<String> allowed;
  private final Map<String, List<Applied>> applied = new LinkedHashMap<>();
  private final Set<String> refused = new HashSet<>();

  /**
   * Returns what fixes one history.
   *
   * @param judge judges it as it would be judged in the end
   * @param allowed which files, as the user named them, may be changed
   */
  public Fixer(Function<History, HistoryAssessment> judge, Predicate<String> allowed) {
    this.judge = judge;
    this.allowed = allowed;
  }

  /** Returns the history with all applied that can be; nothing is written. */
  public FixedHistory fix(History history) {
    History now = history;
    HistoryAssessment found = judge.apply(history);
    int most = Integer.MAX_VALUE;
    List<Finding> round = round(found, most);
    while (!round.isEmpty()) {
      History next = rewritten(now, round);
      HistoryAssessment left = judge.apply(next);
      if (isBetter(found, left, round)) {
        round.forEach(this::note);
        now = next;
        found = left;
        most = Integer.MAX_VALUE;
      } else if (round.size() > 1) {
        most = round.size() / 2;
      } else {
        refused.add(key(round.get(0)));
        most = Integer.MAX_VALUE;
      }
      round = round(found, most);
    }
    return new FixedHistory(now, found, files(history, now));
  }

  /** Returns findings whose fixes do not meet. */
  private List<Finding> round(HistoryAssessment found, int most) {
    List<Finding> round = new ArrayList<>();
    for (Finding finding : found.findings()) {
      if (round.size() == most) {
        break;
      }
      if (isWanted(finding) && !meetsAny(finding, round)) {
        round.add(finding);
      }
    }
    return round;
  }

  private boolean isWanted(Finding finding) {
    return finding.fix().isPresent()
        && !finding.suppressed()
        && allowed.test(finding.path())
        && !refused.contains(key(finding));
  }

  private static boolean meetsAny(Finding finding, List<Finding> round) {
    Fix fix = finding.fix().orElseThrow();
    for (Finding other : round) {
      if (other.path().equals(finding.path()) && other.fix().orElseThrow().meets(fix)) {
        return true;
      }
    }
    return false;
  }

  private static History rewritten(History history, List<Finding> round) {
    Map<String, List<TextEdit>> edits = new LinkedHashMap<>();
    for (Finding finding : round) {
      edits
          .computeIfAbsent(finding.path(), path -> new ArrayList<>())
          .addAll(finding.fix().orElseThrow().edits());
    }
    History next = history;
    for (Map.Entry<String, List<TextEdit>> file : edits.entrySet()) {
      next = new Rewriting(file.getValue()).apply(next, file.getKey());
    }
    return next;
  }

  private static boolean isBetter(
      HistoryAssessment before, HistoryAssessment after, List<Finding> fixed) {
    Map<String, Integer> may = counts(before.findings());
    for (Finding finding : fixed) {
      may.merge(kind(finding), -1, Integer::sum);
    }
    for (Map.Entry<String, Integer> left : counts(after.findings()).entrySet()) {
      if (left.getValue() > may.getOrDefault(left.getKey(), 0)) {
        return false;
      }
    }
    return true;
  }

  private static Map<String, Integer> counts(List<Finding> findings) {
    Map<String, Integer> counts = new HashMap<>();
    for (Finding finding : findings) {
      if (!finding.suppressed()) {
        counts.merge(kind(finding), 1, Integer::sum);
      }
    }
    return counts;
  }

  private static String kind(Finding finding) {
    return finding.migration() + '\0' + finding.rule();
  }

  private static String key(Finding finding) {
    return kind(finding) + '\0' + finding.message() + '\0' + finding.span().start();
  }

  private void note(Finding finding) {
    applied
        .computeIfAbsent(finding.path(), path -> new ArrayList<>())
        .add(new Applied(finding.rule(), finding.position(), finding.fix().orElseThrow()));
  }

  private List<FixedFile> files(History before, History after) {
    List<FixedFile> files = new ArrayList<>();
    applied.forEach((path, fixes) ->
        files.add(new FixedFile(path, text(before, path), text(after, path), fixes)));
    return files;
  }

  private static String text(History history, String path) {
    for (Migration migration : history.migrations()) {
      if (migration.path().equals(path)) {
        return migration.script().text();
      }
    }
    throw new IllegalArgumentException("no migration is in " + path);
  }
}
