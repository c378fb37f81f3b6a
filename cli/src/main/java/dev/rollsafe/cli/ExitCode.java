package dev.rollsafe.cli;

/** What {@code rollsafe} tells its caller. */
final class ExitCode {

  /** All is safe. */
  static final int SAFE = 0;

  /** Something was found. */
  static final int FINDINGS = 1;

  /** It was called wrongly, or something could not be read or written. */
  static final int ERROR = 2;

  /** Part of what was asked for cannot be done, and why is told. */
  static final int REFUSED = 3;

  private ExitCode() {}
}
