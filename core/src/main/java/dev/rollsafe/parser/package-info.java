/**
 * Tokens to {@code ast}: one recursive-descent parser for each family of statements, and JSqlParser, behind a guard, for
 * what it reads better.
 */
@NullMarked
package dev.rollsafe.parser;

import org.jspecify.annotations.NullMarked;
