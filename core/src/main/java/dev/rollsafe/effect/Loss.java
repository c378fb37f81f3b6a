package dev.rollsafe.effect;

import dev.rollsafe.catalog.ObjectName;
import java.util.Optional;

/**
 * Data that is lost.
 *
 * @param object the relation it is lost from
 * @param column the column; empty where whole rows are lost
 * @param what what is lost and when, as a sentence without a full stop
 */
public record Loss(ObjectName object, Optional<String> column, String what) {

  /** Returns the place as {@code table} or {@code table.column}. */
  public String place() {
    return column.map(name -> object + "." + name).orElseGet(object::toString);
  }
}
