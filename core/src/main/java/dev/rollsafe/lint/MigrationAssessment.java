package dev.rollsafe.lint;

import dev.rollsafe.effect.Phase;
import dev.rollsafe.migration.Migration.Kind;
import dev.rollsafe.sql.Script;
import java.util.List;
import java.util.Optional;

/**
 * What became of a migration.
 *
 * @param id its id, unique in its history
 * @param path its file as the user named it
 * @param kind which kind
 * @param phase the worst of its statements
 * @param transactional whether its runner runs it in a transaction
 * @param statements its statements, in order
 * @param script the text of its file, for showing places in it; only of one with findings
 */
public record MigrationAssessment(
    String id,
    String path,
    Kind kind,
    Phase phase,
    boolean transactional,
    List<StatementAssessment> statements,
    Optional<Script> script) {

  /** Copies what could change. */
  public MigrationAssessment {
    statements = List.copyOf(statements);
  }
}
