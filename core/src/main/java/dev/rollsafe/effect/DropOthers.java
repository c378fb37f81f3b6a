package dev.rollsafe.effect;

import dev.rollsafe.ast.Drop;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Policy;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.Trigger;
import dev.rollsafe.effect.Break.Audience;
import dev.rollsafe.effect.Effect.Transactionality;
import java.util.Optional;

/** DROP of parts of tables, and of all the kinds that the catalog does not keep. */
final class DropOthers {

  private final Catalog catalog;
  private final Drop statement;
  private final EffectDraft draft;

  DropOthers(Catalog catalog, Drop statement, EffectDraft draft) {
    this.catalog = catalog;
    this.statement = statement;
    this.draft = draft;
  }

  void drop() {
    for (Drop.Target target : statement.targets()) {
      switch (statement.kind()) {
        case TRIGGER -> trigger(target);
        case RULE -> rule(target);
        case POLICY -> policy(target);
        default -> other(target);
      }
    }
  }

  private ObjectName table(Drop.Target target) {
    ObjectName relation = catalog.resolve(target.table().orElseThrow());
    draft.lock(relation, Relations.kind(catalog, relation), LockMode.ACCESS_EXCLUSIVE);
    return relation;
  }

  private void trigger(Drop.Target target) {
    ObjectName relation = catalog.resolve(target.table().orElseThrow());
    String name = target.name().name();
    Optional<Trigger> known = TriggerEffects.find(catalog, relation, name);
    if (known.isEmpty() && Relations.isComplete(catalog, relation)) {
      absent(target);
      return;
    }
    draft.lock(relation, Relations.kind(catalog, relation), LockMode.ACCESS_EXCLUSIVE);
    if (catalog.isNew(relation)
        || known.filter(trigger -> trigger.origin() == catalog.unit()).isPresent()) {
      draft.raise(Phase.EXPAND, "Release N-1 does not know the trigger " + name);
    } else {
      draft
          .raise(Phase.CONTRACT, "Release N-1 may rely on what the trigger " + name + " does")
          .breaks(TriggerEffects.gone(relation, name));
      if (known.isEmpty()) {
        draft.assumed();
      }
    }
  }

  private void absent(Drop.Target target) {
    if (!statement.ifExists()) {
      draft.refused(
          Breaks.UNDEFINED_OBJECT,
          "There is no " + statement.kind().noun() + " " + target.name().name());
    }
  }

  private void rule(Drop.Target target) {
    ObjectName relation = table(target);
    if (catalog.isNew(relation)) {
      draft.raise(Phase.EXPAND, Relations.unknown(relation));
      return;
    }
    draft
        .raise(
            Phase.CONTRACT,
            "Release N-1 may rely on what the rule " + target.name().name() + " does")
        .breaks(Breaks.silent(
            relation, Audience.BOTH, "Statements are not rewritten by the rule any more"))
        .assumed();
  }

  private void policy(Drop.Target target) {
    ObjectName relation = catalog.resolve(target.table().orElseThrow());
    Optional<Table> table = catalog.table(relation);
    String name = target.name().name();
    Optional<Policy> known = table.flatMap(t -> PolicyEffects.find(t, name));
    if (known.isEmpty() && Relations.isComplete(catalog, relation)) {
      absent(target);
      return;
    }
    draft.lock(relation, Relations.kind(catalog, relation), LockMode.ACCESS_EXCLUSIVE);
    if (catalog.isNew(relation)
        || known.filter(policy -> policy.origin() == catalog.unit()).isPresent()) {
      draft.raise(Phase.EXPAND, "Release N-1 does not know the policy " + name);
    } else if (table.isPresent() && table.get().complete() && !table.get().rowSecurity()) {
      draft.raise(Phase.EXPAND, PolicyEffects.SWITCHED_OFF);
    } else if (known.isPresent() && !known.get().permissive()) {
      draft.raise(
          Phase.EXPAND, "Without a restrictive policy there are more rows to see, not fewer");
    } else {
      draft
          .raise(
              Phase.CONTRACT, "Rows that the policy " + name + " let through may be out of reach")
          .breaks(PolicyEffects.hidden(relation))
          .breaks(PolicyEffects.refused(relation));
      if (known.isEmpty()) {
        draft.assumed();
      }
    }
  }

  private void other(Drop.Target target) {
    String name = target.name().toString();
    String noun = statement.kind().noun();
    switch (statement.kind()) {
      case STATISTICS ->
        draft.raise(Phase.EXPAND, "Statistics change how fast queries are, not what they return");
      case EVENT_TRIGGER ->
        draft.raise(Phase.EXPAND, "Event triggers fire for schema changes only");
      case DATABASE -> {
        draft.transactionality(Transactionality.OUTSIDE_ONLY);
        lost(target, "Database " + name + " and all that is in it are gone");
      }
      case OWNED -> lost(target, "All that " + name + " owns is gone");
      case TABLESPACE, SUBSCRIPTION -> {
        draft.transactionality(Transactionality.OUTSIDE_ONLY);
        used(target, noun);
      }
      case ROLE ->
        draft
            .raise(Phase.CONTRACT, "Release N-1 may log in as " + name)
            .breaks(Breaks.error(
                new ObjectName("public", name),
                Audience.BOTH,
                "28000",
                "Logins as " + name + " fail"));
      default -> used(target, noun);
    }
    draft.assumed();
  }

  private void lost(Drop.Target target, String reason) {
    draft
        .raise(Phase.DESTRUCTIVE, reason)
        .loses(new Loss(object(target), Optional.empty(), "All that is in it"));
  }

  private void used(Drop.Target target, String noun) {
    String name = target.name().toString();
    if (statement.cascade() && mayTakeColumns()) {
      draft
          .raise(Phase.DESTRUCTIVE, "CASCADE may drop columns that need the " + noun + " " + name)
          .loses(new Loss(object(target), Optional.empty(), "Columns that depend on it"));
    }
    draft
        .raise(Phase.CONTRACT, "Release N-1 may use the " + noun + " " + name)
        .breaks(Breaks.error(
            object(target), Audience.BOTH, sqlState(), "What names the " + noun + " fails"));
  }

  private ObjectName object(Drop.Target target) {
    return new ObjectName(
        target.name().schema() == null ? "public" : String.valueOf(target.name().schema()),
        target.name().name());
  }

  private String sqlState() {
    return switch (statement.kind()) {
      case EXTENSION, AGGREGATE, OPERATOR -> Breaks.UNDEFINED_FUNCTION;
      default -> Breaks.UNDEFINED_OBJECT;
    };
  }

  /** Kinds that columns or tables can depend on; an extension can hold types. */
  private boolean mayTakeColumns() {
    return switch (statement.kind()) {
      case EXTENSION, COLLATION, ACCESS_METHOD, FOREIGN_DATA_WRAPPER, SERVER -> true;
      default -> false;
    };
  }
}
