package dev.rollsafe.lint;

import dev.rollsafe.effect.ServerVersion;
import java.util.List;
import java.util.Optional;

/**
 * What became of all histories that were given. It holds no syntax tree and no catalog.
 *
 * @param serverVersion the server they were judged for
 * @param rules what the rules that were asked are about
 * @param histories the histories, in the order given
 */
public record Assessment(
    ServerVersion serverVersion, List<RuleDoc> rules, List<HistoryAssessment> histories) {

  /** Copies what could change. */
  public Assessment {
    rules = List.copyOf(rules);
    histories = List.copyOf(histories);
  }

  /** Returns the figures of all histories together. */
  public Summary summary() {
    Summary sum = Summary.EMPTY;
    for (HistoryAssessment history : histories) {
      sum = sum.plus(history.summary());
    }
    return sum;
  }

  /** Returns what the rule with this id is about, if it was asked. */
  public Optional<RuleDoc> rule(String id) {
    for (RuleDoc rule : rules) {
      if (rule.id().equals(id)) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  /** Says whether a history could not be read as a whole. */
  public boolean broken() {
    for (HistoryAssessment history : histories) {
      if (history.broken()) {
        return true;
      }
    }
    return false;
  }
}
