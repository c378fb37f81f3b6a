package dev.rollsafe.release.decision;

import dev.rollsafe.release.Phase;
import dev.rollsafe.release.Progress;
import dev.rollsafe.release.Reason;
import dev.rollsafe.release.Release;
import dev.rollsafe.release.ReleaseGate;
import dev.rollsafe.release.decision.Decision.Target;
import dev.rollsafe.release.readiness.Readiness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The releases that one could go back to. One that was not probed is none: that it can run is not known. */
final class Targets {

  private final Situation situation;

  Targets(Situation situation) {
    this.situation = situation;
  }

  List<Target> all() {
    List<Release> stable = new ArrayList<>();
    for (Release release : situation.facts().releases(situation.service())) {
      boolean was =
          release.state() == Release.State.STABLE || release.state() == Release.State.SUPERSEDED;
      if (was && !release.id().equals(situation.release())) {
        stable.add(release);
      }
    }
    stable.sort(Comparator.comparing(
        (Release release) -> release.stableAt().orElse(Instant.MIN), Comparator.reverseOrder()));
    List<Target> targets = new ArrayList<>();
    for (Release release : stable) {
      targets.add(target(release));
    }
    return targets;
  }

  private Target target(Release release) {
    List<String> blockers = new ArrayList<>();
    boolean mendable = true;
    for (Reason reason :
        ReleaseGate.rollbackBlockers(situation.service(), release.id(), situation.facts())) {
      blockers.add(reason.text());
      mendable &= isMendable(reason);
    }
    Optional<Readiness> probe = Optional.ofNullable(situation.probes().get(release.id()));
    if (probe.isEmpty()) {
      blockers.add("it was not probed: give its manifest with --manifest");
      mendable = false;
    } else if (!probe.get().isReady()) {
      blockers.addAll(probe.get().reasons());
      mendable &= probe.get().state() == Readiness.State.NOT_COMPATIBLE;
    }
    return new Target(release.id(), blockers, mendable && !blockers.isEmpty());
  }

  /** What was put out of reach can be brought back; what is gone cannot, and a release at its end stays there. */
  private boolean isMendable(Reason reason) {
    return switch (reason.code()) {
      case OLD_SIDE_GONE ->
        situation
            .facts()
            .progress(reason.subject())
            .map(Progress::phase)
            .filter(phase -> phase == Phase.TOMBSTONED)
            .isPresent();
      case NEW_SIDE_MISSING -> true;
      default -> false;
    };
  }
}
