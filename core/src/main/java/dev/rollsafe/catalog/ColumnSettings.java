package dev.rollsafe.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How the values of a column are stored and counted.
 *
 * @param storage STORAGE in upper case, where not the type's own
 * @param compression COMPRESSION
 * @param statistics the statistics target
 * @param options the options of SET (..), name to value
 * @param notNull the name of its NOT NULL constraint (PostgreSQL 18), where not the one it would get now
 * @param inherited whether the column came from a parent or a type alone
 */
public record ColumnSettings(
    Optional<String> storage,
    Optional<String> compression,
    Optional<String> statistics,
    Map<String, String> options,
    Optional<String> notNull,
    boolean inherited) {

  /** All as the type has it. */
  public static final ColumnSettings NONE = new ColumnSettings(
      Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), Optional.empty(), false);

  /** Copies the options. */
  public ColumnSettings {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  ColumnSettings named(String constraint) {
    return new ColumnSettings(
        storage,
        compression,
        statistics,
        options,
        notNull.or(() -> Optional.of(constraint)),
        inherited);
  }

  ColumnSettings inherited(boolean alone) {
    return new ColumnSettings(storage, compression, statistics, options, notNull, alone);
  }
}
