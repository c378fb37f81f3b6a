package dev.rollsafe.plan.compensate;

import dev.rollsafe.ast.TableConstraint;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.plan.sequence.Block;
import dev.rollsafe.plan.sequence.Names;
import dev.rollsafe.plan.sequence.Stage;
import dev.rollsafe.plan.sequence.Step;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Drops the constraints of the new release that the earlier one cannot keep. */
final class ConstraintRepairs {

  private final Scene scene;
  private final Repairs repairs;

  ConstraintRepairs(Scene scene, Repairs repairs) {
    this.scene = scene;
    this.repairs = repairs;
  }

  void relax() {
    for (Table table : scene.newTables()) {
      for (Constraint constraint : table.constraints()) {
        holding(constraint, table)
            .ifPresent(reason -> drop(table.name(), table.name(), constraint, reason));
      }
    }
    for (Pair pair : scene.pairs()) {
      for (Constraint constraint : pair.now().constraints()) {
        if (isNew(scene, pair, constraint) && !constraint.inherited()) {
          refusing(pair, constraint)
              .ifPresent(reason -> drop(pair.name(), pair.now().name(), constraint, reason));
        }
      }
      for (ObjectName name : pair.now().indexes()) {
        scene
            .after()
            .index(name)
            .filter(index -> index.unique() && index.constraint().isEmpty())
            .filter(index -> scene.isNew(index.origin()))
            .ifPresent(index -> unique(pair, index));
      }
    }
  }

  /** Says whether the release made a constraint, and not just as it was before. */
  static boolean isNew(Scene scene, Pair pair, Constraint constraint) {
    if (!scene.isNew(constraint.origin()) || constraint.kind() == Constraint.Kind.NOT_NULL) {
      return false;
    }
    return pair.was()
        .constraint(constraint.name())
        .filter(old -> text(scene, pair, true, old).equals(text(scene, pair, false, constraint)))
        .isEmpty();
  }

  private static List<String> text(Scene scene, Pair pair, boolean before, Constraint constraint) {
    return before
        ? scene.was().constraint(pair.was().name(), constraint.name()).statements()
        : scene.is().constraint(pair.now().name(), constraint.name()).statements();
  }

  /** A row that a new table refers to cannot be deleted by who knows nothing of it. */
  private Optional<String> holding(Constraint constraint, Table table) {
    boolean known = constraint.referenced().flatMap(scene.lineage()::earlier).isPresent();
    boolean refuses = constraint.onDelete() == TableConstraint.Action.NO_ACTION
        || constraint.onDelete() == TableConstraint.Action.RESTRICT;
    return known && refuses
        ? Optional.of("the earlier release deletes rows of "
            + constraint.referenced().get() + " and knows nothing of " + table.name())
        : Optional.empty();
  }

  /** Returns why the earlier release may run into a constraint. */
  private Optional<String> refusing(Pair pair, Constraint constraint) {
    if (tookThePlace(pair, constraint)) {
      return Optional.empty();
    }
    boolean old = false;
    boolean filled = false;
    for (String name : constraint.columns()) {
      old |= scene.lineage().knows(pair.name(), name);
      filled |= pair.now().column(name).filter(Column::fillsItself).isPresent();
    }
    return switch (constraint.kind()) {
      case CHECK -> {
        String text = constraint.check().map(Object::toString).orElse("").toLowerCase(Locale.ROOT);
        boolean wantsValue = text.contains("not null") || text.contains("num_n");
        yield old || wantsValue || constraint.columns().isEmpty()
            ? Optional.of("the earlier release may write rows that it refuses")
            : Optional.empty();
      }
      case UNIQUE, EXCLUDE, PRIMARY_KEY ->
        old || filled || constraint.kind() == Constraint.Kind.PRIMARY_KEY
            ? Optional.of("the earlier release may write the same values twice")
            : Optional.empty();
      case FOREIGN_KEY ->
        old || filled
            ? Optional.of("the earlier release may refer to rows that are not there")
            : holding(constraint, pair.now());
      case NOT_NULL -> Optional.empty();
    };
  }

  /** What was unique before may stay so. */
  private static boolean tookThePlace(Pair pair, Constraint constraint) {
    for (Constraint was : pair.was().constraints()) {
      boolean key =
          was.kind() == Constraint.Kind.UNIQUE || was.kind() == Constraint.Kind.PRIMARY_KEY;
      if (key && was.kind() == constraint.kind() && was.columns().equals(constraint.columns())) {
        return true;
      }
    }
    return false;
  }

  private void drop(ObjectName table, ObjectName current, Constraint constraint, String reason) {
    constraint.referenced().ifPresent(repairs::looked);
    String alter = "ALTER TABLE " + Names.quoted(table) + " ";
    String name = Names.quoted(constraint.name());
    Step step = Step.of(
        Names.joined(table.name(), constraint.name(), "relaxed"),
        Stage.EXPAND,
        "Drop the constraint " + constraint.name() + " of " + table + ": " + reason,
        Block.transaction(List.of(alter + "DROP CONSTRAINT " + name)));
    List<String> again = scene.is().constraint(current, constraint.name()).statements();
    boolean apart = constraint.kind() == Constraint.Kind.CHECK
        || constraint.kind() == Constraint.Kind.FOREIGN_KEY;
    if (apart && again.size() == 1 && table.equals(current)) {
      step = step.undo(Block.transaction(
          List.of(again.get(0) + (again.get(0).endsWith("NOT VALID") ? "" : " NOT VALID"))));
    }
    repairs.add(
        table,
        constraint.name(),
        "Drop the constraint " + constraint.name() + " of " + table + ": " + reason,
        step);
  }

  private void unique(Pair pair, Index index) {
    boolean old = index.elements().stream()
        .anyMatch(e ->
            e.column().map(c -> scene.lineage().knows(pair.name(), c.value())).orElse(true));
    if (!old) {
      return;
    }
    repairs.add(
        pair.name(),
        "",
        "Drop the unique index " + index.name().name(),
        Step.of(
            Names.joined(index.name().name(), "relaxed"),
            Stage.EXPAND,
            "Drop the unique index " + index.name()
                + ": the earlier release may write the same values twice",
            Block.outside("DROP INDEX CONCURRENTLY " + Names.quoted(index.name()))));
  }
}
