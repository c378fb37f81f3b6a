package dev.rollsafe.release;

import dev.rollsafe.migration.Durations;
import dev.rollsafe.release.Evidence.Verdict;
import dev.rollsafe.release.Reason.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;

/** The reasons that lie in the services that use a change. */
final class ConsumerCheck {

  private final Change change;
  private final Progress progress;
  private final Facts facts;
  private final OptionalInt window;
  private final List<Reason> reasons;

  ConsumerCheck(
      Change change, Progress progress, Facts facts, OptionalInt window, List<Reason> reasons) {
    this.change = change;
    this.progress = progress;
    this.facts = facts;
    this.window = window;
    this.reasons = reasons;
  }

  void check() {
    if (change.consumers().isEmpty()) {
      reasons.add(new Reason(
          Code.NO_CONSUMER,
          change.id(),
          "no service is named that uses " + change.id(),
          List.of(),
          "Name its consumers; a report or a job is one too"));
    }
    for (String name : new TreeSet<>(change.consumers())) {
      Service service = facts.service(name);
      inUse(service);
      soak(service);
      evidence(service);
    }
    sessions();
  }

  private void inUse(Service service) {
    int kept = 1 + window.orElse(service.rollbackWindow());
    for (Release release : facts.releases(service.name())) {
      boolean counts = release.state().isRunning() || isAmongNewest(kept, release);
      if (counts && !release.isFreeOf(change.id())) {
        reasons.add(new Reason(
            Code.IN_USE,
            release.name(),
            release.service() + " " + release.id() + " (" + release.state().word()
                + ") still uses the old side",
            List.of(
                release.stableAt().map(at -> "stable since " + at).orElse("not stable"),
                kept + " stable release(s) must stay usable"),
            opens(release)));
      }
    }
  }

  private static String opens(Release release) {
    return release.state().isRunning()
        ? "Take " + release.name()
            + " out of service and say so with rollsafe gate retire or rolled-back"
        : "Newer releases that are free of the old side become stable, or " + release.name()
            + " is retired";
  }

  /** Of releases that became stable at the same time all count. */
  private boolean isAmongNewest(int kept, Release release) {
    if (!mayComeBack(release)) {
      return false;
    }
    Instant stable = release.stableAt().orElseThrow();
    int newer = 0;
    for (Release other : facts.releases(release.service())) {
      if (mayComeBack(other) && other.stableAt().orElseThrow().isAfter(stable)) {
        newer++;
      }
    }
    return newer < kept;
  }

  private static boolean mayComeBack(Release release) {
    return release.state() == Release.State.STABLE || release.state() == Release.State.SUPERSEDED;
  }

  private void soak(Service service) {
    Duration soak = Stricter.longer(change.soak(), service.soak());
    List<Release> releases = facts.releases(service.name());
    boolean allRetired = !releases.isEmpty();
    for (Release release : releases) {
      if (hasSoaked(release, soak)) {
        return;
      }
      allRetired &= release.state() == Release.State.RETIRED;
    }
    if (!allRetired) {
      reasons.add(new Reason(
          Code.SOAK,
          service.name(),
          service.name() + " has no stable release free of the old side for "
              + Durations.text(soak),
          stable(releases),
          "A release of " + service.name() + " that is free of the old side is stable for "
              + Durations.text(soak)));
    }
  }

  private boolean hasSoaked(Release release, Duration soak) {
    if (release.state() != Release.State.STABLE || !release.isFreeOf(change.id())) {
      return false;
    }
    Instant start = release.stableAt().orElseThrow();
    Instant flag = progress.flagOnSince().orElse(start);
    return !(flag.isAfter(start) ? flag : start).plus(soak).isAfter(facts.now());
  }

  private static List<String> stable(List<Release> releases) {
    for (Release release : releases) {
      if (release.state() == Release.State.STABLE) {
        return List.of(release.name() + " is stable since " + release.stableAt().orElseThrow());
      }
    }
    return List.of("no release is stable");
  }

  private void evidence(Service service) {
    for (Release release : facts.releases(service.name())) {
      if (release.state() == Release.State.STABLE) {
        verdicts(service, release)
            .forEach((rule, text) -> reasons.add(new Reason(
                Code.EVIDENCE,
                release.name() + "/" + rule,
                "rule " + rule + " of " + release.service() + " " + release.id() + " " + text,
                List.of(),
                "The rule passes, or somebody approves it with rollsafe gate approve")));
      }
    }
  }

  /** Returns what is wrong by rule. What was said before the release went live for the last time does not count. */
  private Map<String, String> verdicts(Service service, Release release) {
    Map<String, String> wrong = new TreeMap<>();
    for (String rule : service.rules()) {
      wrong.put(rule, "has said nothing");
    }
    Instant live = release.liveAt().orElseThrow();
    for (Evidence said : facts.evidence(service.name())) {
      if (!said.release().equals(release.id()) || said.at().isBefore(live)) {
        continue;
      }
      if (said.verdict() == Verdict.PASS) {
        wrong.remove(said.rule());
      } else {
        wrong.put(said.rule(), "says " + said.verdict().word());
      }
    }
    return wrong;
  }

  private void sessions() {
    for (Session session : facts.sessions()) {
      if (session.service().isEmpty()) {
        continue;
      }
      String service = session.service().get();
      if (change.consumers().contains(service)) {
        if (facts.release(service, session.release()).filter(this::isFree).isEmpty()) {
          add(
              Code.SESSION,
              session,
              session.count() + " session(s) of " + session.name() + " are connected",
              "They end");
        }
      } else if (!facts.knows(service)) {
        add(
            Code.UNKNOWN_CONSUMER,
            session,
            session.count() + " session(s) of " + session.name()
                + " are connected, and no such service is known",
            "Register the service, or end them");
      }
    }
  }

  private boolean isFree(Release release) {
    return release.isFreeOf(change.id());
  }

  private void add(Code code, Session session, String text, String opens) {
    reasons.add(new Reason(code, session.name(), text, List.of(), opens));
  }
}
