/** PostgreSQL servers and databases to try things on, which are gone afterwards. */
@NullMarked
package dev.rollsafe.scratch;

import org.jspecify.annotations.NullMarked;
