package dev.rollsafe.catalog;

/**
 * The full name of an object in the catalog.
 *
 * @param schema its schema, for example {@code public}; temporary objects are in {@code pg_temp}
 * @param name its own name
 */
public record ObjectName(String schema, String name) {

  /** Returns the name as {@code regclass} would print it under the default search path: without the schema {@code public}. */
  @Override
  public String toString() {
    return schema.equals("public") || schema.equals("pg_temp") ? name : schema + "." + name;
  }
}
