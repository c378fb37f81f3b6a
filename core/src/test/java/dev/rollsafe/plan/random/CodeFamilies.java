package dev.rollsafe.plan.random;

import static dev.rollsafe.plan.random.Scene.q;

import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Routine;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.Trigger;
import dev.rollsafe.catalog.View;
import java.util.ArrayList;
import java.util.List;

/** Statements on views, functions and triggers. */
final class CodeFamilies {

  private static final String TRIGGERED = " RETURNS trigger LANGUAGE plpgsql AS $f$ BEGIN RETURN ";

  static final List<Family> ALL = List.of(
      CodeFamilies::view,
      CodeFamilies::view,
      CodeFamilies::replaceView,
      CodeFamilies::materialized,
      CodeFamilies::dropView,
      CodeFamilies::renameView,
      CodeFamilies::function,
      CodeFamilies::replaceFunction,
      CodeFamilies::dropFunction,
      CodeFamilies::triggerFunction,
      CodeFamilies::trigger,
      CodeFamilies::changeTrigger);

  private CodeFamilies() {}

  static String view(Scene scene) {
    ObjectName from = scene.dice.chance(25)
        ? scene.view(v -> !v.columns().isEmpty()).name()
        : scene.table().name();
    return "CREATE VIEW " + scene.dice.name("v") + " AS " + select(scene, from);
  }

  private static String select(Scene scene, ObjectName from) {
    List<String> names = new ArrayList<>();
    scene.catalog.table(from).ifPresent(t -> t.columns().forEach(c -> names.add(c.name())));
    scene.catalog.view(from).ifPresent(v -> names.addAll(v.columns()));
    if (names.isEmpty() || scene.dice.chance(20)) {
      return "SELECT * FROM " + q(from);
    }
    List<String> chosen = new ArrayList<>();
    for (String name : names) {
      if (chosen.isEmpty() || scene.dice.chance(50)) {
        chosen.add(q(name));
      }
    }
    return "SELECT " + String.join(", ", chosen) + " FROM " + q(from)
        + scene
            .catalog
            .table(from)
            .filter(t -> scene.dice.chance(30))
            .map(t -> " WHERE " + Kinds.condition(scene, scene.column(t)))
            .orElse("");
  }

  private static String replaceView(Scene scene) {
    View view = scene.view(v -> !v.materialized());
    String query = view.query().text();
    int from = query.lastIndexOf(" FROM ");
    if (from < 0) {
      throw new Scene.Nothing();
    }
    return "CREATE OR REPLACE VIEW " + q(view.name()) + " AS " + query.substring(0, from) + ", "
        + scene.dice.below(9) + " AS " + scene.dice.name("n") + query.substring(from);
  }

  static String materialized(Scene scene) {
    return "CREATE MATERIALIZED VIEW " + scene.dice.name("m") + " AS "
        + select(scene, scene.table().name());
  }

  private static String dropView(Scene scene) {
    View view = scene.view(v -> true);
    return "DROP " + (view.materialized() ? "MATERIALIZED " : "") + "VIEW " + q(view.name())
        + scene.dice.maybe(40, " CASCADE");
  }

  private static String renameView(Scene scene) {
    View view = scene.view(v -> true);
    return "ALTER " + (view.materialized() ? "MATERIALIZED " : "") + "VIEW " + q(view.name())
        + " RENAME TO " + scene.dice.name("rv");
  }

  static String function(Scene scene) {
    return "CREATE FUNCTION " + scene.dice.name("f") + "(a "
        + scene.dice.word("integer", "text", "numeric")
        + scene.dice.maybe(30, ", b text DEFAULT 'x'")
        + ") RETURNS text LANGUAGE sql" + scene.dice.word(" IMMUTABLE", " STABLE STRICT", "")
        + " AS $f$ SELECT a::text || ';' $f$";
  }

  private static String replaceFunction(Scene scene) {
    Routine routine = scene.routine();
    if (routine.definition().parameters().isEmpty()) {
      return "CREATE OR REPLACE FUNCTION " + q(routine.name()) + "()" + TRIGGERED + "COALESCE(NEW, "
          + scene.dice.word("NEW", "OLD") + "); END $f$";
    }
    throw new Scene.Nothing();
  }

  private static String dropFunction(Scene scene) {
    Routine routine = scene.routine();
    return "DROP FUNCTION " + q(routine.name()) + "(" + routine.signature() + ")"
        + scene.dice.maybe(40, " CASCADE");
  }

  static String triggerFunction(Scene scene) {
    return "CREATE FUNCTION " + scene.dice.name("tf") + "()" + TRIGGERED + "NEW; END $f$";
  }

  static String trigger(Scene scene) {
    Table table = scene.table();
    Routine routine = scene.routine();
    if (!routine.definition().parameters().isEmpty()) {
      throw new Scene.Nothing();
    }
    Column column = scene.column(table);
    return "CREATE TRIGGER " + scene.dice.name("tg") + scene.dice.word(" BEFORE ", " AFTER ")
        + scene.dice.word("INSERT", "UPDATE", "UPDATE OF " + q(column.name()), "INSERT OR UPDATE")
        + " ON " + q(table.name()) + " FOR EACH ROW"
        + scene.dice.maybe(20, " WHEN (NEW." + q(column.name()) + " IS NOT NULL)")
        + " EXECUTE FUNCTION " + q(routine.name()) + "()";
  }

  private static String changeTrigger(Scene scene) {
    Trigger trigger = scene.trigger();
    String name = q(trigger.name());
    String table = q(trigger.table());
    return scene.dice.word(
        "DROP TRIGGER " + name + " ON " + table,
        "ALTER TRIGGER " + name + " ON " + table + " RENAME TO " + scene.dice.name("rtg"),
        "ALTER TABLE " + table + scene.dice.word(" DISABLE", " ENABLE ALWAYS", " ENABLE")
            + " TRIGGER " + name);
  }
}
