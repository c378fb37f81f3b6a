/** Objects of the catalog as SQL text: the only package that writes SQL. */
@NullMarked
package dev.rollsafe.script;

import org.jspecify.annotations.NullMarked;
