package dev.rollsafe.plan.sequence;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code DROP COLUMN}: out of reach first, gone a release later with its values kept. Where expressions say how it is computed
 * from other columns, and those from it, it is split into them or merged with others, and all are kept in step until then.
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
    return Optional.of(
        unit.options().expression(place(table, column)).isPresent()
            ? synced(unit, table, column)
            : dropped(unit, table, column));
  }

  private static String place(Table table, Column column) {
    return table.name() + "." + column.name();
  }

  private static Sequence synced(Unit unit, Table table, Column dropped) {
    List<Column> fresh = computedFrom(unit, table, List.of(dropped));
    List<Column> old = computedFrom(unit, table, fresh);
    if (fresh.isEmpty() || !old.contains(dropped)) {
      throw new Refused(
          "no expression says which columns are computed from " + place(table, dropped));
    }
    if (!old.get(0).equals(dropped)) {
      return new Sequence(
          place(table, dropped) + "-with-" + old.get(0).name(),
          "Drop " + place(table, dropped) + " together with " + place(table, old.get(0)),
          List.of(),
          List.of());
    }
    return Halves.sequence(
        unit,
        table,
        halves(unit, table, old),
        halves(unit, table, fresh),
        "Let other columns take the place of " + place(table, dropped),
        "Deploy a release that no longer names " + place(table, dropped)
            + ", and wait until no release that does runs or may come back");
  }

  private static List<Half> halves(Unit unit, Table table, List<Column> columns) {
    List<Half> halves = new ArrayList<>();
    for (Column column : columns) {
      halves.add(Halves.of(
          unit, column, unit.options().expression(place(table, column)).orElseThrow(), false));
    }
    return halves;
  }

  /** The columns whose expressions name one of {@code sources}. */
  private static List<Column> computedFrom(Unit unit, Table table, List<Column> sources) {
    List<Column> found = new ArrayList<>();
    for (Column column : table.columns()) {
      Optional<String> expression = unit.options().expression(place(table, column));
      boolean names = false;
      for (Column source : sources) {
        names |= expression.isPresent() && names(expression.get(), source.name());
      }
      if (names) {
        found.add(column);
      }
    }
    return found;
  }

  private static boolean names(String expression, String column) {
    for (int at = expression.indexOf(column); at >= 0; at = expression.indexOf(column, at + 1)) {
      int end = at + column.length();
      boolean before = at == 0 || !Character.isJavaIdentifierPart(expression.charAt(at - 1));
      boolean behind =
          end == expression.length() || !Character.isJavaIdentifierPart(expression.charAt(end));
      if (before && behind) {
        return true;
      }
    }
    return false;
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
    String c = Names.quoted(column.name());
    String tomb = Names.quoted(TombedColumns.name(column));
    String alter = "ALTER TABLE " + Names.quoted(table.name()) + " ";
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
            "Put " + place + " out of reach as " + TombedColumns.name(column),
            Block.transaction(List.of(alter + "RENAME COLUMN " + c + " TO " + tomb)))
        .undo(Block.transaction(List.of(alter + "RENAME COLUMN " + tomb + " TO " + c)))
        .risk(dependents(table, column), "views or functions use it")
        .expects("rename-breaks-previous-release"));
    steps.addAll(new TombedColumns(table, unit.before(), key, name, List.of(column)).drop(true));
    return new Sequence(place + "-drop", "Drop " + place, steps, List.of());
  }

  private static Step relax(Table table, Column column, String name) {
    String alter = "ALTER TABLE " + Names.quoted(table.name()) + " ";
    String c = Names.quoted(column.name());
    String check = Names.quoted(Names.joined(table.name().name(), column.name(), "nn"));
    return Step.of(
            name + "_relax",
            Stage.SWITCH,
            "Let the new release leave " + column.name() + " out",
            Block.transaction(List.of(alter + "ALTER COLUMN " + c + " DROP NOT NULL")))
        .undo(
            Block.transaction(List.of(
                alter + "ADD CONSTRAINT " + check + " CHECK (" + c + " IS NOT NULL) NOT VALID")),
            Block.scan(alter + "VALIDATE CONSTRAINT " + check),
            Block.transaction(List.of(
                alter + "ALTER COLUMN " + c + " SET NOT NULL", alter + "DROP CONSTRAINT " + check)))
        .notes(List.of(
            "Readers of the old release meet nulls in rows that the new one writes; it can be taken back"
                + " while there are none"))
        .expects("drop-not-null-surprises-readers");
  }

  /** Counts what the server knows to use the column: views, rules and functions with a parsed body. */
  private static String dependents(Table table, Column column) {
    return "SELECT count(*) FROM pg_catalog.pg_depend AS d JOIN pg_catalog.pg_attribute AS a"
        + " ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid"
        + " WHERE d.refobjid = " + Names.literal(Names.quoted(table.name()))
        + "::pg_catalog.regclass"
        + " AND a.attname = " + Names.literal(column.name())
        + " AND d.classid IN ('pg_catalog.pg_rewrite'::pg_catalog.regclass, 'pg_catalog.pg_proc'::pg_catalog.regclass)";
  }
}
