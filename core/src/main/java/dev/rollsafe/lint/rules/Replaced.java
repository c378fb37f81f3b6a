package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.Drop;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Policy;
import dev.rollsafe.catalog.Routine;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.Trigger;
import dev.rollsafe.catalog.View;
import dev.rollsafe.lint.StatementContext;
import java.util.List;
import java.util.Optional;

/** Tells whether what is dropped is there again when the transaction commits. */
final class Replaced {

  private Replaced() {}

  /** Says whether all that a statement drops is there behind its migration, and was gone for nobody but its transaction. */
  static boolean all(Drop drop, StatementContext statement, Catalog end) {
    if (statement.transaction().isEmpty() || !statement.effect().loses().isEmpty()) {
      return false;
    }
    for (Drop.Target target : drop.targets()) {
      if (!isThere(drop.kind(), target, statement.before(), end)) {
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
    List<Trigger> triggers = end.table(relation)
        .map(Table::triggers)
        .or(() -> end.view(relation).map(View::triggers))
        .orElse(List.of());
    for (Trigger trigger : triggers) {
      if (trigger.name().equals(target.name().name())) {
        return true;
      }
    }
    return false;
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
