package dev.rollsafe.plan.compensate;

import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.plan.sequence.Names;

/**
 * A table of both releases.
 *
 * @param was as the earlier release knows it
 * @param now as it is
 */
record Pair(Table was, Table now) {

  /** Its name when it is mended: the first steps give it its earlier name again. */
  ObjectName name() {
    return was.name();
  }

  String alter(String action) {
    return "ALTER TABLE " + Names.quoted(name()) + " " + action;
  }

  /** Says whether an index of the earlier release is still there; it goes with its table to another schema. */
  boolean has(ObjectName index) {
    for (ObjectName name : now.indexes()) {
      if (name.name().equals(index.name())) {
        return true;
      }
    }
    return false;
  }

  String count(String condition) {
    return "SELECT count(*) FROM " + Names.quoted(name()) + " AS t WHERE " + condition;
  }
}
