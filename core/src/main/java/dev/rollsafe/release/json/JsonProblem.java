package dev.rollsafe.release.json;

/** What is wrong with a JSON text: it is none, or not of the form that is asked for. */
public final class JsonProblem extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Returns a problem.
   *
   * @param message where, and what is wrong
   */
  public JsonProblem(String message) {
    super(message);
  }

  /** Returns where, and what is wrong. */
  public String problem() {
    return String.valueOf(getMessage());
  }
}
