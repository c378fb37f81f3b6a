package dev.rollsafe.effect;

import dev.rollsafe.ast.AlterPolicy;
import dev.rollsafe.ast.CreatePolicy;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Policy;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.effect.Break.Audience;
import dev.rollsafe.parser.SqlParser;
import java.util.Optional;

/** Row security policies (manual, section 5.9): they count where row security is enabled on the table. */
final class PolicyEffects {

  static final String SWITCHED_OFF =
      "Row security is not enabled on the table, so no policy counts";

  private final Catalog catalog;

  PolicyEffects(Catalog catalog) {
    this.catalog = catalog;
  }

  static Optional<Policy> find(Table table, String name) {
    for (Policy policy : table.policies()) {
      if (policy.name().equals(name)) {
        return Optional.of(policy);
      }
    }
    return Optional.empty();
  }

  /** What readers see where a policy hides rows. */
  static Break hidden(ObjectName table) {
    return Breaks.silent(table, Audience.READERS, "Rows that no policy lets through are not seen");
  }

  /** What writers get where a policy refuses rows. */
  static Break refused(ObjectName table) {
    return Breaks.error(
        table,
        Audience.WRITERS,
        Breaks.INSUFFICIENT_PRIVILEGE,
        "Rows that no policy lets through cannot be written");
  }

  /** Says whether the policies of a table hide no row from anybody and refuse none. */
  static boolean letEverythingThrough(Table table) {
    boolean open = false;
    for (Policy policy : table.policies()) {
      boolean all = isTrue(policy.using().or(policy::withCheck))
          && isTrue(policy.withCheck().or(policy::using));
      if (!policy.permissive() && !all) {
        return false;
      }
      open |= policy.permissive() && all && isForAll(policy);
    }
    return open;
  }

  private static boolean isForAll(Policy policy) {
    return policy.command().equals("ALL")
        && (policy.roles().isEmpty() || policy.roles().contains("public"));
  }

  private static boolean isTrue(Optional<Expression> condition) {
    return condition.isPresent() && SqlParser.facts(condition.get()).alwaysTrue();
  }

  Effect create(CreatePolicy statement) {
    ObjectName relation = catalog.resolve(statement.table());
    EffectDraft draft = draft(relation);
    Optional<Table> table = catalog.table(relation);
    if (table.flatMap(known -> find(known, statement.name().value())).isPresent()) {
      return draft
          .refused(
              "42710", "There is a policy " + statement.name() + " of " + relation + " already")
          .build();
    }
    if (draft.phase() == Phase.EXPAND) {
      return draft.build();
    }
    if (statement.permissive()) {
      return draft
          .raise(Phase.EXPAND, "One more permissive policy lets more rows through, not fewer")
          .build();
    }
    return narrowed(draft, relation, "A restrictive policy hides rows from release N-1");
  }

  Effect alter(AlterPolicy statement) {
    ObjectName relation = catalog.resolve(statement.table());
    EffectDraft draft = draft(relation);
    Optional<Policy> known =
        catalog.table(relation).flatMap(table -> find(table, statement.name().value()));
    if (known.filter(policy -> policy.origin() == catalog.unit()).isPresent()) {
      draft.raise(Phase.EXPAND, "Release N-1 does not know the policy " + statement.name());
    }
    if (draft.phase() == Phase.EXPAND) {
      return draft.build();
    }
    return narrowed(draft, relation, "The policy may let fewer rows through than before");
  }

  private static Effect narrowed(EffectDraft draft, ObjectName relation, String why) {
    return draft
        .raise(Phase.CONTRACT, why)
        .breaks(hidden(relation))
        .breaks(refused(relation))
        .assumed()
        .build();
  }

  /** An expand where no policy can hide anything from release N-1; else not judged yet. */
  private EffectDraft draft(ObjectName relation) {
    EffectDraft draft = new EffectDraft(Phase.NEUTRAL, "The policy is as it was");
    draft.lock(relation, ObjectKind.TABLE, LockMode.ACCESS_EXCLUSIVE);
    Optional<Table> table = catalog.table(relation);
    if (catalog.isGone(relation)) {
      draft.refused(Breaks.UNDEFINED_TABLE, "There is no table " + relation);
    }
    if (catalog.isNew(relation)) {
      draft.raise(Phase.EXPAND, Relations.unknown(relation));
    } else if (table.isPresent() && table.get().complete() && !table.get().rowSecurity()) {
      draft.raise(Phase.EXPAND, SWITCHED_OFF);
    }
    return draft;
  }
}
