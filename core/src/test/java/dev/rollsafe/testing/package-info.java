/** What tests share. */
@NullMarked
package dev.rollsafe.testing;

import org.jspecify.annotations.NullMarked;
