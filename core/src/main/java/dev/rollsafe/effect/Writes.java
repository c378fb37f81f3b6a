package dev.rollsafe.effect;

import dev.rollsafe.ast.ColumnDefinition;
import dev.rollsafe.ast.CreateTrigger;
import dev.rollsafe.ast.DataType;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.Trigger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a row gets in a column that its INSERT leaves out. */
enum Writes {
  NULL,
  /** The same value as other rows. */
  THE_SAME,
  /** A value of its own: a sequence's next, a random one, the time of the clock. */
  ITS_OWN,
  /** Something computed from the rest of the row. */
  COMPUTED,
  /** A default that calls a function nobody knows. */
  UNKNOWN;

  boolean differsByRow() {
    return this == ITS_OWN || this == UNKNOWN;
  }

  static Writes of(ColumnDefinition column, Catalog catalog) {
    if (column.identity().isPresent()
        || column.type().filter(DataType::isSerial).isPresent()) {
      return ITS_OWN;
    }
    return column.generated().isPresent() ? COMPUTED : ofDefault(column.defaultValue(), catalog);
  }

  static Writes of(Column column, Catalog catalog) {
    if (column.identity().isPresent()) {
      return ITS_OWN;
    }
    return column.generated().isPresent() ? COMPUTED : ofDefault(column.defaultValue(), catalog);
  }

  static Writes ofDefault(Optional<Expression> value, Catalog catalog) {
    if (value.isEmpty() || isNull(value.get().text())) {
      return NULL;
    }
    Volatility volatility = Volatility.of(value.get(), catalog);
    if (volatility.differsByRow()) {
      return volatility.assumed() ? UNKNOWN : ITS_OWN;
    }
    return THE_SAME;
  }

  /** Says whether the expression is {@code NULL}, cast or not. */
  private static boolean isNull(String text) {
    return text.regionMatches(true, 0, "null", 0, 4)
        && (text.length() == 4 || text.startsWith("::", 4));
  }

  /** Says whether a trigger can give an inserted row what its INSERT left out. */
  static boolean mayBeFilledByTrigger(@Nullable Table table) {
    if (table == null) {
      return false;
    }
    for (Trigger trigger : table.triggers()) {
      CreateTrigger definition = trigger.definition();
      if (definition.timing() == CreateTrigger.Timing.BEFORE
          && definition.forEachRow()
          && definition.events().contains("INSERT")
          && !trigger.mode().equals("DISABLE")
          && !trigger.mode().equals("ENABLE REPLICA")) {
        return true;
      }
    }
    return false;
  }
}
