package dev.rollsafe.release.decision;

import dev.rollsafe.release.Facts;
import dev.rollsafe.release.canary.Verdict;
import dev.rollsafe.release.readiness.Readiness;
import java.util.Map;

/**
 * What a decision goes by.
 *
 * @param service the service
 * @param release the release that may not be well
 * @param verdict what its metrics say
 * @param said where the verdict comes from, for the reason
 * @param facts what the ledger knows
 * @param probes what the live schema says to the manifests of other releases, by release
 */
public record Situation(
    String service,
    String release,
    Verdict verdict,
    String said,
    Facts facts,
    Map<String, Readiness> probes) {

  /** Copies the probes. */
  public Situation {
    probes = Map.copyOf(probes);
  }
}
