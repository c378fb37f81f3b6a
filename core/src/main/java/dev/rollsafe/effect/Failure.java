package dev.rollsafe.effect;

/**
 * What the server answers to a statement that it will refuse for certain, given the catalog.
 *
 * @param sqlState the error's code, as listed in appendix A of the PostgreSQL manual
 * @param what why, as a sentence without a full stop
 */
public record Failure(String sqlState, String what) {}
