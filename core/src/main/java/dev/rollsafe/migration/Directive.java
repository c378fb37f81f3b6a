package dev.rollsafe.migration;

import dev.rollsafe.sql.Span;

/**
 * A {@code rollsafe:..} line in a comment: what its author asks of the judge.
 *
 * @param name what it asks for, for example {@code ignore}
 * @param argument what stands behind it, without blanks around it; empty where nothing does
 * @param wholeFile whether it stands at the head of the file, apart from any statement
 * @param comment where the comment is written
 * @param span where the directive itself is written
 */
public record Directive(String name, String argument, boolean wholeFile, Span comment, Span span) {}
