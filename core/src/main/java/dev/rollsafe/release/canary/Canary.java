package dev.rollsafe.release.canary;

import dev.rollsafe.migration.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks what the rules want to know of a release, and has it judged. */
public final class Canary {

  private final CanaryRules rules;
  private final MetricSource source;
  private final InstantSource clock;
  private final Pause pause;
  private final Optional<Duration> databaseAhead;

  /**
   * Returns what looks at a release.
   *
   * @param rules the rules for it
   * @param source who is asked
   * @param clock what time it is
   * @param pause what waits between two looks
   * @param databaseAhead how far the clock of the database is ahead of {@code clock}, if there is one
   */
  public Canary(
      CanaryRules rules,
      MetricSource source,
      InstantSource clock,
      Pause pause,
      Optional<Duration> databaseAhead) {
    this.rules = rules;
    this.source = source;
    this.clock = clock;
    this.pause = pause;
    this.databaseAhead = databaseAhead;
  }

  /** Looks once. */
  public CanaryVerdict look() {
    Instant at = clock.instant();
    List<Observation> seen = new ArrayList<>();
    for (CanaryRule rule : rules.rules()) {
      seen.add(new Observation(
          rule,
          source.instant(rule.query(), at),
          rule.guard().map(guard -> source.instant(guard.query(), at)),
          rule.baseline().map(query -> source.instant(query, at))));
    }
    return CanaryEvaluator.evaluate(seen, at, rules.schedule(), clocks());
  }

  /**
   * Looks at the whole time since a release went live.
   *
   * @param from when it went live
   */
  public CanaryVerdict soak(Instant from) {
    return soak(
        from.truncatedTo(ChronoUnit.SECONDS), clock.instant().truncatedTo(ChronoUnit.SECONDS));
  }

  private CanaryVerdict soak(Instant from, Instant to) {
    Duration step = rules.soak().step(Duration.between(from, to));
    List<Observation> seen = new ArrayList<>();
    for (CanaryRule rule : rules.rules()) {
      seen.add(new Observation(
          rule,
          source.range(rule.query(), from, to, step),
          rule.guard().map(guard -> source.range(guard.query(), from, to, step)),
          rule.baseline().map(query -> source.range(query, from, to, step))));
    }
    return CanaryEvaluator.evaluateSoak(seen, from, to, rules, clocks());
  }

  private Clocks clocks() {
    Instant here = clock.instant();
    return new Clocks(here, source.now(), databaseAhead.map(here::plus));
  }

  /**
   * Looks again and again until there is a verdict, or none is to be had.
   *
   * @param each is told of every look
   */
  public CanaryVerdict watch(Consumer<CanaryVerdict> each) {
    Schedule schedule = rules.schedule();
    Instant end = clock.instant().plus(schedule.deadline());
    Tally tally = new Tally(schedule);
    boolean goesOn = pause.over(schedule.initialDelay());
    while (true) {
      CanaryVerdict look = look();
      each.accept(look);
      Optional<CanaryVerdict> verdict = tally.add(look);
      if (verdict.isPresent()) {
        return verdict.get();
      }
      if (!goesOn || !clock.instant().isBefore(end)) {
        String why = goesOn ? "no verdict in " + Durations.text(schedule.deadline()) : "stopped";
        return new CanaryVerdict(Verdict.INCONCLUSIVE, why, look.results(), look.at());
      }
      goesOn = pause.over(schedule.interval());
    }
  }
}
