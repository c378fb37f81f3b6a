package dev.rollsafe.lint;

import dev.rollsafe.effect.Effect;
import dev.rollsafe.sql.Position;
import dev.rollsafe.sql.Span;

/**
 * What became of a statement.
 *
 * @param span where it is written
 * @param position where it begins
 * @param kind what it is, in SQL's own words, for example {@code ALTER TABLE}
 * @param effect what it does; of a DO block all that its statements do
 */
public record StatementAssessment(Span span, Position position, String kind, Effect effect) {}
