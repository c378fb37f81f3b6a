package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.Optional;

/**
 * A psql meta-command, which no JDBC runner executes (manual, reference page psql).
 *
 * @param kind what it does
 * @param sent the statement it sends, of {@code SELECT .. \gexec} and the like, or the COPY that {@code \copy} is
 * @param text the command as written, without the statement before it
 * @param span where it is written, from its first token to its last, the statement it sends included
 */
public record MetaCommand(Kind kind, Optional<Statement> sent, String text, Span span)
    implements Statement {

  /** What a meta-command does, as far as it matters. */
  public enum Kind {
    /** {@code \i} and {@code \ir}: reads another file, which is not in this script. */
    INCLUDE,
    /** {@code \copy}: COPY with a file or program of the client. */
    COPY,
    /** {@code \connect}: goes on in another session, maybe in another database. */
    CONNECT,
    /** {@code \if}, {@code \elif}, {@code \else}, {@code \endif}: what stands between them may be passed over. */
    CONDITION,
    /** {@code \q}: what follows is not read at all. */
    QUIT,
    /** {@code \set}, {@code \gset} and the like: sets variables that stand for pieces of SQL. */
    VARIABLE,
    /** {@code \gexec}: runs as SQL what the statement before it returns. */
    RUN_RESULT,
    /** {@code \g}, {@code \watch} and the like: runs the statement before it. */
    RUN,
    /** {@code \lo_import} and {@code \lo_unlink}: writes or deletes a large object. */
    LARGE_OBJECT,
    /** {@code \!}, and {@code \o |command}: runs a command of the shell. */
    SHELL,
    /** Whatever else changes neither data nor how the script is read, such as {@code \echo} and {@code \timing}. */
    OTHER
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.metaCommand(this);
  }
}
