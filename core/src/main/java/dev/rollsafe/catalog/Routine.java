package dev.rollsafe.catalog;

import dev.rollsafe.ast.CreateRoutine;

/**
 * A function or procedure.
 *
 * @param name its name
 * @param signature the types of its input arguments, as {@code name(integer, text)} shows them between the parentheses
 * @param definition how it was last created
 * @param origin the unit (see {@link Catalog#unit()}) that made it
 */
public record Routine(ObjectName name, String signature, CreateRoutine definition, int origin) {}
