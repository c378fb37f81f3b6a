package dev.rollsafe.catalog;

import dev.rollsafe.ast.CreateTrigger;

/**
 * A trigger.
 *
 * @param name its name
 * @param table its table
 * @param definition how it was created
 * @param mode ENABLE, DISABLE, ENABLE ALWAYS or ENABLE REPLICA
 * @param origin the unit (see {@link Catalog#unit()}) that made it
 */
public record Trigger(
    String name, ObjectName table, CreateTrigger definition, String mode, int origin) {}
