package dev.rollsafe.report;

import dev.rollsafe.release.Facts;
import dev.rollsafe.release.GateDecision;
import dev.rollsafe.release.GateDecision.Blocked;
import dev.rollsafe.release.GateDecision.Open;
import dev.rollsafe.release.GateOverride;
import dev.rollsafe.release.Progress;
import dev.rollsafe.release.Reason;
import dev.rollsafe.release.Release;
import dev.rollsafe.release.Service;
import dev.rollsafe.release.Session;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes what the release gate says, for people. */
final class GateText implements GateReport {

  private final Writer out;

  GateText(Writer out) {
    this.out = out;
  }

  @Override
  public void decisions(List<GateDecision> decisions) throws IOException {
    for (GateDecision decision : decisions) {
      decision(decision);
    }
    if (decisions.isEmpty()) {
      line("No change is on its way.");
    }
  }

  private void decision(GateDecision decision) throws IOException {
    line(decision.change() + ": " + word(decision));
    for (Reason reason : decision.reasons()) {
      reason(reason);
    }
    if (decision instanceof Open open) {
      for (Reason reason : open.overridden()) {
        line("  overridden: " + reason);
      }
    }
    for (String note : decision.notes()) {
      line("  note: " + note);
    }
  }

  static String word(GateDecision decision) {
    return decision.isOpen() ? "OPEN" : decision instanceof Blocked ? "BLOCKED" : "HELD";
  }

  private void reason(Reason reason) throws IOException {
    line("  " + reason);
    for (String fact : reason.facts()) {
      line("      " + fact);
    }
    line("      opens: " + reason.opens());
  }

  @Override
  public void rollback(String release, List<Reason> blockers) throws IOException {
    line(release + (blockers.isEmpty() ? ": can run on the schema as it is" : ": CANNOT RUN HERE"));
    for (Reason blocker : blockers) {
      reason(blocker);
    }
  }

  @Override
  public void status(Facts facts, List<GateDecision> decisions) throws IOException {
    line("At " + facts.now() + (facts.isReplica() ? ", on a replica" : ""));
    if (facts.elsewhere().isPresent()) {
      line("WARNING: " + facts.elsewhere().get());
    }
    if (facts.unused().isPresent()) {
      line("The gate is not guarded: " + facts.unused().get());
    }
    for (String service : facts.services()) {
      service(facts.service(service), facts);
    }
    for (Progress progress : facts.changes()) {
      change(progress, facts);
    }
    for (Session session : facts.sessions()) {
      line("Connected: " + session.count() + " session(s) "
          + (session.name().isEmpty() ? "without a name" : "of " + session.name()));
    }
    decisions(decisions);
  }

  private void service(Service service, Facts facts) throws IOException {
    line("Service " + service.name() + ", rollback window " + service.rollbackWindow());
    for (Release release : facts.releases(service.name())) {
      line("  " + release.id() + " " + release.state().word()
          + release.stableAt().map(at -> ", stable since " + at).orElse("")
          + list(", needs ", release.needsNew().stream().sorted().toList())
          + list(", free of ", release.freeOfOld().stream().sorted().toList()));
    }
  }

  private void change(Progress progress, Facts facts) throws IOException {
    line("Change " + progress.change().id() + " " + progress.phase().word() + " since "
        + progress.since()
        + list(", used by ", progress.change().consumers().stream().sorted().toList()));
    for (GateOverride override : facts.overrides(progress.change().id())) {
      line("  override " + override);
    }
  }

  private static String list(String before, List<String> names) {
    return names.isEmpty() ? "" : before + String.join(", ", names);
  }

  private void line(String text) throws IOException {
    out.write(text);
    out.write('\n');
  }
}
