package dev.rollsafe.assertions;

import dev.rollsafe.effect.Phase;
import dev.rollsafe.lint.Assessment;
import dev.rollsafe.lint.Finding;
import dev.rollsafe.lint.MigrationAssessment;
import dev.rollsafe.lint.rules.BuiltInRules;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** Assertions about SQL that was judged. */
public final class CheckedSqlAssert extends AbstractAssert<CheckedSqlAssert, CheckedSql> {

  private final Assessment assessment;

  CheckedSqlAssert(CheckedSql checked) {
    super(checked, CheckedSqlAssert.class);
    assessment = checked.judge();
  }

  /**
   * Asserts that a rule finds something.
   *
   * @param rule the rule's id, as {@code rollsafe explain} lists them
   * @return assertions about what it found
   * @throws IllegalArgumentException if there is no such rule
   */
  public FindingsAssert flags(String rule) {
    if (BuiltInRules.all().stream().noneMatch(known -> known.doc().id().equals(rule))) {
      throw new IllegalArgumentException(
          "there is no rule " + rule + "; 'rollsafe explain' and docs/rules list them");
    }
    List<Finding> found = CheckedSql.findings(assessment).stream()
        .filter(finding -> finding.rule().equals(rule))
        .toList();
    if (found.isEmpty()) {
      throw failure(
          "Expecting%n%n%s%n%nto be flagged by %s, but:%n%n%s",
          actual, rule, ReportText.of(assessment));
    }
    FindingsAssert next = new FindingsAssert(this, found, ReportText.of(assessment));
    return next.as(info.description());
  }

  /**
   * Asserts that nothing at all is found, advice included.
   *
   * @throws AssertionError if something is found
   */
  public CheckedSqlAssert hasNoFindings() {
    if (!CheckedSql.findings(assessment).isEmpty() || assessment.broken()) {
      throw failure(
          "Expecting%n%n%s%n%nto have no findings, but:%n%n%s", actual, ReportText.of(assessment));
    }
    return this;
  }

  /**
   * Asserts what it does to the release before, at worst.
   *
   * @param phase the phase
   */
  public CheckedSqlAssert isOf(Phase phase) {
    MigrationAssessment migration = assessment.histories().get(0).migrations().get(0);
    if (migration.phase() != phase) {
      throw failureWithActualExpected(
          migration.phase(),
          phase,
          "Expecting%n%n%s%n%nto be %s, but it is %s",
          actual,
          phase,
          migration.phase());
    }
    return this;
  }
}
