package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.Optional;

/**
 * A statement that is understood and of no consequence of its own for data or for the other release, such as CREATE ROLE, CREATE OPERATOR, LISTEN or EXPLAIN.
 *
 * @param verb what it does, in upper case: CREATE, ALTER, LISTEN ..
 * @param kind the kind of object
 * @param name the object
 * @param span where it is written, from its first token to its last
 */
public record Other(String verb, ObjectKind kind, Optional<QualifiedName> name, Span span)
    implements Statement {

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.other(this);
  }
}
