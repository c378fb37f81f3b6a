/** The commands of {@code rollsafe} as goals of Maven: the same arguments, the same text, the same verdict. */
@NullMarked
package dev.rollsafe.maven;

import org.jspecify.annotations.NullMarked;
