package dev.rollsafe.catalog;

import java.util.Optional;

/**
 * An extended statistics object (manual, CREATE STATISTICS).
 *
 * @param name its name
 * @param table its table
 * @param definition what stands between its name and FROM, as written
 * @param target its statistics target
 * @param attached its comment and owner
 */
public record Statistics(
    ObjectName name,
    ObjectName table,
    String definition,
    Optional<String> target,
    Attached attached) {}
