package dev.rollsafe.plan.sequence;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.script.Alter;
import dev.rollsafe.script.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code DROP COLUMN}: out of reach first, gone a release later with its values kept. Where others take its place, see {@link
 * SplitColumns}.
 */
final class DropColumn implements Recipe {

  @Override
  public Optional<Sequence> plan(Unit unit) {
    if (!(unit.statement() instanceof AlterTable alter)
        || alter.actions().size() != 1
        || !(alter.actions().get(0) instanceof AlterAction.DropColumn drop)) {
      return Optional.empty();
    }
    if (drop.cascade()) {
      throw new Refused(
          "CASCADE drops whatever uses the column; drop or change that first, each in its own migration");
    }
    Table table = unit.table(alter.name());
    Column column = unit.column(table, drop.column().value());
    Unit told = unit.with(new Feeds(unit).heeded(table, column));
    return Optional.of(
        told.options().expression(place(table, column)).isPresent()
            ? new SplitColumns(told, table).instead(column)
            : dropped(unit, table, column));
  }

  private static String place(Table table, Column column) {
    return table.name() + "." + column.name();
  }

  private static Sequence dropped(Unit unit, Table table, Column column) {
    Key key = unit.key(table);
    String place = place(table, column);
    if (key.has(column.name())) {
      throw new Refused(place + " is in the key of the table");
    }
    for (Catalog.ForeignKey reference : unit.before().referencing(table.name())) {
      if (reference.constraint().referencedColumns().contains(column.name())) {
        throw new Refused(place + " is referred to by the foreign key "
            + reference.constraint().name() + " of " + reference.table() + "; drop that first");
      }
    }
    if (column.generated().isPresent() || column.identity().isPresent()) {
      throw new Refused(
          place + " is computed by the server; nothing would be kept by going slowly");
    }
    String name = Names.joined(table.name().name(), column.name(), "gone");
    String tomb = TombedColumns.name(column);
    Alter alter = new Alter(table.name());
    List<Step> steps = new ArrayList<>();
    if (column.notNull() && !column.fillsItself()) {
      steps.add(relax(table, column, name));
    }
    steps.add(
        Step.of(
                name + "_switch",
                Stage.SWITCH,
                "The application neither reads nor writes " + place,
                Block.none())
            .notes(
                List.of(
                    "Take it out of the mapping too: what is mapped is written, whether or not code uses it")));
    steps.add(Step.of(
            name + "_contract",
            Stage.CONTRACT,
            "Put " + place + " out of reach as " + tomb,
            Block.transaction(List.of(alter.renameColumn(column.name(), tomb))))
        .undo(Block.transaction(List.of(alter.renameColumn(tomb, column.name()))))
        .risk(dependents(table, column), "views or functions use it")
        .expects("rename-breaks-previous-release"));
    steps.addAll(
        new TombedColumns(table, unit.before(), key, name, List.of(column)).drop(true, List.of()));
    return new Sequence(place + "-drop", "Drop " + place, steps, List.of());
  }

  /** The step that lets a new release leave a column out that is NOT NULL. */
  static Step relax(Table table, Column column, String name) {
    Alter alter = new Alter(table.name());
    String check = Names.joined(table.name().name(), column.name(), "nn");
    return Step.of(
            name + "_relax",
            Stage.SWITCH,
            "Let the new release leave " + column.name() + " out",
            Block.transaction(List.of(alter.dropNotNull(column.name()))))
        .undo(NotNull.again(alter, column.name(), check).toArray(new Block[0]))
        .notes(List.of(
            "Readers of the old release meet nulls in rows that the new one writes; it can be taken back"
                + " while there are none"))
        .expects("drop-not-null-surprises-readers");
  }

  /** Counts what the server knows to use the column: views, rules and functions with a parsed body. */
  private static String dependents(Table table, Column column) {
    return "SELECT count(*) FROM pg_catalog.pg_depend AS d JOIN pg_catalog.pg_attribute AS a"
        + " ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid"
        + " WHERE d.refobjid = " + Sql.literal(Sql.qualified(table.name()))
        + "::pg_catalog.regclass"
        + " AND a.attname = " + Sql.literal(column.name())
        + " AND d.classid IN ('pg_catalog.pg_rewrite'::pg_catalog.regclass, 'pg_catalog.pg_proc'::pg_catalog.regclass)";
  }
}
