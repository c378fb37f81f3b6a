package dev.rollsafe.plan.compensate;

import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Routine;
import dev.rollsafe.catalog.Trigger;
import dev.rollsafe.plan.sequence.Block;
import dev.rollsafe.plan.sequence.Names;
import dev.rollsafe.plan.sequence.NotNull;
import dev.rollsafe.plan.sequence.Stage;
import dev.rollsafe.plan.sequence.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A column that was put out of reach, and can be brought back whole. */
final class Tomb {

  private final Scene scene;
  private final Repairs repairs;
  private final Pair pair;

  Tomb(Scene scene, Repairs repairs, Pair pair) {
    this.scene = scene;
    this.repairs = repairs;
    this.pair = pair;
  }

  void mend(Column was, Column now) {
    String c = Names.quoted(was.name());
    String tomb = Names.quoted(now.name());
    List<String> statements = new ArrayList<>();
    List<String> undo = new ArrayList<>();
    statements.add(pair.alter("RENAME COLUMN " + tomb + " TO " + c));
    if (now.defaultValue().isEmpty()) {
      was.defaultValue().ifPresent(value -> {
        statements.add(pair.alter("ALTER COLUMN " + c + " SET DEFAULT " + value.text()));
        undo.add(pair.alter("ALTER COLUMN " + c + " DROP DEFAULT"));
      });
    }
    undo.add(pair.alter("RENAME COLUMN " + c + " TO " + tomb));
    String name = Names.joined(pair.name().name(), was.name(), "again");
    List<Step> steps = new ArrayList<>();
    steps.add(Step.of(
            Names.joined(name, "expand"),
            Stage.EXPAND,
            "Give " + pair.name() + "." + now.name() + " its name " + was.name() + " back",
            Block.transaction(statements))
        .undo(Block.transaction(undo)));
    Optional<String> down = scene.said(pair.name(), was.name()).or(() -> fromTrigger(was));
    down.ifPresent(from -> steps.addAll(new Filling(scene, pair, name)
        .steps(
            c + " = (" + from + ")",
            "t." + c + " IS DISTINCT FROM (" + from + ") AND (" + from + ") IS NOT NULL",
            pair.name() + "." + was.name() + " in rows written since")));
    if (was.notNull() && !now.notNull()) {
      steps.addAll(
          NotNull.contract(pair.name(), was.name(), Optional.empty(), Names.joined(name, "set")));
    }
    List<String> notes = down.isPresent()
        ? List.of()
        : List.of("Rows written since " + was.name()
            + " was put out of reach have no value there; say how it is" + " computed, in a line `"
            + pair.name() + "." + was.name() + " = EXPRESSION` for --expressions");
    repairs.add(pair.name(), was.name(), "Take " + was.name() + " out of its tomb", steps, notes);
  }

  /** The trigger that kept it in step, which was there before, knows how it is computed. */
  private Optional<String> fromTrigger(Column was) {
    for (Trigger trigger : pair.was().triggers()) {
      boolean sync = trigger.name().startsWith("zz_") && trigger.name().endsWith("_sync");
      if (sync) {
        for (java.util.List<Routine> overloads : scene.before().routines()) {
          for (Routine routine : overloads) {
            if (routine.name().equals(trigger.function())) {
              Optional<String> found = assigned(routine.definition().body().orElse(""), was);
              if (found.isPresent()) {
                return found;
              }
            }
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> assigned(String body, Column column) {
    String head = "NEW." + Names.quoted(column.name()) + " := ";
    int at = body.indexOf(head);
    int end = body.indexOf(";\n", at);
    if (at < 0 || end < 0) {
      return Optional.empty();
    }
    String value = body.substring(at + head.length(), end);
    String subquery = " FROM (SELECT NEW.*) AS t)";
    if (value.startsWith("NEW.")) {
      return Optional.of("t." + value.substring("NEW.".length()));
    }
    return value.startsWith("(SELECT ") && value.endsWith(subquery)
        ? Optional.of(value.substring("(SELECT ".length(), value.length() - subquery.length()))
        : Optional.empty();
  }
}
