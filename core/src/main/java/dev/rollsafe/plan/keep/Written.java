package dev.rollsafe.plan.keep;

import dev.rollsafe.catalog.Column;
import java.util.List;
import java.util.StringJoiner;

/** Rows that a migration wrote to: put back where they still are what it wrote, and else left alone. */
final class Written {

  private Written() {}

  /** Leaves the rows alone that somebody has written to or deleted since. */
  static String leaveChanged(Archive archive) {
    StringBuilder same = new StringBuilder();
    archive.written().forEach(slot -> same.append("\n    AND ").append(slot.isSame("t", "a")));
    return archive.gaps().and("same", same.toString()).fill("""
        UPDATE {archive} AS a SET {left} = now()
        WHERE a.{left} IS NULL AND NOT EXISTS (
          SELECT FROM {table} AS t WHERE {locate}{same})""");
  }

  /** Puts values back into all other rows. */
  static String putBack(Archive archive, List<Column> columns) {
    StringJoiner set = new StringJoiner(", ");
    for (Slot slot : archive.values()) {
      if (columns.stream().anyMatch(c -> c.name().equals(slot.column().name()))) {
        set.add(slot.assign("a"));
      }
    }
    return archive.gaps().and("set", set.toString()).fill("""
        WITH a AS (DELETE FROM {archive} WHERE {left} IS NULL RETURNING *)
        UPDATE {table} AS t SET {set} FROM a WHERE {locate}""");
  }
}
