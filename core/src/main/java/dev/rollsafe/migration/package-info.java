/** Migrations as teams keep them: their order, their transactions, their directives, and where they come from. */
@NullMarked
package dev.rollsafe.migration;

import org.jspecify.annotations.NullMarked;
