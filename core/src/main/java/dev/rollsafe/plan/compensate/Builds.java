package dev.rollsafe.plan.compensate;

import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.plan.sequence.Block;
import dev.rollsafe.plan.sequence.IndexText;
import dev.rollsafe.plan.sequence.Names;
import dev.rollsafe.plan.sequence.Stage;
import dev.rollsafe.plan.sequence.Step;
import java.util.List;
import java.util.StringJoiner;

/** Builds indexes of the earlier release while their table is in use. */
final class Builds {

  private static final String UNIQUE_ALREADY =
      "-- rollsafe:ignore unique-refuses-old-writes what is unique on the new side is so on the old one\n";

  private Builds() {}

  /** Returns the step that builds an index like one that is there, over a copy of its column. */
  static Step copy(Index index, String name, String column, String stepName) {
    Step step = step(index, name, column, column, stepName);
    Block build = step.forward();
    return index.unique()
        ? with(step, Block.outside(UNIQUE_ALREADY + build.statements().get(0)))
        : step;
  }

  private static Step with(Step step, Block forward) {
    return new Step(
        step.name(),
        step.stage(),
        step.release(),
        step.title(),
        forward,
        step.undo(),
        step.risk(),
        step.verify(),
        step.expects(),
        step.notes(),
        step.batches());
  }

  /**
   * Returns the step that builds an index.
   *
   * @param name what it is called
   * @param from a column of it
   * @param to the column that takes its place
   */
  static Step step(Index index, String name, String from, String to, String stepName) {
    ObjectName place = new ObjectName(index.table().schema(), name);
    Step step = Step.of(
            Names.joined(stepName, "build"),
            Stage.BACKFILL,
            "Build " + name + " while " + index.table() + " is in use",
            Block.outside(IndexText.create(index, name, from, to)))
        .undo(Block.outside("DROP INDEX CONCURRENTLY IF EXISTS " + Names.quoted(place)))
        .verify(IndexText.missing(index, name), "indexes are missing or not valid")
        .notes(List.of(
            "If it fails it leaves an invalid index behind: take the step back, then do it again"));
    return index.unique()
        ? step.risk(duplicates(index), "values stand in more than one row")
        : step;
  }

  /** Counts the values that more than one row has. */
  private static String duplicates(Index index) {
    StringJoiner keys = new StringJoiner(", ");
    StringJoiner set = new StringJoiner(" AND ", " WHERE ", "");
    index.where().ifPresent(where -> set.add("(" + where.text() + ")"));
    for (var element : index.elements()) {
      String key = element.column().isPresent()
          ? Names.quoted(element.column().get().value())
          : "(" + element.expression().orElseThrow().text() + ")";
      keys.add(key);
      if (!index.nullsNotDistinct()) {
        set.add(key + " IS NOT NULL");
      }
    }
    String condition = set.length() > " WHERE ".length() ? set.toString() : "";
    return "SELECT count(*) FROM (SELECT 1 FROM " + Names.quoted(index.table()) + condition
        + " GROUP BY " + keys + " HAVING count(*) > 1) AS d";
  }
}
