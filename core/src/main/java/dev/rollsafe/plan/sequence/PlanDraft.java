package dev.rollsafe.plan.sequence;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.effect.Effect.Transactionality;
import dev.rollsafe.effect.Effects;
import dev.rollsafe.effect.ServerVersion;
import dev.rollsafe.lint.Finding;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.sql.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A plan while it is made. */
final class PlanDraft {

  private final ServerVersion version;
  private final boolean gated;
  private final List<String> planned = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private final List<Unplanned> unplanned = new ArrayList<>();

  PlanDraft(ServerVersion version, boolean gated) {
    this.version = version;
    this.gated = gated;
  }

  void begin(Migration migration) {
    planned.add(migration.id());
  }

  boolean isEmpty() {
    return planned.isEmpty();
  }

  private Plan plan() {
    return new Plan(version, planned, changes, unplanned, gated);
  }

  void refused(Migration migration, Position position, String sql, String reason) {
    unplanned.add(new Unplanned(migration.id(), migration.path(), position, sql, reason));
  }

  void add(Migration migration, Position position, String sql, Sequence sequence) {
    changes.add(new Change(
        sequence.id(),
        sequence.title(),
        migration.id(),
        migration.path(),
        position,
        sql,
        false,
        gated ? Gate.guard(sequence.id(), sequence.steps()) : sequence.steps(),
        sequence.notes()));
  }

  /**
   * Adds a statement that stays as it is.
   *
   * @param session what has to be set before it
   */
  void asIs(
      Migration migration, Position position, Part part, List<String> session, Catalog catalog) {
    boolean outside = Effects.of(part.statement(), catalog, version).transactionality()
        == Transactionality.OUTSIDE_ONLY;
    List<String> statements = new ArrayList<>(session);
    statements.add(part.sql());
    Step step = Step.of(
        Names.forFile(migration.id()) + "_line_" + position.line(),
        Stage.EXPAND,
        "What is safe as it is",
        new Block(!outside, outside ? Timeouts.PATIENT : Timeouts.METADATA, statements));
    changes.add(new Change(
        Names.forFile(migration.id()) + "_" + (changes.size() + 1),
        "Run as it is",
        migration.id(),
        migration.path(),
        position,
        part.sql(),
        true,
        List.of(step),
        List.of()));
  }

  /**
   * Ends it. What still has findings when it runs by itself, and has no recipe, is not planned.
   *
   * @param before the migrations that run before
   */
  Plan settled(SelfCheck selfCheck, List<Migration> before) {
    SelfCheck.Result result = selfCheck.check(before, plan());
    List<Change> kept = new ArrayList<>();
    for (Change change : changes) {
      Optional<Finding> finding =
          change.asIs() ? result.first(change.steps().get(0)) : Optional.empty();
      if (finding.isEmpty()) {
        kept.add(change);
      } else {
        unplanned.add(new Unplanned(
            change.migration(),
            change.path(),
            change.position(),
            change.sql(),
            "there is no plan for this: " + finding.get().message() + ". "
                + finding.get().instead()));
      }
    }
    changes.clear();
    changes.addAll(kept);
    return plan();
  }
}
