package dev.rollsafe.release.usage;

/**
 * What could not be judged: it may use anything.
 *
 * @param place where it is
 * @param reason why
 */
public record Unjudged(String place, String reason) {}
