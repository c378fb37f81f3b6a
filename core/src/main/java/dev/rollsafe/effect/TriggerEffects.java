package dev.rollsafe.effect;

import dev.rollsafe.ast.CreateTrigger;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Routine;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.Trigger;
import dev.rollsafe.catalog.View;
import dev.rollsafe.effect.Break.Audience;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import dev.rollsafe.sql.Tokens;
import java.util.List;
import java.util.Optional;

/**
 * CREATE TRIGGER: it fires for the statements of release N-1 as well. One that keeps two columns in step is how an expand
 * works, so a trigger is an expand unless its function can refuse rows.
 */
final class TriggerEffects {

  private final Catalog catalog;
  private final ServerVersion version;

  TriggerEffects(Catalog catalog, ServerVersion version) {
    this.catalog = catalog;
    this.version = version;
  }

  /** What writers miss when a trigger goes. */
  static Break gone(ObjectName relation, String trigger) {
    return Breaks.silent(
        relation, Audience.WRITERS, "What the trigger " + trigger + " did is not done any more");
  }

  /** Returns the trigger of a table or view. */
  static Optional<Trigger> find(Catalog catalog, ObjectName relation, String name) {
    List<Trigger> triggers = catalog
        .table(relation)
        .map(Table::triggers)
        .or(() -> catalog.view(relation).map(View::triggers))
        .orElse(List.of());
    for (Trigger trigger : triggers) {
      if (trigger.name().equals(name)) {
        return Optional.of(trigger);
      }
    }
    return Optional.empty();
  }

  Effect create(CreateTrigger statement) {
    ObjectName relation = catalog.resolve(statement.table());
    String name = statement.name().value();
    Optional<Trigger> known = find(catalog, relation, name);
    EffectDraft draft = judged(statement, relation, known);
    locks(draft, statement, relation);
    if (catalog.isGone(relation)) {
      draft.refused(Breaks.UNDEFINED_TABLE, "There is no table " + relation);
    }
    if (statement.orReplace() && !version.atLeast(14)) {
      draft.refused("42601", "CREATE OR REPLACE TRIGGER needs PostgreSQL 14");
    } else if (known.isPresent() && !statement.orReplace()) {
      draft.refused("42710", "There is a trigger " + name + " of " + relation + " already");
    }
    return draft.build();
  }

  /** Row triggers of a partitioned table are made on each partition as well. */
  private void locks(EffectDraft draft, CreateTrigger statement, ObjectName relation) {
    draft.lock(relation, Relations.kind(catalog, relation), LockMode.SHARE_ROW_EXCLUSIVE);
    if (statement.forEachRow() && Relations.isPartitioned(catalog, relation)) {
      for (ObjectName descendant : catalog.descendants(relation)) {
        draft.lock(descendant, ObjectKind.TABLE, LockMode.SHARE_ROW_EXCLUSIVE);
      }
    }
  }

  private EffectDraft judged(
      CreateTrigger statement, ObjectName relation, Optional<Trigger> replaced) {
    if (catalog.isNew(relation)) {
      return new EffectDraft(Phase.EXPAND, Relations.unknown(relation));
    }
    EffectDraft draft = new EffectDraft(
        Phase.EXPAND, "Writes of release N-1 go on, and the trigger fires for them as well");
    List<Routine> functions = catalog.routines(statement.function());
    if (functions.isEmpty()) {
      draft.assumed();
    } else if (mayRefuse(functions)) {
      draft
          .raise(
              Phase.CONTRACT,
              "The trigger's function raises an exception for some writes, which release N-1 may make")
          .breaks(Breaks.error(
              relation, Audience.WRITERS, Breaks.RAISED, "The trigger's function refuses rows"));
    }
    if (replaced.isPresent()
        && replaced.get().origin() != catalog.unit()
        && !replaced.get().definition().function().sameAs(statement.function())) {
      draft
          .raise(Phase.CONTRACT, "Release N-1 may rely on what the replaced trigger does")
          .breaks(gone(relation, statement.name().value()));
    }
    return draft;
  }

  /** Says whether one of the functions raises an exception. */
  static boolean mayRefuse(List<Routine> routines) {
    for (Routine routine : routines) {
      Optional<String> body = routine.definition().body();
      if (body.isPresent() && raises(body.get())) {
        return true;
      }
    }
    return false;
  }

  /** RAISE without a level, or with EXCEPTION, ends the statement (manual, section 41.9). */
  private static boolean raises(String body) {
    Splitter splitter = Script.of("", body).statements();
    while (splitter.next()) {
      Tokens tokens = splitter.tokens();
      for (int i = 0; i < tokens.size(); i++) {
        if (tokens.matches(i, "raise") && !isMessage(tokens, i + 1)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isMessage(Tokens tokens, int level) {
    return tokens.matches(level, "notice")
        || tokens.matches(level, "warning")
        || tokens.matches(level, "info")
        || tokens.matches(level, "log")
        || tokens.matches(level, "debug");
  }
}
