package dev.rollsafe.plan.random;

import static dev.rollsafe.plan.random.Scene.q;

import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Table;
import java.util.List;

/** Statements on columns. */
final class ColumnFamilies {

  static final List<Family> ALL = List.of(
      ColumnFamilies::add,
      ColumnFamilies::add,
      ColumnFamilies::addGenerated,
      ColumnFamilies::addIdentity,
      ColumnFamilies::addIfNotExists,
      ColumnFamilies::drop,
      ColumnFamilies::drop,
      ColumnFamilies::rename,
      ColumnFamilies::type,
      ColumnFamilies::type,
      ColumnFamilies::byDefault,
      ColumnFamilies::notNull,
      ColumnFamilies::identity,
      ColumnFamilies::settings,
      ColumnFamilies::several);

  private ColumnFamilies() {}

  private static String alter(Table table) {
    return "ALTER TABLE " + q(table.name()) + " ";
  }

  /** Returns the definition of a new column. */
  static String definition(Scene scene) {
    Kinds.Kind kind = Kinds.any(scene);
    String text = scene.dice.name("c") + " " + kind.type();
    if (kind.type().equals("text") && scene.dice.chance(15)) {
      text += " COLLATE \"C\"";
    }
    String value = " DEFAULT " + scene.dice.of(kind.literals());
    return switch (scene.dice.below(8)) {
      case 0 -> text + value + " NOT NULL";
      case 1, 2 -> text + value;
      case 3 -> text + " NOT NULL";
      case 4 -> text + (kind.type().startsWith("json") ? "" : scene.dice.maybe(30, " UNIQUE"));
      default -> text;
    };
  }

  private static String add(Scene scene) {
    return alter(scene.table()) + "ADD COLUMN " + definition(scene);
  }

  private static String addGenerated(Scene scene) {
    Table table = scene.table();
    Column from = scene.column(table, c -> c.generated().isEmpty());
    String expression = Kinds.immutable(scene, from);
    String type =
        from.type().toString().startsWith("character") ? "text" : from.type().toString();
    return alter(table) + "ADD COLUMN " + scene.dice.name("g") + " " + type
        + " GENERATED ALWAYS AS (" + expression + ") STORED";
  }

  private static String addIdentity(Scene scene) {
    Table table =
        scene.table(t -> t.columns().stream().noneMatch(c -> c.identity().isPresent()));
    return alter(table) + "ADD COLUMN " + scene.dice.name("i") + " "
        + scene.dice.word("integer", "bigint") + " GENERATED "
        + scene.dice.word("ALWAYS", "BY DEFAULT") + " AS IDENTITY"
        + scene.dice.maybe(40, " (START WITH 100 INCREMENT BY 5)");
  }

  private static String addIfNotExists(Scene scene) {
    Table table = scene.table();
    return alter(table) + "ADD COLUMN IF NOT EXISTS " + q(scene.column(table).name())
        + " text DEFAULT 'never'";
  }

  private static String drop(Scene scene) {
    Table table = scene.table();
    return alter(table) + "DROP COLUMN " + scene.dice.maybe(20, "IF EXISTS ")
        + q(scene.column(table).name()) + scene.dice.maybe(30, " CASCADE");
  }

  private static String rename(Scene scene) {
    Table table = scene.table();
    return alter(table) + "RENAME COLUMN " + q(scene.column(table).name()) + " TO "
        + scene.dice.name("r");
  }

  private static String type(Scene scene) {
    Table table = scene.table();
    return alter(table) + typeAction(scene, scene.column(table));
  }

  private static String typeAction(Scene scene, Column column) {
    String name = q(column.name());
    String type = scene.dice.chance(60)
        ? wider(scene, column.type().toString())
        : Kinds.any(scene).type();
    String using = switch (scene.dice.below(4)) {
      case 0 -> " USING " + name + "::text::" + type;
      case 1 -> " USING NULL";
      default -> "";
    };
    return "ALTER COLUMN " + name + scene.dice.word(" TYPE ", " SET DATA TYPE ") + type + using;
  }

  private static String wider(Scene scene, String type) {
    return switch (type) {
      case "smallint" -> "integer";
      case "integer" -> scene.dice.word("bigint", "numeric", "text");
      case "bigint" -> scene.dice.word("integer", "numeric");
      case "character varying(20)" ->
        scene.dice.word("character varying(40)", "text", "character varying(10)");
      case "character varying" -> "text";
      case "text" -> "character varying(200)";
      case "numeric(10,2)" -> scene.dice.word("numeric(12,2)", "numeric(10,1)", "numeric");
      case "date" -> "timestamp with time zone";
      case "timestamp without time zone" -> scene.dice.word("date", "timestamp with time zone");
      case "json" -> "jsonb";
      default -> "text";
    };
  }

  private static String byDefault(Scene scene) {
    Table table = scene.table();
    return alter(table) + defaultAction(scene, scene.column(table));
  }

  private static String defaultAction(Scene scene, Column column) {
    return "ALTER COLUMN " + q(column.name())
        + (scene.dice.chance(40)
            ? " DROP DEFAULT"
            : " SET DEFAULT " + Kinds.literal(scene, column));
  }

  private static String notNull(Scene scene) {
    Table table = scene.table();
    return alter(table) + "ALTER COLUMN " + q(scene.column(table).name())
        + scene.dice.word(" SET", " DROP") + " NOT NULL";
  }

  private static String identity(Scene scene) {
    Table table = scene.table();
    Column column = scene.column(table, c -> c.identity().isPresent() || c.notNull());
    String alter = alter(table) + "ALTER COLUMN " + q(column.name());
    if (column.identity().isEmpty()) {
      return alter + " ADD GENERATED " + scene.dice.word("ALWAYS", "BY DEFAULT") + " AS IDENTITY";
    }
    return alter
        + scene.dice.word(
            " DROP IDENTITY", " SET GENERATED ALWAYS", " SET GENERATED BY DEFAULT", " SET CYCLE");
  }

  private static String settings(Scene scene) {
    Table table = scene.table();
    return alter(table) + "ALTER COLUMN " + q(scene.column(table).name())
        + scene.dice.word(
            " SET STATISTICS 200",
            " SET STORAGE EXTERNAL",
            " SET (n_distinct = 5)",
            " DROP EXPRESSION");
  }

  private static String several(Scene scene) {
    Table table = scene.table();
    return alter(table) + "ADD COLUMN " + definition(scene) + ", "
        + scene.dice.word(
            defaultAction(scene, scene.column(table)),
            typeAction(scene, scene.column(table)),
            "DROP COLUMN " + q(scene.column(table).name()));
  }
}
