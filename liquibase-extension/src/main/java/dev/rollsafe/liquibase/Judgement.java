package dev.rollsafe.liquibase;

import dev.rollsafe.config.FailOn;
import dev.rollsafe.lint.Assessment;
import dev.rollsafe.lint.HistoryAssessment;
import dev.rollsafe.release.HeldContract;
import dev.rollsafe.report.TextReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import liquibase.exception.LiquibaseException;
import liquibase.logging.Logger;

/**
 * What became of the changesets that would run.
 *
 * @param changeSets how many there are
 * @param assessment what is said of them; empty where they are not judged
 * @param held the contracts among them that the release gate holds
 * @param unjudged why they are not judged, where they are not
 * @param refused whether they must not run
 */
record Judgement(
    int changeSets,
    Optional<Assessment> assessment,
    List<HeldContract> held,
    Optional<String> unjudged,
    boolean refused) {

  /** Returns one of changesets that are not judged. */
  static Judgement none(int changeSets, String why) {
    return new Judgement(changeSets, Optional.empty(), List.of(), Optional.of(why), false);
  }

  /**
   * Refuses, or says what was found.
   *
   * @param enforce whether to refuse
   * @throws LiquibaseException if the changesets must not run
   */
  void conclude(boolean enforce, Logger log) throws LiquibaseException {
    if (refused && enforce) {
      throw new LiquibaseException(refusal());
    }
    if (refused) {
      log.warning("Rollsafe would refuse this, and only reports because "
          + RollsafeSettings.MODE.getKey() + "=report\n" + report());
    } else if (hasSomethingToSay()) {
      log.warning("Rollsafe lets these changesets through\n" + report());
    } else {
      log.info(report());
    }
  }

  private boolean hasSomethingToSay() {
    return assessment.isPresent()
        && (FailOn.INFO.fails(assessment.get().summary())
            || assessment.get().histories().stream()
                .anyMatch(one -> !one.problems().isEmpty()));
  }

  /** Returns what people read. */
  String report() {
    if (assessment.isEmpty()) {
      return "Rollsafe judges nothing: " + unjudged.orElse("");
    }
    StringBuilder text = new StringBuilder();
    for (HeldContract contract : held) {
      text.append(contract.migration().path()).append(": error: the release gate of ");
      text.append(contract.decision().change()).append(" is shut: ").append(contract.reasons());
      text.append("\n  instead: ").append(contract.opens()).append("\n\n");
    }
    TextReport report = new TextReport(text, false, false);
    try {
      for (HistoryAssessment history : assessment.get().histories()) {
        report.history(history);
      }
      report.end(assessment.get().summary());
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
    return text.toString();
  }

  /** Returns the message of the error that keeps the changesets from running. */
  String refusal() {
    String all = changeSets == 1
        ? "the changeset that is pending"
        : "any of the " + changeSets + " pending changesets";
    return "Rollsafe refuses to run " + all + "; nothing was applied.\n\n" + report()
        + "\nMend it as 'instead' says, or, where you know better, let a finding through with"
        + " '-- rollsafe:ignore RULE reason' in the changeset's SQL or comment. "
        + RollsafeSettings.MODE.getKey() + "=report only reports.";
  }
}
