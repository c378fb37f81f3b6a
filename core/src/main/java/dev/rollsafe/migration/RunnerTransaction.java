package dev.rollsafe.migration;

import dev.rollsafe.sql.Span;
import java.util.Optional;

/**
 * Whether the runner opens a transaction for a migration.
 *
 * @param opened whether it does
 * @param mixedAt where a statement stands that its runner does not run together with those before it, so that it refuses the
 *     migration as a whole
 */
public record RunnerTransaction(boolean opened, Optional<Span> mixedAt) {

  /** Returns what the runner of {@code migration} does. */
  public static RunnerTransaction of(Migration migration) {
    return switch (migration.transactionMode()) {
      case SINGLE -> new RunnerTransaction(true, Optional.empty());
      case NONE -> new RunnerTransaction(false, Optional.empty());
      case DETECTED -> FlywayTransactions.of(migration);
    };
  }
}
