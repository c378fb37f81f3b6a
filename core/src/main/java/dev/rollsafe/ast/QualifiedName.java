package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import org.jspecify.annotations.Nullable;

/**
 * A name of a database object, qualified by its schema or not.
 *
 * @param schema the schema as it is written, or null where the search path decides
 * @param name the object's own name
 * @param span where it is written, qualifiers included
 */
public record QualifiedName(@Nullable String schema, String name, Span span) {

  /** Says whether both names read the same, wherever they are written. */
  public boolean sameAs(QualifiedName other) {
    return name.equals(other.name)
        && (schema == null ? other.schema == null : schema.equals(other.schema));
  }

  @Override
  public String toString() {
    return schema == null ? name : schema + "." + name;
  }
}
