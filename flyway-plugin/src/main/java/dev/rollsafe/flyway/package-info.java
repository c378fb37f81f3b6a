/**
 * Judges what Flyway is about to run. Flyway says what is pending, Rollsafe says what that does; this package only carries one to
 * the other.
 */
@NullMarked
package dev.rollsafe.flyway;

import org.jspecify.annotations.NullMarked;
