package dev.rollsafe.lint;

/**
 * Why a finding is let through.
 *
 * @param kind where that is said
 * @param reason the reason given there; empty where none is
 */
public record Waiver(Kind kind, String reason) {

  /** Where it is said. */
  public enum Kind {
    /** In a comment of the migration. */
    COMMENT,
    /** In the configuration beside it. */
    CONFIGURATION,
    /** In the list of findings that were there when Rollsafe was brought in. */
    BASELINE,
    /** In its first statement: the release gate refuses it while any release before could be hit. */
    GATE;

    /** Returns its name in small letters. */
    public String word() {
      return switch (this) {
        case COMMENT -> "comment";
        case CONFIGURATION -> "configuration";
        case BASELINE -> "baseline";
        case GATE -> "gate";
      };
    }
  }
}
