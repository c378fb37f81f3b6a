package dev.rollsafe.release.canary;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks again, after a while that doubles, where it may be otherwise a little later. */
public final class RetryingSource implements MetricSource {

  private final MetricSource source;
  private final int attempts;
  private final Duration pause;
  private final Pause sleeper;

  /**
   * Returns a source.
   *
   * @param source what is asked
   * @param attempts how often at most
   * @param pause how long before the second attempt
   * @param sleeper what waits
   */
  public RetryingSource(MetricSource source, int attempts, Duration pause, Pause sleeper) {
    this.source = source;
    this.attempts = attempts;
    this.pause = pause;
    this.sleeper = sleeper;
  }

  @Override
  public Answer instant(String query, Instant at) {
    return retried(() -> source.instant(query, at));
  }

  @Override
  public Answer range(String query, Instant from, Instant to, Duration step) {
    return retried(() -> source.range(query, from, to, step));
  }

  @Override
  public Optional<Instant> now() {
    return source.now();
  }

  private Answer retried(Supplier<Answer> question) {
    Answer answer = question.get();
    Duration wait = pause;
    for (int attempt = 1; attempt < attempts; attempt++) {
      if (!(answer instanceof Answer.Failed failed) || !failed.passing() || !sleeper.over(wait)) {
        return answer;
      }
      wait = wait.multipliedBy(2);
      answer = question.get();
    }
    return answer;
  }
}
