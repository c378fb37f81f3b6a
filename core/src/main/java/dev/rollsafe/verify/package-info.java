/** Asks a real server whether a claim about a migration holds. */
@NullMarked
package dev.rollsafe.verify;

import org.jspecify.annotations.NullMarked;
