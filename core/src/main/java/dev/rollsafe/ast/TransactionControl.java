package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.Optional;

/**
 * {@code BEGIN}, {@code COMMIT}, {@code ROLLBACK}, {@code SAVEPOINT} and their like.
 *
 * @param verb what happens
 * @param savepoint the savepoint, or the name of a prepared transaction
 * @param chain AND CHAIN: the next transaction begins at once
 * @param span where it is written, from its first token to its last
 */
public record TransactionControl(
    Verb verb, Optional<Identifier> savepoint, boolean chain, Span span) implements Statement {

  /** What happens to the transaction. */
  public enum Verb {
    BEGIN,
    COMMIT,
    ROLLBACK,
    SAVEPOINT,
    RELEASE,
    ROLLBACK_TO,
    PREPARE,
    COMMIT_PREPARED,
    ROLLBACK_PREPARED,
    SET_TRANSACTION
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.transactionControl(this);
  }
}
