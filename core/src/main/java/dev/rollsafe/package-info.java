/** The front door. */
@NullMarked
package dev.rollsafe;

import org.jspecify.annotations.NullMarked;
