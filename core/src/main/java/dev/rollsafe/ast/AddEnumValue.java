package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.Optional;

/**
 * {@code ALTER TYPE .. ADD VALUE ..}.
 *
 * @param name the enum
 * @param value the new label
 * @param ifNotExists IF NOT EXISTS
 * @param before the label it comes before
 * @param after the label it comes after
 * @param span where it is written, from its first token to its last
 */
public record AddEnumValue(
    QualifiedName name,
    String value,
    boolean ifNotExists,
    Optional<String> before,
    Optional<String> after,
    Span span)
    implements Statement {

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.addEnumValue(this);
  }
}
