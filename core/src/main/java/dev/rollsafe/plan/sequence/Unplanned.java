package dev.rollsafe.plan.sequence;

import dev.rollsafe.sql.Position;

/**
 * A statement for which there is no plan.
 *
 * @param migration the migration's id
 * @param path its file
 * @param position where it is written
 * @param sql the statement, or the action of it
 * @param reason why not, and what to do instead, as a sentence without a full stop
 */
public record Unplanned(
    String migration, String path, Position position, String sql, String reason) {}
