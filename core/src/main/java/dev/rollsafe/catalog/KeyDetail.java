package dev.rollsafe.catalog;

import java.util.List;
import java.util.Optional;

/**
 * What few keys have.
 *
 * @param match FULL, PARTIAL or SIMPLE of a foreign key, where written
 * @param setColumns the columns that ON DELETE SET NULL or SET DEFAULT sets; empty for all
 * @param period whether the last column is a PERIOD, or WITHOUT OVERLAPS (PostgreSQL 18)
 */
public record KeyDetail(Optional<String> match, List<String> setColumns, boolean period) {

  /** Nothing of it. */
  public static final KeyDetail NONE = new KeyDetail(Optional.empty(), List.of(), false);

  /** Copies the columns. */
  public KeyDetail {
    setColumns = List.copyOf(setColumns);
  }
}
