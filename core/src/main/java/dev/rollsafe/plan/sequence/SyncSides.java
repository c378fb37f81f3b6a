package dev.rollsafe.plan.sequence;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.script.Alter;
import dev.rollsafe.script.Sql;
import java.util.ArrayList;
import java.util.List;

/**
 * Two groups of columns of a table that are kept the same, and what is to be asked of their rows. In conditions the table is called
 * {@code t}.
 *
 * @param table the table
 * @param catalog what is there
 * @param old the old columns, as they are computed from the new ones
 * @param fresh the new columns, as they are computed from the old ones
 */
record SyncSides(Table table, Catalog catalog, List<Half> old, List<Half> fresh) {

  /** Copies the lists. */
  SyncSides {
    old = List.copyOf(old);
    fresh = List.copyOf(fresh);
  }

  /** Names the change and what it makes. */
  String name() {
    return Names.joined(
        table.name().name(), old.get(0).column().name(), fresh.get(0).column().name());
  }

  Alter alter() {
    return new Alter(table.name());
  }

  /** Says whether one column takes the place of one. */
  boolean isOneToOne() {
    return old.size() == 1 && fresh.size() == 1;
  }

  /** Says whether both sides always hold the same. */
  boolean isLossless() {
    return isOneToOne() && old.get(0).plain() && fresh.get(0).plain();
  }

  /** Says whether what is written about the old column holds for the new one too. */
  boolean isAlike() {
    return isLossless()
        || (isOneToOne()
            && Conversion.isAlike(
                old.get(0).column().type(), fresh.get(0).column().type()));
  }

  /** Says whether a new column is to be NOT NULL, as the old one is. */
  boolean mustBeSet(Half half) {
    return isOneToOne() && old.get(0).column().notNull() && !half.from().isEmpty();
  }

  /** The CHECK that proves that a column is never null. */
  String notNullCheck(Half half) {
    return Names.joined(table.name().name(), half.column().name(), "nn");
  }

  String freshNames() {
    return names(fresh);
  }

  String oldNames() {
    return names(old);
  }

  private String names(List<Half> side) {
    return String.join(
        " and ",
        side.stream().map(half -> table.name() + "." + half.column().name()).toList());
  }

  /** What UPDATE sets to bring one side up to date with the other. */
  static String set(List<Half> side) {
    return String.join(
        ", ", side.stream().map(half -> half.name() + " = " + inQuery(half)).toList());
  }

  static String inQuery(Half half) {
    return half.plain() ? "t." + half.from() : "(" + half.from() + ")";
  }

  /** Rows that the old release has written before the trigger was there. */
  String pending() {
    List<String> known = new ArrayList<>();
    for (Half half : fresh) {
      known.add(inQuery(half) + " IS NOT NULL");
    }
    return test(fresh, " IS NULL", " AND ") + " AND (" + String.join(" OR ", known) + ")";
  }

  /** Rows of which neither side is what the other one makes of it. */
  String diverged() {
    String differs = differs(fresh);
    return isLossless() ? differs : "(" + differs + ") AND (" + differs(old) + ")";
  }

  /** Rows with a value that the new side does not hold. */
  String unheld() {
    List<String> unknown = new ArrayList<>();
    for (Half half : fresh) {
      unknown.add(inQuery(half) + " IS NULL");
    }
    return "(" + test(old, " IS NOT NULL", " OR ") + ") AND " + String.join(" AND ", unknown);
  }

  private static String test(List<Half> side, String test, String joint) {
    return String.join(
        joint, side.stream().map(half -> "t." + half.name() + test).toList());
  }

  private static String differs(List<Half> side) {
    return String.join(
        " OR ",
        side.stream()
            .map(half -> half.differs("t." + half.name(), inQuery(half)))
            .toList());
  }

  String count(String condition) {
    return "SELECT count(*) FROM " + Sql.qualified(table.name()) + " AS t WHERE " + condition;
  }

  /** The old columns as they are when nothing but their values is left of them. */
  List<Column> bare() {
    return old.stream()
        .map(half -> Halves.like(half.column(), half.column().name()))
        .toList();
  }
}
