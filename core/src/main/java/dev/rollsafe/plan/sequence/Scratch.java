package dev.rollsafe.plan.sequence;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.sql.Script;
import java.util.List;

/** Catalogs as they would be if something ran that never runs: whence copies under other names are read. */
final class Scratch {

  private Scratch() {}

  static Catalog after(Catalog catalog, List<String> statements) {
    return statements.isEmpty()
        ? catalog
        : catalog.replay(Script.of("scratch", String.join(";\n", statements) + ";"));
  }
}
