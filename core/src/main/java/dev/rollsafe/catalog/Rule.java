package dev.rollsafe.catalog;

import dev.rollsafe.ast.CreateRule;

/**
 * A rule of a table or view.
 *
 * @param name its name
 * @param definition how it was created
 * @param mode ENABLE, DISABLE, ENABLE ALWAYS or ENABLE REPLICA
 * @param attached its comment
 */
public record Rule(String name, CreateRule definition, String mode, Attached attached) {}
