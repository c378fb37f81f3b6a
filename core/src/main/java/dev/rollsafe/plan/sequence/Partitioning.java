package dev.rollsafe.plan.sequence;

import dev.rollsafe.ast.CreateTable;
import dev.rollsafe.ast.Drop;
import dev.rollsafe.ast.Insert;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.Rename;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.script.Sql;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a migration says of a table that becomes partitioned: it is renamed, a partitioned one takes its name, and gets partitions.
 *
 * @param table the table
 * @param column the column that decides where a row goes
 * @param partitions the bounds of the partitions, by their names
 * @param bound where the first of them begins, as SQL: the rows that are there are the partition below
 * @param claims the statements that say it
 */
record Partitioning(
    Table table,
    Column column,
    Map<ObjectName, String> partitions,
    String bound,
    List<Statement> claims) {

  /** Reads a migration; empty where its statement renames no table for a partitioned one. */
  static Optional<Partitioning> of(Unit unit) {
    if (!(unit.statement() instanceof Rename rename)
        || rename.kind() != ObjectKind.TABLE
        || rename.part().isPresent()) {
      return Optional.empty();
    }
    ObjectName name = unit.before().resolve(rename.object());
    for (Statement other : unit.migration()) {
      if (other instanceof CreateTable create
          && create.partitionBy().isPresent()
          && unit.before().resolve(create.name()).equals(name)) {
        return Optional.of(read(unit, unit.table(rename.object()), rename, create));
      }
    }
    return Optional.empty();
  }

  private static Partitioning read(Unit unit, Table table, Rename rename, CreateTable create) {
    CreateTable.PartitionBy by = create.partitionBy().orElseThrow();
    if (!by.strategy().equalsIgnoreCase("RANGE")
        || by.elements().size() != 1
        || by.elements().get(0).column().isEmpty()) {
      throw new Refused(table.name()
          + " can only become one partition of many by the range of one column; by other keys its rows would have to be"
          + " copied: make the partitioned table beside it, and move it row by row");
    }
    Column column = unit.column(table, by.elements().get(0).column().get().value());
    Map<ObjectName, String> partitions = new LinkedHashMap<>();
    List<Statement> claims = new ArrayList<>(List.of(create));
    ObjectName old = new ObjectName(table.name().schema(), rename.newName().value());
    for (Statement other : unit.migration()) {
      if (other instanceof CreateTable part
          && part.partitionOf()
              .filter(of -> unit.before().resolve(of.parent()).equals(table.name()))
              .isPresent()) {
        partitions.put(
            unit.before().creation(part.name(), false),
            part.partitionOf().orElseThrow().bound().text());
        claims.add(part);
      } else if (copies(unit, other, table) || drops(unit, other, old)) {
        claims.add(other);
      }
    }
    refuseOtherColumns(unit, table, rename, create);
    return new Partitioning(table, column, partitions, least(table, partitions), claims);
  }

  private static boolean copies(Unit unit, Statement other, Table table) {
    return other instanceof Insert insert
        && unit.before().resolve(insert.table()).equals(table.name());
  }

  private static boolean drops(Unit unit, Statement other, ObjectName old) {
    return other instanceof Drop drop
        && drop.kind() == ObjectKind.TABLE
        && drop.targets().size() == 1
        && unit.before().resolve(drop.targets().get(0).name()).equals(old);
  }

  private static void refuseOtherColumns(
      Unit unit, Table table, Rename rename, CreateTable create) {
    Catalog after = unit.before().apply(rename).apply(create);
    List<String> fresh = after
        .table(table.name())
        .map(made -> made.columns().stream()
            .map(column -> column.name() + " " + column.type())
            .toList())
        .orElse(List.of());
    List<String> old = table.columns().stream()
        .map(column -> column.name() + " " + column.type())
        .toList();
    if (!fresh.containsAll(old) || !old.containsAll(fresh)) {
      throw new Refused("the partitioned table has other columns than " + table.name()
          + "; change those first, in another migration");
    }
  }

  /** The least of the values behind FROM. */
  private static String least(Table table, Map<ObjectName, String> partitions) {
    String least = "";
    for (String bound : partitions.values()) {
      int open = bound.indexOf('(');
      int close = bound.indexOf(')', open);
      if (!bound.toUpperCase(Locale.ROOT).contains("FROM") || open < 0 || close < 0) {
        continue;
      }
      String from = bound.substring(open + 1, close).strip();
      if (from.equalsIgnoreCase("MINVALUE")) {
        throw new Refused(
            "the rows of " + table.name()
                + " are the partition from MINVALUE on; leave that one out, and let the others begin in the future");
      }
      least = least.isEmpty() || isLess(from, least) ? from : least;
    }
    if (least.isEmpty()) {
      throw new Refused(
          "no partition of " + table.name()
              + " says where it begins; name the first that is to take new rows, FOR VALUES FROM .. TO ..");
    }
    return least;
  }

  private static boolean isLess(String one, String other) {
    boolean numbers = !one.startsWith("'") && !other.startsWith("'");
    try {
      return numbers
          ? new BigDecimal(one).compareTo(new BigDecimal(other)) < 0
          : one.compareTo(other) < 0;
    } catch (NumberFormatException none) {
      return one.compareTo(other) < 0;
    }
  }

  /** The primary key. */
  Optional<Constraint> primary() {
    return table.constraints().stream()
        .filter(constraint -> constraint.kind() == Constraint.Kind.PRIMARY_KEY)
        .findFirst();
  }

  /** The columns of the primary key that the partitioned table has. */
  List<String> key() {
    List<String> columns = new ArrayList<>(primary().map(Constraint::columns).orElse(List.of()));
    if (!columns.isEmpty() && !columns.contains(column.name())) {
      columns.add(column.name());
    }
    return columns;
  }

  /** The column that numbers its rows. */
  Optional<Column> numbered() {
    return table.columns().stream()
        .filter(candidate -> candidate.ownedSequence().isPresent())
        .findFirst();
  }

  private ObjectName sibling(String what) {
    return new ObjectName(table.name().schema(), Names.joined(table.name().name(), what));
  }

  /** The name of the partitioned table until it takes that of the table. */
  ObjectName parent() {
    return sibling("parted");
  }

  /** The name of the table when it is the first partition. */
  ObjectName first() {
    return sibling("p0");
  }

  /** The CHECK that lets no row come that does not belong there. */
  String check() {
    return Names.joined(table.name().name(), "p0", "bound");
  }

  /** What it says. */
  String condition() {
    String c = Sql.identifier(column.name());
    return c + " IS NOT NULL AND " + c + " < " + bound;
  }

  /** Says whether the primary key has to get the column too. */
  boolean keyGrows() {
    return primary().filter(key -> !key.columns().equals(key())).isPresent();
  }

  /** The index of the key with the column. */
  String newKey() {
    return Names.joined(primary().orElseThrow().name(), "parted");
  }

  String unique(String name, ObjectName on, List<String> columns) {
    return "CREATE UNIQUE INDEX CONCURRENTLY " + Sql.identifier(name) + " ON " + Sql.qualified(on)
        + " (" + Sql.identifiers(columns) + ")";
  }
}
