/** Assertions about migrations, for the tests of the application that they belong to. */
@NullMarked
package dev.rollsafe.assertions;

import org.jspecify.annotations.NullMarked;
