package dev.rollsafe.plan.sequence;

import dev.rollsafe.ast.Drop;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.Rename;
import dev.rollsafe.ast.SetSchema;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.script.Alter;
import dev.rollsafe.script.OnlineSql;
import dev.rollsafe.script.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A table that gets another name, or goes. */
final class Tables implements Recipe {

  @Override
  public Optional<Sequence> plan(Unit unit) {
    if (unit.statement() instanceof Rename rename
        && rename.kind() == ObjectKind.TABLE
        && rename.part().isEmpty()) {
      Table table = unit.table(rename.object());
      return Optional.of(moved(
          unit, table, new ObjectName(table.name().schema(), rename.newName().value())));
    }
    if (unit.statement() instanceof SetSchema move && move.kind() == ObjectKind.TABLE) {
      Table table = unit.table(move.name());
      return Optional.of(
          moved(unit, table, new ObjectName(move.schema().value(), table.name().name())));
    }
    if (unit.statement() instanceof Drop drop && drop.kind() == ObjectKind.TABLE) {
      if (drop.targets().size() != 1 || drop.cascade()) {
        throw new Refused(
            "drop one table at a time, and what depends on it before, instead of CASCADE");
      }
      return Optional.of(dropped(unit, unit.table(drop.targets().get(0).name())));
    }
    return Optional.empty();
  }

  private static Sequence moved(Unit unit, Table table, ObjectName now) {
    List<String> columns = table.columns().stream().map(Column::name).toList();
    ObjectName was = table.name();
    String view = "CREATE VIEW " + Sql.qualified(was)
        + (unit.version().atLeast(15) ? " WITH (security_invoker = true)" : "") + " AS SELECT "
        + Sql.identifiers(columns) + " FROM " + Sql.qualified(now);
    boolean renamed = was.schema().equals(now.schema());
    String over =
        renamed ? new Alter(was).renameTo(now.name()) : new Alter(was).setSchema(now.schema());
    String back =
        renamed ? new Alter(now).renameTo(was.name()) : new Alter(now).setSchema(was.schema());
    String drop = "DROP VIEW " + Sql.qualified(was);
    String name = Names.joined(was.name(), renamed ? now.name() : now.schema());
    String to = now.toString();
    return new Sequence(
        was + "->" + (renamed ? now.name() : to),
        (renamed ? "Rename " : "Move ") + was + " to " + (renamed ? now.name() : to),
        List.of(
            Step.of(
                    name + "_expand",
                    Stage.EXPAND,
                    "Give the table its new name and the old one to a view",
                    Block.transaction(List.of(over, view)))
                .undo(Block.transaction(List.of(drop, back))),
            Step.of(name + "_switch", Stage.SWITCH, "The application uses only " + to, Block.none())
                .notes(List.of("Deploy a release that names only " + to
                    + ", and wait until no release that names " + was
                    + " runs or may come back")),
            Step.of(
                    name + "_contract",
                    Stage.CONTRACT,
                    "Drop the view " + was,
                    Block.transaction(List.of(drop)))
                .undo(Block.transaction(List.of(view)))
                .expects("drop-breaks-previous-release")),
        List.of(
            "Through the view, what is no query fails: TRUNCATE, COPY FROM, LOCK TABLE, foreign keys that are to refer to"
                + " it, pg_get_serial_sequence",
            "Add no column to " + to + " that the old release is to see before the contract"));
  }

  private static Sequence dropped(Unit unit, Table table) {
    for (Catalog.ForeignKey reference : unit.before().referencing(table.name())) {
      if (!reference.table().equals(table.name())) {
        throw new Refused(
            "the foreign key " + reference.constraint().name() + " of " + reference.table()
                + " refers to " + table.name() + "; drop it first, in a migration of its own");
      }
    }
    String tomb = Names.joined("zz_tomb_" + table.name().name());
    ObjectName buried = new ObjectName(table.name().schema(), tomb);
    String name = Names.joined(table.name().name(), "gone");
    Alter alter = new Alter(table.name());
    List<Step> steps = new ArrayList<>();
    steps.add(
        Step.of(
                name + "_switch",
                Stage.SWITCH,
                "The application no longer uses " + table.name(),
                Block.none())
            .notes(
                List.of(
                    "pg_stat_user_tables shows whether anybody still does: seq_scan, idx_scan and n_tup_ins stand still")));
    for (Constraint constraint : table.constraints()) {
      if (constraint.kind() == Constraint.Kind.FOREIGN_KEY) {
        steps.add(Step.of(
                Names.joined(name, constraint.name()),
                Stage.CONTRACT,
                "Drop the foreign key " + constraint.name()
                    + ", so that rows it refers to can be deleted",
                Block.transaction(List.of(alter.dropConstraint(constraint.name()))))
            .undo(
                Block.transaction(List.of(OnlineSql.constraint(
                    unit.before(), table.name(), constraint, constraint.name()))),
                Block.scan(alter.validate(constraint.name())))
            .expects(
                "foreign-key-drop-locks-referenced", "constraint-drop-breaks-previous-release"));
      }
    }
    steps.add(Step.of(
            name + "_contract",
            Stage.CONTRACT,
            "Put " + table.name() + " out of reach as " + tomb,
            Block.transaction(List.of(alter.renameTo(tomb))))
        .undo(Block.transaction(List.of(new Alter(buried).renameTo(table.name().name()))))
        .expects("rename-breaks-previous-release"));
    steps.add(Step.of(
            name + "_drop",
            Stage.FINAL,
            "Drop " + tomb,
            Block.transaction(List.of("DROP TABLE " + Sql.qualified(buried))))
        .risk(
            "SELECT count(*) FROM " + Sql.qualified(buried),
            "rows are lost; keep a copy if they may be wanted")
        .notes(List.of("This cannot be taken back but from a copy (pg_dump --table)"))
        .expects("table-drop"));
    return new Sequence(table.name() + "-drop", "Drop " + table.name(), steps, List.of());
  }
}
