package dev.rollsafe.lint;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.migration.Migration;
import java.util.function.Predicate;

/**
 * What is in the database before the migrations that are judged.
 *
 * @param catalog its objects
 * @param applied tells which migrations it holds already: these are neither judged nor replayed
 */
public record Start(Catalog catalog, Predicate<Migration> applied) {}
