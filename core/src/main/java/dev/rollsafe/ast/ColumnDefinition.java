package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.List;
import java.util.Optional;

/**
 * A column in {@code CREATE TABLE} or {@code ADD COLUMN}.
 *
 * @param name the column's name
 * @param type its type; empty only for the columns of a typed table or a partition, which have one already
 * @param collation its collation, where one is named
 * @param defaultValue the DEFAULT expression
 * @param nullability what is written of nulls; {@code PRIMARY KEY} and identity are not repeated here
 * @param generated the generation expression of {@code GENERATED ALWAYS AS (..)}
 * @param identity {@code GENERATED .. AS IDENTITY}
 * @param constraints the column's own CHECK, UNIQUE, PRIMARY KEY, REFERENCES and named NOT NULL constraints, as table
 *     constraints over this one column
 * @param storage STORAGE, where written
 * @param compression COMPRESSION, where written
 * @param span where it is written
 */
public record ColumnDefinition(
    Identifier name,
    Optional<DataType> type,
    Optional<QualifiedName> collation,
    Optional<Expression> defaultValue,
    Nullability nullability,
    Optional<Generated> generated,
    Optional<Identity> identity,
    List<TableConstraint> constraints,
    Optional<String> storage,
    Optional<String> compression,
    Span span) {

  /** Copies the constraints. */
  public ColumnDefinition {
    constraints = List.copyOf(constraints);
  }

  /** What a column definition says of nulls. */
  public enum Nullability {
    /** Nothing. */
    UNSPECIFIED,
    /** {@code NULL}. */
    NULL,
    /** {@code NOT NULL}. */
    NOT_NULL
  }

  /**
   * A generated column.
   *
   * @param expression what it is computed from
   * @param stored true for STORED, false for VIRTUAL (the only kind before PostgreSQL 18 is STORED)
   */
  public record Generated(Expression expression, boolean stored) {}

  /**
   * An identity column.
   *
   * @param always true for {@code GENERATED ALWAYS}, false for {@code BY DEFAULT}
   * @param options the sequence's options
   */
  public record Identity(boolean always, SequenceOptions options) {}

  /** Says whether an insert that leaves this column out gets a value other than null, by default, identity or generation. */
  public boolean fillsItself() {
    return defaultValue.isPresent()
        || generated.isPresent()
        || identity.isPresent()
        || type.map(DataType::isSerial).orElse(false);
  }
}
