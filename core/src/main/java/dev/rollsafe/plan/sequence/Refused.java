package dev.rollsafe.plan.sequence;

/** Says, from within a recipe, that there is no plan, and why. It never leaves {@link Planner}. */
final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String reason;

  Refused(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
