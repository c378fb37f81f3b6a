/** What the database looks like before and after each statement: an immutable catalog, replayed from the history. */
@NullMarked
package dev.rollsafe.catalog;

import org.jspecify.annotations.NullMarked;
