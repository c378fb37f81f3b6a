/** The way forward as data: an unsafe migration taken apart into steps that two releases at a time can live with. */
@NullMarked
package dev.rollsafe.plan.sequence;

import org.jspecify.annotations.NullMarked;
