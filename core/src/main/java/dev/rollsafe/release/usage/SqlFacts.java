package dev.rollsafe.release.usage;

import dev.rollsafe.ast.ColumnReference;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.release.readiness.Manifest.Access;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a statement touches.
 *
 * @param understood whether all of it could be read
 * @param whole whether what is understood is all there is; what RETURNING and VALUES hold is not looked into
 * @param relations the relations
 * @param columns the columns that it reads, wherever in it they stand
 * @param functions the functions it calls
 */
record SqlFacts(
    boolean understood,
    boolean whole,
    List<Relation> relations,
    List<ColumnReference> columns,
    Set<String> functions) {

  SqlFacts {
    relations = List.copyOf(relations);
    columns = List.copyOf(columns);
    functions = Set.copyOf(functions);
  }

  /**
   * A relation and what is done to it.
   *
   * @param name its name as written
   * @param alias its alias
   * @param access what is done to it
   * @param written the columns that are written
   * @param allWritten whether all columns are written, in order: an INSERT that names none
   */
  record Relation(
      QualifiedName name,
      Optional<String> alias,
      Access access,
      List<String> written,
      boolean allWritten) {

    boolean isCalled(String qualifier) {
      return alias
          .map(qualifier::equalsIgnoreCase)
          .orElseGet(() -> qualifier.equalsIgnoreCase(name.name()));
    }
  }
}
