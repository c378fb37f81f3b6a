package dev.rollsafe.plan.compensate;

import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Policy;
import dev.rollsafe.catalog.Trigger;
import dev.rollsafe.plan.sequence.Block;
import dev.rollsafe.plan.sequence.Names;
import dev.rollsafe.plan.sequence.Stage;
import dev.rollsafe.plan.sequence.Step;
import dev.rollsafe.script.ObjectDdl;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Brings back triggers and policies, and drops new triggers that refuse rows. */
final class TriggerRepairs {

  private final Scene scene;
  private final Repairs repairs;

  TriggerRepairs(Scene scene, Repairs repairs) {
    this.scene = scene;
    this.repairs = repairs;
  }

  void mend() {
    for (Pair pair : scene.pairs()) {
      for (Trigger was : pair.was().triggers()) {
        Optional<Trigger> now = named(pair.now().triggers(), was.name());
        if (now.isEmpty()) {
          back(pair, was, false);
        } else if (isChanged(pair, was, now.get())) {
          back(pair, was, true);
        }
      }
      for (Trigger now : pair.now().triggers()) {
        if (named(pair.was().triggers(), now.name()).isEmpty() && refuses(now)) {
          drop(pair, now);
        }
      }
      policies(pair);
    }
  }

  private boolean isChanged(Pair pair, Trigger was, Trigger now) {
    ObjectName name = new ObjectName(pair.now().name().schema(), was.name());
    return !now.mode().equals(was.mode())
        || (scene.lineage().isMade(name)
            && !text(scene.was(), pair.was().name(), was)
                .equals(text(scene.is(), pair.now().name(), was)));
  }

  private static Optional<Trigger> named(List<Trigger> triggers, String name) {
    return triggers.stream().filter(trigger -> trigger.name().equals(name)).findFirst();
  }

  private static List<String> text(ObjectDdl made, ObjectName table, Trigger trigger) {
    return made.trigger(table, trigger.name()).statements();
  }

  private String dropped(Pair pair, Trigger trigger) {
    return "DROP TRIGGER " + Names.quoted(trigger.name()) + " ON " + Names.quoted(pair.name());
  }

  private void back(Pair pair, Trigger was, boolean there) {
    List<String> statements = new ArrayList<>();
    if (there) {
      statements.add(dropped(pair, was));
    }
    statements.addAll(text(scene.was(), pair.was().name(), was));
    String title = "Bring back the trigger " + was.name() + " of " + pair.name();
    repairs.add(
        pair.name(),
        "",
        title,
        Step.of(
                Names.joined(pair.name().name(), was.name(), "trigger"),
                Stage.EXPAND,
                title,
                Block.transaction(statements))
            .undo(Block.transaction(List.of(dropped(pair, was)))));
  }

  private boolean refuses(Trigger trigger) {
    return scene.after().routines().stream()
        .flatMap(List::stream)
        .filter(routine -> routine.name().equals(trigger.function()))
        .anyMatch(routine -> routine
            .definition()
            .body()
            .orElse("")
            .toLowerCase(Locale.ROOT)
            .contains("raise exception"));
  }

  private void drop(Pair pair, Trigger now) {
    String title = "Drop the trigger " + now.name() + " of " + pair.name()
        + ", which may refuse what the earlier release writes";
    repairs.add(
        pair.name(),
        "",
        title,
        Step.of(
                Names.joined(pair.name().name(), now.name(), "relaxed"),
                Stage.EXPAND,
                title,
                Block.transaction(List.of(dropped(pair, now))))
            .undo(Block.transaction(text(scene.is(), pair.now().name(), now))));
  }

  private void policies(Pair pair) {
    if (pair.now().rowSecurity() && !pair.was().rowSecurity()) {
      repairs.refuse(
          pair.name(),
          "",
          "row level security hides rows of " + pair.name()
              + " from the earlier release; whether to switch it off is not for a tool to say:"
              + " give the role of the earlier release a policy, or DISABLE ROW LEVEL SECURITY");
      return;
    }
    for (Policy was : pair.was().policies()) {
      boolean there = pair.now().policies().stream().anyMatch(now -> now.name().equals(was.name()));
      if (!there) {
        String title = "Bring back the policy " + was.name() + " of " + pair.name();
        repairs.add(
            pair.name(),
            "",
            title,
            Step.of(
                    Names.joined(pair.name().name(), was.name(), "policy"),
                    Stage.EXPAND,
                    title,
                    Block.transaction(
                        scene.was().policy(pair.name(), was.name()).statements()))
                .undo(Block.transaction(List.of("DROP POLICY " + Names.quoted(was.name()) + " ON "
                    + Names.quoted(pair.name())))));
      }
    }
  }
}
