/** The release gate: which contracts are due in a database, and which releases it can still go back to. */
@NullMarked
package dev.rollsafe.release;

import org.jspecify.annotations.NullMarked;
