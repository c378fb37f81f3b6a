/** What a migration takes from rows, kept in archive tables before it is taken, and put back by the down script. */
@NullMarked
package dev.rollsafe.plan.keep;

import org.jspecify.annotations.NullMarked;
