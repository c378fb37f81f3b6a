package dev.rollsafe.script;

import dev.rollsafe.catalog.Attached;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Policy;
import dev.rollsafe.catalog.Rule;
import dev.rollsafe.catalog.Statistics;
import dev.rollsafe.catalog.Trigger;
import java.util.List;

/** What hangs on tables and views: triggers, rules, policies and statistics, as pieces. */
final class HangingPieces {

  private final Pieces pieces;

  HangingPieces(Pieces pieces) {
    this.pieces = pieces;
  }

  void statistics(ObjectName table, List<String> with, Statistics statistics) {
    String name = Sql.name(statistics.name());
    String key = "statistics " + table + " " + statistics.name();
    pieces.add(Piece.part(
            key,
            Piece.Rank.HANGING,
            with,
            "CREATE STATISTICS " + name + " " + statistics.definition() + " FROM "
                + Sql.name(table),
            "DROP STATISTICS " + name)
        .under(statistics.attached().path()));
    List<String> its = TablePieces.plus(with, key);
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

  void policy(ObjectName table, List<String> with, Policy policy) {
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
    comment("POLICY", table, policy.name(), TablePieces.plus(with, key), policy.attached());
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
    List<String> its = TablePieces.plus(with, key(kind, relation, name));
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

  void comment(
      String kind, ObjectName relation, String name, List<String> with, Attached attached) {
    attached
        .comment()
        .ifPresent(text -> pieces.comment(
            kind + " " + Sql.identifier(name) + " ON " + Sql.name(relation), with, text));
  }
}
