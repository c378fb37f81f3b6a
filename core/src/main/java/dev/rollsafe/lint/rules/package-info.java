/** The built-in rules, one class each. */
@NullMarked
package dev.rollsafe.lint.rules;

import org.jspecify.annotations.NullMarked;
