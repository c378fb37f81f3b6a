package dev.rollsafe.plan.compensate;

import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Routine;
import dev.rollsafe.catalog.Trigger;
import dev.rollsafe.plan.sequence.Block;
import dev.rollsafe.plan.sequence.Half;
import dev.rollsafe.plan.sequence.Halves;
import dev.rollsafe.plan.sequence.Names;
import dev.rollsafe.plan.sequence.NotNull;
import dev.rollsafe.plan.sequence.Stage;
import dev.rollsafe.plan.sequence.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
    Optional<String> kept = fromTrigger(was);
    Optional<String> down = scene.said(pair.name(), was.name()).or(() -> kept);
    List<String> statements = new ArrayList<>();
    List<String> undo = new ArrayList<>();
    statements.add(pair.alter("RENAME COLUMN " + tomb + " TO " + c));
    if (now.defaultValue().isEmpty()) {
      was.defaultValue().ifPresent(value -> {
        statements.add(pair.alter("ALTER COLUMN " + c + " SET DEFAULT " + value.text()));
        undo.add(pair.alter("ALTER COLUMN " + c + " DROP DEFAULT"));
      });
    }
    if (kept.isEmpty()) {
      down.ifPresent(from -> statements.addAll(following(was, from).create()));
      down.ifPresent(from -> undo.addAll(0, following(was, from).drop()));
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

  /** Lets it follow what the new release writes. */
  private DownTrigger following(Column was, String from) {
    Half half = new TypeChange(scene, pair).half(was, from, false);
    Set<String> words = Words.of(from);
    List<String> fresh =
        pair.now().columns().stream().map(Column::name).filter(words::contains).toList();
    return new DownTrigger(
        pair.name(),
        Names.joined(pair.name().name(), was.name(), "again"),
        List.of(half),
        fresh,
        Halves.searchPath(scene.before(), pair.name(), List.of(half)),
        Map.of());
  }

  /** The trigger that kept it in step, which was there before, knows how it is computed. */
  private Optional<String> fromTrigger(Column was) {
    for (Trigger trigger : pair.was().triggers()) {
      boolean sync = trigger.name().startsWith("zz_") && trigger.name().endsWith("_sync");
      if (sync) {
        for (List<Routine> overloads : scene.before().routines()) {
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
