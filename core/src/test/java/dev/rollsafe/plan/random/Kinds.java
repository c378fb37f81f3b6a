package dev.rollsafe.plan.random;

import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Type;
import java.util.ArrayList;
import java.util.List;

/** Types of columns, and values of theirs. */
final class Kinds {

  /**
   * A type.
   *
   * @param type its name as the catalog has it
   * @param literals values
   */
  record Kind(String type, List<String> literals) {}

  private static final List<Kind> BUILT_IN = List.of(
      new Kind("integer", List.of("1", "42", "-7")),
      new Kind("bigint", List.of("1", "9000000000")),
      new Kind("smallint", List.of("3", "12")),
      new Kind("text", List.of("'x'", "'it''s; --'", "''")),
      new Kind("character varying(20)", List.of("'abc'", "'2020-01-01'")),
      new Kind("character varying", List.of("'v'", "'12'")),
      new Kind("character(4)", List.of("'ab'")),
      new Kind("boolean", List.of("true", "false")),
      new Kind("numeric(10,2)", List.of("1.25", "0")),
      new Kind("numeric", List.of("3.14159")),
      new Kind("double precision", List.of("0.5")),
      new Kind("date", List.of("'2024-02-29'", "CURRENT_DATE")),
      new Kind("timestamp with time zone", List.of("now()", "'2024-01-01 00:00:00+00'")),
      new Kind("timestamp without time zone", List.of("'2024-01-01 12:34:56.789'")),
      new Kind("time without time zone", List.of("'10:00'")),
      new Kind("interval", List.of("'1 day'")),
      new Kind("uuid", List.of("'00000000-0000-4000-8000-000000000000'", "gen_random_uuid()")),
      new Kind("jsonb", List.of("'{}'", "'{\"a\": [1]}'")),
      new Kind("json", List.of("'[]'")),
      new Kind("bytea", List.of("'\\x00ff'")),
      new Kind("inet", List.of("'10.0.0.1'")),
      new Kind("text[]", List.of("'{}'", "ARRAY['a', 'b']")),
      new Kind("integer[]", List.of("'{1,2}'")));

  private Kinds() {}

  static Kind any(Scene scene) {
    if (scene.dice.chance(20)) {
      List<Kind> own = new ArrayList<>();
      for (Type type : scene.catalog.types()) {
        if (type.kind() == Type.Kind.ENUM || type.kind() == Type.Kind.DOMAIN) {
          own.add(own(type));
        }
      }
      own.sort((a, b) -> a.type().compareTo(b.type()));
      if (!own.isEmpty()) {
        return scene.dice.of(own);
      }
    }
    return scene.dice.of(BUILT_IN);
  }

  private static Kind own(Type type) {
    List<String> values = new ArrayList<>();
    type.labels().forEach(label -> values.add("'" + label.replace("'", "''") + "'"));
    return new Kind(Scene.q(type.name()), values.isEmpty() ? List.of("NULL") : values);
  }

  /** Returns a value of a column's type. */
  static String literal(Scene scene, Column column) {
    String type = column.type().toString();
    for (Kind kind : BUILT_IN) {
      if (kind.type().equals(type)) {
        return scene.dice.of(kind.literals());
      }
    }
    return scene
        .catalog
        .type(column.type().name())
        .filter(t -> !column.type().isArray())
        .map(t -> scene.dice.of(own(t).literals()))
        .orElse("NULL");
  }

  /** Returns a condition that holds of most rows. */
  static String condition(Scene scene, Column column) {
    String name = Scene.q(column.name());
    return switch (column.type().toString()) {
      case "integer", "bigint", "smallint", "numeric", "numeric(10,2)", "double precision" ->
        name + scene.dice.word(" > -1000", " < 9000000001", " <> 77");
      case "text", "character varying", "character varying(20)" ->
        scene.dice.word(
            "length(" + name + ") < 1000", name + " <> ';'", "lower(" + name + ") IS NOT NULL");
      case "boolean" -> name + " IS NOT NULL OR true";
      default -> name + scene.dice.word(" IS NOT NULL", " IS NULL OR true");
    };
  }

  /** Returns an expression over a column that an index or a generated column can have. */
  static String immutable(Scene scene, Column column) {
    String name = Scene.q(column.name());
    return switch (column.type().toString()) {
      case "integer", "bigint", "numeric", "double precision" -> name + " + 1";
      case "text", "character varying", "character varying(20)" -> "lower(" + name + ")";
      case "boolean" -> "NOT " + name;
      default -> throw new Scene.Nothing();
    };
  }
}
