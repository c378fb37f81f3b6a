package dev.rollsafe.parser;

import dev.rollsafe.ast.DataType;
import dev.rollsafe.sql.Keyword;

/** What an output column is called that is nothing but a constant of some type, and which keywords begin a type. */
final class TypeLabels {
  private TypeLabels() {}

  /** Returns the name of a type in {@code pg_type}, which is what such a column is called. */
  static String of(DataType type) {
    String name = type.name().name();
    return switch (name) {
      case "integer" -> "int4";
      case "smallint" -> "int2";
      case "bigint" -> "int8";
      case "boolean" -> "bool";
      case "real" -> "float4";
      case "double precision" -> "float8";
      case "character varying" -> "varchar";
      case "character" -> "bpchar";
      case "bit varying" -> "varbit";
      case "timestamp without time zone" -> "timestamp";
      case "timestamp with time zone" -> "timestamptz";
      case "time without time zone" -> "time";
      case "time with time zone" -> "timetz";
      default -> name;
    };
  }

  /** Says whether a constant such as {@code interval '1 day'} may begin with this keyword. */
  static boolean beginsType(Keyword keyword) {
    return switch (keyword) {
      case BIGINT,
          BIT,
          BOOLEAN,
          CHAR,
          CHARACTER,
          DEC,
          DECIMAL,
          DOUBLE,
          FLOAT,
          INT,
          INTEGER,
          INTERVAL,
          JSON,
          NATIONAL,
          NCHAR,
          NUMERIC,
          REAL,
          SMALLINT,
          TIME,
          TIMESTAMP,
          VARCHAR -> true;
      default -> false;
    };
  }
}
