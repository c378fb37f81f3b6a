package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code CREATE VIEW} and {@code CREATE MATERIALIZED VIEW}.
 *
 * @param name the view
 * @param materialized MATERIALIZED
 * @param orReplace OR REPLACE
 * @param temporary TEMPORARY
 * @param recursive RECURSIVE
 * @param ifNotExists IF NOT EXISTS
 * @param columns the column names, where given
 * @param options WITH (..), name to value
 * @param query the query
 * @param checkOption LOCAL or CASCADED, where WITH CHECK OPTION is written
 * @param withData false for WITH NO DATA
 * @param method USING of a materialized view
 * @param tablespace TABLESPACE of a materialized view
 * @param span where it is written, from its first token to its last
 */
public record CreateView(
    QualifiedName name,
    boolean materialized,
    boolean orReplace,
    boolean temporary,
    boolean recursive,
    boolean ifNotExists,
    List<Identifier> columns,
    Map<String, String> options,
    Query query,
    Optional<String> checkOption,
    boolean withData,
    Optional<Identifier> method,
    Optional<Identifier> tablespace,
    Span span)
    implements Statement {

  /** Copies what could change. */
  public CreateView {
    columns = List.copyOf(columns);
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.createView(this);
  }
}
