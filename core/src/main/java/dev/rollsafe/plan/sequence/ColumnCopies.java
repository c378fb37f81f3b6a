package dev.rollsafe.plan.sequence;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.script.Alter;
import dev.rollsafe.script.OnlineSql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The indexes and constraints of an old column, made for the new one without long locks, and the views that read it. */
final class ColumnCopies {

  private static final String UNIQUE_ALREADY =
      "-- rollsafe:ignore unique-refuses-old-writes what is unique on the old side is so on the new one\n";

  private final SyncSides sides;
  private final Table table;
  private final Alter alter;
  private final ColumnViews views;
  private final List<Copies.IndexCopy> indexes = new ArrayList<>();
  private final List<Copies.ConstraintCopy> checks = new ArrayList<>();
  private final List<Copies.ConstraintCopy> keys = new ArrayList<>();

  ColumnCopies(SyncSides sides) {
    this.sides = sides;
    this.table = sides.table();
    this.alter = sides.alter();
    if (!sides.isOneToOne()) {
      views = ColumnViews.none(sides);
      return;
    }
    Catalog renamed = Scratch.after(sides.catalog(), List.of(alter.renameColumn(from(), to())));
    views = ColumnViews.of(sides, renamed);
    Copies copies = new Copies(sides.catalog(), renamed, table.name());
    for (Copies.IndexCopy index : copies.indexes()) {
      if (sides.isAlike() || !IndexText.hasExpressions(index.old())) {
        indexes.add(index);
      }
    }
    keys.addAll(copies.constraints(Constraint.Kind.FOREIGN_KEY));
    if (sides.isAlike()) {
      checks.addAll(copies.constraints(Constraint.Kind.CHECK));
    }
  }

  private String from() {
    return sides.old().get(0).column().name();
  }

  private String to() {
    return sides.fresh().get(0).column().name();
  }

  private String copyOf(String name) {
    String other = name.replace(from(), to());
    return other.equals(name) ? Names.joined(name, "new") : Names.joined(other);
  }

  /** The steps that make them. */
  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    indexes.forEach(index -> steps.addAll(steps(index)));
    checks.forEach(check -> steps.addAll(steps("check", check)));
    keys.forEach(key -> steps.addAll(steps("key", key)));
    return steps;
  }

  private List<Step> steps(Copies.IndexCopy index) {
    if (table.isPartitioned()) {
      throw new Refused("the index " + index.name()
          + " is on a partitioned table, where it cannot be built CONCURRENTLY");
    }
    String name = copyOf(index.name());
    String build = (index.refusesMore(sides.catalog()) ? UNIQUE_ALREADY : "")
        + OnlineSql.index(index.copy(), name);
    List<Step> steps = new ArrayList<>();
    steps.add(Step.of(
            Names.joined(sides.name(), "index", name),
            Stage.BACKFILL,
            "Build " + name + " as " + index.name() + " is",
            Block.outside(build))
        .undo(Block.outside(OnlineSql.dropIndex(new ObjectName(table.name().schema(), name))))
        .verify(IndexText.missing(index.old(), name), "indexes are missing or not valid")
        .notes(List.of(Indexes.WHERE_IT_FAILS)));
    if (index.constraint().isPresent()) {
      String constraint = copyOf(index.constraint().get());
      steps.add(Step.of(
              Names.joined(sides.name(), "unique", constraint),
              Stage.BACKFILL,
              "Make " + name + " a constraint",
              Block.transaction(
                  List.of(alter.add(constraint, ShadowSwap.usingIndex(table, index, name)))))
          // The index goes with the constraint.
          .undo(
              Block.transaction(List.of(alter.dropConstraint(constraint))), Block.outside(build)));
    }
    return steps;
  }

  private List<Step> steps(String kind, Copies.ConstraintCopy copy) {
    String name = copyOf(copy.name());
    String words = kind.equals("key") ? "foreign key " : "check ";
    return List.of(
        Step.of(
                Names.joined(sides.name(), kind, name),
                Stage.BACKFILL,
                "Give the new side the " + words + name,
                Block.transaction(List.of(
                    OnlineSql.constraint(sides.catalog(), table.name(), copy.copy(), name))))
            .undo(Block.transaction(List.of(alter.dropConstraint(name)))),
        Step.of(
            Names.joined(sides.name(), kind, name, "proven"),
            Stage.BACKFILL,
            "Prove the " + words + name,
            Block.scan(alter.validate(name))));
  }

  /** The constraints that are gone with the contract, by their names. */
  List<String> carried() {
    return checks.stream().map(Copies.ConstraintCopy::name).toList();
  }

  /** What the contract runs: views read the new side, and checks of the old one no longer hold up who leaves it out. */
  List<String> takeOver() {
    List<String> statements = new ArrayList<>(views.over());
    checks.forEach(check -> statements.add(alter.dropConstraint(check.name())));
    return statements;
  }

  /** What takes that back. */
  List<String> takeBack() {
    List<String> statements = new ArrayList<>(views.back());
    for (Copies.ConstraintCopy check : checks) {
      statements.add(
          OnlineSql.constraint(sides.catalog(), table.name(), check.old(), check.name()));
    }
    return statements;
  }

  /** What proves the checks that have come back. */
  List<Block> proveBack() {
    return checks.stream()
        .filter(check -> check.old().validated())
        .map(check -> Block.scan(alter.validate(check.name())))
        .toList();
  }

  /** The rules that find something in what the contract runs. */
  List<String> expected() {
    List<String> rules = new ArrayList<>();
    if (!checks.isEmpty()) {
      rules.add("constraint-drop-breaks-previous-release");
    }
    if (!views.over().isEmpty()) {
      rules.add("contract-and-expand-in-one-migration");
    }
    return rules;
  }

  /** Names what has to be looked after by hand. */
  List<String> left() {
    List<String> left = new ArrayList<>(views.left());
    for (Half half : sides.old()) {
      String column = half.column().name();
      for (Index index : sides.catalog().indexes(table.name())) {
        boolean copied = indexes.stream().anyMatch(copy -> copy.old().equals(index));
        if (!copied && mentions(index, column)) {
          left.add("The index " + index.name().name() + " uses " + column
              + "; build one for the new side in the backfill stage (CREATE INDEX CONCURRENTLY)");
        }
      }
      for (Constraint constraint : table.constraints()) {
        if (constraint.kind() == Constraint.Kind.CHECK
            && constraint.columns().contains(column)
            && !carried().contains(constraint.name())) {
          left.add("The constraint " + constraint.name() + " checks " + column
              + "; add one for the new side (NOT VALID, then VALIDATE), and drop this one in the contract"
              + " stage if null does not pass it");
        }
      }
    }
    return left;
  }

  private static boolean mentions(Index index, String column) {
    return IndexText.names(index, column)
        || index.where().filter(where -> Words.has(where.text(), column)).isPresent()
        || index.elements().stream()
            .map(element -> element.expression())
            .flatMap(Optional::stream)
            .anyMatch(expression -> Words.has(expression.text(), column));
  }
}
