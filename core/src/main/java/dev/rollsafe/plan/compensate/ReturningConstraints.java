package dev.rollsafe.plan.compensate;

import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.plan.sequence.Block;
import dev.rollsafe.plan.sequence.Names;
import dev.rollsafe.plan.sequence.Stage;
import dev.rollsafe.plan.sequence.Step;
import dev.rollsafe.script.Ddl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** Brings back the constraints and indexes that the earlier release had: keys first, then what may refer to them. */
final class ReturningConstraints {

  private final Scene scene;
  private final Repairs repairs;

  ReturningConstraints(Scene scene, Repairs repairs) {
    this.scene = scene;
    this.repairs = repairs;
  }

  void mend() {
    List<Pair> pairs = scene.pairs();
    for (Pair pair : pairs) {
      for (Constraint was : pair.was().constraints()) {
        if (isKey(was) && isGone(pair, was)) {
          key(pair, was);
        }
      }
      indexes(pair);
    }
    for (Pair pair : pairs) {
      for (Constraint was : pair.was().constraints()) {
        if (!isKey(was) && isGone(pair, was)) {
          condition(pair, was);
        }
      }
    }
  }

  private static boolean isKey(Constraint constraint) {
    return constraint.kind() == Constraint.Kind.UNIQUE
        || constraint.kind() == Constraint.Kind.PRIMARY_KEY;
  }

  private boolean isGone(Pair pair, Constraint was) {
    if (was.kind() == Constraint.Kind.NOT_NULL || was.inherited()) {
      return false;
    }
    Optional<Constraint> now = pair.now().constraint(was.name());
    if (now.isPresent()) {
      return ConstraintRepairs.isNew(scene, pair, now.get());
    }
    return !isRenamed(pair, was);
  }

  /** One with another name does the same; who says ON CONFLICT ON CONSTRAINT asks for it by its name. */
  private boolean isRenamed(Pair pair, Constraint was) {
    for (Constraint now : pair.now().constraints()) {
      if (now.kind() == was.kind()
          && now.columns().equals(was.columns())
          && (isKey(was) || !scene.isNew(now.origin()))
          && pair.was().constraint(now.name()).isEmpty()) {
        String back = pair.alter(
            "RENAME CONSTRAINT " + Names.quoted(now.name()) + " TO " + Names.quoted(was.name()));
        repairs.looked(pair.name(), was.columns());
        repairs.add(
            pair.name(),
            was.name(),
            "Call the constraint " + now.name() + " " + was.name() + " again",
            Step.of(
                Names.joined(pair.name().name(), was.name(), "named"),
                Stage.EXPAND,
                "Call the constraint " + now.name() + " " + was.name() + " again",
                Block.transaction(List.of(back))));
        return true;
      }
    }
    return false;
  }

  private boolean lacks(Pair pair, List<String> columns, String what) {
    for (String column : columns) {
      if (repairs.isMissing(pair.name(), column)) {
        repairs.refuse(
            pair.name(),
            what,
            what + " needs " + pair.name() + "." + column + ", which is not back");
        return true;
      }
    }
    return false;
  }

  private void key(Pair pair, Constraint was) {
    repairs.looked(pair.name(), was.columns());
    Optional<Index> index = was.index().flatMap(scene.before()::index);
    if (lacks(pair, was.columns(), was.name())) {
      return;
    }
    if (index.isEmpty() || pair.now().isPartitioned() || was.key().period()) {
      repairs.refuse(
          pair.name(),
          was.name(),
          "the constraint " + was.name() + " cannot be built while " + pair.name()
              + " is in use; add it by hand: "
              + String.join(
                  "; ", scene.was().constraint(pair.name(), was.name()).statements()));
      return;
    }
    boolean primary = was.kind() == Constraint.Kind.PRIMARY_KEY;
    String name = Names.joined(pair.name().name(), was.name(), "back");
    String add = pair.alter("ADD CONSTRAINT " + Names.quoted(was.name())
        + (primary ? " PRIMARY KEY" : " UNIQUE") + " USING INDEX "
        + Names.quoted(index.get().name().name())
        + (was.deferrable() ? " DEFERRABLE" : "")
        + (was.initiallyDeferred() ? " INITIALLY DEFERRED" : ""));
    repairs.add(
        pair.name(),
        was.name(),
        "Bring back the constraint " + was.name(),
        Builds.step(index.get(), index.get().name().name(), "", "", name),
        Step.of(
                name,
                primary ? Stage.CONTRACT : Stage.BACKFILL,
                "Make the index " + index.get().name().name() + " a constraint",
                Block.transaction(List.of(add)))
            .undo(Block.transaction(
                List.of(pair.alter("DROP CONSTRAINT " + Names.quoted(was.name()))))));
  }

  /** Old rows are looked at apart: they may not be as they should. */
  private void condition(Pair pair, Constraint was) {
    if (lacks(pair, was.columns(), was.name())) {
      return;
    }
    Ddl ddl = scene.was().constraint(pair.name(), was.name());
    if (ddl.statements().size() != 1) {
      repairs.refuse(
          pair.name(), was.name(), "what the constraint " + was.name() + " was is not known");
      return;
    }
    String add = ddl.statements().get(0);
    boolean apart = was.kind() != Constraint.Kind.EXCLUDE && was.validated() && was.enforced();
    String name = Names.joined(pair.name().name(), was.name(), "back");
    List<Step> steps = new ArrayList<>();
    steps.add(Step.of(
            name,
            Stage.CONTRACT,
            "Let new rows keep to " + was.name() + " of " + pair.name() + " again",
            Block.transaction(List.of(apart ? add + " NOT VALID" : add)))
        .undo(Block.transaction(List.of(pair.alter("DROP CONSTRAINT " + Names.quoted(was.name())))))
        .risk(
            violations(pair, was),
            "rows do not keep to it; the earlier release cannot update them"));
    if (apart) {
      steps.add(Step.of(
              Names.joined(name, "proven"),
              Stage.CONTRACT,
              "Prove that all rows keep to " + was.name(),
              Block.scan(pair.alter("VALIDATE CONSTRAINT " + Names.quoted(was.name()))))
          .risk(
              violations(pair, was),
              "rows do not keep to it; leave the step out as long as there are any"));
    }
    repairs.add(
        pair.name(), was.name(), "Bring back the constraint " + was.name(), steps, List.of());
  }

  private static String violations(Pair pair, Constraint was) {
    if (was.kind() == Constraint.Kind.CHECK) {
      return pair.count("NOT (" + was.check().orElseThrow().text() + ")");
    }
    if (was.kind() != Constraint.Kind.FOREIGN_KEY || was.referencedColumns().isEmpty()) {
      return pair.count("false");
    }
    StringJoiner set = new StringJoiner(" AND ");
    StringJoiner same = new StringJoiner(" AND ");
    for (int i = 0; i < was.columns().size(); i++) {
      String column = "t." + Names.quoted(was.columns().get(i));
      set.add(column + " IS NOT NULL");
      same.add("r." + Names.quoted(was.referencedColumns().get(i)) + " = " + column);
    }
    return pair.count(set + " AND NOT EXISTS (SELECT 1 FROM "
        + Names.quoted(was.referenced().orElseThrow()) + " AS r WHERE " + same + ")");
  }

  private void indexes(Pair pair) {
    for (ObjectName name : pair.was().indexes()) {
      Index was = scene.before().index(name).orElse(null);
      if (was == null || was.constraint().isPresent() || pair.has(name)) {
        continue;
      }
      List<String> columns = new ArrayList<>();
      was.elements().forEach(e -> e.column().ifPresent(c -> columns.add(c.value())));
      if (lacks(pair, columns, name.name())) {
        continue;
      }
      if (pair.now().isPartitioned()) {
        repairs.refuse(
            pair.name(),
            name.name(),
            "the index " + name
                + " is on a partitioned table, where it cannot be built CONCURRENTLY; build it by hand");
        continue;
      }
      repairs.add(
          name,
          "",
          "Build the index " + name + " again",
          Builds.step(was, name.name(), "", "", Names.joined(name.name(), "back")));
    }
  }
}
