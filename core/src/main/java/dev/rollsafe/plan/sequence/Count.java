package dev.rollsafe.plan.sequence;

/**
 * A query that gives one number.
 *
 * @param sql the query, without a semicolon
 * @param meaning what the number counts, as a phrase that follows it
 */
public record Count(String sql, String meaning) {}
