package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.CreateIndex;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.lint.StatementContext;
import java.util.Optional;

/** Looks for indexes that statements make. */
final class Indexes {

  private Indexes() {}

  /** Returns the index that a statement makes on its table; the server chooses its name where none is given. */
  static Optional<Index> made(CreateIndex create, StatementContext statement) {
    ObjectName table = statement.before().resolve(create.table());
    for (Index index : statement.after().indexes(table)) {
      if (statement.before().index(index.name()).isEmpty()) {
        return Optional.of(index);
      }
    }
    return Optional.empty();
  }
}
