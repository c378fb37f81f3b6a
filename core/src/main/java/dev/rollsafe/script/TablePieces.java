package dev.rollsafe.script;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.ColumnSettings;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Policy;
import dev.rollsafe.catalog.Rule;
import dev.rollsafe.catalog.Statistics;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes tables apart: each column, constraint, index, trigger, policy and rule is a piece of its own. */
final class TablePieces {

  private final Pieces pieces;
  private final Catalog catalog;

  TablePieces(Pieces pieces) {
    this.pieces = pieces;
    catalog = pieces.catalog;
  }

  void add(Table table) {
    if (!TableText.isKept(table)) {
      return;
    }
    ObjectName name = table.name();
    String key = "table " + name;
    Optional<String> reason = table.complete()
        ? Optional.empty()
        : Optional.of(
            "not all of its columns are known: a query made it, or what was there before the history");
    pieces.add(new Piece(
        key,
        Piece.Rank.TABLE,
        name.name(),
        Optional.of(name),
        reason.isPresent() ? List.of() : List.of(TableText.create(catalog, table)),
        table.attached().path(),
        reason));
    for (Column column : table.columns()) {
      column(table, column);
    }
    for (Constraint constraint : table.constraints()) {
      constraint(table, constraint);
    }
    indexes(name, table.isPartitioned());
    settings(table);
    triggers(name, table.triggers(), table.rules());
    for (Policy policy : table.policies()) {
      if (policy.attached().doubt().isPresent()) {
        pieces.add(Piece.unwritten(
            "policy " + name + " " + policy.name(),
            Piece.Rank.HANGING,
            policy.attached().doubt().get()));
        continue;
      }
      hanging(
          "policy",
          name,
          policy.name(),
          policy.attached().path(),
          List.of(TriggerText.policy(Sql.name(name), policy)));
      comment("POLICY", name, policy.name(), policy.attached().comment());
    }
    for (Statistics statistics : table.statistics()) {
      hanging(
          "statistics",
          name,
          statistics.name().toString(),
          statistics.attached().path(),
          List.of("CREATE STATISTICS " + Sql.name(statistics.name()) + " " + statistics.definition()
              + " FROM " + Sql.name(name)));
      statistics
          .target()
          .ifPresent(target -> setting(
              "statistics " + statistics.name(),
              name,
              "ALTER STATISTICS " + Sql.name(statistics.name()) + " SET STATISTICS " + target));
      pieces.notes(
          "STATISTICS", Sql.name(statistics.name()), Optional.of(name), statistics.attached());
    }
    if (table.partitionOf().isPresent()) {
      pieces.add(Piece.of(
          "partition " + name,
          Piece.Rank.ATTACH,
          name,
          table.attached().path(),
          TableText.attach(table)));
    }
    pieces.notes(
        table.foreign() ? "FOREIGN TABLE" : "TABLE",
        Sql.name(name),
        Optional.of(name),
        table.attached());
  }

  private void column(Table table, Column column) {
    String alter = "ALTER TABLE " + Sql.name(table.name());
    String name = Sql.identifier(column.name());
    pieces.add(Piece.of(
        "column " + table.name() + "." + column.name(),
        Piece.Rank.COLUMN,
        table.name(),
        table.attached().path(),
        alter + " ADD COLUMN " + ColumnText.definition(catalog, column)));
    ColumnSettings settings = column.settings();
    settings.storage().ifPresent(value -> setting(table, column, "STORAGE", value));
    settings.statistics().ifPresent(value -> setting(table, column, "STATISTICS", value));
    for (Map.Entry<String, String> option : settings.options().entrySet()) {
      pieces.add(Piece.of(
          "setting " + table.name() + "." + column.name() + " " + option.getKey(),
          Piece.Rank.SETTING,
          table.name(),
          List.of(),
          alter + " ALTER COLUMN " + name + " SET " + option.getKey()));
    }
    pieces.columnNotes(table.name(), column.name(), column.attached());
  }

  private void setting(Table table, Column column, String what, String value) {
    pieces.add(Piece.of(
        "setting " + table.name() + "." + column.name() + " " + what,
        Piece.Rank.SETTING,
        table.name(),
        List.of(),
        "ALTER TABLE " + Sql.name(table.name()) + " ALTER COLUMN " + Sql.identifier(column.name())
            + " SET " + what + " " + value));
  }

  private void constraint(Table table, Constraint constraint) {
    boolean foreign = constraint.kind() == Constraint.Kind.FOREIGN_KEY;
    boolean takenOver = constraint.inherited()
        && (foreign || (table.partitionOf().isEmpty() && constraint.index().isEmpty()));
    if (takenOver) {
      return;
    }
    Piece.Rank rank = switch (constraint.kind()) {
      case FOREIGN_KEY -> Piece.Rank.FOREIGN_KEY;
      case CHECK, NOT_NULL -> Piece.Rank.CHECK;
      default -> Piece.Rank.KEY;
    };
    if (constraint.kind() == Constraint.Kind.NOT_NULL && constraint.validated()) {
      return;
    }
    boolean only = rank == Piece.Rank.KEY && table.isPartitioned();
    pieces.add(Piece.of(
        "constraint " + table.name() + " " + constraint.name(),
        rank,
        table.name(),
        constraint.attached().path(),
        "ALTER TABLE " + (only ? "ONLY " : "") + Sql.name(table.name()) + " ADD "
            + ConstraintText.definition(catalog, constraint)));
    comment("CONSTRAINT", table.name(), constraint.name(), constraint.attached().comment());
  }

  void indexes(ObjectName relation, boolean partitioned) {
    for (Index index : catalog.indexes(relation)) {
      if (index.constraint().isEmpty()) {
        pieces.add(Piece.of(
            "index " + index.name(),
            catalog.view(relation).isPresent() ? Piece.Rank.HANGING : Piece.Rank.INDEX,
            relation,
            index.attached().path(),
            IndexText.create(index, partitioned)));
      }
      String name = Sql.name(index.name());
      for (Map.Entry<Integer, String> target : index.statistics().entrySet()) {
        pieces.add(Piece.of(
            "setting index " + index.name() + " " + target.getKey(),
            Piece.Rank.HANGING,
            relation,
            List.of(),
            "ALTER INDEX " + name + " ALTER COLUMN " + target.getKey() + " SET STATISTICS "
                + target.getValue()));
      }
      index
          .attached()
          .comment()
          .ifPresent(text -> pieces.comment("INDEX " + name, Optional.of(relation), text));
    }
  }

  private void settings(Table table) {
    if (table.rowSecurity()) {
      setting(table, "row security", "ENABLE ROW LEVEL SECURITY");
    }
    if (table.forceRowSecurity()) {
      setting(table, "forced row security", "FORCE ROW LEVEL SECURITY");
    }
    switch (table.replicaIdentity()) {
      case "DEFAULT" -> {}
      case "FULL", "NOTHING" ->
        setting(table, "replica identity", "REPLICA IDENTITY " + table.replicaIdentity());
      default ->
        setting(
            table,
            "replica identity",
            "REPLICA IDENTITY USING INDEX " + Sql.identifier(table.replicaIdentity()));
    }
    table
        .cluster()
        .ifPresent(index -> setting(table, "cluster", "CLUSTER ON " + Sql.identifier(index)));
  }

  private void setting(String what, ObjectName table, String statement) {
    pieces.add(Piece.of("setting " + what, Piece.Rank.NOTE, table, List.of(), statement));
  }

  private void setting(Table table, String what, String action) {
    pieces.add(Piece.of(
        "setting " + table.name() + " " + what,
        Piece.Rank.HANGING,
        table.name(),
        List.of(),
        "ALTER TABLE " + Sql.name(table.name()) + " " + action));
  }

  void triggers(ObjectName relation, List<Trigger> triggers, List<Rule> rules) {
    String name = Sql.name(relation);
    for (Trigger trigger : triggers) {
      List<String> statements = new ArrayList<>();
      statements.add(TriggerText.create(trigger));
      statements.addAll(TriggerText.mode(name, "TRIGGER", trigger.name(), trigger.mode()));
      hanging("trigger", relation, trigger.name(), trigger.attached().path(), statements);
      comment("TRIGGER", relation, trigger.name(), trigger.attached().comment());
    }
    for (Rule rule : rules) {
      List<String> statements = new ArrayList<>();
      statements.add(TriggerText.rule(name, rule));
      statements.addAll(TriggerText.mode(name, "RULE", rule.name(), rule.mode()));
      hanging("rule", relation, rule.name(), rule.attached().path(), statements);
      comment("RULE", relation, rule.name(), rule.attached().comment());
    }
  }

  private void hanging(
      String kind, ObjectName relation, String name, List<String> path, List<String> statements) {
    pieces.add(new Piece(
        kind + " " + relation + " " + name,
        Piece.Rank.HANGING,
        "",
        Optional.of(relation),
        statements,
        path,
        Optional.empty()));
  }

  private void comment(String kind, ObjectName relation, String name, Optional<String> comment) {
    comment.ifPresent(text -> pieces.comment(
        kind + " " + Sql.identifier(name) + " ON " + Sql.name(relation),
        Optional.of(relation),
        text));
  }
}
