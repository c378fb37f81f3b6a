package dev.rollsafe.lint;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.effect.ServerVersion;
import dev.rollsafe.migration.DeclaredChanges;
import dev.rollsafe.migration.History;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.RunnerTransaction;
import dev.rollsafe.sql.Position;
import dev.rollsafe.sql.Span;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A migration as a whole.
 *
 * @param history the history it is in
 * @param number its place there, from 0
 * @param migration the migration
 * @param version the server it runs on
 * @param runner what transaction its runner opens
 * @param statements its statements in order, those in DO blocks behind their block; of INSERTs into one table in a row only the
 *     first
 * @param suppressions what its comments let through
 * @param rules the ids of all rules there are
 * @param edited how it differs from what it was when others may have run it; empty where it does not, or that is not known
 * @param changes which migrations of the history are part of which change
 * @param before what is there before it
 * @param after what is there behind it
 */
public record MigrationContext(
    History history,
    int number,
    Migration migration,
    ServerVersion version,
    RunnerTransaction runner,
    List<StatementContext> statements,
    List<Suppression> suppressions,
    List<String> rules,
    Optional<String> edited,
    DeclaredChanges changes,
    Catalog before,
    Catalog after) {

  /** Guards the statements. */
  public MigrationContext {
    statements = Collections.unmodifiableList(statements);
  }

  /** Returns the line and column of an offset. */
  public Position position(int offset) {
    return migration.script().position(offset);
  }

  /** Returns the place of its first statement, or the beginning of its file where it has none. */
  public Span start() {
    return statements.isEmpty() ? new Span(0, 0) : statements.get(0).statement().span();
  }
}
