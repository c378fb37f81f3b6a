package dev.rollsafe.plan.compensate;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.View;
import dev.rollsafe.plan.sequence.Block;
import dev.rollsafe.plan.sequence.Half;
import dev.rollsafe.plan.sequence.Halves;
import dev.rollsafe.plan.sequence.IndexText;
import dev.rollsafe.plan.sequence.Names;
import dev.rollsafe.plan.sequence.NotNull;
import dev.rollsafe.plan.sequence.Refused;
import dev.rollsafe.plan.sequence.Stage;
import dev.rollsafe.plan.sequence.Step;
import dev.rollsafe.plan.sequence.SyncTrigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives a column its earlier type: a second one of that type is filled beside it and takes its name; what the new release wrote
 * stays under another, and goes on to follow.
 */
final class Retyped {

  private final Scene scene;
  private final Repairs repairs;
  private final Pair pair;
  private final Column was;
  private final Column now;
  private final TypeChange types;
  private final String back;
  private final String kept;
  private final String name;

  Retyped(Scene scene, Repairs repairs, Pair pair, Column was, Column now) {
    this.scene = scene;
    this.repairs = repairs;
    this.pair = pair;
    this.was = was;
    this.now = now;
    this.types = new TypeChange(scene, pair);
    this.back = Names.joined("zz_back", was.name());
    this.kept = Names.joined("zz_kept", was.name());
    this.name = Names.joined(pair.name().name(), was.name(), "retyped");
  }

  void mend() {
    refuse();
    String down = types.down(was, now, now.name());
    Half aside = types.half(Renamed.column(bare(was), back), down, false);
    Half current = types.half(bare(now), types.up(was, now, back), false);
    List<Step> steps = new ArrayList<>();
    steps.add(expand(aside, current));
    String set = aside.name() + " = (" + aside.from() + ")";
    String pending = "t." + aside.name() + " IS NULL AND (" + aside.from() + ") IS NOT NULL";
    steps.addAll(
        new Filling(scene, pair, name).steps(set, pending, pair.name() + "." + was.name()));
    List<Index> copied = copied();
    for (Index index : copied) {
      steps.add(Builds.step(index, copy(index), was.name(), back, Names.joined(name, copy(index))));
    }
    steps.add(swap(aside, current, copied));
    if (was.notNull()) {
      steps.addAll(
          NotNull.contract(pair.name(), was.name(), Optional.empty(), Names.joined(name, "set")));
    }
    repairs.add(
        pair.name(),
        was.name(),
        "Give " + pair.name() + "." + was.name() + " its type " + was.type() + " back",
        steps,
        List.of("What the new release wrote stays in " + kept
            + "; from the switch on it reads and writes " + was.name() + " as a " + was.type()
            + " itself"));
  }

  private static Column bare(Column column) {
    return Halves.typed(column.name(), column.type(), column);
  }

  private void refuse() {
    String place = pair.name() + "." + was.name();
    for (Constraint constraint : pair.now().constraints()) {
      boolean key = constraint.kind() == Constraint.Kind.PRIMARY_KEY
          || constraint.kind() == Constraint.Kind.FOREIGN_KEY;
      if (key && constraint.columns().contains(now.name())) {
        throw new Refused(place + " is in the key " + constraint.name()
            + ", whose type is not changed back while others refer to it; do it by hand");
      }
    }
    for (Catalog.ForeignKey reference : scene.after().referencing(pair.now().name())) {
      if (reference.constraint().referencedColumns().contains(now.name())) {
        throw new Refused(place + " is referred to by the foreign key "
            + reference.constraint().name() + " of " + reference.table());
      }
    }
    if (now.identity().isPresent() || now.generated().isPresent()) {
      throw new Refused(place + " is filled by the server, so that it cannot be there twice");
    }
  }

  private SyncTrigger trigger(Half old, Half fresh, Map<String, String> defaults) {
    String path = Halves.searchPath(scene.after(), pair.name(), List.of(old, fresh));
    return new SyncTrigger(pair.name(), name, List.of(old), List.of(fresh), path, defaults);
  }

  private Step expand(Half aside, Half current) {
    List<String> statements = new ArrayList<>();
    List<String> undo = new ArrayList<>(trigger(aside, current, Map.of()).drop());
    statements.add(pair.alter("ADD COLUMN " + aside.name() + " " + aside.type()
        + was.collation().map(c -> " COLLATE " + c).orElse("")));
    undo.add(pair.alter("DROP COLUMN " + aside.name()));
    statements.addAll(trigger(aside, current, Map.of()).create());
    String c = "u." + Names.quoted(now.name());
    return Step.of(
            Names.joined(name, "expand"),
            Stage.EXPAND,
            "Put a " + was.type() + " beside " + pair.name() + "." + now.name()
                + ", and keep both in step",
            Block.transaction(statements))
        .undo(Block.transaction(undo))
        .risk(
            "SELECT count(*) FROM (SELECT t.*, (" + aside.from() + ") AS " + aside.name()
                + " FROM " + Names.quoted(pair.name()) + " AS t) AS u WHERE " + c
                + " IS NOT NULL AND (u." + aside.name() + " IS NULL OR "
                + current.differs("(SELECT " + current.from() + " FROM (SELECT u.*) AS t)", c)
                + ")",
            "rows hold a value that is no " + was.type() + "; it stays in " + kept)
        .verify(
            trigger(aside, current, Map.of()).missing(), "triggers are missing or switched off");
  }

  private List<Index> copied() {
    List<Index> copied = new ArrayList<>();
    for (Index index : scene.before().indexes(pair.name())) {
      if (IndexText.names(index, was.name())
          && pair.has(index.name())
          && !IndexText.hasExpressions(index)
          && !pair.now().isPartitioned()) {
        copied.add(index);
      }
    }
    return copied;
  }

  private static String copy(Index index) {
    return Names.joined(index.name().name(), "back");
  }

  private Step swap(Half aside, Half current, List<Index> copied) {
    List<View> views = new ArrayList<>();
    scene.after().viewsUsing(pair.now().name(), now.name()).forEach(view -> collect(view, views));
    List<String> statements = new ArrayList<>(trigger(aside, current, Map.of()).drop());
    for (int i = views.size() - 1; i >= 0; i--) {
      statements.add(ViewRepairs.drop(views.get(i)));
    }
    String c = Names.quoted(was.name());
    if (now.notNull()) {
      statements.add(pair.alter("ALTER COLUMN " + c + " DROP NOT NULL"));
    }
    now.defaultValue()
        .ifPresent(value -> statements.add(pair.alter("ALTER COLUMN " + c + " DROP DEFAULT")));
    checks()
        .forEach(check -> statements.add(pair.alter("RENAME CONSTRAINT " + Names.quoted(check)
            + " TO " + Names.quoted(Names.joined("zz_kept", check)))));
    statements.add(pair.alter("RENAME COLUMN " + c + " TO " + Names.quoted(kept)));
    statements.add(pair.alter("RENAME COLUMN " + Names.quoted(back) + " TO " + c));
    was.defaultValue()
        .ifPresent(value ->
            statements.add(pair.alter("ALTER COLUMN " + c + " SET DEFAULT " + value.text())));
    for (Index index : copied) {
      take(index, statements);
    }
    Half old = types.half(bare(was), Words.renamed(aside.from(), Map.of(now.name(), kept)), false);
    Half fresh = types.half(
        Renamed.column(bare(now), kept),
        Words.renamed(current.from(), Map.of(back, was.name())),
        false);
    statements.addAll(trigger(old, fresh, Map.of()).create());
    views.forEach(view -> statements.addAll(ViewRepairs.create(scene, view.name())));
    repairs.retyped(pair.name(), was.name(), views.stream().map(View::name).toList());
    return Step.of(
        Names.joined(name, "swap"),
        Stage.SWITCH,
        "Let the " + was.type() + " take the name " + was.name() + ", and keep the other as "
            + kept,
        Block.transaction(statements));
  }

  /** Conditions of the new type stay with it, and leave their names to those of the earlier one. */
  private List<String> checks() {
    List<String> names = new ArrayList<>();
    for (Constraint constraint : pair.now().constraints()) {
      if (constraint.kind() == Constraint.Kind.CHECK
          && constraint.columns().contains(now.name())
          && pair.was().constraint(constraint.name()).isPresent()) {
        names.add(constraint.name());
      }
    }
    return names;
  }

  private static void take(Index index, List<String> statements) {
    String aside = Names.joined("zz_kept", index.name().name());
    if (index.constraint().isPresent()) {
      String alter = "ALTER TABLE " + Names.quoted(index.table()) + " ";
      statements.add(alter + "RENAME CONSTRAINT "
          + Names.quoted(index.constraint().get()) + " TO " + Names.quoted(aside));
      statements.add(alter + "ADD CONSTRAINT " + Names.quoted(index.constraint().get())
          + " UNIQUE USING INDEX " + Names.quoted(copy(index)));
      return;
    }
    ObjectName copy = new ObjectName(index.table().schema(), copy(index));
    statements.add(
        "ALTER INDEX " + Names.quoted(index.name()) + " RENAME TO " + Names.quoted(aside));
    statements.add("ALTER INDEX " + Names.quoted(copy) + " RENAME TO "
        + Names.quoted(index.name().name()));
  }

  private void collect(View view, List<View> found) {
    if (!found.contains(view)) {
      found.add(view);
      scene.after().viewsOn(view.name()).forEach(on -> collect(on, found));
    }
  }
}
