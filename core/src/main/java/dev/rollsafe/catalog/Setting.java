package dev.rollsafe.catalog;

import java.util.List;
import java.util.Optional;

/**
 * A configuration parameter that the script has set.
 *
 * @param values its values, without quotes; empty for the default
 * @param local whether it ends with the transaction
 * @param session what holds again when the transaction ends; empty for the default
 */
public record Setting(List<String> values, boolean local, Optional<Setting> session) {

  /** A setting that lasts as long as the session. */
  public Setting(List<String> values) {
    this(values, false, Optional.empty());
  }

  /** Copies the values. */
  public Setting {
    values = List.copyOf(values);
  }
}
