package dev.rollsafe.effect;

import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.effect.Effect.Transactionality;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a server did with a statement.
 *
 * @param transactionality where it ran
 * @param failure what the server refused it with; then nothing else is known of it
 * @param there what was there before the statement
 * @param locks every mode it took by the key of the relation or type, the server's own left out
 * @param held the modes that its transaction held before it
 * @param rewrites heaps that got another file with rows in it
 * @param scans heaps that were read from end to end, or indexes on them in their place
 * @param rebuilds stored indexes that got another file, or are new on a table that was there, by their name afterwards
 */
record Measured(
    Transactionality transactionality,
    Optional<Failure> failure,
    Snapshot there,
    Map<String, Set<LockMode>> locks,
    Map<String, Set<LockMode>> held,
    Set<ObjectName> rewrites,
    Set<ObjectName> scans,
    Set<String> rebuilds) {

  static Measured failed(
      Transactionality transactionality, Snapshot there, String sqlState, String message) {
    return new Measured(
        transactionality,
        Optional.of(new Failure(sqlState, message)),
        there,
        Map.of(),
        Map.of(),
        Set.of(),
        Set.of(),
        Set.of());
  }

  /** Returns what was seen in one line, the weakest locks left out. */
  String summary() {
    if (failure.isPresent()) {
      return transactionality + " refused: " + failure.get().sqlState() + " "
          + failure.get().what().lines().findFirst().orElse("");
    }
    Set<String> strong = new TreeSet<>();
    locks.forEach((key, modes) -> there.get(key).ifPresent(relation -> {
      Set<LockMode> taken = EnumSet.copyOf(modes);
      taken.remove(LockMode.ACCESS_SHARE);
      if (!taken.isEmpty()) {
        strong.add(relation.kind().noun() + " " + relation.name() + " " + taken);
      }
    }));
    return transactionality + " locks " + strong + " rewrites " + rewrites + " scans " + scans
        + " index builds " + rebuilds;
  }
}
