package dev.rollsafe.verify;

import java.util.Comparator;
import java.util.Optional;

/**
 * One thing in which two snapshots of a database differ.
 *
 * @param kind the kind of object, for example {@code column}
 * @param object the object's name, for example {@code public.orders.total} or {@code orders_pkey on public.orders}
 * @param property which of its properties; {@link #EXISTENCE} where only one side has the object
 * @param before what it was; of an object that is only in the first snapshot what tells most about it
 * @param after what it is; of an object that is only in the second snapshot what tells most about it
 */
public record Difference(
    String kind, String object, String property, Optional<String> before, Optional<String> after)
    implements Comparable<Difference> {

  /** The property of an object that only one side has. */
  public static final String EXISTENCE = "existence";

  /** The property of a table whose columns stand in another order. */
  public static final String COLUMN_ORDER = "order of columns";

  private static final Comparator<Difference> ORDER = Comparator.comparing(Difference::object)
      .thenComparing(Difference::kind)
      .thenComparing(Difference::property);

  /** Orders by object, kind and property. */
  @Override
  public int compareTo(Difference other) {
    return ORDER.compare(this, other);
  }

  /** Says it as a line: {@code column public.orders.total: type was integer, is bigint}. */
  @Override
  public String toString() {
    if (property.equals(EXISTENCE)) {
      return kind + " " + object + (after.isEmpty() ? " is gone" : " is new")
          + before
              .or(() -> after)
              .filter(detail -> !detail.isEmpty())
              .map(d -> ": " + d)
              .orElse("");
    }
    return kind + " " + object + ": " + property + " was " + before.orElse("not set") + ", is "
        + after.orElse("not set");
  }
}
