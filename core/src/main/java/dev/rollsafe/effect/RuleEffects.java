package dev.rollsafe.effect;

import dev.rollsafe.ast.CreateRule;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.effect.Break.Audience;

/** CREATE RULE: it rewrites the statements of release N-1 as well (manual, chapter 39). */
final class RuleEffects {

  private final Catalog catalog;

  RuleEffects(Catalog catalog) {
    this.catalog = catalog;
  }

  Effect create(CreateRule statement) {
    ObjectName relation = catalog.resolve(statement.table());
    EffectDraft draft = judged(statement, relation);
    draft.lock(relation, Relations.kind(catalog, relation), LockMode.ACCESS_EXCLUSIVE);
    if (catalog.isGone(relation)) {
      draft.refused(Breaks.UNDEFINED_TABLE, "There is no table " + relation);
    }
    return draft.build();
  }

  private EffectDraft judged(CreateRule statement, ObjectName relation) {
    if (catalog.isNew(relation)) {
      return new EffectDraft(Phase.EXPAND, Relations.unknown(relation));
    }
    if (!statement.instead()) {
      return new EffectDraft(
              Phase.EXPAND, "Statements of release N-1 go on, and the rule adds others to them")
          .assumed();
    }
    if (catalog.view(relation).isPresent() && !statement.orReplace()) {
      return new EffectDraft(Phase.EXPAND, "The rule says what writing to the view does");
    }
    EffectDraft draft = new EffectDraft(
        Phase.CONTRACT, "Something else is done instead of what release N-1 asks for");
    return draft
        .breaks(Breaks.silent(
            relation,
            statement.event().equals("SELECT") ? Audience.READERS : Audience.WRITERS,
            "Every " + statement.event() + " becomes what the rule says"))
        .assumed();
  }
}
