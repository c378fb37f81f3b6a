package dev.rollsafe.release.decision;

import dev.rollsafe.release.Facts;
import dev.rollsafe.release.Progress;
import dev.rollsafe.release.Release;
import dev.rollsafe.release.canary.Verdict;
import dev.rollsafe.release.decision.Decision.Action;
import dev.rollsafe.release.decision.Decision.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says what to do about a release. It asks nobody: the same situation gives the same decision. The least that may help comes
 * first: a flag, then an earlier release, then a migration, then new code.
 */
public final class Decider {

  private final Situation situation;
  private final Facts facts;

  private Decider(Situation situation) {
    this.situation = situation;
    facts = situation.facts();
  }

  /**
   * Decides.
   *
   * @throws IllegalArgumentException if the ledger does not know the release, or cannot be relied on
   */
  public static Decision decide(Situation situation) {
    return new Decider(situation).decide();
  }

  private Decision decide() {
    Release release = known();
    List<Target> targets = new Targets(situation).all();
    List<String> notes = notes(release);
    if (situation.verdict() == Verdict.PASS) {
      return new Decision(
          Action.STAY, "it is well: " + situation.said(), List.of(), targets, notes);
    }
    if (situation.verdict() == Verdict.INCONCLUSIVE) {
      return new Decision(
          Action.WAIT,
          "there is no verdict, and none is no reason to go back: " + situation.said(),
          List.of(
              "Look again with rollsafe canary, or say --verdict fail where people know better"),
          targets,
          notes);
    }
    return flagOff(release, targets, notes)
        .or(() -> rollBack(targets, notes))
        .or(() -> rollForward(targets, notes))
        .orElseGet(() -> hotfix(targets, notes));
  }

  private Release known() {
    if (facts.isReplica()) {
      throw new IllegalArgumentException("this is a replica; ask the primary");
    }
    facts.elsewhere().ifPresent(how -> {
      throw new IllegalArgumentException(
          "the ledger is that of another database: " + how + "; see rollsafe gate adopt");
    });
    return facts
        .release(situation.service(), situation.release())
        .orElseThrow(() -> new IllegalArgumentException(
            situation.service() + " " + situation.release() + " is not registered in the ledger"));
  }

  /** What was written by the new side alone is not seen by the old one. */
  private List<String> notes(Release release) {
    List<String> notes = new ArrayList<>();
    for (Progress progress : facts.changes(situation.service())) {
      String change = progress.change().id();
      if (release.needsNew().contains(change) && progress.divergedRows().orElse(0) > 0) {
        notes.add(change + ": " + progress.divergedRows().getAsLong()
            + " rows differ between both sides; an earlier release sees their old values");
      }
    }
    return notes;
  }

  private Optional<Decision> flagOff(Release release, List<Target> targets, List<String> notes) {
    List<String> steps = new ArrayList<>();
    for (Progress progress : facts.changes(situation.service())) {
      Optional<String> flag = progress.change().flag();
      boolean helps = release.needsNew().contains(progress.change().id())
          && progress.flagOnSince().isPresent()
          && !progress.phase().oldSideGone();
      if (flag.isPresent() && helps) {
        steps.add("Turn the flag " + flag.get() + " off: " + situation.release()
            + " goes back to the old side of " + progress.change().id());
        steps.add("Tell the ledger: rollsafe gate flag " + progress.change().id() + " off");
      }
    }
    return steps.isEmpty()
        ? Optional.empty()
        : Optional.of(new Decision(
            Action.FLAG_OFF,
            "a flag takes it off its new way, and needs no deployment",
            steps,
            targets,
            notes));
  }

  private Optional<Decision> rollBack(List<Target> targets, List<String> notes) {
    for (Target target : targets) {
      if (target.canRun()) {
        return Optional.of(new Decision(
            Action.ROLL_BACK,
            target.release()
                + " can run on the schema as it is: nothing blocks it, and its probe is ready",
            List.of(
                "rollsafe gate rolling-back " + name(situation.release()),
                "Deploy " + target.release(),
                "Probe it again, then rollsafe gate rolled-back " + name(situation.release())),
            targets,
            notes));
      }
    }
    return Optional.empty();
  }

  private Optional<Decision> rollForward(List<Target> targets, List<String> notes) {
    for (Target target : targets) {
      if (target.mendable()) {
        return Optional.of(new Decision(
            Action.ROLL_FORWARD,
            target.release()
                + " cannot run on the schema as it is, and a migration can make it fit: "
                + target.blockers().get(0),
            List.of(
                "Write the compensating migration: rollsafe compensate --release "
                    + situation.release(),
                "Apply it, and probe the manifest of " + target.release() + " again",
                "Decide again: only a release whose probe is ready is gone back to"),
            targets,
            notes));
      }
    }
    return Optional.empty();
  }

  private Decision hotfix(List<Target> targets, List<String> notes) {
    return new Decision(
        Action.HOTFIX,
        targets.isEmpty()
            ? "no other release was ever stable here"
            : "no earlier release can come back, with a migration or without",
        List.of("Mend " + situation.release() + " and deploy it under a new name"),
        targets,
        notes);
  }

  private String name(String release) {
    return situation.service() + "@" + release;
  }
}
