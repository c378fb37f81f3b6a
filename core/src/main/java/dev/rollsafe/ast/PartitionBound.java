package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;

/**
 * Which rows a partition holds.
 *
 * @param isDefault whether it is the DEFAULT partition
 * @param text the bound as written, from FOR VALUES or DEFAULT on
 * @param span where it is written
 */
public record PartitionBound(boolean isDefault, String text, Span span) {}
