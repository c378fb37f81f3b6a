package dev.rollsafe.effect;

import dev.rollsafe.catalog.ObjectName;
import java.util.List;
import java.util.Optional;

/**
 * What a statement does, given the catalog it meets and the version of the server.
 *
 * @param phase what it means for release N-1
 * @param reason why it has this phase, as a sentence without a full stop
 * @param locks the locks it takes on what is there already, strongest first; ACCESS SHARE is not among them unless it is all
 * @param rewrites the relations rewritten whole
 * @param scans the relations read whole while the locks are held
 * @param indexRebuilds the indexes built or rebuilt, or {@code table.*} where the catalog does not know them
 * @param breaks what stops working for release N-1
 * @param loses what data is lost
 * @param transactionality whether it can run in a transaction block
 * @param failure what the server answers where it is certain to refuse the statement
 * @param assumed whether the catalog lacked a fact (an old type, a table never seen created), so that the worst was assumed
 */
public record Effect(
    Phase phase,
    String reason,
    List<Lock> locks,
    List<ObjectName> rewrites,
    List<ObjectName> scans,
    List<String> indexRebuilds,
    List<Break> breaks,
    List<Loss> loses,
    Transactionality transactionality,
    Optional<Failure> failure,
    boolean assumed) {

  /** Copies what could change. */
  public Effect {
    locks = List.copyOf(locks);
    rewrites = List.copyOf(rewrites);
    scans = List.copyOf(scans);
    indexRebuilds = List.copyOf(indexRebuilds);
    breaks = List.copyOf(breaks);
    loses = List.copyOf(loses);
  }

  /** Whether a statement can run in a transaction block. */
  public enum Transactionality {
    ANY,
    /** Fails with SQLSTATE 25001 inside a transaction block. */
    OUTSIDE_ONLY,
    /** Has no effect, or fails, outside a transaction block. */
    INSIDE_ONLY
  }
}
