package dev.rollsafe.plan.sequence;

import dev.rollsafe.effect.ServerVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * What migrations become so that releases can live with them.
 *
 * @param version the server it is for
 * @param migrations the ids of the migrations that were asked for
 * @param changes what becomes of their statements, in order
 * @param unplanned the unsafe statements for which there is no plan
 * @param gated whether what takes something away asks the release gate first
 */
public record Plan(
    ServerVersion version,
    List<String> migrations,
    List<Change> changes,
    List<Unplanned> unplanned,
    boolean gated) {

  /** Copies what could change. */
  public Plan {
    migrations = List.copyOf(migrations);
    changes = List.copyOf(changes);
    unplanned = List.copyOf(unplanned);
  }

  /** Says whether the migrations hold nothing that is unsafe, so that they can be run as they are. */
  public boolean nothingToDo() {
    if (!unplanned.isEmpty()) {
      return false;
    }
    for (Change change : changes) {
      if (!change.asIs()) {
        return false;
      }
    }
    return true;
  }

  /** Says whether something in it takes something away from an older release. */
  public boolean contracts() {
    return steps().stream().anyMatch(step -> step.stage() == Stage.CONTRACT);
  }

  /** Returns all steps in the order they run: release by release, stage by stage, and in the order of the changes. */
  public List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    for (Change change : changes) {
      steps.addAll(change.steps());
    }
    steps.sort((a, b) -> a.release() != b.release()
        ? Integer.compare(a.release(), b.release())
        : a.stage().compareTo(b.stage()));
    return steps;
  }
}
