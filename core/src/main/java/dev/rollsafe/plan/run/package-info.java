/** Runs plans on a server: retries for locks, and batches that give way to others. */
@NullMarked
package dev.rollsafe.plan.run;

import org.jspecify.annotations.NullMarked;
