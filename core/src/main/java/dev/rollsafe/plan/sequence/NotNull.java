package dev.rollsafe.plan.sequence;

import dev.rollsafe.ast.AlterAction.SetNotNull;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.script.Alter;
import dev.rollsafe.script.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code SET NOT NULL}: a trigger fills what old writers leave out, rows that are there are filled in batches, and a CHECK proves
 * it before the column says so itself.
 */
public final class NotNull implements Recipe {

  @Override
  public Optional<Sequence> plan(Unit unit) {
    if (!(unit.statement() instanceof AlterTable alter)
        || alter.actions().size() != 1
        || !(alter.actions().get(0) instanceof SetNotNull set)) {
      return Optional.empty();
    }
    Table table = unit.table(alter.name());
    Column column = unit.column(table, set.column().value());
    Optional<String> value = unit.options()
        .expression(table.name() + "." + column.name())
        .or(() -> column.defaultValue().map(Expression::text));
    return Optional.of(sequence(unit, table, column.name(), value, List.of(), true));
  }

  /**
   * The sequence that fills a column.
   *
   * @param value what it is filled with, where that is known
   * @param add what makes the column, where it is not there
   * @param required whether it is NOT NULL in the end
   */
  static Sequence sequence(
      Unit unit,
      Table table,
      String column,
      Optional<String> value,
      List<String> add,
      boolean required) {
    String name = Names.joined(table.name().name(), column, "filled");
    FillTrigger trigger = new FillTrigger(table.name(), name, column, value.orElse("NULL"));
    List<Step> steps = new ArrayList<>();
    if (value.isPresent()) {
      expand(table, column, name, add, required ? Optional.of(trigger) : Optional.empty())
          .ifPresent(steps::add);
      String c = Sql.identifier(column);
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

  private static Optional<Step> expand(
      Table table, String column, String name, List<String> add, Optional<FillTrigger> trigger) {
    List<String> statements = new ArrayList<>(add);
    List<String> undo = new ArrayList<>();
    trigger.ifPresent(fill -> {
      statements.addAll(fill.create());
      undo.addAll(fill.drop());
    });
    if (!add.isEmpty()) {
      undo.add(new Alter(table.name()).dropColumn(column));
    }
    return statements.isEmpty()
        ? Optional.empty()
        : Optional.of(Step.of(
                name + "_expand",
                Stage.EXPAND,
                "Let no new row be without " + table.name() + "." + column,
                Block.transaction(statements))
            .undo(Block.transaction(undo)));
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
    Alter alter = new Alter(table);
    String check = Names.joined(table.name(), column, "nn");
    String nulls = "SELECT count(*) FROM " + Sql.qualified(table) + " AS t WHERE t."
        + Sql.identifier(column) + " IS NULL";
    List<String> last = new ArrayList<>();
    List<String> undo = new ArrayList<>();
    trigger.ifPresent(t -> last.addAll(t.drop()));
    last.add(alter.setNotNull(column));
    last.add(alter.dropConstraint(check));
    undo.add(alter.addNotNullCheck(check, column));
    undo.add(alter.dropNotNull(column));
    trigger.ifPresent(t -> undo.addAll(t.create()));
    return List.of(
        Step.of(
                name + "_check",
                Stage.CONTRACT,
                "Refuse new rows without " + column,
                Block.transaction(List.of(alter.addNotNullCheck(check, column))))
            .undo(Block.transaction(List.of(alter.dropConstraint(check))))
            .risk(nulls, "rows are without a value")
            .expects("not-null-breaks-old-writers"),
        Step.of(
                name + "_proven",
                Stage.CONTRACT,
                "Prove that no row is without it",
                Block.scan(alter.validate(check)))
            .verify(nulls, "rows are without a value"),
        Step.of(
                name + "_contract",
                Stage.CONTRACT,
                "Make " + table + "." + column + " NOT NULL",
                Block.transaction(last))
            .undo(Block.transaction(undo), Block.scan(alter.validate(check)))
            .verify(nulls, "rows are without a value")
            .expects("not-null-breaks-old-writers", "drop-breaks-previous-release"));
  }
}
