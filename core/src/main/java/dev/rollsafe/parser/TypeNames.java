package dev.rollsafe.parser;

import dev.rollsafe.ast.QualifiedName;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of built-in types: those of {@code pg_type} and the aliases that are only words of the grammar. */
final class TypeNames {
  /** What {@code format_type} prints for the types whose name in {@code pg_type} differs from it. */
  private static final Map<String, String> PRINTED = Map.ofEntries(
      Map.entry("bool", "boolean"),
      Map.entry("int2", "smallint"),
      Map.entry("int4", "integer"),
      Map.entry("int8", "bigint"),
      Map.entry("float4", "real"),
      Map.entry("float8", "double precision"),
      Map.entry("varchar", "character varying"),
      Map.entry("varbit", "bit varying"),
      Map.entry("timestamp", "timestamp without time zone"),
      Map.entry("timestamptz", "timestamp with time zone"),
      Map.entry("time", "time without time zone"),
      Map.entry("timetz", "time with time zone"),
      Map.entry("bpchar", "bpchar"),
      Map.entry("char", "\"char\""));

  /** The serial types are no types of {@code pg_type}; they only work without a schema. */
  private static final Map<String, String> SERIAL = Map.of(
      "serial2", "smallserial",
      "serial4", "serial",
      "serial8", "bigserial");

  private static final String CATALOG = "pg_catalog";

  private TypeNames() {}

  /** Returns the printed name of the built-in type that {@code name} means, or null where it means another type. */
  static @Nullable String ofCatalog(QualifiedName name) {
    if (name.schema() == null) {
      String serial = SERIAL.get(name.name());
      return serial != null ? serial : PRINTED.get(name.name());
    }
    return name.schema().equals(CATALOG) ? PRINTED.getOrDefault(name.name(), name.name()) : null;
  }
}
