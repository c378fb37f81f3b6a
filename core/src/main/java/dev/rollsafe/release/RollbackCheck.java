package dev.rollsafe.release;

import dev.rollsafe.release.Reason.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says why a release cannot run on the schema as it is. */
final class RollbackCheck {

  private final String service;
  private final String id;
  private final Facts facts;
  private final List<Reason> blockers = new ArrayList<>();

  private RollbackCheck(String service, String id, Facts facts) {
    this.service = service;
    this.id = id;
    this.facts = facts;
  }

  static List<Reason> blockers(String service, String release, Facts facts) {
    RollbackCheck check = new RollbackCheck(service, release, facts);
    Optional<Release> known = facts.release(service, release);
    check.oldSides(known);
    if (known.isPresent()) {
      check.newSides(known.get());
      check.end(known.get());
    } else {
      check.add(
          Code.UNKNOWN_RELEASE,
          service + "@" + release,
          service + " " + release + " is not registered here",
          "Register it with what it needs, from the manifest of its build");
    }
    return check.blockers;
  }

  private void oldSides(Optional<Release> known) {
    for (Progress progress : facts.changes(service)) {
      String change = progress.change().id();
      if (progress.phase().oldSideGone()
          && known.filter(r -> r.isFreeOf(change)).isEmpty()) {
        add(
            Code.OLD_SIDE_GONE,
            change,
            "the old side of " + change + " is " + progress.phase().word() + ", and " + service
                + " " + id + " uses it",
            progress.phase() == Phase.TOMBSTONED
                ? "Bring the old side back with rollsafe compensate, and record it"
                : "Take a release that is free of it");
      }
    }
  }

  private void newSides(Release release) {
    for (String change : release.needsNew()) {
      Optional<Progress> progress = facts.progress(change);
      if (progress.isEmpty() || progress.get().phase().newSideMissing()) {
        add(
            Code.NEW_SIDE_MISSING,
            change,
            change + " is not expanded here, and " + service + " " + id + " needs its new side",
            "Run its expand migrations here first");
      }
    }
  }

  private void end(Release release) {
    if (release.state().isFinal()) {
      add(
          Code.ENDED,
          release.name(),
          service + " " + id + " is " + release.state().word(),
          "Register the same build as another attempt, such as " + id + "+2");
    }
  }

  private void add(Code code, String subject, String text, String opens) {
    blockers.add(new Reason(code, subject, text, List.of(), opens));
  }
}
