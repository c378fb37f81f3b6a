package dev.rollsafe.ast;

import dev.rollsafe.ast.QueryFacts.Relation;
import java.util.List;
import java.util.Optional;

/**
 * What an expression tells of itself without a catalog.
 *
 * @param understood false where its structure could not be read: then {@code functions} and {@code columns} are every word
 *     that can be one, and the facts derived from structure are absent
 * @param constant whether it is a constant: literals, casts of literals, arrays and operators over them; nothing is called
 *     or read
 * @param functions the functions it calls, in lower case and qualified as written; functions without parentheses, such as
 *     {@code current_timestamp}, among them
 * @param columns the columns it reads
 * @param relations the relations that sub-selects in it read; names of their own WITH queries are not among them
 * @param subquery whether it holds a sub-select
 * @param limited whether a sub-select in it has LIMIT or FETCH
 * @param cast where it is one column, with or without casts around it: the column and the type it ends as
 * @param provenNotNull the columns that cannot be null where it is true: {@code c IS NOT NULL}, alone or as a term of AND,
 *     and {@code NOT (c IS NULL)} (what PostgreSQL 12 and later accept as proof for SET NOT NULL)
 * @param requiredNull the columns that are null wherever it is true: {@code c IS NULL}, alone or as a term of AND
 * @param alwaysTrue whether it is true of every row: {@code true}, {@code 1 = 1}
 */
public record ExpressionFacts(
    boolean understood,
    boolean constant,
    List<String> functions,
    List<ColumnReference> columns,
    List<Relation> relations,
    boolean subquery,
    boolean limited,
    Optional<ColumnCast> cast,
    List<String> provenNotNull,
    List<String> requiredNull,
    boolean alwaysTrue) {

  /** Copies the lists. */
  public ExpressionFacts {
    functions = List.copyOf(functions);
    columns = List.copyOf(columns);
    relations = List.copyOf(relations);
    provenNotNull = List.copyOf(provenNotNull);
    requiredNull = List.copyOf(requiredNull);
  }

  /**
   * A column and the type it is cast to.
   *
   * @param column the column
   * @param type the outermost type; empty where it is not cast
   */
  public record ColumnCast(ColumnReference column, Optional<DataType> type) {}
}
