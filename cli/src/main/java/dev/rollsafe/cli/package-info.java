/** The command {@code rollsafe}. */
@NullMarked
package dev.rollsafe.cli;

import org.jspecify.annotations.NullMarked;
