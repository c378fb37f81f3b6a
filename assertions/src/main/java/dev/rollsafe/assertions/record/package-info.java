/** Records which statements a release says to its database, for the tests of the release that follows. */
@NullMarked
package dev.rollsafe.assertions.record;

import org.jspecify.annotations.NullMarked;
