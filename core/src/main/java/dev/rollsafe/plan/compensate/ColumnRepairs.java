package dev.rollsafe.plan.compensate;

import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Copy;
import dev.rollsafe.plan.sequence.Block;
import dev.rollsafe.plan.sequence.Half;
import dev.rollsafe.plan.sequence.Names;
import dev.rollsafe.plan.sequence.Refused;
import dev.rollsafe.plan.sequence.Stage;
import dev.rollsafe.plan.sequence.Step;
import dev.rollsafe.script.Ddl;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Mends the columns of a table: what was dropped or renamed returns beside the new ones, what refuses old rows is relaxed. */
final class ColumnRepairs {

  private static final String TOMB = "zz_tomb_";

  private static final String ORDER =
      "It stands behind the other columns: INSERT without a list of columns and SELECT * find another order than before";

  private final Scene scene;
  private final Repairs repairs;
  private final Pair pair;
  private final ColumnSettingsRepairs settings;

  ColumnRepairs(Scene scene, Repairs repairs, Pair pair) {
    this.scene = scene;
    this.repairs = repairs;
    this.pair = pair;
    this.settings = new ColumnSettingsRepairs(scene, repairs, pair);
  }

  void mend() {
    List<Column> gone = new ArrayList<>();
    for (Column was : pair.was().columns()) {
      Optional<Column> now = scene
          .lineage()
          .column(pair.name(), was.name())
          .flatMap(pair.now()::column)
          .filter(column -> !isReplaced(was, column))
          .or(() -> pair.now().column(was.name()));
      try {
        if (now.isEmpty()) {
          gone.add(was);
        } else if (now.get().name().equals(was.name())) {
          settings.mend(was, now.get());
        } else {
          renamed(was, now.get());
        }
      } catch (Refused refused) {
        repairs.refuse(pair.name(), was.name(), refused.reason());
      }
    }
    Set<String> filled = gone(gone);
    for (Column column : pair.now().columns()) {
      boolean known = scene.lineage().knows(pair.name(), column.name());
      if (!known && column.notNull() && !column.fillsItself() && !filled.contains(column.name())) {
        settings.relax(column, "the earlier release does not know it");
      }
    }
  }

  /** Another column took its name, as where a wider one takes the place of a key. */
  private boolean isReplaced(Column was, Column now) {
    return !now.name().equals(was.name()) && pair.now().column(was.name()).isPresent();
  }

  private String place(Column column) {
    return pair.name() + "." + column.name();
  }

  // ---- renamed ----

  private void renamed(Column was, Column now) {
    if (now.name().startsWith(TOMB)) {
      new Tomb(scene, repairs, pair).mend(was, now);
    } else if (mustBeRenamedBack(now)) {
      renameBack(was, now);
    } else {
      beside(was, now);
    }
  }

  /** What the server fills itself, and what rows are found by, is there once. */
  private boolean mustBeRenamedBack(Column now) {
    boolean inKey = pair.now().constraints().stream()
        .anyMatch(c -> c.kind() == Constraint.Kind.PRIMARY_KEY && c.columns().contains(now.name()));
    boolean partitions = pair.now()
        .partitionBy()
        .filter(by -> Words.of(by.toString()).contains(now.name()))
        .isPresent();
    return inKey
        || partitions
        || now.identity().isPresent()
        || now.generated().isPresent()
        || now.ownedSequence().isPresent();
  }

  private void renameBack(Column was, Column now) {
    String back =
        pair.alter("RENAME COLUMN " + Names.quoted(now.name()) + " TO " + Names.quoted(was.name()));
    String again =
        pair.alter("RENAME COLUMN " + Names.quoted(was.name()) + " TO " + Names.quoted(now.name()));
    repairs.add(
        pair.name(),
        was.name(),
        "Call " + place(now) + " " + was.name() + " again",
        List.of(Step.of(
                Names.joined(pair.name().name(), was.name(), "named"),
                Stage.EXPAND,
                "Call " + pair.name() + "." + now.name() + " " + was.name() + " again",
                Block.transaction(List.of(back)))
            .undo(Block.transaction(List.of(again)))),
        List.of(
            "The column is in the key, or the server fills it, so that it cannot be there twice:"
                + " what names " + now.name() + " fails from here on; stop the new release first"));
    settings.mend(was, Renamed.column(now, was.name()));
  }

  private void beside(Column was, Column now) {
    TypeChange types = new TypeChange(scene, pair);
    boolean same = scene.isSame(was.type(), now.type());
    Half old =
        types.half(was, same ? Names.quoted(now.name()) : types.down(was, now, now.name()), same);
    Half fresh =
        types.half(now, same ? Names.quoted(was.name()) : types.up(was, now, was.name()), same);
    repairs.looked(pair.name(), List.of(now.name()));
    Counterpart counterpart = new Counterpart(scene, pair, List.of(old), List.of(fresh), true);
    repairs.add(
        pair.name(),
        was.name(),
        "Let " + was.name() + " stand beside " + place(now),
        counterpart.steps(),
        List.of(ORDER));
  }

  // ---- gone ----

  /** Brings columns back that are gone, and returns the new ones that old ones now fill. */
  private Set<String> gone(List<Column> gone) {
    Set<String> filled = new LinkedHashSet<>();
    List<Column> left = new ArrayList<>(gone);
    while (!left.isEmpty()) {
      Column first = left.remove(0);
      try {
        filled.addAll(returned(first, left));
      } catch (Refused refused) {
        repairs.refuse(pair.name(), first.name(), refused.reason());
      }
    }
    return filled;
  }

  private Map<String, String> ups() {
    Map<String, String> ups = new LinkedHashMap<>();
    for (Column column : pair.now().columns()) {
      if (!scene.lineage().knows(pair.name(), column.name())) {
        scene.up(pair, column.name()).ifPresent(up -> ups.put(column.name(), up));
      }
    }
    return ups;
  }

  private Optional<String> down(Column was) {
    TypeChange types = new TypeChange(scene, pair);
    return scene
        .said(pair.name(), was.name())
        .or(() -> Inverse.of(
                was.name(),
                ups(),
                fresh -> types.back(was, pair.now().column(fresh).orElseThrow()))
            .map(down -> types.fitting(was, down)));
  }

  /** Brings a column back, together with those that come from the same new ones; these are taken out of {@code left}. */
  private Set<String> returned(Column was, List<Column> left) {
    Optional<String> down = down(was);
    if (down.isEmpty()) {
      empty(was);
      return Set.of();
    }
    Map<Column, String> olds = new LinkedHashMap<>();
    olds.put(was, down.get());
    Set<String> fresh = mentioned(down.get());
    boolean more = true;
    while (more) {
      more = false;
      for (Column other : List.copyOf(left)) {
        Optional<String> its = down(other);
        if (its.isPresent() && mentioned(its.get()).stream().anyMatch(fresh::contains)) {
          olds.put(other, its.get());
          fresh.addAll(mentioned(its.get()));
          left.remove(other);
          more = true;
        }
      }
    }
    group(olds, fresh);
    return fresh;
  }

  /** The new columns in an expression. */
  private Set<String> mentioned(String expression) {
    Set<String> found = new LinkedHashSet<>();
    Set<String> words = Words.of(expression);
    for (Column column : pair.now().columns()) {
      if (words.contains(column.name()) && !scene.lineage().knows(pair.name(), column.name())) {
        found.add(column.name());
      }
    }
    return found;
  }

  private void group(Map<Column, String> olds, Set<String> fresh) {
    TypeChange types = new TypeChange(scene, pair);
    List<Half> old = new ArrayList<>();
    olds.forEach((column, down) -> old.add(types.half(column, down, types.isColumn(down))));
    List<Half> news = new ArrayList<>();
    boolean known = true;
    for (String name : fresh) {
      Optional<String> up = scene.up(pair, name);
      known &= up.isPresent() && !fresh.contains(up.get());
      Column column = pair.now().column(name).orElseThrow();
      news.add(types.half(
          column,
          up.map(text ->
                  types.isColumn(text) ? Names.quoted(Words.of(text).iterator().next()) : text)
              .orElse(Names.quoted(name)),
          up.filter(types::isColumn).isPresent()));
    }
    Column first = olds.keySet().iterator().next();
    repairs.looked(pair.name(), fresh);
    repairs.looked(pair.name(), olds.keySet().stream().map(Column::name).toList());
    List<String> notes = new ArrayList<>();
    notes.add(ORDER);
    if (!known && !fresh.isEmpty()) {
      notes.add("How " + String.join(", ", fresh)
          + " come from the old columns is not known: what the earlier"
          + " release writes stays on its side");
    }
    repairs.add(
        pair.name(),
        first.name(),
        "Bring back " + place(first) + " with what the new release wrote",
        new Counterpart(scene, pair, old, news, known).steps(),
        notes);
  }

  /** What it held went with it: it comes back with its default, or empty. */
  private void empty(Column was) {
    String place = place(was);
    String ask = "; say how it is computed, in a line `" + place
        + " = EXPRESSION` for --expressions or behind rollsafe:value in the migration";
    for (Column column : pair.now().columns()) {
      scene.flows().reading(pair.name(), column.name(), was.name()).ifPresent(up -> {
        throw new Refused(column.name() + " was computed from " + place + " (" + up
            + "), which cannot be turned round" + ask);
      });
    }
    for (Copy copy : scene.after().copies(pair.now().name())) {
      boolean other = !copy.target().equals(pair.now().name());
      if (other && (copy.columns().isEmpty() || copy.columns().contains(was.name()))) {
        throw new Refused("what " + place + " held was copied to " + copy.target() + ask
            + " (SELECT .. FROM " + copy.target() + " WHERE ..)");
      }
    }
    if (was.notNull() && !was.fillsItself()) {
      throw new Refused(
          place + " was NOT NULL without a default, and nothing says what it held" + ask);
    }
    Ddl ddl = scene.was().column(pair.name(), was.name());
    repairs.add(
        pair.name(),
        was.name(),
        "Bring back " + place,
        List.of(Step.of(
                Names.joined(pair.name().name(), was.name(), "back"),
                Stage.EXPAND,
                "Bring back " + place + (was.fillsItself() ? "" : ", empty"),
                Block.transaction(ddl.statements()))
            .undo(Block.transaction(List.of(pair.alter("DROP COLUMN " + Names.quoted(was.name())))))
            .risk(
                pair.count("true"),
                "rows have no value of " + was.name()
                    + " to go back to: what they held went with the column")),
        List.of(ORDER));
  }
}
