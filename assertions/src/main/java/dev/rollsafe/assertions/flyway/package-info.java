/** Assertions about what Flyway is configured to run; needs Flyway on the class path. */
@NullMarked
package dev.rollsafe.assertions.flyway;

import org.jspecify.annotations.NullMarked;
