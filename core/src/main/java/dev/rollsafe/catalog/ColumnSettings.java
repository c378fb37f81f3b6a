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
 * @param inherited whether the column came from a parent or a type alone
 */
public record ColumnSettings(
    Optional<String> storage,
    Optional<String> compression,
    Optional<String> statistics,
    Map<String, String> options,
    boolean inherited) {

  /** All as the type has it. */
  public static final ColumnSettings NONE =
      new ColumnSettings(Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), false);

  /** Copies the options. */
  public ColumnSettings {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  ColumnSettings inherited(boolean alone) {
    return new ColumnSettings(storage, compression, statistics, options, alone);
  }
}
