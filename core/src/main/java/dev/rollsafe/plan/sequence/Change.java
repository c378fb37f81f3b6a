package dev.rollsafe.plan.sequence;

import dev.rollsafe.sql.Position;
import java.util.List;

/**
 * What becomes of one statement, or of one action of it.
 *
 * @param id names it among others, for example {@code customer.mail->email}
 * @param title what it does, as a sentence without a full stop
 * @param migration the migration's id
 * @param path its file
 * @param position where it is written
 * @param sql the statement as it was, or the action of it
 * @param asIs whether it is safe as it is, and its one step runs just that
 * @param steps the steps that take its place, in order
 * @param notes what people have to know before they begin
 */
public record Change(
    String id,
    String title,
    String migration,
    String path,
    Position position,
    String sql,
    boolean asIs,
    List<Step> steps,
    List<String> notes) {

  /** Copies what could change. */
  public Change {
    steps = List.copyOf(steps);
    notes = List.copyOf(notes);
  }
}
