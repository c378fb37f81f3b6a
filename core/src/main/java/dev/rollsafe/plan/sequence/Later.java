package dev.rollsafe.plan.sequence;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterAction.DropConstraint;
import dev.rollsafe.ast.AlterAction.DropDefault;
import dev.rollsafe.ast.AlterAction.DropNotNull;
import dev.rollsafe.ast.AlterAction.SetDefault;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.Drop;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.Rename;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.script.Alter;
import dev.rollsafe.script.OnlineSql;
import dev.rollsafe.script.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is right as it is and only comes too early: a view, function, sequence or constraint that the old release still counts
 * on, a default that it still relies on. It waits for the contract stage, when no old release is left.
 */
final class Later implements Recipe {

  private static final Set<ObjectKind> KINDS = Set.of(
      ObjectKind.VIEW,
      ObjectKind.MATERIALIZED_VIEW,
      ObjectKind.FUNCTION,
      ObjectKind.PROCEDURE,
      ObjectKind.ROUTINE,
      ObjectKind.AGGREGATE,
      ObjectKind.SEQUENCE,
      ObjectKind.TYPE,
      ObjectKind.DOMAIN,
      ObjectKind.TRIGGER,
      ObjectKind.POLICY,
      ObjectKind.RULE);

  private static final String[] EXPECTED = {
    "drop-breaks-previous-release",
    "constraint-drop-breaks-previous-release",
    "foreign-key-drop-locks-referenced",
    "not-null-breaks-old-writers",
    "old-writes-get-other-values",
    "drop-not-null-surprises-readers",
    "rename-breaks-previous-release"
  };

  @Override
  public Optional<Sequence> plan(Unit unit) {
    if (unit.statement() instanceof Rename rename
        && (rename.kind() == ObjectKind.TYPE || rename.kind() == ObjectKind.DOMAIN)) {
      return Optional.of(renamedType(unit, rename));
    }
    if (unit.statement() instanceof Drop drop && KINDS.contains(drop.kind())) {
      if (drop.cascade()) {
        throw new Refused(
            "CASCADE drops whatever depends on it; drop that first, each by its own name");
      }
      String what = "the " + drop.kind().noun() + " " + drop.targets().get(0).name();
      return Optional.of(later(
          unit, stage(drop.kind()), "Drop " + what, what + " is no longer used", back(unit, drop)));
    }
    if (unit.statement() instanceof AlterTable alter
        && alter.kind() == ObjectKind.TABLE
        && alter.actions().size() == 1) {
      return action(unit, alter, alter.actions().get(0));
    }
    return Optional.empty();
  }

  /**
   * Plans a type that goes, or gets the name of one that went, where columns change from one to the other: together that would
   * harm nobody, but columns change slowly.
   */
  static Optional<Sequence> types(Unit unit) {
    boolean about = (unit.statement() instanceof Drop drop && stage(drop.kind()) == Stage.FINAL)
        || (unit.statement() instanceof Rename rename && rename.kind() == ObjectKind.TYPE);
    return about && changesTypes(unit) ? new Later().plan(unit) : Optional.empty();
  }

  private static boolean changesTypes(Unit unit) {
    return unit.migration().stream()
        .anyMatch(other -> other instanceof AlterTable alter
            && alter.actions().stream().anyMatch(action -> action instanceof AlterAction.SetType));
  }

  private static Sequence renamedType(Unit unit, Rename rename) {
    ObjectName name = unit.before().resolveType(rename.object());
    ObjectName now = new ObjectName(name.schema(), rename.newName().value());
    String words = "ALTER " + rename.kind().sql() + " ";
    return later(
        unit,
        Stage.FINAL,
        "Rename the " + rename.kind().noun() + " " + name + " to " + now.name(),
        "no statement names the " + rename.kind().noun() + " " + name + ", as casts do",
        List.of(Block.transaction(
            List.of(words + Sql.qualified(now) + " RENAME TO " + Sql.identifier(name.name())))));
  }

  private static List<Block> back(Unit unit, Drop drop) {
    // A sequence would begin again at its start.
    return drop.kind() == ObjectKind.SEQUENCE
        ? List.of()
        : Again.of(unit.before(), drop)
            .map(statements -> List.of(Block.transaction(statements)))
            .orElse(List.of());
  }

  private static Optional<Sequence> action(Unit unit, AlterTable alter, AlterAction action) {
    boolean meant = action instanceof DropConstraint
        || action instanceof DropDefault
        || action instanceof SetDefault
        || action instanceof DropNotNull;
    if (!meant) {
      return Optional.empty();
    }
    Table table = unit.table(alter.name());
    Alter alters = new Alter(table.name());
    if (action instanceof DropConstraint drop) {
      if (drop.cascade()) {
        throw new Refused(
            "CASCADE drops the foreign keys that refer to it; drop those first, each by its own name");
      }
      String name = drop.constraint().value();
      return Optional.of(later(
          unit,
          "Drop the constraint " + name + " of " + table.name(),
          "nothing of the old release counts on " + name,
          table
              .constraint(name)
              .map(constraint -> again(unit, table, constraint))
              .orElse(List.of())));
    }
    if (action instanceof DropNotNull relaxed) {
      String column = relaxed.column().value();
      return Optional.of(later(
          unit,
          "Let " + table.name() + "." + column + " be null",
          "every reader of " + column + " knows what to do with null",
          NotNull.again(alters, column, Names.joined(table.name().name(), column, "nn"))));
    }
    String column = action instanceof SetDefault set
        ? set.column().value()
        : ((DropDefault) action).column().value();
    Optional<Expression> before = unit.column(table, column).defaultValue();
    return Optional.of(later(
        unit,
        "Change the default of " + table.name() + "." + column,
        "no release that leaves " + column + " to the old default runs",
        List.of(Block.transaction(List.of(before
            .map(value -> alters.setDefault(column, value.text()))
            .orElseGet(() -> alters.dropDefault(column)))))));
  }

  private static List<Block> again(Unit unit, Table table, Constraint constraint) {
    boolean written = constraint.kind() == Constraint.Kind.FOREIGN_KEY
        || (constraint.kind() == Constraint.Kind.CHECK && constraint.check().isPresent());
    if (!written) {
      return List.of();
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.transaction(
        List.of(OnlineSql.constraint(unit.before(), table.name(), constraint, constraint.name()))));
    if (constraint.validated()) {
      blocks.add(Block.scan(new Alter(table.name()).validate(constraint.name())));
    }
    return blocks;
  }

  /** Old columns of a type are there until the last stage. */
  private static Stage stage(ObjectKind kind) {
    return kind == ObjectKind.TYPE || kind == ObjectKind.DOMAIN ? Stage.FINAL : Stage.CONTRACT;
  }

  private static Sequence later(Unit unit, String title, String gate, List<Block> undo) {
    return later(unit, Stage.CONTRACT, title, gate, undo);
  }

  private static Sequence later(
      Unit unit, Stage stage, String title, String gate, List<Block> undo) {
    String name = Names.joined(Names.forFile(title));
    List<String> notes =
        undo.isEmpty() ? List.of("rollsafe down writes what takes it back") : List.of();
    return new Sequence(
        Names.forFile(title),
        title,
        List.of(
            Step.of(name + "_switch", Stage.SWITCH, "The application does without", Block.none())
                .notes(
                    List.of("Wait until " + gate + ", in any release that runs or may come back")),
            Step.of(name, stage, title, Block.transaction(List.of(unit.sql())))
                .undo(undo.toArray(new Block[0]))
                .notes(notes)
                .expects(EXPECTED)),
        List.of());
  }
}
