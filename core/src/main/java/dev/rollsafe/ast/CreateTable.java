package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code CREATE TABLE}, except {@code .. AS}; {@code CREATE FOREIGN TABLE} as well.
 *
 * @param name the new table
 * @param persistence permanent, temporary or unlogged
 * @param ifNotExists IF NOT EXISTS
 * @param foreign whether it is a foreign table
 * @param columns its own columns
 * @param constraints its table constraints; those of single columns are with the columns
 * @param likes LIKE clauses
 * @param inherits the tables it inherits from
 * @param ofType the composite type of a typed table
 * @param partitionBy how it is partitioned
 * @param partitionOf of which table it is a partition
 * @param accessMethod USING
 * @param tablespace TABLESPACE
 * @param options WITH, name to value
 * @param server SERVER and OPTIONS of a foreign table
 * @param onCommit ON COMMIT: PRESERVE ROWS, DELETE ROWS or DROP
 * @param span where it is written, from its first token to its last
 */
public record CreateTable(
    QualifiedName name,
    Persistence persistence,
    boolean ifNotExists,
    boolean foreign,
    List<ColumnDefinition> columns,
    List<TableConstraint> constraints,
    List<Like> likes,
    List<QualifiedName> inherits,
    Optional<QualifiedName> ofType,
    Optional<PartitionBy> partitionBy,
    Optional<PartitionOf> partitionOf,
    Optional<Identifier> accessMethod,
    Optional<Identifier> tablespace,
    Map<String, String> options,
    SourceText server,
    Optional<String> onCommit,
    Span span)
    implements Statement {

  /** Copies what could change. */
  public CreateTable {
    columns = List.copyOf(columns);
    constraints = List.copyOf(constraints);
    likes = List.copyOf(likes);
    inherits = List.copyOf(inherits);
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /**
   * {@code LIKE table [INCLUDING ..]}.
   *
   * @param table the table copied
   * @param options the INCLUDING and EXCLUDING options as written, in upper case
   */
  public record Like(QualifiedName table, List<String> options) {
    /** Copies the options. */
    public Like {
      options = List.copyOf(options);
    }
  }

  /**
   * {@code PARTITION BY ..}.
   *
   * @param strategy RANGE, LIST or HASH
   * @param elements the key columns and expressions
   */
  public record PartitionBy(String strategy, List<IndexElement> elements) {
    /** Copies the elements. */
    public PartitionBy {
      elements = List.copyOf(elements);
    }
  }

  /**
   * {@code PARTITION OF parent bound}.
   *
   * @param parent the partitioned table
   * @param bound which rows it holds
   */
  public record PartitionOf(QualifiedName parent, PartitionBound bound) {}

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.createTable(this);
  }
}
