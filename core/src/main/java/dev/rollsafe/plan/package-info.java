/** The way back as data: what reverses a migration, statement by statement, and how much of what was there it brings back. */
@NullMarked
package dev.rollsafe.plan;

import org.jspecify.annotations.NullMarked;
