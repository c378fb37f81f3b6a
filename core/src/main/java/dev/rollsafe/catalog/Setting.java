package dev.rollsafe.catalog;

import java.util.List;

/**
 * A configuration parameter that the script has set.
 *
 * @param values its values, without quotes
 * @param local whether it ends with the transaction
 */
public record Setting(List<String> values, boolean local) {

  /** Copies the values. */
  public Setting {
    values = List.copyOf(values);
  }
}
