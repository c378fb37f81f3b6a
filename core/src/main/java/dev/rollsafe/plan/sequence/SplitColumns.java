package dev.rollsafe.plan.sequence;

import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.script.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A column that is split into others, or merged with some: expressions say how it is computed from them, and they from it; all are
 * kept in step until the old ones go.
 */
final class SplitColumns {

  private final Unit unit;
  private final Table table;

  SplitColumns(Unit unit, Table table) {
    this.unit = unit;
    this.table = table;
  }

  Sequence instead(Column dropped) {
    List<Column> fresh = computedFrom(List.of(dropped));
    List<Column> old = computedFrom(fresh);
    if (fresh.isEmpty() || !old.contains(dropped)) {
      throw new Refused("no expression says which columns are computed from " + place(dropped));
    }
    if (!old.get(0).equals(dropped)) {
      return Sequence.along(
          place(dropped) + "-with-" + old.get(0).name(),
          "Drop " + place(dropped) + " together with " + place(old.get(0)));
    }
    return Halves.sequence(
        unit,
        table,
        halves(old),
        halves(fresh),
        "Let other columns take the place of " + place(dropped),
        "Deploy a release that no longer names " + place(dropped)
            + ", and wait until no release that does runs or may come back");
  }

  private String place(Column column) {
    return table.name() + "." + column.name();
  }

  private Optional<String> expression(Column column) {
    return unit.options().expression(place(column));
  }

  private List<Half> halves(List<Column> columns) {
    List<Half> halves = new ArrayList<>();
    for (Column column : columns) {
      String expression = expression(column).orElseThrow();
      halves.add(Halves.of(unit, column, expression, isColumn(expression, column)));
    }
    return halves;
  }

  /** Says whether an expression is nothing but a column of the same type. */
  private boolean isColumn(String expression, Column like) {
    return table.columns().stream()
        .anyMatch(column ->
            Sql.identifier(column.name()).equals(expression) && column.type().sameAs(like.type()));
  }

  /** The columns whose expressions name one of {@code sources}. */
  private List<Column> computedFrom(List<Column> sources) {
    List<Column> found = new ArrayList<>();
    for (Column column : table.columns()) {
      boolean names = expression(column)
          .filter(text -> sources.stream().anyMatch(source -> Words.has(text, source.name())))
          .isPresent();
      if (names) {
        found.add(column);
      }
    }
    return found;
  }
}
