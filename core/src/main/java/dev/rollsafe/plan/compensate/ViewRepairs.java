package dev.rollsafe.plan.compensate;

import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.View;
import dev.rollsafe.effect.Effects;
import dev.rollsafe.plan.sequence.Block;
import dev.rollsafe.plan.sequence.Names;
import dev.rollsafe.plan.sequence.Stage;
import dev.rollsafe.plan.sequence.Step;
import dev.rollsafe.script.Ddl;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Brings back views that were dropped, and gives those that were replaced their earlier query. */
final class ViewRepairs {

  private final Scene scene;
  private final Repairs repairs;

  ViewRepairs(Scene scene, Repairs repairs) {
    this.scene = scene;
    this.repairs = repairs;
  }

  void mend() {
    Set<View> left = new LinkedHashSet<>();
    for (View was : scene.before().views()) {
      if (!was.temporary()) {
        left.add(was);
      }
    }
    while (!left.isEmpty()) {
      one(left.iterator().next(), left);
    }
  }

  /** Mends a view behind those it reads. */
  private void one(View was, Set<View> left) {
    left.remove(was);
    for (View other : List.copyOf(left)) {
      if (left.contains(other) && scene.before().viewsOn(other.name()).contains(was)) {
        one(other, left);
      }
    }
    if (repairs.isSwapped(was.name())) {
      return;
    }
    Optional<View> now = scene.after().view(was.name());
    if (lacksColumns(was)) {
      repairs.refuse(was.name(), "", "the view " + was.name() + " needs a column that is not back");
    } else if (now.isEmpty()) {
      gone(was);
    } else if (scene.lineage().isMade(was.name()) && !text(was, true).equals(text(was, false))) {
      replaced(was, now.get());
    } else if (was.populated() && !now.get().populated()) {
      filled(was);
    } else {
      repairs.looked(was.name());
    }
  }

  private void filled(View was) {
    repairs.add(
        was.name(),
        "",
        "Fill the materialized view " + was.name() + " again",
        Step.of(
            Names.joined(was.name().name(), "view"),
            Stage.SWITCH,
            "Fill the materialized view " + was.name() + " again",
            Block.rows("REFRESH MATERIALIZED VIEW " + Names.quoted(was.name()))));
  }

  private List<String> text(View view, boolean before) {
    return (before ? scene.was() : scene.is()).view(view.name()).statements();
  }

  private boolean lacksColumns(View view) {
    return repairs.missing().stream()
        .anyMatch(part -> scene.before().viewsUsing(part.object(), part.name()).contains(view));
  }

  /** A view over a column whose type comes back later comes back behind it. */
  private Stage stage(View view) {
    return repairs.retyped().stream()
            .anyMatch(
                part -> scene.before().viewsUsing(part.object(), part.name()).contains(view))
        ? Stage.SWITCH
        : Stage.EXPAND;
  }

  private void gone(View was) {
    if (scene.after().hasRelation(was.name())) {
      repairs.refuse(was.name(), "", "something else is called " + was.name() + " now");
      return;
    }
    Ddl ddl = Ddl.relation(scene.before(), was.name());
    if (!ddl.unwritten().isEmpty()) {
      repairs.refuse(was.name(), "", ddl.unwritten().get(0).reason());
      return;
    }
    repairs.add(
        was.name(),
        "",
        "Bring back the view " + was.name(),
        Step.of(
                Names.joined(was.name().name(), "view"),
                stage(was),
                "Bring back the view " + was.name(),
                Block.transaction(ddl.statements()))
            .undo(Block.transaction(List.of(drop(was)))));
  }

  private void replaced(View was, View now) {
    Optional<List<String>> columns = Effects.columns(was);
    Optional<List<String>> current = Effects.columns(now);
    if (columns.isPresent()
        && current.isPresent()
        && isAppended(was, columns.get(), now, current.get())) {
      repairs.looked(was.name());
      return;
    }
    boolean inPlace = !was.materialized()
        && !now.materialized()
        && columns.isPresent()
        && columns.equals(current);
    List<String> statements = new ArrayList<>();
    if (inPlace) {
      for (String sql : text(was, true)) {
        statements.add(sql.replaceFirst("^CREATE VIEW", "CREATE OR REPLACE VIEW"));
      }
    } else {
      again(now, statements);
    }
    repairs.add(
        was.name(),
        "",
        "Give the view " + was.name() + " its earlier query back",
        List.of(Step.of(
            Names.joined(was.name().name(), "view"),
            stage(was),
            "Give the view " + was.name() + " its earlier query back",
            Block.transaction(statements))),
        inPlace
            ? List.of()
            : List.of("What only the new view shows is gone for the new release; stop it first"));
  }

  /** Columns behind those there were, of the same rows, hurt nobody who names what is read. */
  private static boolean isAppended(
      View was, List<String> columns, View now, List<String> current) {
    return current.size() > columns.size()
        && current.subList(0, columns.size()).equals(columns)
        && tail(was).equals(tail(now));
  }

  private static String tail(View view) {
    String text = view.query().text().replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
    int from = text.indexOf(" from ");
    return from < 0 ? text : text.substring(from);
  }

  /** Drops a view with those on it, and makes all of them again. */
  private void again(View now, List<String> statements) {
    List<View> all = new ArrayList<>();
    collect(now, all);
    for (int i = all.size() - 1; i >= 0; i--) {
      statements.add(drop(all.get(i)));
    }
    all.forEach(view -> statements.addAll(create(scene, view.name())));
  }

  private void collect(View view, List<View> found) {
    if (!found.contains(view)) {
      found.add(view);
      scene.after().viewsOn(view.name()).forEach(on -> collect(on, found));
    }
  }

  static String drop(View view) {
    return (view.materialized() ? "DROP MATERIALIZED VIEW " : "DROP VIEW ")
        + Names.quoted(view.name());
  }

  /** Returns what makes a view as the earlier release knows it, or as it is where that one does not. */
  static List<String> create(Scene scene, ObjectName name) {
    return Ddl.relation(
            scene.before().view(name).isPresent() ? scene.before() : scene.after(), name)
        .statements();
  }
}
