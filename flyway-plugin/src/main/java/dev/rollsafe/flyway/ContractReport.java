package dev.rollsafe.flyway;

import java.util.List;

/**
 * What became of the contracts that were pending.
 *
 * @param run the scripts that were run, in order
 * @param held those that were not
 */
public record ContractReport(List<String> run, List<Held> held) {

  /** Copies what could change. */
  public ContractReport {
    run = List.copyOf(run);
    held = List.copyOf(held);
  }

  /**
   * A contract that is not due.
   *
   * @param script its script
   * @param reason why
   * @param opens what has to happen
   */
  public record Held(String script, String reason, String opens) {}
}
