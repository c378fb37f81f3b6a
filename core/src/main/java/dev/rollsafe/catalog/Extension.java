package dev.rollsafe.catalog;

import java.util.Optional;

/**
 * An extension.
 *
 * @param name its name
 * @param schema the schema it was told to be in
 * @param version the version it was told to have
 * @param attached its comment
 * @param origin the unit (see {@link Catalog#unit()}) that made it
 */
public record Extension(
    String name,
    Optional<String> schema,
    Optional<String> version,
    Attached attached,
    int origin) {}
