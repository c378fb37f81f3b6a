package dev.rollsafe.release;

import dev.rollsafe.migration.Durations;
import dev.rollsafe.release.Reason.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The reasons that lie in the database and in the change itself. */
final class ChangeCheck {

  /** For how long a comparison of both sides counts. */
  static final Duration COMPARISON_COUNTS = Duration.ofHours(1);

  private final Facts facts;
  private final List<Reason> reasons;

  ChangeCheck(Facts facts, List<Reason> reasons) {
    this.facts = facts;
    this.reasons = reasons;
  }

  void database() {
    if (facts.isReplica()) {
      add(Code.REPLICA, "database", "this is a replica", List.of(), "Ask the primary");
    }
    facts
        .elsewhere()
        .ifPresent(
            how -> add(
                Code.IDENTITY,
                "database",
                how,
                List.of(),
                "Look whether the ledger tells the truth of this database, then run rollsafe gate adopt"));
  }

  void noExpand(String change) {
    add(
        Code.NO_EXPAND,
        change,
        "no expand of " + change + " was applied to this database",
        List.of(),
        "Run its expand migrations here first");
  }

  void redeclared(Change declared, Change recorded) {
    add(
        Code.REDECLARED,
        declared.id(),
        declared.id() + " was recorded as another change than is declared now",
        List.of("recorded: " + sides(recorded), "declared: " + sides(declared)),
        "Give what is declared now an id of its own");
  }

  private static String sides(Change change) {
    return change.kind() + " of " + change.oldSide()
        + change.newSide().map(side -> " to " + side).orElse("");
  }

  void progress(Progress progress) {
    String id = progress.change().id();
    List<String> since = List.of(progress.phase().word() + " since " + progress.since());
    switch (progress.phase()) {
      case PLANNED -> noExpand(id);
      case EXPANDED ->
        add(
            Code.NOT_SYNCED,
            id,
            "the rows from before the expand of " + id + " are not yet in step",
            since,
            "Finish the backfill and record it");
      case REVERTED ->
        add(Code.REVERTED, id, "the expand of " + id + " was taken back", since, "Expand it again");
      case CONTRACTED ->
        add(Code.CONTRACTED, id, id + " is contracted already", since, "Nothing is left to do");
      case SYNCED -> compared(progress);
      case TOMBSTONED -> quarantine(progress);
    }
    if (progress.change().flag().isPresent() && progress.flagOnSince().isEmpty()) {
      add(
          Code.FLAG,
          id,
          "the flag " + progress.change().flag().get() + " is not fully on",
          List.of(),
          "Turn it on for everybody and record it");
    }
  }

  private void compared(Progress progress) {
    if (progress.change().newSide().isEmpty()) {
      return;
    }
    String id = progress.change().id();
    long rows = progress.divergedRows().orElse(0);
    Instant oldest = facts.now().minus(COMPARISON_COUNTS);
    if (rows > 0) {
      add(
          Code.DIVERGED,
          id,
          rows + " row(s) of " + id + " differ between the old and the new side",
          comparedAt(progress),
          "Find out why, mend the rows, and compare again");
    } else if (progress.comparedAt().filter(at -> !at.isBefore(oldest)).isEmpty()) {
      add(
          Code.NOT_COMPARED,
          id,
          "the old and the new side of " + id + " were not compared in the last hour",
          comparedAt(progress),
          "Compare them and record the number of rows that differ");
    }
  }

  private static List<String> comparedAt(Progress progress) {
    return List.of("compared at " + progress.comparedAt().map(Instant::toString).orElse("no time"));
  }

  private void quarantine(Progress progress) {
    Change change = progress.change();
    Instant ends = progress.since().plus(change.quarantine());
    if (ends.isAfter(facts.now())) {
      add(
          Code.QUARANTINE,
          change.id(),
          "the old side of " + change.id() + " is out of reach for less than "
              + Durations.text(change.quarantine()),
          List.of("tombstoned since " + progress.since()),
          "Wait until " + ends);
    }
  }

  private void add(Code code, String subject, String text, List<String> seen, String opens) {
    reasons.add(new Reason(code, subject, text, seen, opens));
  }
}
