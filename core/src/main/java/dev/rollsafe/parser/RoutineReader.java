package dev.rollsafe.parser;

import dev.rollsafe.ast.CreateRoutine;
import dev.rollsafe.ast.CreateRoutine.Parameter;
import dev.rollsafe.ast.DataType;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.SourceText;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.Span;
import dev.rollsafe.sql.TokenKind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code CREATE FUNCTION} and {@code CREATE PROCEDURE}. */
final class RoutineReader {
  private final Cursor cursor;
  private final int start;
  private final int definitionStart;
  private final boolean orReplace;
  private final boolean procedure;
  private final QualifiedName name;
  private final RoutineAttributesReader attributes;

  private List<Parameter> parameters = List.of();
  private Optional<DataType> returns = Optional.empty();
  private List<Parameter> returnsTable = List.of();
  private @Nullable String language;
  private @Nullable Span bodySpan;
  private @Nullable String body;

  private RoutineReader(Cursor cursor) {
    this.cursor = cursor;
    this.start = cursor.mark();
    cursor.expect(Keyword.CREATE);
    this.orReplace = cursor.accept(Keyword.OR, Keyword.REPLACE);
    this.procedure = cursor.accept(Keyword.PROCEDURE);
    if (!procedure) {
      cursor.expect(Keyword.FUNCTION);
    }
    this.name = cursor.qualifiedFunctionName(
        procedure ? "the name of a procedure" : "the name of a function");
    this.definitionStart = cursor.mark();
    this.attributes = new RoutineAttributesReader(cursor, procedure);
  }

  static Statement read(Cursor cursor) {
    return new RoutineReader(cursor).read();
  }

  private Statement read() {
    parameters = ParameterReader.parameters(cursor);
    if (!procedure && cursor.at(Keyword.RETURNS) && cursor.keyword(1) != Keyword.NULL) {
      cursor.skip();
      returns();
    } else if (!procedure && !hasResult()) {
      throw cursor.expected("RETURNS");
    }
    boolean more;
    do {
      more = option();
    } while (more);
    if (bodySpan == null) {
      sqlBody();
    }
    if (bodySpan == null) {
      throw cursor.expected("AS, LANGUAGE or another attribute of the routine");
    }
    if (language == null) {
      throw cursor.expected("LANGUAGE");
    }
    if (body == null && !language.equals("c")) {
      throw new ParseFailure("only a routine in C has a file and a symbol", bodySpan);
    }
    return result(language, bodySpan);
  }

  private CreateRoutine result(String language, Span bodySpan) {
    boolean symbol = language.equals("c") || language.equals("internal");
    return new CreateRoutine(
        procedure,
        name,
        orReplace,
        parameters,
        returns,
        returnsTable,
        language,
        attributes.volatility(),
        attributes.strict(),
        attributes.securityDefiner(),
        attributes.settings(),
        symbol ? Optional.empty() : Optional.ofNullable(body),
        bodySpan,
        new SourceText(cursor.textFrom(definitionStart)),
        cursor.spanFrom(start));
  }

  private void returns() {
    if (!cursor.at(Keyword.TABLE)) {
      returns = Optional.of(cursor.parameterType());
      return;
    }
    if (hasResult()) {
      throw cursor.expected("a type, as there are OUT parameters,");
    }
    cursor.skip();
    returnsTable = ParameterReader.columns(cursor);
  }

  /** Parameters that come out are a result without RETURNS. */
  private boolean hasResult() {
    for (Parameter parameter : parameters) {
      if (parameter.mode().equals("OUT") || parameter.mode().equals("INOUT")) {
        return true;
      }
    }
    return false;
  }

  // ---- attributes ----

  private boolean option() {
    Keyword keyword = cursor.keyword();
    if (keyword == null) {
      return false;
    }
    switch (keyword) {
      case AS -> {
        if (bodySpan != null) {
          throw cursor.unexpected();
        }
        cursor.skip();
        source();
      }
      case LANGUAGE -> {
        if (language != null) {
          throw cursor.unexpected();
        }
        cursor.skip();
        language = cursor.wordOrString("a language");
      }
      case TRANSFORM -> {
        cursor.skip();
        transforms();
      }
      case WINDOW -> {
        if (procedure) {
          throw cursor.unexpected();
        }
        cursor.skip();
      }
      default -> {
        return attributes.attribute();
      }
    }
    return true;
  }

  /** Reads the source, or the file and the symbol that a library has it under. */
  private void source() {
    int mark = cursor.mark();
    String text = cursor.string("the source of the routine in quotes");
    bodySpan = cursor.spanFrom(mark);
    if (cursor.accept(TokenKind.COMMA)) {
      cursor.string("a symbol in quotes");
    } else {
      body = text;
    }
  }

  private void transforms() {
    do {
      cursor.expect(Keyword.FOR, Keyword.TYPE);
      cursor.type();
    } while (cursor.accept(TokenKind.COMMA));
  }

  // ---- a body in SQL that is no string ----

  private void sqlBody() {
    int mark = cursor.mark();
    if (cursor.accept(Keyword.RETURN)) {
      cursor.expression();
    } else if (cursor.accept(Keyword.BEGIN, Keyword.ATOMIC)) {
      atomic();
    } else {
      return;
    }
    if (language == null) {
      language = "sql";
    } else if (!language.equals("sql")) {
      throw new ParseFailure(
          "only a body in quotes can be in another language than SQL", cursor.spanFrom(mark));
    }
    body = cursor.textFrom(mark);
    bodySpan = cursor.spanFrom(mark);
  }

  private void atomic() {
    while (!cursor.accept(Keyword.END)) {
      if (cursor.accept(Keyword.RETURN)) {
        cursor.expression();
      } else if (PreparableReader.startsHere(cursor)) {
        PreparableReader.nested(cursor);
      }
      if (!cursor.accept(TokenKind.SEMICOLON)) {
        throw cursor.expected("\";\" or END");
      }
    }
  }
}
