package dev.rollsafe.ast;

import java.util.Optional;

/**
 * A column as a query or an expression names it.
 *
 * @param qualifier the relation or alias before the dot
 * @param column the column's name; {@code *} for all of them
 */
public record ColumnReference(Optional<String> qualifier, String column) {}
