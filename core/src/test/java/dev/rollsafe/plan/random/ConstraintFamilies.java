package dev.rollsafe.plan.random;

import static dev.rollsafe.plan.random.Scene.q;

import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Table;
import java.util.List;

/** Statements on constraints and indexes. */
final class ConstraintFamilies {

  static final List<Family> ALL = List.of(
      ConstraintFamilies::check,
      ConstraintFamilies::key,
      ConstraintFamilies::foreignKey,
      ConstraintFamilies::foreignKey,
      ConstraintFamilies::drop,
      ConstraintFamilies::drop,
      ConstraintFamilies::change,
      ConstraintFamilies::index,
      ConstraintFamilies::index,
      ConstraintFamilies::dropIndex,
      ConstraintFamilies::renameIndex);

  private ConstraintFamilies() {}

  static String check(Scene scene) {
    Table table = scene.table();
    return "ALTER TABLE " + q(table.name()) + " ADD "
        + scene.dice.maybe(60, "CONSTRAINT " + scene.dice.name("chk") + " ") + "CHECK ("
        + Kinds.condition(scene, scene.column(table)) + ")" + scene.dice.maybe(30, " NOT VALID");
  }

  static String key(Scene scene) {
    Table table = scene.table();
    String columns = q(scene.column(table).name());
    return "ALTER TABLE " + q(table.name()) + " ADD "
        + scene.dice.maybe(50, "CONSTRAINT " + scene.dice.name("u") + " ")
        + scene.dice.word("UNIQUE (", "UNIQUE (", "PRIMARY KEY (") + columns + ")"
        + scene.dice.maybe(20, " DEFERRABLE INITIALLY DEFERRED");
  }

  static String foreignKey(Scene scene) {
    Table target = scene.table(t -> t.constraints().stream()
        .anyMatch(c -> c.kind() == Constraint.Kind.PRIMARY_KEY && c.columns().size() == 1));
    Column key = target
        .column(target.constraints().stream()
            .filter(c -> c.kind() == Constraint.Kind.PRIMARY_KEY)
            .findFirst()
            .orElseThrow()
            .columns()
            .get(0))
        .orElseThrow(Scene.Nothing::new);
    String type = key.type().toString();
    Table from =
        scene.table(t -> t.columns().stream().anyMatch(c -> c.type().toString().equals(type)));
    Column column = scene.column(from, c -> c.type().toString().equals(type));
    return "ALTER TABLE " + q(from.name()) + " ADD "
        + scene.dice.maybe(70, "CONSTRAINT " + scene.dice.name("fk") + " ") + "FOREIGN KEY ("
        + q(column.name()) + ") REFERENCES " + q(target.name())
        + scene.dice.maybe(50, " (" + q(key.name()) + ")")
        + scene.dice.word("", " ON DELETE CASCADE", " ON DELETE SET NULL", " ON UPDATE RESTRICT")
        + scene.dice.maybe(20, " DEFERRABLE") + scene.dice.maybe(40, " NOT VALID");
  }

  private static String drop(Scene scene) {
    Table table = scene.table(t -> !t.constraints().isEmpty());
    return "ALTER TABLE " + q(table.name()) + " DROP CONSTRAINT "
        + q(scene.any(table.constraints()).name()) + scene.dice.maybe(40, " CASCADE");
  }

  private static String change(Scene scene) {
    Table table = scene.table(t -> !t.constraints().isEmpty());
    Constraint constraint = scene.any(table.constraints());
    String name = q(constraint.name());
    return "ALTER TABLE " + q(table.name()) + " "
        + scene.dice.word(
            "RENAME CONSTRAINT " + name + " TO " + scene.dice.name("rc"),
            "VALIDATE CONSTRAINT " + name,
            "ALTER CONSTRAINT " + name + " DEFERRABLE INITIALLY DEFERRED");
  }

  static String index(Scene scene) {
    Table table = scene.table();
    Column column = scene.column(table);
    String name = q(column.name());
    String element = switch (scene.dice.below(6)) {
      case 0 -> "(" + Kinds.immutable(scene, column) + ")";
      case 1 -> name + " DESC NULLS LAST";
      case 2 -> name + ", " + q(scene.column(table).name());
      case 3 -> name + ") INCLUDE (" + q(scene.column(table).name());
      default -> name;
    };
    return "CREATE " + scene.dice.maybe(25, "UNIQUE ") + "INDEX "
        + scene.dice.maybe(15, "CONCURRENTLY ") + scene.dice.maybe(80, scene.dice.name("ix") + " ")
        + "ON " + q(table.name())
        + (column.type().toString().equals("jsonb") ? " USING gin (" + name : " (" + element) + ")"
        + scene.dice.maybe(10, " WITH (fillfactor = 60)")
        + scene.dice.maybe(30, " WHERE " + Kinds.condition(scene, scene.column(table)));
  }

  private static String dropIndex(Scene scene) {
    return "DROP INDEX " + scene.dice.maybe(20, "CONCURRENTLY ")
        + q(scene.index().name());
  }

  private static String renameIndex(Scene scene) {
    return "ALTER INDEX " + q(scene.index().name()) + " RENAME TO " + scene.dice.name("rix");
  }
}
