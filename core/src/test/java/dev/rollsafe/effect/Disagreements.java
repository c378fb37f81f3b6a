package dev.rollsafe.effect;

import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.effect.Effect.Transactionality;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where an effect foretold and what a server did are not the same.
 *
 * <p>Locks: each one foretold must have been taken in that mode and no stronger one. Each one taken on what was there before
 * must have been foretold, but for ACCESS SHARE (no statement of an application waits for it), and for those on an index or an
 * owned sequence that are no stronger than the one on its table: who waits for them waits for the table.
 *
 * <p>Rewrites and index builds must be the same. So must be scans, but that of a table that is rewritten goes without saying,
 * and how the server reads for a query or for the rows to change is its planner's choice. A statement that the server refuses
 * must have been foretold to fail with the same SQLSTATE.
 *
 * <p>Of an effect that says of itself that the worst was assumed, the server may have done a part only.
 */
final class Disagreements {

  private final Effect foretold;
  private final Measured measured;
  private final boolean planned;
  private final List<String> found = new ArrayList<>();

  private Disagreements(Effect foretold, Measured measured, boolean planned) {
    this.foretold = foretold;
    this.measured = measured;
    this.planned = planned;
  }

  /**
   * Lists them.
   *
   * @param planned whether the statement is one that the planner decides about
   */
  static List<String> between(Effect foretold, Measured measured, boolean planned) {
    Disagreements disagreements = new Disagreements(foretold, measured, planned);
    disagreements.find();
    return disagreements.found;
  }

  private void find() {
    if (foretold.phase() == Phase.UNKNOWN) {
      found.add("not judged: " + foretold.reason());
      return;
    }
    same("transaction", foretold.transactionality(), measured.transactionality());
    if (foretold.failure().isPresent() || measured.failure().isPresent()) {
      same(
          "failure",
          foretold.failure().map(Failure::sqlState),
          measured.failure().map(Failure::sqlState),
          measured.failure().map(Failure::what).orElse(""));
      return;
    }
    locksForetold();
    locksTaken();
    covers("rewrites", names(foretold.rewrites()), names(measured.rewrites()));
    if (!planned) {
      covers("scans", scans(foretold.scans()), scans(measured.scans()));
    }
    covers("index builds", new TreeSet<>(foretold.indexRebuilds()), measured.rebuilds());
  }

  private void covers(String what, Set<String> expected, Set<String> actual) {
    if (!foretold.assumed() || !expected.containsAll(actual)) {
      same(what, expected, actual);
    }
  }

  private void same(String what, Object expected, Object actual) {
    same(what, expected, actual, "");
  }

  private void same(String what, Object expected, Object actual, String remark) {
    if (!expected.equals(actual)) {
      found.add(what + ": foretold " + expected + ", was " + actual
          + (remark.isEmpty() ? "" : " " + remark));
    }
  }

  private static Set<String> names(Iterable<ObjectName> relations) {
    Set<String> names = new TreeSet<>();
    relations.forEach(relation -> names.add(relation.toString()));
    return names;
  }

  private Set<String> scans(Iterable<ObjectName> relations) {
    Set<String> names = names(relations);
    names.removeAll(names(measured.rewrites()));
    return names;
  }

  private void locksForetold() {
    Set<String> seen = new HashSet<>();
    for (Lock lock : foretold.locks()) {
      if (!seen.add(lock.object() + " " + lock.kind())) {
        found.add("lock: two foretold on " + lock.object());
      }
      if (isBehindItsTable(lock)) {
        continue;
      }
      Set<LockMode> modes = modes(lock);
      if (foretold.assumed() && !isStronger(strongestNew(lock), lock.mode())) {
        continue;
      }
      if (modes.isEmpty()) {
        found.add("lock: foretold " + lock + ", was none");
      } else if (!modes.contains(lock.mode()) || isStronger(strongestNew(lock), lock.mode())) {
        found.add("lock: foretold " + lock + ", was " + modes);
      }
    }
  }

  /** Outside a transaction, what is locked behind a lock on its table that nobody shares is not seen. */
  private boolean isBehindItsTable(Lock lock) {
    if (lock.kind() != ObjectKind.INDEX
        || measured.transactionality() != Transactionality.OUTSIDE_ONLY) {
      return false;
    }
    for (Snapshot.Relation relation : measured.there().all()) {
      if (relation.kind() == lock.kind() && relation.name().equals(lock.object())) {
        return isImplied(relation, Optional.of(lock.mode()));
      }
    }
    return false;
  }

  /** The modes taken on what a foretold lock names; a composite type is a relation and a type. */
  private Set<LockMode> modes(Lock lock) {
    Set<LockMode> modes = EnumSet.noneOf(LockMode.class);
    for (Snapshot.Relation relation : measured.there().all()) {
      if (relation.kind() == lock.kind() && relation.name().equals(lock.object())) {
        modes.addAll(measured.locks().getOrDefault(relation.key(), Set.of()));
      }
    }
    return modes;
  }

  private Optional<LockMode> strongestNew(Lock lock) {
    Optional<LockMode> strongest = Optional.empty();
    for (Snapshot.Relation relation : measured.there().all()) {
      if (relation.kind() == lock.kind() && relation.name().equals(lock.object())) {
        Optional<LockMode> own = strongestNew(relation.key());
        if (own.isPresent() && isStronger(own, strongest)) {
          strongest = own;
        }
      }
    }
    return strongest;
  }

  /** The strongest mode that the statement took and its transaction did not hold before. */
  private Optional<LockMode> strongestNew(String key) {
    Set<LockMode> modes = EnumSet.noneOf(LockMode.class);
    modes.addAll(measured.locks().getOrDefault(key, Set.of()));
    modes.removeAll(measured.held().getOrDefault(key, Set.of()));
    return strongest(modes);
  }

  private static Optional<LockMode> strongest(Set<LockMode> modes) {
    return modes.stream().max(LockMode::compareTo);
  }

  private static boolean isStronger(Optional<LockMode> one, LockMode other) {
    return one.isPresent() && one.get().compareTo(other) > 0;
  }

  private static boolean isStronger(Optional<LockMode> one, Optional<LockMode> other) {
    return other.map(mode -> isStronger(one, mode)).orElse(one.isPresent());
  }

  private void locksTaken() {
    for (Map.Entry<String, Set<LockMode>> entry : measured.locks().entrySet()) {
      Optional<Snapshot.Relation> relation = measured.there().get(entry.getKey());
      Optional<LockMode> mode = strongestNew(entry.getKey());
      if (relation.isPresent()
          && isStronger(mode, LockMode.ACCESS_SHARE)
          && !isImplied(relation.get(), mode)
          && !isForetold(relation.get())) {
        found.add("lock: not foretold " + mode.get() + " on "
            + relation.get().kind().noun() + " " + relation.get().name());
      }
    }
  }

  private boolean isImplied(Snapshot.Relation relation, Optional<LockMode> mode) {
    return !isStronger(mode, strongest(measured.locks().getOrDefault(relation.of(), Set.of())));
  }

  private boolean isForetold(Snapshot.Relation relation) {
    return foretold.locks().stream()
        .anyMatch(lock -> lock.object().equals(relation.name()) && lock.kind() == relation.kind());
  }
}
