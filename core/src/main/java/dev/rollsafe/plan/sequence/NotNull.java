package dev.rollsafe.plan.sequence;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterAction.AddColumn;
import dev.rollsafe.ast.AlterAction.SetNotNull;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.ColumnDefinition;
import dev.rollsafe.ast.ColumnDefinition.Nullability;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.script.Alter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code SET NOT NULL}, and {@code ADD COLUMN} that is NOT NULL or has a default that is computed for each row: a trigger fills what
 * old writers leave out, rows that are there are filled in batches, and a CHECK proves it before the column says so itself.
 */
public final class NotNull implements Recipe {

  @Override
  public Optional<Sequence> plan(Unit unit) {
    if (!(unit.statement() instanceof AlterTable alter) || alter.actions().size() != 1) {
      return Optional.empty();
    }
    AlterAction action = alter.actions().get(0);
    if (action instanceof SetNotNull set) {
      Table table = unit.table(alter.name());
      Column column = unit.column(table, set.column().value());
      Optional<String> value = unit.options()
          .expression(table.name() + "." + column.name())
          .or(() -> column.defaultValue().map(Expression::text));
      return Optional.of(sequence(unit, table, column.name(), value, List.of(), true));
    }
    if (action instanceof AddColumn add) {
      return Optional.of(added(unit, unit.table(alter.name()), add.column()));
    }
    return Optional.empty();
  }

  private static Sequence added(Unit unit, Table table, ColumnDefinition column) {
    String name = column.name().value();
    String place = table.name() + "." + name;
    if (column.identity().isPresent()
        || column.type().filter(type -> type.isSerial()).isPresent()) {
      throw new Refused(
          place + " numbers the rows that are there, which rewrites the table; add a plain column,"
              + " fill it from a sequence in batches and make it an identity then");
    }
    if (column.generated().isPresent() || !column.constraints().isEmpty()) {
      throw new Refused(
          place + " is computed or checked as it is added; add the plain column first and the rest"
              + " in a statement of its own");
    }
    Optional<String> value =
        unit.options().expression(place).or(() -> column.defaultValue().map(Expression::text));
    boolean required = column.nullability() == Nullability.NOT_NULL;
    if (value.isEmpty()) {
      throw new Refused("rows that are there have no value for " + place
          + "; say with --expressions what they are to have");
    }
    List<String> add = new ArrayList<>();
    String alter = "ALTER TABLE " + Names.quoted(table.name()) + " ";
    add.add(alter + "ADD COLUMN " + Names.quoted(name) + " "
        + Names.type(column.type().orElseThrow(), unit.before())
        + column.collation().map(c -> " COLLATE " + c).orElse(""));
    column
        .defaultValue()
        .ifPresent(d ->
            add.add(alter + "ALTER COLUMN " + Names.quoted(name) + " SET DEFAULT " + d.text()));
    return sequence(unit, table, name, value, add, required);
  }

  private static Sequence sequence(
      Unit unit,
      Table table,
      String column,
      Optional<String> value,
      List<String> add,
      boolean required) {
    String name = Names.joined(table.name().name(), column, "filled");
    String c = Names.quoted(column);
    String alter = "ALTER TABLE " + Names.quoted(table.name()) + " ";
    FillTrigger trigger = new FillTrigger(table.name(), name, column, value.orElse("NULL"));
    List<Step> steps = new ArrayList<>();
    if (value.isPresent()) {
      List<String> statements = new ArrayList<>(add);
      List<String> undo = new ArrayList<>();
      if (required) {
        statements.addAll(trigger.create());
        undo.addAll(trigger.drop());
      }
      if (!add.isEmpty()) {
        undo.add(alter + "DROP COLUMN " + c);
      }
      if (!statements.isEmpty()) {
        steps.add(Step.of(
                name + "_expand",
                Stage.EXPAND,
                "Let no new row be without " + table.name() + "." + column,
                Block.transaction(statements))
            .undo(Block.transaction(undo)));
      }
      steps.addAll(Fill.steps(
          unit, table, name, c + " = " + value.get(), "t." + c + " IS NULL", "without a value"));
    }
    if (required) {
      steps.addAll(contract(
          table.name(), column, value.isPresent() ? Optional.of(trigger) : Optional.empty(), name));
    }
    return new Sequence(
        table.name() + "." + column + "-not-null",
        "Fill " + table.name() + "." + column + (required ? " and make it NOT NULL" : ""),
        steps,
        value.isPresent()
            ? List.of(
                "Rows that are filled cannot be told from others later; copy their keys first if that matters")
            : List.of(
                "No value is known for rows without one: the contract waits until there are none"));
  }

  /** Returns what makes a column NOT NULL again that was so before, without a long lock. */
  static List<Block> again(Alter alter, String column, String check) {
    return List.of(
        Block.transaction(List.of(alter.addNotNullCheck(check, column))),
        Block.scan(alter.validate(check)),
        Block.transaction(List.of(alter.setNotNull(column), alter.dropConstraint(check))));
  }

  /** Returns the steps that make a column NOT NULL without a long lock. */
  public static List<Step> contract(
      ObjectName table, String column, Optional<FillTrigger> trigger, String name) {
    String c = Names.quoted(column);
    String alter = "ALTER TABLE " + Names.quoted(table) + " ";
    String check = Names.quoted(Names.joined(table.name(), column, "nn"));
    String nulls =
        "SELECT count(*) FROM " + Names.quoted(table) + " AS t WHERE t." + c + " IS NULL";
    String add = alter + "ADD CONSTRAINT " + check + " CHECK (" + c + " IS NOT NULL) NOT VALID";
    List<String> last = new ArrayList<>();
    List<String> undo = new ArrayList<>();
    trigger.ifPresent(t -> last.addAll(t.drop()));
    last.add(alter + "ALTER COLUMN " + c + " SET NOT NULL");
    last.add(alter + "DROP CONSTRAINT " + check);
    undo.add(add);
    undo.add(alter + "ALTER COLUMN " + c + " DROP NOT NULL");
    trigger.ifPresent(t -> undo.addAll(t.create()));
    return List.of(
        Step.of(
                name + "_check",
                Stage.CONTRACT,
                "Refuse new rows without " + column,
                Block.transaction(List.of(add)))
            .undo(Block.transaction(List.of(alter + "DROP CONSTRAINT " + check)))
            .risk(nulls, "rows are without a value")
            .expects("not-null-breaks-old-writers"),
        Step.of(
                name + "_proven",
                Stage.CONTRACT,
                "Prove that no row is without it",
                Block.scan(alter + "VALIDATE CONSTRAINT " + check))
            .verify(nulls, "rows are without a value"),
        Step.of(
                name + "_contract",
                Stage.CONTRACT,
                "Make " + table + "." + column + " NOT NULL",
                Block.transaction(last))
            .undo(Block.transaction(undo), Block.scan(alter + "VALIDATE CONSTRAINT " + check))
            .verify(nulls, "rows are without a value")
            .expects("not-null-breaks-old-writers", "drop-breaks-previous-release"));
  }
}
