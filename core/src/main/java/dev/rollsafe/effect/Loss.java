package dev.rollsafe.effect;

/**
 * Data that is lost.
 *
 * @param object the table or {@code table.column} it is lost from
 * @param what what is lost and when, as a sentence
 */
public record Loss(String object, String what) {}
