package dev.rollsafe.parser;

import dev.rollsafe.ast.DynamicSql;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.RoutineBody;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.Unparsed;
import dev.rollsafe.sql.Span;
import java.util.ArrayList;
import java.util.List;

/** What is found in a body while it is read. */
final class BodyDraft {
  private final List<Statement> statements = new ArrayList<>();
  private final List<Expression> expressions = new ArrayList<>();
  private final List<DynamicSql> dynamics = new ArrayList<>(0);

  void add(Statement statement) {
    statements.add(statement);
  }

  void add(Expression expression) {
    expressions.add(expression);
  }

  /** Adds a piece that cannot be analysed. */
  void addDynamic(String reason, Span span) {
    dynamics.add(new DynamicSql(reason, span));
  }

  /** Adds a piece that could not be read. */
  void addUnparsed(ParseFailure failure, Span span) {
    statements.add(new Unparsed(failure.reason(), failure.problem(), span));
  }

  RoutineBody body() {
    return new RoutineBody(statements, expressions, dynamics);
  }
}
