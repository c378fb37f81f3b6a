package dev.rollsafe.plan.sequence;

import dev.rollsafe.catalog.Column;
import dev.rollsafe.script.Sql;

/**
 * One column of one side of a pair that is kept the same.
 *
 * @param column the column
 * @param type its type, as SQL names it
 * @param from how it is computed from the columns of the other side
 * @param plain whether {@code from} is just a column
 */
public record Half(Column column, String type, String from, boolean plain) {

  /** Returns its name, in quotes where it needs them. */
  public String name() {
    return Sql.identifier(column.name());
  }

  /** The value that a trigger gives it. */
  public String inTrigger() {
    return plain ? "NEW." + from : "(SELECT " + from + " FROM (SELECT NEW.*) AS t)";
  }

  /** A form of {@code value} that has an operator {@code =}, which some types lack. */
  String comparable(String value) {
    String base = column.type().name().name();
    boolean lacks = base.equals("json")
        || base.equals("xml")
        || base.equals("point")
        || base.equals("polygon")
        || base.equals("box");
    return lacks ? "(" + value + ")::text" : value;
  }

  /** Returns the condition that two of its values are not the same, null being one too. */
  public String differs(String a, String b) {
    return comparable(a) + " IS DISTINCT FROM " + comparable(b);
  }
}
