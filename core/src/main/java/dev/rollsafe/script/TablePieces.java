package dev.rollsafe.script;

import dev.rollsafe.catalog.Attached;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Policy;
import dev.rollsafe.catalog.Rule;
import dev.rollsafe.catalog.Statistics;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.Trigger;
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
  private final Predicate<ObjectName> there;

  TablePieces(Pieces pieces, Predicate<ObjectName> there) {
    this.pieces = pieces;
    this.there = there;
    catalog = pieces.catalog;
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
    triggers(table.name(), with, table.triggers(), table.rules());
    for (Policy policy : table.policies()) {
      policy(table.name(), with, policy);
    }
    for (Statistics statistics : table.statistics()) {
      statistics(table, with, statistics);
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
    comment("CONSTRAINT", table.name(), constraint.name(), plus(with, key), constraint.attached());
  }

  private static List<String> with(ObjectName table, List<String> columns) {
    List<String> with = new ArrayList<>();
    with.add("table " + table);
    for (String column : columns) {
      with.add("column " + table + "." + column);
    }
    return with;
  }

  private static List<String> plus(List<String> with, String key) {
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

  private void statistics(Table table, List<String> with, Statistics statistics) {
    String name = Sql.name(statistics.name());
    String key = "statistics " + table.name() + " " + statistics.name();
    pieces.add(Piece.part(
            key,
            Piece.Rank.HANGING,
            with,
            "CREATE STATISTICS " + name + " " + statistics.definition() + " FROM "
                + Sql.name(table.name()),
            "DROP STATISTICS " + name)
        .under(statistics.attached().path()));
    List<String> its = plus(with, key);
    statistics
        .target()
        .ifPresent(target -> pieces.add(Piece.setting(
            "setting statistics " + statistics.name(),
            Piece.Rank.NOTE,
            its,
            "ALTER STATISTICS " + name + " SET STATISTICS " + target,
            "ALTER STATISTICS " + name + " SET STATISTICS -1")));
    pieces.notes("STATISTICS", name, its, statistics.attached());
  }

  private void policy(ObjectName table, List<String> with, Policy policy) {
    String on = Sql.identifier(policy.name()) + " ON " + Sql.name(table);
    String key = "policy " + table + " " + policy.name();
    pieces.add(Piece.part(
            key,
            Piece.Rank.HANGING,
            with,
            TriggerText.policy(Sql.name(table), policy),
            "DROP POLICY " + on)
        .under(policy.attached().path())
        .doubted(policy.attached().doubt()));
    comment("POLICY", table, policy.name(), plus(with, key), policy.attached());
  }

  void triggers(ObjectName relation, List<String> with, List<Trigger> triggers, List<Rule> rules) {
    for (Trigger trigger : triggers) {
      hanging("TRIGGER", relation, trigger.name(), with, TriggerText.create(trigger));
      switched("TRIGGER", relation, trigger.name(), with, trigger.mode(), trigger.attached());
    }
    for (Rule rule : rules) {
      hanging("RULE", relation, rule.name(), with, TriggerText.rule(Sql.name(relation), rule));
      switched("RULE", relation, rule.name(), with, rule.mode(), rule.attached());
    }
  }

  private void hanging(
      String kind, ObjectName relation, String name, List<String> with, String statement) {
    pieces.add(Piece.part(
        key(kind, relation, name),
        Piece.Rank.HANGING,
        with,
        statement,
        "DROP " + kind + " " + Sql.identifier(name) + " ON " + Sql.name(relation)));
  }

  private static String key(String kind, ObjectName relation, String name) {
    return (kind.equals("RULE") ? "rule " : "trigger ") + relation + " " + name;
  }

  /** Adds the mode and the comment of a trigger or rule. */
  private void switched(
      String kind,
      ObjectName relation,
      String name,
      List<String> with,
      String mode,
      Attached attached) {
    List<String> its = plus(with, key(kind, relation, name));
    String alter = "ALTER TABLE " + Sql.name(relation) + " ";
    String what = " " + kind + " " + Sql.identifier(name);
    if (!mode.equals("ENABLE")) {
      pieces.add(Piece.setting(
          "mode " + key(kind, relation, name),
          Piece.Rank.NOTE,
          its,
          alter + mode + what,
          alter + "ENABLE" + what));
    }
    comment(kind, relation, name, its, attached);
  }

  private void comment(
      String kind, ObjectName relation, String name, List<String> with, Attached attached) {
    attached
        .comment()
        .ifPresent(text -> pieces.comment(
            kind + " " + Sql.identifier(name) + " ON " + Sql.name(relation), with, text));
  }
}
