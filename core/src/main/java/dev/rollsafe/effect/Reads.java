package dev.rollsafe.effect;

import dev.rollsafe.ast.QueryFacts;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.View;
import dev.rollsafe.parser.SqlParser;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Which stored relations a query reads, through views. */
final class Reads {

  private Reads() {}

  /** Notes that what the query reads is read whole. */
  static void scan(EffectDraft draft, Catalog catalog, QueryFacts facts) {
    for (ObjectName relation : stored(catalog, facts)) {
      Relations.storage(catalog, relation).forEach(draft::scan);
    }
  }

  private static Set<ObjectName> stored(Catalog catalog, QueryFacts facts) {
    Set<ObjectName> seen = new LinkedHashSet<>();
    collect(catalog, facts, seen);
    seen.removeIf(
        relation -> catalog.view(relation).filter(view -> !view.materialized()).isPresent());
    return seen;
  }

  private static void collect(Catalog catalog, QueryFacts facts, Set<ObjectName> seen) {
    for (QueryFacts.Relation read : facts.relations()) {
      ObjectName relation = catalog.resolve(read.name());
      if (!catalog.hasRelation(relation) || !seen.add(relation)) {
        continue;
      }
      Optional<View> view = catalog.view(relation);
      if (view.isPresent() && !view.get().materialized()) {
        collect(catalog, SqlParser.facts(view.get().query()), seen);
      }
    }
  }
}
