package dev.rollsafe.plan.random;

import static dev.rollsafe.plan.random.Scene.q;

import dev.rollsafe.catalog.Routine;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.Type;
import dev.rollsafe.catalog.View;
import java.util.List;

/** Comments and privileges. */
final class NoteFamilies {

  static final List<Family> ALL = List.of(
      NoteFamilies::comment,
      NoteFamilies::comment,
      NoteFamilies::commentOther,
      NoteFamilies::grant,
      NoteFamilies::revoke);

  private NoteFamilies() {}

  private static String text(Scene scene) {
    return scene.dice.word(" IS 'said; it''s -- so'", " IS 'other'", " IS NULL");
  }

  static String comment(Scene scene) {
    Table table = scene.table();
    return "COMMENT ON "
        + scene.dice.word(
            "TABLE " + q(table.name()),
            "COLUMN " + q(table.name()) + "." + q(scene.column(table).name()))
        + text(scene);
  }

  static String commentOther(Scene scene) {
    return "COMMENT ON " + commented(scene) + text(scene);
  }

  private static String commented(Scene scene) {
    switch (scene.dice.below(6)) {
      case 0:
        return "INDEX " + q(scene.index().name());
      case 1:
        View view = scene.view(v -> !v.materialized());
        return "VIEW " + q(view.name());
      case 2:
        Routine routine = scene.routine();
        return "FUNCTION " + q(routine.name()) + "(" + routine.signature() + ")";
      case 3:
        return "SEQUENCE " + q(scene.sequence().name());
      case 4:
        return "TYPE " + q(scene.type(Type.Kind.ENUM).name());
      default:
        Table table = scene.table(t -> !t.constraints().isEmpty());
        return "CONSTRAINT " + q(scene.any(table.constraints()).name()) + " ON " + q(table.name());
    }
  }

  private static String object(Scene scene) {
    return scene.dice.chance(70)
        ? q(scene.table().name())
        : scene.dice.chance(50)
            ? "SEQUENCE " + q(scene.sequence().name())
            : q(scene.view(v -> true).name());
  }

  static String grant(Scene scene) {
    return "GRANT " + scene.dice.word("SELECT", "ALL", "USAGE", "UPDATE") + " ON " + object(scene)
        + " TO " + scene.dice.word("PUBLIC", "pg_monitor");
  }

  private static String revoke(Scene scene) {
    return "REVOKE " + scene.dice.word("SELECT", "ALL", "UPDATE") + " ON " + object(scene)
        + " FROM " + scene.dice.word("PUBLIC", "pg_monitor");
  }
}
