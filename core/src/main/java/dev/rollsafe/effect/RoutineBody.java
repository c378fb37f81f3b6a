package dev.rollsafe.effect;

import dev.rollsafe.ast.CreateRoutine;
import dev.rollsafe.ast.DoBlock;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.TransactionControl;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Routine;
import dev.rollsafe.effect.Effect.Transactionality;
import dev.rollsafe.parser.SqlParser;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import java.util.Optional;

/** The statements in the body of a routine or a DO block, judged one behind the other, whatever branch they stand in. */
final class RoutineBody {

  /** Routines that call each other deeper than this are taken for unknown. */
  private static final int DEEPEST = 4;

  private static final String QUOTE = "$rollsafe_body$";

  private final Catalog start;
  private Catalog catalog;
  private final ServerVersion version;
  private final int depth;

  RoutineBody(Catalog catalog, ServerVersion version, int depth) {
    start = catalog;
    this.catalog = catalog;
    this.version = version;
    this.depth = depth;
  }

  /** Adds what a routine does when it is called. */
  void add(EffectDraft draft, Routine routine) {
    CreateRoutine definition = routine.definition();
    Optional<String> body = definition.body();
    if (body.isEmpty() || depth >= DEEPEST || body.get().contains(QUOTE)) {
      FunctionCalls.hidden(draft, routine.name());
      return;
    }
    switch (definition.language()) {
      case "sql" -> statements(draft, Script.of("", body.get()).statements());
      case "plpgsql" -> block(draft, body.get(), routine);
      default -> FunctionCalls.hidden(draft, routine.name());
    }
  }

  private void statements(EffectDraft draft, Splitter splitter) {
    while (splitter.next()) {
      add(draft, SqlParser.statement(splitter));
    }
  }

  /** A body of PL/pgSQL is read like that of a DO block. */
  private void block(EffectDraft draft, String body, Routine routine) {
    Splitter splitter = Script.of("", "DO " + QUOTE + body + QUOTE).statements();
    if (splitter.next() && SqlParser.statement(splitter) instanceof DoBlock block) {
      add(draft, block);
    } else {
      FunctionCalls.hidden(draft, routine.name());
    }
  }

  /** Adds what a block does. */
  void add(EffectDraft draft, DoBlock block) {
    for (Statement statement : block.statements()) {
      add(draft, statement);
    }
    FunctionCalls calls = new FunctionCalls(catalog, version, depth + 1);
    for (Expression expression : block.expressions()) {
      calls.add(draft, SqlParser.facts(expression).functions(), expression.text());
    }
    if (!block.dynamics().isEmpty()) {
      draft
          .raise(
              Phase.UNKNOWN,
              "It cannot be told what it runs: " + block.dynamics().get(0).reason())
          .assumed();
    }
  }

  /** Whether a statement in a branch fails is not certain: it may not run, or be caught. */
  private void add(EffectDraft draft, Statement statement) {
    Effect effect = statement.accept(new StatementEffects(catalog, version, depth + 1));
    draft.add(effect, this::wasThere);
    if (effect.transactionality() == Transactionality.OUTSIDE_ONLY) {
      draft.fails("25001", "A routine cannot run what must not be in a transaction block");
    } else if (statement instanceof TransactionControl control && ends(control)) {
      draft.transactionality(Transactionality.OUTSIDE_ONLY);
    }
    catalog = catalog.apply(statement);
  }

  /** What the body itself has made keeps nobody waiting. */
  private boolean wasThere(ObjectName relation) {
    return start.hasRelation(relation) || !catalog.hasRelation(relation);
  }

  private static boolean ends(TransactionControl control) {
    return control.verb() == TransactionControl.Verb.COMMIT
        || control.verb() == TransactionControl.Verb.ROLLBACK;
  }
}
