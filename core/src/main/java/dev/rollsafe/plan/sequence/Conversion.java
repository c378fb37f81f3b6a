package dev.rollsafe.plan.sequence;

import dev.rollsafe.ast.DataType;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Type;
import dev.rollsafe.effect.ServerVersion;
import dev.rollsafe.script.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Converts a column to another type without ever failing: what does not fit becomes null, and is counted. */
public final class Conversion {

  private static final List<String> INTEGERS = List.of("smallint", "integer", "bigint");
  private static final List<String> LEAST =
      List.of("-32768", "-2147483648", "(-9223372036854775808)");
  private static final List<String> MOST = List.of("32767", "2147483647", "9223372036854775807");

  private Conversion() {}

  static String of(String column, DataType from, DataType to, Unit unit) {
    return of(column, from, to, unit.before(), unit.version());
  }

  /**
   * Returns the expression that converts a column.
   *
   * @param column its name
   * @param catalog what is there
   * @throws Refused if the server has no way that never fails
   */
  public static String of(
      String column, DataType from, DataType to, Catalog catalog, ServerVersion version) {
    String c = Sql.identifier(column);
    String type = Sql.qualifiedType(catalog, to);
    String cast = "CAST(" + c + " AS " + type + ")";
    String source = from.name().name();
    String target = to.name().name();
    if (from.isArray() || to.isArray()) {
      return cast;
    }
    Optional<Type> labels = catalog.type(to.name()).filter(made -> made.kind() == Type.Kind.ENUM);
    if (labels.isPresent()) {
      return label(c, type, labels.get());
    }
    int integer = INTEGERS.indexOf(target);
    boolean number = INTEGERS.contains(source) || source.equals("numeric");
    if (integer >= 0 && number) {
      return INTEGERS.indexOf(source) >= 0 && INTEGERS.indexOf(source) <= integer
          ? cast
          : "CASE WHEN " + c + " BETWEEN " + LEAST.get(integer) + " AND " + MOST.get(integer)
              + " THEN " + cast + " END";
    }
    if (target.equals("numeric") && number && !to.modifiers().isEmpty()) {
      int digits = Integer.parseInt(to.modifiers().get(0));
      int scale = to.modifiers().size() > 1 ? Integer.parseInt(to.modifiers().get(1)) : 0;
      return "CASE WHEN abs(round(" + c + ", " + scale + ")) < 1e" + (digits - scale) + " THEN "
          + cast + " END";
    }
    if (isText(target)) {
      return to.modifiers().isEmpty()
          ? cast
          : "CASE WHEN length(CAST(" + c + " AS text)) <= " + to.modifiers().get(0) + " THEN "
              + cast + " END";
    }
    if (isText(source)) {
      return fromText(c, type, cast, version);
    }
    return cast;
  }

  /** Says whether every value of an integer type is one of another, wider one. */
  static boolean widens(DataType from, DataType to) {
    int narrow = INTEGERS.indexOf(from.name().name());
    return !from.isArray()
        && !to.isArray()
        && narrow >= 0
        && narrow < INTEGERS.indexOf(to.name().name());
  }

  /** Says whether what is true of a value of one type is true of it as one of the other: both are numbers, or texts. */
  static boolean isAlike(DataType from, DataType to) {
    return !from.isArray()
        && !to.isArray()
        && ((isNumber(from) && isNumber(to))
            || (isText(from.name().name()) && isText(to.name().name())));
  }

  private static boolean isNumber(DataType type) {
    return INTEGERS.contains(type.name().name()) || type.name().name().equals("numeric");
  }

  /** The least value of an integer type. */
  static String least(DataType type) {
    return LEAST.get(INTEGERS.indexOf(type.name().name()));
  }

  /** The greatest value of an integer type. */
  static String most(DataType type) {
    return MOST.get(INTEGERS.indexOf(type.name().name()));
  }

  private static boolean isText(String type) {
    return type.equals("text") || type.startsWith("character");
  }

  /** What is none of the labels becomes null. */
  private static String label(String c, String type, Type labels) {
    List<String> known = new ArrayList<>();
    labels.labels().forEach(label -> known.add(Sql.literal(label).strip()));
    String text = "CAST(" + c + " AS text)";
    return "CASE WHEN " + text + " IN (" + String.join(", ", known) + ") THEN CAST(" + text + " AS "
        + type + ") END";
  }

  private static String fromText(String c, String type, String cast, ServerVersion version) {
    if (!version.atLeast(16)) {
      throw new Refused(
          "whether a text can be read as " + type
              + " is not known to PostgreSQL before 16 (pg_input_is_valid); say how with --expressions");
    }
    return "CASE WHEN pg_input_is_valid(" + c + ", " + Sql.literal(type) + ") THEN " + cast
        + " END";
  }
}
