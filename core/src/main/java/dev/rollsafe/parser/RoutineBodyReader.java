package dev.rollsafe.parser;

import dev.rollsafe.ast.CreateRoutine;
import dev.rollsafe.ast.RoutineBody;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.PlacedText;
import dev.rollsafe.sql.Span;
import dev.rollsafe.sql.Splitter;

/** Reads the bodies of routines in SQL and PL/pgSQL. */
final class RoutineBodyReader {
  private final Splitter splitter;
  private final BodyDraft body = new BodyDraft();

  private RoutineBodyReader(Splitter splitter) {
    this.splitter = splitter;
  }

  static RoutineBody read(CreateRoutine routine) {
    String text = routine.body().orElse("");
    RoutineBodyReader reader = new RoutineBodyReader(pieces(text, routine.bodySpan()));
    switch (routine.language()) {
      case "sql" -> reader.statements();
      case "plpgsql" -> PlpgsqlReader.read(reader.splitter, routine.bodySpan(), 0, reader.body);
      default ->
        reader.body.addDynamic(
            "a body in the language " + routine.language() + " is not read", routine.bodySpan());
    }
    return reader.body.body();
  }

  /** The span of a body in quotes is wider than its text by the quotes, as many characters on either side. */
  private static Splitter pieces(String text, Span span) {
    PlacedText placed = new PlacedText();
    placed.addInARow(text, span.start() + Math.max(0, (span.length() - text.length()) / 2));
    return placed.statements();
  }

  /** Statements between semicolons, which {@code BEGIN ATOMIC .. END} may stand around, or {@code RETURN} and an expression. */
  private void statements() {
    boolean atomic = false;
    boolean first = true;
    while (splitter.next()) {
      Cursor cursor = new Cursor(splitter.tokens());
      if (first) {
        atomic = cursor.atWord("begin") && cursor.keyword(1) == Keyword.ATOMIC;
        cursor.reset(atomic ? 2 : 0);
      }
      boolean end = atomic && cursor.at(Keyword.END) && cursor.mark() == cursor.size - 1;
      if (cursor.at(Keyword.RETURN)) {
        returned(cursor);
      } else if (!end && !cursor.atEnd()) {
        statement(cursor);
      }
      first = false;
    }
  }

  private void statement(Cursor cursor) {
    if (splitter.problem().isPresent() || splitter.truncated()) {
      body.add(SqlParser.statement(splitter));
    } else {
      body.add(SqlParser.toEnd(cursor));
    }
  }

  private void returned(Cursor cursor) {
    int start = cursor.mark();
    cursor.skip();
    try {
      body.add(cursor.expression());
      if (!cursor.atEnd()) {
        throw cursor.unexpected();
      }
    } catch (ParseFailure failure) {
      body.addUnparsed(failure, cursor.tokens().span(start, cursor.size));
    }
  }
}
