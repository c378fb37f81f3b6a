package dev.rollsafe.effect;

import dev.rollsafe.ast.Call;
import dev.rollsafe.ast.DoBlock;
import dev.rollsafe.ast.QueryFacts;
import dev.rollsafe.ast.Select;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Routine;
import dev.rollsafe.parser.SqlParser;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import dev.rollsafe.sql.Tokens;
import java.util.List;

/** SELECT, CALL and DO: what they do is what the code does that they run. */
final class CallEffects {

  private static final String READ = "Rows are read, and none is written";

  private final Catalog catalog;
  private final ServerVersion version;
  private final int depth;

  CallEffects(Catalog catalog, ServerVersion version, int depth) {
    this.catalog = catalog;
    this.version = version;
    this.depth = depth;
  }

  Effect select(Select statement) {
    EffectDraft draft = new EffectDraft(Phase.NEUTRAL, READ);
    QueryFacts facts = SqlParser.facts(statement.query());
    new FunctionCalls(catalog, version, depth)
        .add(draft, facts.functions(), statement.query().text());
    if (!facts.understood()) {
      draft.assumed();
    } else if (locksRows(statement.query().text())) {
      for (QueryFacts.Relation read : facts.relations()) {
        ObjectName relation = catalog.resolve(read.name());
        draft.lock(relation, Relations.kind(catalog, relation), LockMode.ROW_SHARE);
      }
    }
    return WithEffects.add(draft, statement.with(), catalog, version);
  }

  /** FOR UPDATE, FOR SHARE and the like. */
  private static boolean locksRows(String query) {
    Splitter splitter = Script.of("", query).statements();
    while (splitter.next()) {
      Tokens tokens = splitter.tokens();
      for (int i = 0; i < tokens.size(); i++) {
        if (tokens.keyword(i) == Keyword.FOR) {
          Keyword next = tokens.keyword(i + 1);
          if (next == Keyword.UPDATE
              || next == Keyword.SHARE
              || next == Keyword.NO
              || next == Keyword.KEY) {
            return true;
          }
        }
      }
    }
    return false;
  }

  Effect call(Call statement) {
    EffectDraft draft = new EffectDraft(Phase.NEUTRAL, "The procedure does nothing that lasts");
    List<Routine> routines = catalog.routines(statement.procedure());
    if (routines.isEmpty()) {
      FunctionCalls.hidden(draft, catalog.resolveRoutine(statement.procedure()));
    }
    for (Routine routine : routines) {
      new RoutineBody(catalog, version, depth).add(draft, routine);
    }
    return draft.build();
  }

  Effect block(DoBlock statement) {
    EffectDraft draft = new EffectDraft(Phase.NEUTRAL, "The block does nothing that lasts");
    new RoutineBody(catalog, version, depth).add(draft, statement);
    return draft.build();
  }
}
