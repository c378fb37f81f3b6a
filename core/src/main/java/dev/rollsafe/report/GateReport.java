package dev.rollsafe.report;

import dev.rollsafe.release.Facts;
import dev.rollsafe.release.GateDecision;
import dev.rollsafe.release.Reason;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes what the release gate says. */
public interface GateReport {

  /**
   * Returns a report.
   *
   * @param format {@code text} or {@code json}
   * @param out where it goes; left open
   */
  static GateReport of(String format, Writer out) {
    return format.equals("json") ? new GateJson(out) : new GateText(out);
  }

  /** Writes what was decided. */
  void decisions(List<GateDecision> decisions) throws IOException;

  /**
   * Writes whether one can go back to a release.
   *
   * @param release as {@code service@release}
   * @param blockers why not
   */
  void rollback(String release, List<Reason> blockers) throws IOException;

  /**
   * Writes what the ledger holds.
   *
   * @param facts what it holds
   * @param decisions what is decided about the changes that are on their way
   */
  void status(Facts facts, List<GateDecision> decisions) throws IOException;
}
