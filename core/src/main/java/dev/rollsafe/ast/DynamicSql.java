package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;

/**
 * A part of a body that cannot be analysed: SQL that is put together when it runs, or another language.
 *
 * @param reason why
 * @param span where it is written
 */
public record DynamicSql(String reason, Span span) {}
