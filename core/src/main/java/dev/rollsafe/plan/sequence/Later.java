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
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.View;
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
    "drop-not-null-surprises-readers"
  };

  @Override
  public Optional<Sequence> plan(Unit unit) {
    if (unit.statement() instanceof Drop drop && KINDS.contains(drop.kind())) {
      if (drop.cascade()) {
        throw new Refused(
            "CASCADE drops whatever depends on it; drop that first, each by its own name");
      }
      String what = "the " + drop.kind().noun() + " " + drop.targets().get(0).name();
      return Optional.of(
          later(unit, "Drop " + what, what + " is no longer used", back(unit, drop)));
    }
    if (unit.statement() instanceof AlterTable alter
        && alter.kind() == ObjectKind.TABLE
        && alter.actions().size() == 1) {
      return action(unit, alter, alter.actions().get(0));
    }
    return Optional.empty();
  }

  private static List<Block> back(Unit unit, Drop drop) {
    if (drop.kind() != ObjectKind.VIEW || drop.targets().size() != 1) {
      return List.of();
    }
    Optional<View> view = unit.before().view(drop.targets().get(0).name());
    if (view.isEmpty() || view.get().temporary() || !view.get().options().isEmpty()) {
      return List.of();
    }
    String columns =
        view.get().columns().isEmpty() ? "" : " (" + Names.list(view.get().columns()) + ")";
    return List.of(
        Block.transaction(List.of("CREATE VIEW " + Names.quoted(view.get().name()) + columns
            + " AS " + view.get().query().text())));
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
    String start = "ALTER TABLE " + Names.quoted(table.name()) + " ";
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
          table.constraint(name).map(constraint -> again(start, constraint)).orElse(List.of())));
    }
    if (action instanceof DropNotNull relaxed) {
      String c = Names.quoted(relaxed.column().value());
      String check =
          Names.quoted(Names.joined(table.name().name(), relaxed.column().value(), "nn"));
      return Optional.of(later(
          unit,
          "Let " + table.name() + "." + relaxed.column() + " be null",
          "every reader of " + relaxed.column() + " knows what to do with null",
          List.of(
              Block.transaction(List.of(
                  start + "ADD CONSTRAINT " + check + " CHECK (" + c + " IS NOT NULL) NOT VALID")),
              Block.scan(start + "VALIDATE CONSTRAINT " + check),
              Block.transaction(List.of(
                  start + "ALTER COLUMN " + c + " SET NOT NULL",
                  start + "DROP CONSTRAINT " + check)))));
    }
    String column = action instanceof SetDefault set
        ? set.column().value()
        : ((DropDefault) action).column().value();
    Optional<Expression> before = unit.column(table, column).defaultValue();
    return Optional.of(later(
        unit,
        "Change the default of " + table.name() + "." + column,
        "no release that leaves " + column + " to the old default runs",
        List.of(Block.transaction(List.of(start + "ALTER COLUMN " + Names.quoted(column)
            + before.map(value -> " SET DEFAULT " + value.text()).orElse(" DROP DEFAULT"))))));
  }

  private static List<Block> again(String start, Constraint constraint) {
    String name = Names.quoted(constraint.name());
    List<Block> blocks = new ArrayList<>();
    if (constraint.kind() == Constraint.Kind.FOREIGN_KEY) {
      blocks.add(Block.transaction(List.of(
          start + "ADD CONSTRAINT " + name + " " + ForeignKeyText.of(constraint) + " NOT VALID")));
    } else if (constraint.kind() == Constraint.Kind.CHECK && constraint.check().isPresent()) {
      blocks.add(Block.transaction(List.of(start + "ADD CONSTRAINT " + name + " CHECK ("
          + constraint.check().get().text() + ")" + (constraint.noInherit() ? " NO INHERIT" : "")
          + " NOT VALID")));
    } else {
      return List.of();
    }
    if (constraint.validated()) {
      blocks.add(Block.scan(start + "VALIDATE CONSTRAINT " + name));
    }
    return blocks;
  }

  private static Sequence later(Unit unit, String title, String gate, List<Block> undo) {
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
            Step.of(name, Stage.CONTRACT, title, Block.transaction(List.of(unit.sql())))
                .undo(undo.toArray(new Block[0]))
                .notes(notes)
                .expects(EXPECTED)),
        List.of());
  }
}
