package dev.rollsafe.plan.random;

import static dev.rollsafe.plan.random.Scene.q;

import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Table;
import java.util.List;

/** Statements that change rows. */
public final class RowFamilies {

  static final List<Family> ALL = List.of(
      RowFamilies::update,
      RowFamilies::update,
      RowFamilies::updateFrom,
      RowFamilies::delete,
      RowFamilies::deleteUsing,
      RowFamilies::upsert,
      RowFamilies::truncate,
      RowFamilies::insert);

  private RowFamilies() {}

  private static Table written(Scene scene) {
    return scene.table(t -> t.columns().stream().anyMatch(RowFamilies::free));
  }

  private static boolean free(Column column) {
    return column.generated().isEmpty() && column.identity().isEmpty();
  }

  private static String set(Scene scene, Table table) {
    Column column = scene.column(table, RowFamilies::free);
    String value = scene.dice.chance(70) ? Kinds.literal(scene, column) : "DEFAULT";
    return " SET " + q(column.name()) + " = " + value;
  }

  private static String update(Scene scene) {
    Table table = written(scene);
    return "UPDATE " + q(table.name()) + set(scene, table)
        + scene.dice.maybe(60, " WHERE " + Kinds.condition(scene, scene.column(table)));
  }

  private static String updateFrom(Scene scene) {
    Table table = written(scene);
    Table other = scene.table(t -> !t.name().equals(table.name()));
    return "UPDATE " + q(table.name()) + " AS x" + set(scene, table) + " FROM " + q(other.name())
        + " AS y WHERE x." + q(scene.column(table).name()) + " IS NOT NULL OR y."
        + q(scene.column(other).name()) + " IS NULL";
  }

  private static String delete(Scene scene) {
    Table table = scene.table();
    return "DELETE FROM " + q(table.name())
        + scene.dice.maybe(60, " WHERE " + Kinds.condition(scene, scene.column(table)));
  }

  private static String deleteUsing(Scene scene) {
    Table table = scene.table();
    Table other = scene.table(t -> !t.name().equals(table.name()));
    return "DELETE FROM " + q(table.name()) + " x USING " + q(other.name()) + " y WHERE x."
        + q(scene.column(table).name()) + " IS NOT NULL AND y."
        + q(scene.column(other).name())
        + " IS NOT NULL";
  }

  private static String upsert(Scene scene) {
    Table table = scene.table(t -> t.constraints().stream()
        .anyMatch(c -> c.kind() == Constraint.Kind.PRIMARY_KEY && c.columns().size() == 1));
    String key = table.constraints().stream()
        .filter(c -> c.kind() == Constraint.Kind.PRIMARY_KEY)
        .map(c -> c.columns().get(0))
        .findFirst()
        .orElseThrow();
    return "INSERT INTO " + q(table.name()) + " OVERRIDING SYSTEM VALUE SELECT * FROM "
        + q(table.name()) + " ON CONFLICT (" + q(key) + ") DO UPDATE" + set(scene, table);
  }

  private static String truncate(Scene scene) {
    return "TRUNCATE " + q(scene.table().name()) + scene.dice.maybe(40, " CASCADE");
  }

  private static String insert(Scene scene) {
    Table table = written(scene);
    Column column = scene.column(table, RowFamilies::free);
    return "INSERT INTO " + q(table.name()) + " (" + q(column.name()) + ") VALUES ("
        + Kinds.literal(scene, column) + ")";
  }
}
