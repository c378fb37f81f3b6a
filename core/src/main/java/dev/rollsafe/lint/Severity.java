package dev.rollsafe.lint;

/** What a finding asks for. */
public enum Severity {
  /** Advice. */
  INFO,
  /** A risk that depends on size or traffic. */
  WARNING,
  /** Breaks release N-1 or the service. */
  ERROR
}
