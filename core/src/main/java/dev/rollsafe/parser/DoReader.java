package dev.rollsafe.parser;

import dev.rollsafe.ast.DoBlock;
import dev.rollsafe.ast.RoutineBody;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.PlacedText;
import dev.rollsafe.sql.Span;
import dev.rollsafe.sql.Splitter;
import dev.rollsafe.sql.TokenKind;
import java.util.Locale;

/** Reads {@code DO}, its body included. */
final class DoReader {
  private final Cursor cursor;
  private final int start;
  private String language = "plpgsql";
  private int bodyStart = -1;
  private int bodyEnd;

  private DoReader(Cursor cursor) {
    this.cursor = cursor;
    this.start = cursor.mark();
  }

  static Statement read(Cursor cursor) {
    return new DoReader(cursor).read();
  }

  private Statement read() {
    cursor.expect(Keyword.DO);
    do {
      part();
    } while (!cursor.atEnd());
    if (bodyStart < 0) {
      throw cursor.expected("the body, a string");
    }
    Span bodySpan = cursor.tokens().span(bodyStart, bodyEnd);
    RoutineBody body = body(bodySpan);
    return new DoBlock(
        language,
        bodySpan,
        body.statements(),
        body.expressions(),
        body.dynamics(),
        cursor.spanFrom(start));
  }

  private void part() {
    if (cursor.accept(Keyword.LANGUAGE)) {
      language = cursor.at(TokenKind.STRING)
          ? cursor.string("a language").toLowerCase(Locale.ROOT)
          : cursor.label("a language").value();
    } else if (bodyStart < 0) {
      bodyStart = cursor.mark();
      cursor.string("the body, a string");
      bodyEnd = cursor.mark();
    } else {
      throw cursor.unexpected();
    }
  }

  private RoutineBody body(Span bodySpan) {
    BodyDraft body = new BodyDraft();
    if (language.equals("plpgsql")) {
      PlpgsqlReader.read(pieces(), bodySpan, cursor.nestingOfBody(), body);
    } else {
      body.addDynamic("a body in the language " + language + " is not read", bodySpan);
    }
    return body.body();
  }

  private Splitter pieces() {
    if (bodyEnd - bodyStart == 1) {
      return cursor.tokens().statements(bodyStart);
    }
    PlacedText text = new PlacedText();
    for (int i = bodyStart; i < bodyEnd; i++) {
      text.addString(cursor.tokens(), i);
    }
    return text.statements();
  }
}
