package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code CREATE FUNCTION} and {@code CREATE PROCEDURE}.
 *
 * @param procedure whether it is a procedure
 * @param name the routine
 * @param orReplace OR REPLACE
 * @param parameters its parameters
 * @param returns RETURNS; empty for a procedure, RETURNS TABLE or OUT parameters alone
 * @param returnsTable the columns of RETURNS TABLE
 * @param language the language as PostgreSQL stores it; {@code sql} where a body stands without one
 * @param volatility IMMUTABLE, STABLE or VOLATILE, which is the default
 * @param strict STRICT
 * @param securityDefiner SECURITY DEFINER
 * @param settings SET, name to value; several values stand between commas, and FROM CURRENT as these words
 * @param body its source, or the text of its BEGIN ATOMIC or RETURN body; empty where it is the symbol of a library or of the
 *     server itself
 * @param bodySpan where the body is written, its quotes included
 * @param definition all that is written behind its name
 * @param span where it is written, from its first token to its last
 */
public record CreateRoutine(
    boolean procedure,
    QualifiedName name,
    boolean orReplace,
    List<Parameter> parameters,
    Optional<DataType> returns,
    List<Parameter> returnsTable,
    String language,
    Volatility volatility,
    boolean strict,
    boolean securityDefiner,
    Map<String, String> settings,
    Optional<String> body,
    Span bodySpan,
    SourceText definition,
    Span span)
    implements Statement {

  /** Copies what could change. */
  public CreateRoutine {
    parameters = List.copyOf(parameters);
    returnsTable = List.copyOf(returnsTable);
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /**
   * A parameter or result column.
   *
   * @param mode IN, OUT, INOUT, VARIADIC or TABLE
   * @param name its name
   * @param type its type
   * @param defaultValue DEFAULT
   */
  public record Parameter(
      String mode, Optional<Identifier> name, DataType type, Optional<Expression> defaultValue) {}

  /** What a routine promises of its results (manual, section 36.7). */
  public enum Volatility {
    IMMUTABLE,
    STABLE,
    VOLATILE
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.createRoutine(this);
  }
}
