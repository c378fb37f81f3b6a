package dev.rollsafe.lint;

import dev.rollsafe.sql.Position;
import dev.rollsafe.sql.Span;
import java.util.List;
import java.util.Optional;

/**
 * What a rule found at a place.
 *
 * @param rule the rule's id
 * @param severity what it asks for
 * @param message what is wrong there, as a sentence without a full stop
 * @param instead what to do instead
 * @param hazards the hazards it stands for, as listed in docs/coverage.md
 * @param migration the migration's id
 * @param path the file
 * @param span the place in its script
 * @param position where the span begins
 * @param fix its safe form, where that is certain
 * @param waiver why it is let through; empty where it is not
 */
public record Finding(
    String rule,
    Severity severity,
    String message,
    String instead,
    List<String> hazards,
    String migration,
    String path,
    Span span,
    Position position,
    Optional<Fix> fix,
    Optional<Waiver> waiver) {

  /** Copies what could change. */
  public Finding {
    hazards = List.copyOf(hazards);
  }

  /** Returns it as one that is let through. */
  public Finding withWaiver(Waiver why) {
    return new Finding(
        rule,
        severity,
        message,
        instead,
        hazards,
        migration,
        path,
        span,
        position,
        fix,
        Optional.of(why));
  }

  /** Says whether it is let through. */
  public boolean suppressed() {
    return waiver.isPresent();
  }
}
