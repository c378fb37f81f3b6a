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
 * @param script the text of its file, for showing places in it
 */
public record MigrationAssessment(
    String id,
    String path,
    Kind kind,
    Phase phase,
    boolean transactional,
    List<StatementAssessment> statements,
    Script script) {

  /** Copies what could change. */
  public MigrationAssessment {
    statements = List.copyOf(statements);
  }

  /** Returns the statement that {@code offset} is in; empty where it is outside of all. */
  public Optional<StatementAssessment> statementAt(int offset) {
    int low = 0;
    int high = statements.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (statements.get(middle).span().end() > offset) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    boolean in = low < statements.size() && statements.get(low).span().start() <= offset;
    return in ? Optional.of(statements.get(low)) : Optional.empty();
  }
}
