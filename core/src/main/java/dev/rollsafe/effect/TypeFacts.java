package dev.rollsafe.effect;

import dev.rollsafe.ast.DataType;
import java.util.Set;

/** What the server's own types are like, by their names as {@code format_type} prints them. */
final class TypeFacts {

  /** Types without a default operator class for btree or hash ({@code pg_opclass}). */
  private static final Set<String> NO_EQUALITY = Set.of(
      "json", "xml", "point", "lseg", "path", "box", "polygon", "line", "circle", "jsonpath");

  private TypeFacts() {}

  /** Says whether the server cannot tell two values of the type apart in DISTINCT, GROUP BY and UNION. */
  static boolean lacksEquality(DataType type) {
    return type.name().schema() == null && NO_EQUALITY.contains(type.name().name());
  }
}
