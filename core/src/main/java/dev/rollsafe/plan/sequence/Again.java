package dev.rollsafe.plan.sequence;

import dev.rollsafe.ast.Statement;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.script.Ddl;
import java.util.List;
import java.util.Optional;

/** What a statement takes away, made again. */
final class Again {

  private Again() {}

  /** Returns what makes it again with all that hangs on it; empty where some of it cannot be written. */
  static Optional<List<String>> of(Catalog before, Statement drop) {
    Ddl ddl = Ddl.restore(before, before.apply(drop));
    return ddl.unwritten().isEmpty() && !ddl.statements().isEmpty()
        ? Optional.of(ddl.statements())
        : Optional.empty();
  }
}
