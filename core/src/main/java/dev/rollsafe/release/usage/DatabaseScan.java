package dev.rollsafe.release.usage;

import dev.rollsafe.ast.CreateRoutine;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.RoutineBody;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Policy;
import dev.rollsafe.catalog.Routine;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.View;
import dev.rollsafe.parser.SqlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the objects of a database that use a side of a change: views, bodies of functions, and policies. */
public final class DatabaseScan {

  private final Catalog catalog;
  private final SqlJudge judge;

  /** Returns a scan of what is in a database. */
  public DatabaseScan(Catalog catalog) {
    this.catalog = catalog;
    judge = new SqlJudge(Optional.of(catalog));
  }

  /** Returns the objects that use it. What belongs to the table itself, such as its indexes, goes with it and is not among them. */
  public List<Usage> of(Side side) {
    List<Usage> usages = new ArrayList<>();
    for (View view : catalog.views()) {
      add(
          usages,
          side,
          "view " + view.name(),
          SqlReader.read(view.query()),
          view.query().text());
    }
    for (List<Routine> overloads : catalog.routines()) {
      for (Routine routine : overloads) {
        routine(side, routine).ifPresent(usages::add);
      }
    }
    for (Table table : catalog.tables()) {
      for (Policy policy : table.policies()) {
        String place = "policy " + policy.name() + " on " + table.name();
        policy.using().ifPresent(condition -> mention(usages, side, place, condition.text()));
        policy.withCheck().ifPresent(condition -> mention(usages, side, place, condition.text()));
      }
    }
    usages.sort((a, b) -> a.certainty().compareTo(b.certainty()));
    return usages;
  }

  private void add(List<Usage> usages, Side side, String place, SqlFacts facts, String text) {
    SqlJudge.Opinion opinion = judge.judge(side, facts, text);
    if (opinion.certainty().counts()) {
      usages.add(new Usage(opinion.certainty(), place, opinion.reason(), text));
    }
  }

  private static void mention(List<Usage> usages, Side side, String place, String text) {
    if (Words.has(text, side.word())) {
      usages.add(new Usage(Certainty.POSSIBLE, place, "names it", text));
    }
  }

  /** What a trigger function does to its row is no statement; there the word must do. */
  private Optional<Usage> routine(Side side, Routine routine) {
    CreateRoutine definition = routine.definition();
    String text = definition.body().orElse("");
    String place = "function " + routine.name() + "(" + routine.signature() + ")";
    RoutineBody body = SqlParser.body(definition);
    for (Statement statement : body.statements()) {
      Optional<SqlFacts> facts = SqlReader.read(statement);
      if (facts.isPresent()) {
        SqlJudge.Opinion opinion = judge.judge(side, facts.get(), text);
        if (opinion.certainty() == Certainty.USES) {
          return Optional.of(new Usage(Certainty.USES, place, opinion.reason(), text));
        }
      }
    }
    return Words.has(text, side.word()) && !isOfOtherTables(side, body, text)
        ? Optional.of(new Usage(
            Certainty.POSSIBLE,
            place,
            "names it; one that keeps both sides in step goes with the contract",
            text))
        : Optional.empty();
  }

  /** A body of nothing but statements on other tables does not use it. */
  private boolean isOfOtherTables(Side side, RoutineBody body, String text) {
    for (Statement statement : body.statements()) {
      Optional<SqlFacts> facts = SqlReader.read(statement);
      if (facts.isEmpty()
          || !facts.get().understood()
          || judge.judge(side, facts.get(), text).certainty().counts()) {
        return false;
      }
    }
    for (Expression expression : body.expressions()) {
      if (Words.has(expression.text(), side.word())) {
        return false;
      }
    }
    return !body.statements().isEmpty() && body.dynamics().isEmpty();
  }

  /** Returns the functions whose bodies put statements together at run time, or are in other languages. */
  public List<Unjudged> unjudged() {
    List<Unjudged> unjudged = new ArrayList<>();
    for (List<Routine> overloads : catalog.routines()) {
      for (Routine routine : overloads) {
        RoutineBody body = SqlParser.body(routine.definition());
        if (!body.dynamics().isEmpty()) {
          unjudged.add(Unjudged.unclear(
              "function " + routine.name() + "(" + routine.signature() + ")",
              body.dynamics().get(0).reason()));
        }
      }
    }
    return unjudged;
  }
}
