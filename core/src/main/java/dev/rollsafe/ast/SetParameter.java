package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.List;

/**
 * {@code SET}, {@code RESET} and {@code SELECT set_config(..)} with constants. {@code SET TIME ZONE}, {@code SET ROLE}, {@code
 * SET NAMES} and the like stand as the parameter they set: {@code timezone}, {@code role}, {@code client_encoding}, {@code
 * search_path} (SET SCHEMA), {@code session_authorization}, {@code xmloption}. {@code SET SESSION CHARACTERISTICS} sets
 * several at once and stands as {@code session characteristics}.
 *
 * @param local SET LOCAL, or the third argument of set_config
 * @param parameter its name in lower case; {@code all} for RESET ALL
 * @param values the values, without quotes; empty for DEFAULT and RESET. What set_config gives search_path is taken apart into
 *     schemas; an empty search path is one empty value
 * @param reset whether it goes back to the default
 * @param span where it is written, from its first token to its last
 */
public record SetParameter(
    boolean local, String parameter, List<String> values, boolean reset, Span span)
    implements Statement {

  /** Copies what could change. */
  public SetParameter {
    values = List.copyOf(values);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.setParameter(this);
  }
}
