package dev.rollsafe.release;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One breaking change, from the migration that brings the new side to the one that takes the old side away.
 *
 * @param id names it, for example {@code customer.mail->email}
 * @param kind what kind of change it is, for example {@code rename-column}; a word for people
 * @param oldSide what goes away
 * @param newSide what takes its place; nothing where the old side just goes
 * @param consumers the services that use the old side
 * @param expand the migrations that bring the new side and keep both in step
 * @param contract the migrations that take the old side away
 * @param soak how long a release that is free of the old side must have been stable
 * @param quarantine how long the old side must have been out of reach before it is dropped for good
 * @param flag the feature flag that must be fully on before the soak begins
 */
public record Change(
    String id,
    String kind,
    String oldSide,
    Optional<String> newSide,
    Set<String> consumers,
    List<String> expand,
    List<String> contract,
    Duration soak,
    Duration quarantine,
    Optional<String> flag) {

  /** The soak where none is said. */
  public static final Duration DEFAULT_SOAK = Duration.ofHours(24);

  /** The quarantine where none is said. */
  public static final Duration DEFAULT_QUARANTINE = Duration.ofDays(7);

  /** Copies what could change, and checks the rest. */
  public Change {
    consumers = Set.copyOf(consumers);
    expand = List.copyOf(expand);
    contract = List.copyOf(contract);
    if (id.isBlank()) {
      throw new IllegalArgumentException("a change needs an id");
    }
    if (soak.isNegative() || quarantine.isNegative()) {
      throw new IllegalArgumentException("change " + id + ": soak and quarantine are not negative");
    }
  }

  /** Returns a change of which nothing is said but what it is. */
  public static Change of(String id, String kind, String oldSide, Optional<String> newSide) {
    return new Change(
        id,
        kind,
        oldSide,
        newSide,
        Set.of(),
        List.of(),
        List.of(),
        DEFAULT_SOAK,
        DEFAULT_QUARANTINE,
        Optional.empty());
  }

  /** Returns a change of which nothing is known but its name. */
  public static Change named(String id) {
    return of(id, "", "", Optional.empty());
  }

  /** Returns it with other consumers. */
  public Change consumers(String... services) {
    return new Change(
        id, kind, oldSide, newSide, Set.of(services), expand, contract, soak, quarantine, flag);
  }

  /** Says whether both are about the same objects. Who consumes them and how long to wait may be said anew. */
  boolean sameAs(Change other) {
    return id.equals(other.id)
        && kind.equals(other.kind)
        && oldSide.equals(other.oldSide)
        && newSide.equals(other.newSide);
  }
}
