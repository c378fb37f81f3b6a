package dev.rollsafe.release.readiness;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/**
 * Whether this build can serve on the schema that is live now, for a readiness probe. Never use it for liveness: a restart
 * changes no schema.
 *
 * <p>The database is asked at most once in a while, by one thread, and only read. That it cannot be asked says nothing of its
 * schema: then the last verdict counts for a grace time. Before there is one the answer is unknown, and the build not ready.
 */
public final class SchemaReadiness {

  private final SchemaProbe probe;
  private final Connector connector;
  private final Times times;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final ReentrantLock asking = new ReentrantLock();

  private volatile Seen seen =
      new Seen(Readiness.unknown("the database was not asked yet"), Instant.MIN, Instant.MIN);

  /** Gives connections; best not those of the pool that serves requests. */
  public interface Connector {

    /** Returns a connection in autocommit mode, which is closed after use. */
    Connection connect() throws SQLException;
  }

  /**
   * How often, and for how long.
   *
   * @param cache how long a verdict counts; a fifth more or less, so that not all instances ask at once
   * @param retry how long to wait where the database could not be asked
   * @param grace how long the last verdict counts where the database cannot be asked
   * @param query how long a query may take
   */
  public record Times(Duration cache, Duration retry, Duration grace, Duration query) {

    /** 30 seconds, 5 seconds, 5 minutes, 2 seconds. */
    public static final Times DEFAULT = new Times(
        Duration.ofSeconds(30),
        Duration.ofSeconds(5),
        Duration.ofMinutes(5),
        Duration.ofSeconds(2));
  }

  /**
   * What was seen.
   *
   * @param readiness the verdict
   * @param known when the database said it
   * @param until when to ask again
   */
  private record Seen(Readiness readiness, Instant known, Instant until) {}

  /** Returns the readiness of a build, with the usual times. */
  public SchemaReadiness(Manifest manifest, Connector connector) {
    this(manifest, connector, Times.DEFAULT, InstantSource.system(), RandomGenerator.getDefault());
  }

  /**
   * Returns the readiness of a build.
   *
   * @param manifest what it needs
   * @param connector who gives connections
   * @param times how often to ask
   * @param clock what time it is
   * @param random spreads the questions of many instances
   */
  public SchemaReadiness(
      Manifest manifest,
      Connector connector,
      Times times,
      InstantSource clock,
      RandomGenerator random) {
    this.probe = new SchemaProbe(manifest, times.query());
    this.connector = connector;
    this.times = times;
    this.clock = clock;
    this.random = random;
  }

  /** Returns whether it can serve. While another thread asks, the last verdict is returned. */
  public Readiness check() {
    if (!clock.instant().isBefore(seen.until) && asking.tryLock()) {
      try {
        seen = ask();
      } finally {
        asking.unlock();
      }
    }
    return seen.readiness;
  }

  private Seen ask() {
    try (Connection connection = connector.connect()) {
      Readiness fresh = probe.ask(connection);
      Instant now = clock.instant();
      return new Seen(fresh, now, now.plus(spread(times.cache())));
    } catch (SQLException unreachable) {
      return kept(Objects.requireNonNullElse(unreachable.getMessage(), unreachable.toString()));
    }
  }

  private Seen kept(String why) {
    Instant now = clock.instant();
    Instant until = now.plus(spread(times.retry()));
    boolean known = seen.known.isAfter(Instant.MIN);
    Optional<Readiness> last = known && seen.known.plus(times.grace()).isAfter(now)
        ? Optional.of(seen.readiness)
        : Optional.empty();
    return new Seen(
        last.orElseGet(() -> Readiness.unknown("the database cannot be asked: " + why)),
        seen.known,
        until);
  }

  private Duration spread(Duration time) {
    return Duration.ofMillis((long) (time.toMillis() * random.nextDouble(0.8, 1.2)));
  }
}
