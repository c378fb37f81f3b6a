/** Text to tokens to statements, with exact positions; knows nothing of what a statement means. */
@NullMarked
package dev.rollsafe.sql;

import org.jspecify.annotations.NullMarked;
