package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.List;

/**
 * A type as it is written behind a column, a parameter or a cast.
 *
 * <p>Aliases of built-in types are resolved the way {@code format_type} prints them (manual, table 8.1): {@code int4} and
 * {@code int} are {@code integer}, {@code varchar} is {@code character varying}, {@code timestamptz} is {@code timestamp
 * with time zone}; {@code serial} types keep their name because they are more than a type.
 *
 * @param name the type's name; unqualified for built-in types, {@code pg_catalog} included
 * @param modifiers what stands in parentheses, such as {@code 10} and {@code 2}; of an interval first its fields, such as
 *     {@code day to second}, where they are written
 * @param arrayDimensions how many dimensions are written, 0 for no array (PostgreSQL itself does not keep the number)
 * @param setOf whether {@code SETOF} stands before it
 * @param columnReference whether it is written as {@code table.column%TYPE}
 * @param span where it is written
 */
public record DataType(
    QualifiedName name,
    List<String> modifiers,
    int arrayDimensions,
    boolean setOf,
    boolean columnReference,
    Span span) {

  /** Copies the modifiers. */
  public DataType {
    modifiers = List.copyOf(modifiers);
  }

  /** Says whether this is an array type. */
  public boolean isArray() {
    return arrayDimensions > 0;
  }

  /** Says whether this is {@code smallserial}, {@code serial} or {@code bigserial}. */
  public boolean isSerial() {
    return name.schema() == null
        && (name.name().equals("serial")
            || name.name().equals("bigserial")
            || name.name().equals("smallserial"));
  }

  /** Returns the type as signatures of routines know it: without its modifiers (manual, CREATE FUNCTION, "Notes"). */
  public DataType withoutModifiers() {
    return modifiers.isEmpty()
        ? this
        : new DataType(name, List.of(), arrayDimensions, setOf, columnReference, span);
  }

  /** Says whether both types are the same, wherever they are written. */
  public boolean sameAs(DataType other) {
    return name.sameAs(other.name)
        && modifiers.equals(other.modifiers)
        && isArray() == other.isArray()
        && setOf == other.setOf;
  }

  /** Returns the type as {@code format_type} would print it, for example {@code character varying(20)[]}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    if (setOf) {
      text.append("SETOF ");
    }
    String base = name.toString();
    String zone = "";
    if (!modifiers.isEmpty() && base.startsWith("time")) {
      int with = base.indexOf(" with");
      if (with > 0) {
        zone = base.substring(with);
        base = base.substring(0, with);
      }
    }
    text.append(base);
    List<String> bracketed = modifiers;
    if (!modifiers.isEmpty()
        && base.equals("interval")
        && Character.isLetter(modifiers.get(0).charAt(0))) {
      text.append(' ').append(modifiers.get(0));
      bracketed = modifiers.subList(1, modifiers.size());
    }
    if (!bracketed.isEmpty()) {
      text.append('(').append(String.join(",", bracketed)).append(')');
    }
    text.append(zone);
    if (columnReference) {
      text.append("%TYPE");
    }
    if (isArray()) {
      text.append("[]");
    }
    return text.toString();
  }
}
