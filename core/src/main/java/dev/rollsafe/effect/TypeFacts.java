package dev.rollsafe.effect;

import dev.rollsafe.ast.DataType;
import java.util.Map;
import java.util.Set;

/** What the server's own types are like, by their names as {@code format_type} prints them. */
final class TypeFacts {

  static final String TEXT = "text";
  static final String VARCHAR = "character varying";
  static final String CHARACTER = "character";
  static final String NUMERIC = "numeric";
  static final String TIMESTAMP = "timestamp without time zone";
  static final String TIMESTAMPTZ = "timestamp with time zone";

  /** Types of values that operators and parameters of drivers mix freely. */
  enum Group {
    NUMBER,
    STRING,
    MOMENT,
    /** Every other type is a group of its own. */
    OTHER
  }

  private static final Map<String, Group> GROUPS = Map.ofEntries(
      Map.entry("smallint", Group.NUMBER),
      Map.entry("integer", Group.NUMBER),
      Map.entry("bigint", Group.NUMBER),
      Map.entry(NUMERIC, Group.NUMBER),
      Map.entry("real", Group.NUMBER),
      Map.entry("double precision", Group.NUMBER),
      Map.entry(TEXT, Group.STRING),
      Map.entry(VARCHAR, Group.STRING),
      Map.entry(CHARACTER, Group.STRING),
      Map.entry("bpchar", Group.STRING),
      Map.entry("name", Group.STRING),
      Map.entry("citext", Group.STRING),
      Map.entry("date", Group.MOMENT),
      Map.entry(TIMESTAMP, Group.MOMENT),
      Map.entry(TIMESTAMPTZ, Group.MOMENT));

  /** Types without a default operator class for btree or hash ({@code pg_opclass}). */
  private static final Set<String> NO_EQUALITY = Set.of(
      "json", "xml", "point", "lseg", "path", "box", "polygon", "line", "circle", "jsonpath");

  private static final Set<String> REST = Set.of(
      "\"char\"",
      "bit",
      "bit varying",
      "boolean",
      "bytea",
      "cid",
      "cidr",
      "datemultirange",
      "daterange",
      "inet",
      "int4multirange",
      "int4range",
      "int8multirange",
      "int8range",
      "interval",
      "jsonb",
      "macaddr",
      "macaddr8",
      "money",
      "nummultirange",
      "numrange",
      "oid",
      "pg_lsn",
      "pg_snapshot",
      "refcursor",
      "regclass",
      "regcollation",
      "regconfig",
      "regdictionary",
      "regnamespace",
      "regoper",
      "regoperator",
      "regproc",
      "regprocedure",
      "regrole",
      "regtype",
      "tid",
      "time with time zone",
      "time without time zone",
      "tsmultirange",
      "tsquery",
      "tsrange",
      "tstzmultirange",
      "tstzrange",
      "tsvector",
      "txid_snapshot",
      "uuid",
      "xid",
      "xid8");

  /** Types of extensions met often; none of them is a domain. */
  private static final Set<String> OF_EXTENSIONS = Set.of(
      "cube",
      "geography",
      "geometry",
      "halfvec",
      "hstore",
      "ltree",
      "lquery",
      "seg",
      "sparsevec",
      "vector");

  private TypeFacts() {}

  /** Says whether the server cannot tell two values of the type apart in DISTINCT, GROUP BY and UNION. */
  static boolean lacksEquality(DataType type) {
    return type.name().schema() == null && NO_EQUALITY.contains(type.name().name());
  }

  /** Says whether it is known what kind of type this is without a catalog: the server's own, or of a known extension. */
  static boolean isKnown(DataType type) {
    return isBuiltIn(type) || OF_EXTENSIONS.contains(type.name().name());
  }

  /** Says whether it is one of the server's own types. */
  static boolean isBuiltIn(DataType type) {
    String name = type.name().name();
    return type.name().schema() == null
        && ((GROUPS.containsKey(name) && !name.equals("citext"))
            || NO_EQUALITY.contains(name)
            || REST.contains(name)
            || type.isSerial());
  }

  static Group group(DataType type) {
    return type.isArray() ? Group.OTHER : GROUPS.getOrDefault(type.name().name(), Group.OTHER);
  }

  static boolean isStringName(String name) {
    return GROUPS.get(name) == Group.STRING;
  }

  static boolean isString(DataType type) {
    return group(type) == Group.STRING;
  }

  /** Says whether it is a string type that holds any text. */
  static boolean holdsAnyText(DataType type) {
    String name = type.name().name();
    return !type.isArray()
        && type.modifiers().isEmpty()
        && (name.equals(TEXT) || name.equals(VARCHAR) || name.equals("citext"));
  }

  /** Says whether it is {@code oid} or one of its aliases. */
  static boolean isOid(String name) {
    return name.equals("oid") || (name.startsWith("reg") && REST.contains(name));
  }

  /** Returns the rank of an integer type, 0 for any other. */
  static int integerRank(String name) {
    return switch (name) {
      case "smallint" -> 1;
      case "integer" -> 2;
      case "bigint" -> 3;
      default -> 0;
    };
  }

  /** Returns the rank of a floating-point type, 0 for any other. */
  static int floatRank(String name) {
    return switch (name) {
      case "real" -> 1;
      case "double precision" -> 2;
      default -> 0;
    };
  }

  /** Returns a modifier as a number, {@code otherwise} where it is not written or no number. */
  static int modifier(DataType type, int at, int otherwise) {
    if (type.modifiers().size() <= at) {
      return otherwise;
    }
    try {
      return Integer.parseInt(type.modifiers().get(at));
    } catch (NumberFormatException notOne) {
      return otherwise;
    }
  }
}
