package dev.rollsafe.plan.sequence;

import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.script.Alter;
import dev.rollsafe.script.OnlineSql;
import dev.rollsafe.script.Sql;
import java.util.ArrayList;
import java.util.List;

/** The steps by which a family of columns gets a wider type. */
final class ShadowSteps {

  private static final String UNIQUE_ALREADY =
      "-- rollsafe:ignore unique-refuses-old-writes it is as unique as the column that it is filled from\n";

  private final ShadowFamily family;
  private final ShadowSwap swap;

  ShadowSteps(ShadowFamily family) {
    this.family = family;
    this.swap = new ShadowSwap(family);
  }

  List<Step> steps(List<String> switchNotes) {
    List<Step> steps = new ArrayList<>();
    family.tables().forEach(table -> steps.add(expand(table)));
    family.tables().forEach(table -> steps.addAll(fill(table)));
    family.members().forEach(member -> steps.addAll(notNull(member)));
    family.tables().forEach(table -> steps.addAll(indexes(table)));
    family
        .tables()
        .forEach(
            table -> swap.checks(table).forEach(check -> steps.addAll(proven("check", check))));
    family.keys().forEach(key -> steps.addAll(proven("key", key)));
    steps.add(Step.of(
            family.name() + "_switch",
            Stage.SWITCH,
            "The application knows that " + family.root().name() + " may be a "
                + family.root().type(),
            Block.none())
        .notes(switchNotes));
    steps.add(contract());
    steps.addAll(new ShadowEnd(family).steps());
    return steps;
  }

  private String step(Table table, String what) {
    return Names.joined(family.name(), table.name().name(), what);
  }

  private static String columns(List<Shadow> members) {
    return String.join(
        " and ", members.stream().map(m -> m.table().name() + "." + m.fresh()).toList());
  }

  private Step expand(Table table) {
    List<Shadow> members = family.of(table);
    RowTrigger trigger = new ShadowSync(family, table).forward();
    List<String> statements = new ArrayList<>();
    List<String> undo = new ArrayList<>(trigger.drop());
    for (Shadow member : members) {
      statements.add(member
          .alter()
          .addColumn(member.fresh(), Sql.qualifiedType(family.before(), member.type())));
      undo.add(member.alter().dropColumn(member.fresh()));
    }
    statements.addAll(trigger.create());
    return Step.of(
            step(table, "expand"),
            Stage.EXPAND,
            "Put " + columns(members) + " beside, and keep it in step",
            Block.transaction(statements))
        .undo(Block.transaction(undo))
        .verify(trigger.missing(), "triggers are missing or switched off");
  }

  private List<Step> fill(Table table) {
    KeysetBackfill fill = new ShadowSync(family, table).fill();
    return List.of(
        Step.of(
                step(table, "prepare"),
                Stage.BACKFILL,
                "Prepare to fill " + columns(family.of(table)) + " in rows that are there already",
                Block.transaction(fill.create()))
            .undo(Block.transaction(fill.drop())),
        Step.of(
                step(table, "backfill"),
                Stage.BACKFILL,
                "Fill " + columns(family.of(table))
                    + " in batches that commit; started again, it goes on where it was",
                Block.rows(fill.call()))
            .undo(Block.transaction(List.of(fill.restart())))
            .verify(fill.count(), "rows differ between the old and the new column")
            .batches(fill.batches()));
  }

  private List<Step> notNull(Shadow member) {
    if (!member.column().notNull()) {
      return List.of();
    }
    String name = Names.joined(family.name(), member.check());
    return List.of(
        Step.of(
                name,
                Stage.BACKFILL,
                "Let no new row leave " + member.fresh() + " empty",
                Block.transaction(
                    List.of(member.alter().addNotNullCheck(member.check(), member.fresh()))))
            .undo(Block.transaction(List.of(member.alter().dropConstraint(member.check()))))
            .risk(member.diverged(), "rows are not filled"),
        Step.of(
            Names.joined(name, "proven"),
            Stage.BACKFILL,
            "Prove that no row does",
            Block.scan(member.alter().validate(member.check()))));
  }

  private List<Step> indexes(Table table) {
    List<Step> steps = new ArrayList<>();
    for (Copies.IndexCopy index : family.copies(table).indexes()) {
      String name = ShadowSwap.fresh(index.name());
      ObjectName place = new ObjectName(table.name().schema(), name);
      String build = (index.refusesMore(family.before()) ? UNIQUE_ALREADY : "")
          + OnlineSql.index(index.copy(), name);
      steps.add(Step.of(
              Names.joined(family.name(), "index", name),
              Stage.BACKFILL,
              "Build " + name + " as " + index.name() + " is",
              Block.outside(build))
          .undo(Block.outside(OnlineSql.dropIndex(place)))
          .verify(IndexText.missing(index.old(), name), "indexes are missing or not valid")
          .notes(List.of(Indexes.WHERE_IT_FAILS)));
      if (index.constraint().isPresent() && !ShadowSwap.isPrimary(table, index)) {
        Alter alter = new Alter(table.name());
        steps.add(Step.of(
                Names.joined(family.name(), "unique", name),
                Stage.BACKFILL,
                "Make " + name + " a constraint",
                Block.transaction(
                    List.of(alter.add(name, ShadowSwap.usingIndex(table, index, name)))))
            // The index goes with the constraint.
            .undo(Block.transaction(List.of(alter.dropConstraint(name))), Block.outside(build)));
      }
    }
    return steps;
  }

  private List<Step> proven(String kind, Copies.ConstraintCopy copy) {
    List<Block> blocks = swap.proven(copy);
    String name = Names.joined(family.name(), kind, copy.name());
    boolean key = copy.old().kind() == Constraint.Kind.FOREIGN_KEY;
    return List.of(
        Step.of(
                name,
                Stage.BACKFILL,
                "Give the new column the " + (key ? "foreign key " : "check ") + copy.name(),
                blocks.get(0))
            .undo(Block.transaction(
                List.of(new Alter(copy.table()).dropConstraint(ShadowSwap.fresh(copy.name()))))),
        Step.of(
            Names.joined(name, "proven"),
            Stage.BACKFILL,
            "Prove " + copy.name() + " of it",
            blocks.get(1)));
  }

  private Step contract() {
    List<String> counts = new ArrayList<>();
    family.members().forEach(member -> counts.add("(" + member.diverged() + ")"));
    return Step.of(
            family.name() + "_contract",
            Stage.CONTRACT,
            "Let " + columns(family.members()) + " take the place of the old one, in one moment",
            swap.over())
        .undo(swap.back().toArray(new Block[0]))
        .risk(
            "SELECT " + String.join(" + ", counts),
            "rows differ between the old and the new column; do not go on before it is 0")
        .notes(List.of(
            "It locks all of these tables for a moment, and gives up when it does not get them at once: try again then",
            "It can be taken back while no value is greater than "
                + Conversion.most(family.root().column().type())
                + "; until the last stage the sequence keeps to that"))
        .expects(
            "contract-and-expand-in-one-migration",
            "rename-breaks-previous-release",
            "drop-breaks-previous-release",
            "explicit-table-lock",
            "constraint-drop-breaks-previous-release",
            "foreign-key-drop-locks-referenced",
            "type-change-breaks-previous-release",
            "drop-not-null-surprises-readers",
            "not-null-breaks-old-writers",
            "old-writes-get-other-values");
  }
}
