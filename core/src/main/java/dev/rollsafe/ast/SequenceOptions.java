package dev.rollsafe.ast;

import java.util.Optional;

/**
 * Options of a sequence; each is empty where it is not written.
 *
 * @param type AS
 * @param increment INCREMENT BY
 * @param minValue MINVALUE; the empty string for NO MINVALUE
 * @param maxValue MAXVALUE; the empty string for NO MAXVALUE
 * @param start START WITH
 * @param restart RESTART WITH; the empty string for RESTART alone
 * @param cache CACHE
 * @param cycle CYCLE or NO CYCLE
 * @param ownedBy OWNED BY table.column, the column as {@code name}'s last part
 * @param ownedByNone OWNED BY NONE
 */
public record SequenceOptions(
    Optional<DataType> type,
    Optional<String> increment,
    Optional<String> minValue,
    Optional<String> maxValue,
    Optional<String> start,
    Optional<String> restart,
    Optional<String> cache,
    Optional<Boolean> cycle,
    Optional<ColumnName> ownedBy,
    boolean ownedByNone) {

  /** No option at all. */
  public static final SequenceOptions NONE = new SequenceOptions(
      Optional.empty(),
      Optional.empty(),
      Optional.empty(),
      Optional.empty(),
      Optional.empty(),
      Optional.empty(),
      Optional.empty(),
      Optional.empty(),
      Optional.empty(),
      false);

  /**
   * A column of a table.
   *
   * @param table the table
   * @param column the column's name
   */
  public record ColumnName(QualifiedName table, Identifier column) {}
}
