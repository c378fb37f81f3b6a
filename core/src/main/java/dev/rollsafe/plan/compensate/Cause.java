package dev.rollsafe.plan.compensate;

import dev.rollsafe.migration.Migration;
import dev.rollsafe.sql.Position;

/**
 * A statement of the release, because of which something has to be mended.
 *
 * @param migration its migration
 * @param position where it is written
 * @param sql its text
 */
record Cause(Migration migration, Position position, String sql) {}
