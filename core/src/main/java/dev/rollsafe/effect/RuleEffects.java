package dev.rollsafe.effect;

import dev.rollsafe.ast.CreateRule;
import dev.rollsafe.ast.Delete;
import dev.rollsafe.ast.Insert;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.Update;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.effect.Break.Audience;
import dev.rollsafe.parser.SqlParser;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;

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
    targets(draft, statement.action());
    if (catalog.isGone(relation)) {
      draft.refused(Breaks.UNDEFINED_TABLE, "There is no table " + relation);
    }
    return draft.build();
  }

  /** Tables that the rule will write are locked as if they were written. */
  private void targets(EffectDraft draft, String action) {
    boolean list = action.startsWith("(") && action.endsWith(")");
    String commands = list ? action.substring(1, action.length() - 1) : action;
    Splitter splitter = Script.of("", commands).statements();
    while (splitter.next()) {
      Statement command = SqlParser.statement(splitter);
      if (command instanceof Insert insert) {
        target(draft, insert.table());
      } else if (command instanceof Update update) {
        target(draft, update.table());
      } else if (command instanceof Delete delete) {
        target(draft, delete.table());
      }
    }
  }

  private void target(EffectDraft draft, QualifiedName table) {
    ObjectName relation = catalog.resolve(table);
    draft.lock(relation, Relations.kind(catalog, relation), LockMode.ROW_EXCLUSIVE);
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
