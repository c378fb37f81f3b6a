package dev.rollsafe.effect;

import dev.rollsafe.ast.QueryFacts;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.View;
import dev.rollsafe.parser.SqlParser;
import java.util.Optional;

/** Where rows really go that are written to a view (manual, reference page CREATE VIEW, updatable views). */
final class Writable {

  /** Views that read each other deeper than this are a circle that a wrong catalog made. */
  private static final int MOST_VIEWS = 16;

  private Writable() {}

  /** Returns the table behind a view that reads just one; else the relation itself. */
  static ObjectName base(Catalog catalog, ObjectName relation) {
    ObjectName base = relation;
    for (int i = 0; i < MOST_VIEWS; i++) {
      Optional<View> view = catalog.view(base);
      if (view.isEmpty()) {
        return base;
      }
      QueryFacts facts = SqlParser.facts(view.get().query());
      if (!facts.understood() || facts.relations().size() != 1) {
        return relation;
      }
      base = catalog.resolve(facts.relations().get(0).name());
    }
    return relation;
  }

  /**
   * Locks what an UPDATE, DELETE or MERGE writes: the relation, the table behind it, and what descends from that.
   *
   * @param only whether ONLY keeps it from descendants
   */
  static void lock(
      EffectDraft draft, Catalog catalog, ObjectName relation, ObjectName base, boolean only) {
    draft.lock(relation, Relations.kind(catalog, relation), LockMode.ROW_EXCLUSIVE);
    if (!only) {
      Relations.lockAll(draft, catalog, base, LockMode.ROW_EXCLUSIVE);
    }
  }

  /** Notes that the table is read whole. */
  static void scan(EffectDraft draft, Catalog catalog, ObjectName base, boolean only) {
    if (only) {
      draft.scan(base);
    } else {
      Relations.storage(catalog, base).forEach(draft::scan);
    }
  }

  /** Says whether release N-1 does not know the rows: they are in a table of this unit. */
  static boolean isNew(Catalog catalog, ObjectName base) {
    return catalog.table(base).isPresent() && catalog.isNew(base);
  }
}
