package dev.rollsafe.report;

import dev.rollsafe.release.canary.CanaryVerdict;
import dev.rollsafe.release.canary.RuleResult;
import java.io.IOException;
import java.io.Writer;

/** Writes what the metrics say of a release, for people. */
public final class CanaryText {

  private final Writer out;

  /** Returns what writes to {@code out}. */
  public CanaryText(Writer out) {
    this.out = out;
  }

  /** Writes a line for a look that is not the last. */
  public void look(CanaryVerdict look) throws IOException {
    out.write(look.at() + " " + look.verdict() + ": " + look.reason() + "\n");
    out.flush();
  }

  /**
   * Writes the verdict and what came of each rule.
   *
   * @param release the release
   */
  public void verdict(String release, CanaryVerdict verdict) throws IOException {
    out.write(release + ": " + verdict.verdict() + ", " + verdict.reason() + "\n");
    for (RuleResult result : verdict.results()) {
      out.write("  " + result.outcome() + " " + result.rule().id()
          + (result.rule().critical() ? " (critical)" : "") + ": " + result.reason() + "\n");
    }
  }
}
