package dev.rollsafe.plan.compensate;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.effect.ServerVersion;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.plan.sequence.Change;
import dev.rollsafe.plan.sequence.Plan;
import dev.rollsafe.plan.sequence.PlanOptions;
import dev.rollsafe.plan.sequence.SelfCheck;
import dev.rollsafe.plan.sequence.Step;
import dev.rollsafe.sql.Script;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds what lets the release before another serve again, without losing what the later one wrote. */
public final class Compensator {

  private final ServerVersion version;
  private final PlanOptions options;

  private Compensator(ServerVersion version, PlanOptions options) {
    this.version = version;
    this.options = options;
  }

  /**
   * Returns a compensator.
   *
   * @param version the server that the migrations run on
   * @param options how columns are computed from others, where only people know
   */
  public static Compensator of(ServerVersion version, PlanOptions options) {
    return new Compensator(version, options);
  }

  /**
   * Compensates a release.
   *
   * @param release what it is called
   * @param before the migrations before it, in order
   * @param migrations its migrations, in order
   */
  public Compensation compensate(
      String release, List<Migration> before, List<Migration> migrations) {
    int unit = 0;
    Catalog catalog = Catalog.empty();
    for (Migration migration : before) {
      catalog = catalog.enter(++unit);
      for (Script part : migration.parts()) {
        catalog = catalog.replay(part);
      }
    }
    PlanOptions all = options;
    for (Migration migration : migrations) {
      all = all.heeding(migration);
    }
    for (Migration migration : before) {
      all = all.heeding(migration);
    }
    Walk walk = new Walk(catalog.enter(++unit), version);
    migrations.forEach(walk::migration);
    Scene scene = walk.scene(all);
    Repairs repairs = walk.repairs();
    mend(scene, repairs);
    walk.refuse(repairs, scene);
    List<String> ids = migrations.stream().map(Migration::id).toList();
    List<Migration> applied = new ArrayList<>(before);
    applied.addAll(migrations);
    return new Compensation(
        release,
        checked(applied, new Plan(version, ids, repairs.changes(), repairs.refused(), false)));
  }

  private static void mend(Scene scene, Repairs repairs) {
    OtherRepairs others = new OtherRepairs(scene, repairs);
    new TypeRepairs(scene, repairs).mend();
    others.sequences();
    new TableRepairs(scene, repairs).mend();
    new ConstraintRepairs(scene, repairs).relax();
    for (Pair pair : scene.pairs()) {
      boolean part =
          pair.now().partitionOf().isPresent() && pair.was().partitionOf().isPresent();
      if (!part) {
        new ColumnRepairs(scene, repairs, pair).mend();
      }
    }
    new RoutineRepairs(scene, repairs).mend();
    new ViewRepairs(scene, repairs).mend();
    new TriggerRepairs(scene, repairs).mend();
    others.privileges();
    new ReturningConstraints(scene, repairs).mend();
  }

  /** Holds the steps against the rules, and lets each say what they find in it. */
  private Plan checked(List<Migration> applied, Plan plan) {
    SelfCheck.Result result = new SelfCheck(version).check(applied, shipped(plan));
    List<Change> changes = new ArrayList<>();
    for (Change change : plan.changes()) {
      List<Step> steps = new ArrayList<>();
      for (Step step : change.steps()) {
        Set<String> found = new LinkedHashSet<>();
        result
            .unexpected(inOneRelease(step, List.of()))
            .forEach(finding -> found.add(finding.rule()));
        steps.add(inOneRelease(step, List.copyOf(found)));
      }
      changes.add(with(change, steps));
    }
    return new Plan(plan.version(), plan.migrations(), changes, plan.unplanned(), false);
  }

  private static Plan shipped(Plan plan) {
    List<Change> changes = new ArrayList<>();
    for (Change change : plan.changes()) {
      changes.add(with(
          change,
          change.steps().stream().map(step -> inOneRelease(step, List.of())).toList()));
    }
    return new Plan(plan.version(), plan.migrations(), changes, plan.unplanned(), false);
  }

  private static Change with(Change change, List<Step> steps) {
    return new Change(
        change.id(),
        change.title(),
        change.migration(),
        change.path(),
        change.position(),
        change.sql(),
        change.asIs(),
        steps,
        change.notes());
  }

  private static Step inOneRelease(Step step, List<String> expects) {
    return new Step(
        step.name(),
        step.stage(),
        1,
        step.title(),
        step.forward(),
        step.undo(),
        step.risk(),
        step.verify(),
        expects,
        step.notes(),
        step.batches());
  }
}
