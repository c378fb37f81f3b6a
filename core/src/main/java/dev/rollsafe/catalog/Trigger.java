package dev.rollsafe.catalog;

import dev.rollsafe.ast.CreateTrigger;

/**
 * A trigger.
 *
 * @param name its name
 * @param table its table
 * @param definition how it was created
 * @param mode ENABLE, DISABLE, ENABLE ALWAYS or ENABLE REPLICA
 * @param function the function it calls
 * @param attached its comment, owner and privileges
 * @param origin the unit (see {@link Catalog#unit()}) that made it
 */
public record Trigger(
    String name,
    ObjectName table,
    CreateTrigger definition,
    String mode,
    ObjectName function,
    Attached attached,
    int origin) {}
