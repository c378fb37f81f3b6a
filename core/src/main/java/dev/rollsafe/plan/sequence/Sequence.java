package dev.rollsafe.plan.sequence;

import dev.rollsafe.ast.Statement;
import java.util.List;

/**
 * The steps of a change.
 *
 * @param id names it, for example {@code customer.mail->email}
 * @param title what it does, as a sentence without a full stop
 * @param steps its steps in order
 * @param notes what people have to know before they begin
 * @param claims statements behind it, whose work its steps do too
 */
record Sequence(
    String id, String title, List<Step> steps, List<String> notes, List<Statement> claims) {

  Sequence(String id, String title, List<Step> steps, List<String> notes) {
    this(id, title, steps, notes, List.of());
  }

  /** A statement whose work is done by the steps of another one. */
  static Sequence along(String id, String title) {
    return new Sequence(id, title, List.of(), List.of());
  }
}
