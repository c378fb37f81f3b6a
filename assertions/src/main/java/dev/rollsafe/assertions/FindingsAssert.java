package dev.rollsafe.assertions;

import dev.rollsafe.lint.Finding;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** Assertions about what one rule found. */
public final class FindingsAssert extends AbstractAssert<FindingsAssert, List<Finding>> {

  private final CheckedSqlAssert origin;
  private final String report;

  FindingsAssert(CheckedSqlAssert origin, List<Finding> findings, String report) {
    super(findings, FindingsAssert.class);
    this.origin = origin;
    this.report = report;
  }

  /**
   * Asserts that it is found on this line, and perhaps on others.
   *
   * @param line the line, from 1
   */
  public FindingsAssert onLine(int line) {
    List<Integer> lines = new ArrayList<>();
    actual.forEach(finding -> lines.add(finding.position().line()));
    if (!lines.contains(line)) {
      throw failure(
          "Expecting %s on line %s, but it is on %s:%n%n%s",
          actual.get(0).rule(), line, lines, report);
    }
    return this;
  }

  /**
   * Asserts that a message holds these words.
   *
   * @param words part of the message
   */
  public FindingsAssert saying(String words) {
    if (actual.stream().noneMatch(finding -> finding.message().contains(words))) {
      throw failure(
          "Expecting a message of %s to hold%n  %s%nbut:%n%n%s",
          actual.get(0).rule(), words, report);
    }
    return this;
  }

  /** Returns to the assertions about the SQL. */
  public CheckedSqlAssert and() {
    return origin;
  }
}
