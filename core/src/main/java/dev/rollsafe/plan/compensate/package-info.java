/** Compensation: migrations that go forward and let the release before serve again, without losing what the new one wrote. */
@NullMarked
package dev.rollsafe.plan.compensate;

import org.jspecify.annotations.NullMarked;
