package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;

/**
 * A name as PostgreSQL stores it: folded to lower case unless quoted, and cut to 63 bytes (manual, section 4.1.1).
 *
 * @param value the stored name
 * @param span where it is written
 */
public record Identifier(String value, Span span) {

  /** Says whether this is the name {@code other}, wherever it is written. */
  public boolean is(String other) {
    return value.equals(other);
  }

  @Override
  public String toString() {
    return value;
  }
}
