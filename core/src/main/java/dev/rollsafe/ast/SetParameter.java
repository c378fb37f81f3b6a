package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.List;

/**
 * {@code SET}, {@code RESET} and {@code SELECT set_config(..)}; {@code SET ROLE}, {@code SET TIME ZONE} and the like as the parameter they set.
 *
 * @param local SET LOCAL, or the third argument of set_config
 * @param parameter its name in lower case; {@code all} for RESET ALL
 * @param values the values, without quotes; empty for DEFAULT and RESET
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
