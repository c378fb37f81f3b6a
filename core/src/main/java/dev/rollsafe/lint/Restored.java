package dev.rollsafe.lint;

import dev.rollsafe.ast.CreateTrigger;
import dev.rollsafe.ast.Drop;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Policy;
import dev.rollsafe.catalog.Routine;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.Trigger;
import dev.rollsafe.catalog.View;
import dev.rollsafe.effect.Break;
import dev.rollsafe.effect.Break.Audience;
import dev.rollsafe.effect.Effect;
import dev.rollsafe.effect.Effects;
import dev.rollsafe.effect.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a migration drops and makes again in one transaction: it was gone for nobody but that, so the DROP takes nothing from
 * release N-1 but what the new one lacks.
 */
final class Restored {

  private Restored() {}

  /** Gives each DROP of what is there again the effect that it has together with the CREATE behind it. */
  static void amend(
      List<StatementContext> contexts, List<StatementAssessment> assessed, Catalog end) {
    int at = 0;
    for (int i = 0; i < contexts.size(); i++) {
      StatementContext context = contexts.get(i);
      if (context.statement() instanceof Drop drop && isGoneForNobody(context, drop, end)) {
        Effect effect = effect(context, drop, end);
        contexts.set(i, context.with(effect));
        while (at < assessed.size() && !assessed.get(at).span().equals(drop.span())) {
          at++;
        }
        if (at < assessed.size()) {
          StatementAssessment old = assessed.get(at);
          assessed.set(at, new StatementAssessment(old.span(), old.position(), old.kind(), effect));
        } else {
          at = 0;
        }
      }
    }
  }

  private static boolean isGoneForNobody(StatementContext context, Drop drop, Catalog end) {
    if (context.transaction().isEmpty()
        || context.effect().phase() != Phase.CONTRACT
        || !context.effect().loses().isEmpty()) {
      return false;
    }
    for (Drop.Target target : drop.targets()) {
      if (!isThere(drop.kind(), target, context.before(), end)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isThere(ObjectKind kind, Drop.Target target, Catalog before, Catalog end) {
    return switch (kind) {
      case VIEW, MATERIALIZED_VIEW -> end.view(before.resolve(target.name())).isPresent();
      case TYPE, DOMAIN -> end.type(target.name()).isPresent();
      case FUNCTION, PROCEDURE, ROUTINE -> hasRoutine(target, end);
      case TRIGGER -> hasTrigger(target, before, end);
      case POLICY -> hasPolicy(target, before, end);
      default -> false;
    };
  }

  private static Effect effect(StatementContext context, Drop drop, Catalog end) {
    String noun = drop.kind().noun() + " " + drop.targets().get(0).name();
    List<Break> breaks = new ArrayList<>();
    boolean known = true;
    if (drop.kind() == ObjectKind.VIEW || drop.kind() == ObjectKind.MATERIALIZED_VIEW) {
      for (Drop.Target target : drop.targets()) {
        ObjectName name = context.before().resolve(target.name());
        Optional<View> before = context.before().view(name);
        Optional<View> after = end.view(name);
        known &=
            before.isPresent() && after.isPresent() && compare(before.get(), after.get(), breaks);
      }
    }
    Phase phase = known && breaks.isEmpty() ? Phase.EXPAND : Phase.CONTRACT;
    String reason = !breaks.isEmpty()
        ? "The " + noun + " is made anew without a column that release N-1 may use"
        : known
            ? "The " + noun + " is made anew in the same transaction"
            : "The " + noun + " is made anew, and whether it keeps its columns is not known";
    return amended(context.effect(), phase, reason, breaks, !known);
  }

  /** Notes columns that are gone; says whether the columns of both are known. */
  private static boolean compare(View before, View after, List<Break> breaks) {
    if (before.query().text().equals(after.query().text())
        && before.columns().equals(after.columns())) {
      return true;
    }
    Optional<List<String>> old = Effects.columns(before);
    Optional<List<String>> now = Effects.columns(after);
    if (old.isEmpty() || now.isEmpty()) {
      return false;
    }
    for (String column : old.get()) {
      if (!now.get().contains(column)) {
        breaks.add(new Break(
            before.name(),
            Optional.of(column),
            Audience.BOTH,
            Optional.of("42703"),
            "Statements that name " + column + " fail"));
      }
    }
    return true;
  }

  private static Effect amended(
      Effect old, Phase phase, String reason, List<Break> breaks, boolean assumed) {
    return new Effect(
        phase,
        reason,
        old.locks(),
        old.rewrites(),
        old.scans(),
        old.indexRebuilds(),
        breaks,
        old.loses(),
        old.transactionality(),
        old.failure(),
        old.assumed() || assumed);
  }

  private static boolean hasRoutine(Drop.Target target, Catalog end) {
    for (Routine routine : end.routines(target.name())) {
      if (target.arguments().isEmpty() || target.arguments().get().equals(routine.signature())) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasTrigger(Drop.Target target, Catalog before, Catalog end) {
    ObjectName relation = before.resolve(target.table().orElseThrow());
    for (Trigger trigger : triggers(relation, end)) {
      if (trigger.name().equals(target.name().name()) || takesPlaceOf(trigger, target, before)) {
        return true;
      }
    }
    return false;
  }

  /** A new trigger for the same events, under another name. */
  private static boolean takesPlaceOf(Trigger trigger, Drop.Target target, Catalog before) {
    ObjectName relation = before.resolve(target.table().orElseThrow());
    if (trigger.origin() != before.unit()) {
      return false;
    }
    for (Trigger old : triggers(relation, before)) {
      if (old.name().equals(target.name().name())) {
        CreateTrigger was = old.definition();
        CreateTrigger is = trigger.definition();
        return was.timing() == is.timing()
            && was.events().equals(is.events())
            && was.forEachRow() == is.forEachRow();
      }
    }
    return false;
  }

  private static List<Trigger> triggers(ObjectName relation, Catalog catalog) {
    return catalog
        .table(relation)
        .map(Table::triggers)
        .or(() -> catalog.view(relation).map(View::triggers))
        .orElse(List.of());
  }

  private static boolean hasPolicy(Drop.Target target, Catalog before, Catalog end) {
    Optional<Table> table = end.table(before.resolve(target.table().orElseThrow()));
    if (table.isPresent()) {
      for (Policy policy : table.get().policies()) {
        if (policy.name().equals(target.name().name())) {
          return true;
        }
      }
    }
    return false;
  }
}
