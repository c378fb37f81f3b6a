/** Keeps Liquibase from running changesets that cannot be rolled back safely: a gate in its update, a precondition, a command. */
@NullMarked
package dev.rollsafe.liquibase;

import org.jspecify.annotations.NullMarked;
