package dev.rollsafe.plan.sequence;

import dev.rollsafe.ast.AlterAction.SetType;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.DataType;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.Type;
import dev.rollsafe.parser.SqlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code ALTER COLUMN .. TYPE}: a second column of the new type, kept in step through conversions that never fail. */
final class ChangeType implements Recipe {

  @Override
  public Optional<Sequence> plan(Unit unit) {
    if (!(unit.statement() instanceof AlterTable alter)
        || alter.actions().size() != 1
        || !(alter.actions().get(0) instanceof SetType set)) {
      return Optional.empty();
    }
    Table table = unit.table(alter.name());
    Column column = unit.column(table, set.column().value());
    String name = column.name() + "_new";
    Column changed = Halves.typed(name, set.type(), column);
    String up = unit.options()
        .expression(table.name() + "." + name)
        .or(() -> set.using()
            .filter(using -> !isPlainCast(using, column, set, unit))
            .map(Expression::text))
        .orElseGet(() -> Conversion.of(column.name(), column.type(), set.type(), unit));
    DataType back = column.type();
    String down = unit.options()
        .expression(table.name() + "." + column.name())
        .orElseGet(() -> Conversion.of(name, set.type(), back, unit));
    Half old = Halves.of(unit, column, down, false);
    Half fresh = Halves.of(unit, changed, up, false);
    Sequence sequence = Halves.sequence(
        unit,
        table,
        List.of(old),
        List.of(fresh),
        "Change the type of " + table.name() + "." + column.name() + " to " + set.type(),
        "Deploy a release that uses only " + table.name() + "." + name
            + ", and wait until no release that uses " + column.name() + " runs or may come back");
    if (set.using().filter(using -> !isPlainCast(using, column, set, unit)).isEmpty()) {
      return Optional.of(sequence);
    }
    List<String> notes = new ArrayList<>(sequence.notes());
    notes.add(
        "The expression behind USING runs for everything that the old release writes from the first step on; where it"
            + " fails, so does the write");
    return Optional.of(new Sequence(sequence.id(), sequence.title(), sequence.steps(), notes));
  }

  /** Between enums a cast goes through text, and fails where a label is missing; the plan's own conversion does not. */
  private static boolean isPlainCast(Expression using, Column column, SetType set, Unit unit) {
    boolean label = unit.before()
        .type(set.type().name())
        .filter(type -> type.kind() == Type.Kind.ENUM)
        .isPresent();
    return label
        && SqlParser.facts(using)
            .cast()
            .filter(cast -> cast.column().column().equals(column.name()))
            .isPresent();
  }
}
