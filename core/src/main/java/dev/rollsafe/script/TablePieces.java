package dev.rollsafe.script;

import dev.rollsafe.catalog.Attached;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Policy;
import dev.rollsafe.catalog.Statistics;
import dev.rollsafe.catalog.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Takes tables apart: each column, constraint, index, trigger, policy and rule is a piece of its own. */
final class TablePieces {

  private final Pieces pieces;
  private final Catalog catalog;
  private final HangingPieces hanging;
  private final Predicate<ObjectName> there;

  TablePieces(Pieces pieces, Predicate<ObjectName> there) {
    this.pieces = pieces;
    this.there = there;
    catalog = pieces.catalog;
    hanging = new HangingPieces(pieces);
  }

  void add(Table table) {
    if (!TableText.isKept(table)) {
      return;
    }
    List<String> with = List.of("table " + table.name());
    table(table);
    for (Column column : table.columns()) {
      column(table, column);
      new ColumnSettingPieces(pieces, table, column).add();
    }
    for (Constraint constraint : table.constraints()) {
      constraint(table, constraint);
    }
    indexes(table.name(), with, isWhole(table));
    settings(table, with);
    hanging.triggers(table.name(), with, table.triggers(), table.rules());
    for (Policy policy : table.policies()) {
      hanging.policy(table.name(), with, policy);
    }
    for (Statistics statistics : table.statistics()) {
      hanging.statistics(table.name(), with, statistics);
    }
    Map<String, Attached> columns = new LinkedHashMap<>();
    table.columns().forEach(column -> columns.put(column.name(), column.attached()));
    pieces.relationNotes(
        table.foreign() ? "FOREIGN TABLE" : "TABLE",
        Sql.name(table.name()),
        with,
        table.attached(),
        columns);
  }

  /** A partitioned table that is made before its partitions: they get their keys by themselves, and are attached. */
  private boolean isWhole(Table table) {
    return table.isPartitioned() && !there.test(table.name());
  }

  private void table(Table table) {
    ObjectName name = table.name();
    List<String> parent = new ArrayList<>();
    table.partitionOf().ifPresent(of -> parent.add("table " + of));
    Optional<String> reason = table.complete()
        ? Optional.empty()
        : Optional.of(
            "not all of its columns are known: a query made it, or what was there before the history");
    pieces.add(Piece.object(
            "table " + name,
            Piece.Rank.TABLE,
            name.name(),
            List.of(TableText.create(catalog, table)),
            (table.foreign() ? "DROP FOREIGN TABLE " : "DROP TABLE ") + Sql.name(name))
        .with(parent)
        .under(table.attached().path())
        .doubted(reason));
    if (table.partitionOf().isPresent()) {
      pieces.add(Piece.part(
              "partition " + name,
              Piece.Rank.ATTACH,
              List.of("table " + name),
              TableText.attach(table),
              TableText.detach(table))
          .under(table.attached().path()));
    }
  }

  private void column(Table table, Column column) {
    List<String> with = new ArrayList<>();
    with.add("table " + table.name());
    for (ObjectName parent : TableText.parents(table)) {
      if (catalog.table(parent).flatMap(t -> t.column(column.name())).isPresent()) {
        with.add("column " + parent + "." + column.name());
      }
    }
    String alter = TableText.alter(table);
    pieces.add(Piece.part(
            "column " + table.name() + "." + column.name(),
            Piece.Rank.COLUMN,
            with,
            alter + "ADD COLUMN " + ColumnText.definition(catalog, column),
            alter + "DROP COLUMN " + Sql.identifier(column.name()))
        .under(table.attached().path()));
  }

  private void constraint(Table table, Constraint constraint) {
    boolean foreign = constraint.kind() == Constraint.Kind.FOREIGN_KEY;
    boolean takenOver = constraint.inherited()
        && (foreign || (table.partitionOf().isEmpty() && constraint.index().isEmpty()));
    boolean ofColumn = constraint.kind() == Constraint.Kind.NOT_NULL && constraint.validated();
    if (takenOver || ofColumn) {
      return;
    }
    Piece.Rank rank = switch (constraint.kind()) {
      case FOREIGN_KEY -> Piece.Rank.FOREIGN_KEY;
      case CHECK, NOT_NULL -> Piece.Rank.CHECK;
      default -> table.isPartitioned() && !isWhole(table) ? Piece.Rank.ATTACH : Piece.Rank.KEY;
    };
    List<String> with = with(table.name(), constraint.columns());
    for (ObjectName parent : TableText.parents(table)) {
      catalog
          .table(parent)
          .flatMap(t -> Inheritance.original(catalog, t, constraint))
          .ifPresent(original -> with.add("constraint " + parent + " " + original.name()));
    }
    String key = "constraint " + table.name() + " " + constraint.name();
    String only = rank == Piece.Rank.KEY && isWhole(table) ? "ONLY " : "";
    pieces.add(Piece.part(
            key,
            rank,
            with,
            "ALTER TABLE " + only + Sql.name(table.name()) + " ADD "
                + ConstraintText.definition(catalog, constraint),
            TableText.alter(table) + "DROP CONSTRAINT " + Sql.identifier(constraint.name()))
        .under(constraint.attached().path()));
    hanging.comment(
        "CONSTRAINT", table.name(), constraint.name(), plus(with, key), constraint.attached());
  }

  private static List<String> with(ObjectName table, List<String> columns) {
    List<String> with = new ArrayList<>();
    with.add("table " + table);
    for (String column : columns) {
      with.add("column " + table + "." + column);
    }
    return with;
  }

  static List<String> plus(List<String> with, String key) {
    List<String> more = new ArrayList<>(with);
    more.add(key);
    return more;
  }

  void indexes(ObjectName relation, List<String> with, boolean whole) {
    for (Index index : catalog.indexes(relation)) {
      String key = "index " + index.name();
      List<String> all = new ArrayList<>(with);
      all.addAll(Inheritance.takenAlongBy(catalog, index));
      if (index.constraint().isEmpty()) {
        boolean onView = catalog.view(relation).isPresent();
        boolean partitioned =
            catalog.table(relation).filter(Table::isPartitioned).isPresent();
        Piece.Rank rank = onView
            ? Piece.Rank.HANGING
            : partitioned && !whole ? Piece.Rank.ATTACH : Piece.Rank.INDEX;
        pieces.add(Piece.part(
                key,
                rank,
                all,
                IndexText.create(index, whole),
                "DROP INDEX " + Sql.name(index.name()))
            .under(index.attached().path()));
      } else {
        key = "constraint " + relation + " " + index.constraint().get();
      }
      indexSettings(index, plus(all, key));
    }
  }

  private void indexSettings(Index index, List<String> with) {
    String name = Sql.name(index.name());
    for (Map.Entry<Integer, String> target : index.statistics().entrySet()) {
      String set = "ALTER INDEX " + name + " ALTER COLUMN " + target.getKey() + " SET STATISTICS ";
      pieces.add(Piece.setting(
          "setting index " + index.name() + " " + target.getKey(),
          Piece.Rank.HANGING,
          with,
          set + target.getValue(),
          set + "-1"));
    }
    index.attached().comment().ifPresent(text -> pieces.comment("INDEX " + name, with, text));
  }

  private void settings(Table table, List<String> with) {
    String rows = " ROW LEVEL SECURITY";
    if (table.rowSecurity()) {
      setting(table, with, "row security", "ENABLE" + rows, "DISABLE" + rows);
    }
    if (table.forceRowSecurity()) {
      setting(table, with, "forced row security", "FORCE" + rows, "NO FORCE" + rows);
    }
    String identity = "REPLICA IDENTITY ";
    switch (table.replicaIdentity()) {
      case "DEFAULT" -> {}
      case "FULL", "NOTHING" ->
        setting(table, with, "replica", identity + table.replicaIdentity(), identity + "DEFAULT");
      default ->
        setting(
            table,
            indexed(table, with, table.replicaIdentity()),
            "replica",
            identity + "USING INDEX " + Sql.identifier(table.replicaIdentity()),
            identity + "DEFAULT");
    }
    table
        .cluster()
        .ifPresent(index -> setting(
            table,
            indexed(table, with, index),
            "cluster",
            "CLUSTER ON " + Sql.identifier(index),
            "SET WITHOUT CLUSTER"));
  }

  private static List<String> indexed(Table table, List<String> with, String index) {
    List<String> keys = plus(with, "index " + new ObjectName(table.name().schema(), index));
    return plus(keys, "constraint " + table.name() + " " + index);
  }

  private void setting(Table table, List<String> with, String what, String action, String removal) {
    String alter = TableText.alter(table);
    pieces.add(Piece.setting(
        "setting " + table.name() + " " + what,
        Piece.Rank.HANGING,
        with,
        alter + action,
        alter + removal));
  }
}
