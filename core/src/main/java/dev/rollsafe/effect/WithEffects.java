package dev.rollsafe.effect;

import dev.rollsafe.ast.Select;
import dev.rollsafe.ast.WithQuery;
import dev.rollsafe.catalog.Catalog;
import java.util.List;

/** What the queries of a WITH list add to a statement: those that change data run to their end. */
final class WithEffects {

  private WithEffects() {}

  static Effect add(
      EffectDraft draft, List<WithQuery> with, Catalog catalog, ServerVersion version) {
    for (WithQuery query : with) {
      if (!(query.statement() instanceof Select)
          || !((Select) query.statement()).with().isEmpty()) {
        Effect effect = Effects.of(query.statement(), catalog, version);
        draft.add(effect).failsLike(effect);
      }
    }
    return draft.build();
  }
}
