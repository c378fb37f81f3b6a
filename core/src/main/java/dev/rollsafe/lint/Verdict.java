package dev.rollsafe.lint;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.sql.Span;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was found in a migration, until the history is at its end and pending findings are settled. */
final class Verdict {

  private static final Comparator<Findings.Draft> BY_PLACE =
      Comparator.<Findings.Draft>comparingInt(draft -> draft.span().start())
          .thenComparing(draft -> draft.rule().id());

  private final Asked asked;
  private final Migration migration;
  private final Findings found;
  private final List<Suppression> suppressions;
  private final Optional<Guard> guard;
  private final MigrationAssessment assessment;

  Verdict(
      Asked asked,
      Migration migration,
      Findings found,
      List<Suppression> suppressions,
      Optional<Guard> guard,
      MigrationAssessment assessment) {
    this.asked = asked;
    this.migration = migration;
    this.found = found;
    this.suppressions = suppressions;
    this.guard = guard;
    this.assessment = assessment;
  }

  MigrationAssessment assessment() {
    return assessment;
  }

  /** Says whether it has anything to tell at the end of the history. */
  boolean mayFind() {
    return !found.drafts().isEmpty() || !suppressions.isEmpty();
  }

  /** Adds what stands, given the catalog at the end of the history. */
  void settle(Catalog end, SidecarUse sidecar, List<Finding> findings) {
    List<Findings.Draft> drafts = found.drafts();
    drafts.removeIf(draft -> draft.isSettledBy(end));
    Suppressing suppressing = new Suppressing(
        assessment.statements(), suppressions, migration.script().text());
    Map<Findings.Draft, Waiver> waivers = new HashMap<>();
    for (Findings.Draft draft : drafts) {
      Optional<Waiver> beside = sidecar.waiver(migration, assessment, draft);
      suppressing
          .waiver(draft)
          .or(() -> beside)
          .or(() -> guard.flatMap(gate -> gate.waiver(draft)))
          .ifPresent(waiver -> waivers.put(draft, waiver));
    }
    if (asked.has(SuppressionUnused.DOC.id())) {
      found.by(SuppressionUnused.DOC);
      suppressing.reportUnused(asked.ids, found);
    }
    drafts.sort(BY_PLACE);
    for (Findings.Draft draft : drafts) {
      findings.add(finding(draft, Optional.ofNullable(waivers.get(draft))));
    }
  }

  private Finding finding(Findings.Draft draft, Optional<Waiver> waiver) {
    Span span = draft.span();
    return new Finding(
        draft.rule().id(),
        asked.severity(draft.rule(), draft.severity()),
        draft.message(),
        draft.instead(),
        draft.rule().hazards(),
        migration.id(),
        migration.path(),
        span,
        migration.script().position(span.start()),
        draft.fix(),
        waiver);
  }
}
