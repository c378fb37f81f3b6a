package dev.rollsafe.ast;

import java.util.List;
import java.util.Optional;

/**
 * What a query touches, as far as its text tells.
 *
 * @param understood false where its structure could not be read: then {@code relations} and {@code columns} are every word
 *     that can be one
 * @param relations the relations it reads, those of sub-selects and WITH queries too; names of WITH queries are not among
 *     them
 * @param functions the functions it calls, in lower case and qualified as written, those of sub-selects and WITH queries too;
 *     functions without parentheses, such as {@code current_timestamp}, among them
 * @param columns the columns it reads
 * @param outputs the names of its output columns in order; empty where they cannot be told (a star, or not understood)
 * @param limited whether it has LIMIT or FETCH; of a {@link FromClause}, whether a sub-select in it has
 */
public record QueryFacts(
    boolean understood,
    List<Relation> relations,
    List<String> functions,
    List<ColumnReference> columns,
    List<String> outputs,
    boolean limited) {

  /** Copies the lists. */
  public QueryFacts {
    relations = List.copyOf(relations);
    functions = List.copyOf(functions);
    columns = List.copyOf(columns);
    outputs = List.copyOf(outputs);
  }

  /**
   * A relation that is read.
   *
   * @param name its name
   * @param alias its alias
   */
  public record Relation(QualifiedName name, Optional<String> alias) {}
}
