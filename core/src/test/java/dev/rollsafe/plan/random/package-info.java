/** Seeded schemas, and migrations that fit them, for tests that hold what we claim against a server. */
@NullMarked
package dev.rollsafe.plan.random;

import org.jspecify.annotations.NullMarked;
