/** What makes a rule, and what it finds. */
@NullMarked
package dev.rollsafe.lint;

import org.jspecify.annotations.NullMarked;
