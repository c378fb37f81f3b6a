package dev.rollsafe.plan.sequence;

/** Says, from within a recipe, that there is no plan, and why. It never leaves a planner. */
public final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String reason;

  /** Refuses for a reason: why not, and what to do instead, as a sentence without a full stop. */
  public Refused(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  /** Returns why, and what to do instead. */
  public String reason() {
    return reason;
  }
}
