/** What a statement says: one immutable record per SQL form, each with its place in the script. */
@NullMarked
package dev.rollsafe.ast;

import org.jspecify.annotations.NullMarked;
