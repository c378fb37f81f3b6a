package dev.rollsafe.parser;

import dev.rollsafe.ast.DataType;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads operands for their facts ({@code c_expr}): constants, columns, CASE, arrays, rows and what follows them. */
final class OperandReader {
  private final ValueReader values;
  private final Cursor cursor;
  private final References references;
  private final CallReader calls;

  OperandReader(ValueReader values) {
    this.values = values;
    this.cursor = values.cursor;
    this.references = values.references;
    this.calls = new CallReader(values);
  }

  /** Reads an operand with the casts, subscripts and fields behind it. */
  Meaning operand() {
    Meaning meaning = bare();
    while (true) {
      if (cursor.accept(TokenKind.TYPECAST)) {
        meaning = cast(meaning);
      } else if (cursor.accept(TokenKind.LEFT_BRACKET)) {
        subscript();
        meaning = Meaning.labelled(meaning.label(), meaning.firmness());
      } else if (cursor.accept(TokenKind.DOT)) {
        meaning = field();
      } else {
        return meaning;
      }
    }
  }

  private Meaning cast(Meaning meaning) {
    DataType type = cursor.type();
    return meaning.castTo(type, TypeLabels.of(type));
  }

  private void subscript() {
    values.enter();
    while (!cursor.accept(TokenKind.RIGHT_BRACKET)) {
      if (!cursor.accept(TokenKind.COLON)) {
        values.expression();
      }
    }
    values.leave();
  }

  private Meaning field() {
    if (cursor.acceptOperator("*")) {
      return Meaning.NOTHING;
    }
    return Meaning.labelled(cursor.label("a field").value(), 2);
  }

  private Meaning bare() {
    switch (cursor.kind()) {
      case NUMBER, BIT_STRING -> {
        cursor.skip();
        return Meaning.literal(cursor.text(-1));
      }
      case STRING -> {
        return string();
      }
      case PARAMETER -> {
        cursor.skip();
        references.unknownValue();
        return Meaning.NOTHING;
      }
      case VARIABLE -> {
        return variable();
      }
      case LEFT_PAREN -> {
        return parenthesised();
      }
      case QUOTED_IDENTIFIER -> {
        return name();
      }
      case WORD -> {
        return word(cursor.keyword());
      }
      default -> throw cursor.expected("an expression");
    }
  }

  private Meaning string() {
    int start = cursor.mark();
    cursor.string("a value");
    return Meaning.literal(cursor.textFrom(start));
  }

  /** A psql variable may stand for any piece of SQL, unless it is quoted. */
  private Meaning variable() {
    if (cursor.atIdentifier()) {
      throw cursor.unexpected();
    }
    cursor.skip();
    references.unknownValue();
    return Meaning.NOTHING;
  }

  private Meaning word(@Nullable Keyword keyword) {
    if (keyword == null) {
      return atPlaceholder() ? placeholder() : name();
    }
    switch (keyword) {
      case NULL -> {
        return constant(Meaning.NULL);
      }
      case TRUE -> {
        return constant(Meaning.TRUE);
      }
      case FALSE -> {
        return constant(Meaning.FALSE);
      }
      case DEFAULT -> {
        references.unknownValue();
        return constant(Meaning.NOTHING);
      }
      case CASE -> {
        return caseExpression();
      }
      case ARRAY -> {
        return array();
      }
      case ROW -> {
        return row();
      }
      case EXISTS -> {
        cursor.skip();
        parenthesised();
        return Meaning.labelled("exists", 2);
      }
      case UNIQUE -> {
        throw cursor.unexpected();
      }
      default -> {
        return otherWord(keyword);
      }
    }
  }

  private Meaning constant(Meaning meaning) {
    cursor.skip();
    return meaning;
  }

  private Meaning otherWord(Keyword keyword) {
    Meaning special = calls.special(keyword);
    if (special != null) {
      return special;
    }
    Meaning typed = TypeLabels.beginsType(keyword) ? constantOfType() : null;
    if (typed != null) {
      return typed;
    }
    if (keyword.category() == Keyword.Category.RESERVED) {
      throw cursor.expected("an expression");
    }
    return name();
  }

  /** What the runner will put there cannot be told from its name alone: a value, or any piece of SQL. */
  private boolean atPlaceholder() {
    return cursor.text(0).indexOf('$') >= 0
        && cursor.text(0).indexOf('{') >= 0
        && cursor.kind(1) != TokenKind.DOT
        && cursor.kind(1) != TokenKind.LEFT_PAREN;
  }

  private Meaning placeholder() {
    throw cursor.unexpected();
  }

  // ---- names: columns, calls and constants of a named type ----

  private Meaning name() {
    int start = cursor.mark();
    String qualifier = null;
    String name = cursor.label("an expression").value();
    while (cursor.at(TokenKind.DOT)) {
      if (cursor.kind(1) == TokenKind.OPERATOR && cursor.text(1).equals("*")) {
        cursor.skip();
        cursor.skip();
        references.column(name, "*");
        return Meaning.NOTHING;
      }
      cursor.skip();
      qualifier = name;
      name = cursor.label("a name").value();
    }
    if (cursor.at(TokenKind.LEFT_PAREN)) {
      return calls.call(start, name);
    }
    if (cursor.at(TokenKind.STRING)) {
      cursor.reset(start);
      return typedConstant(cursor.type());
    }
    return Meaning.column(references.column(qualifier, name));
  }

  /** Reads {@code interval '1 day'} and the like; null where no string follows, so that it is a name. */
  private @Nullable Meaning constantOfType() {
    if (cursor.kind(1) == TokenKind.DOT || cursor.kind(1) == TokenKind.LEFT_BRACKET) {
      return null;
    }
    int start = cursor.mark();
    boolean interval = cursor.at(Keyword.INTERVAL);
    DataType type;
    try {
      type = cursor.type();
    } catch (ParseFailure notAType) {
      cursor.reset(start);
      return null;
    }
    if (!cursor.at(TokenKind.STRING)) {
      cursor.reset(start);
      return null;
    }
    Meaning constant = typedConstant(type);
    if (interval) {
      TypeReader.intervalFields(cursor);
    }
    return constant;
  }

  private Meaning typedConstant(DataType type) {
    cursor.string("a value");
    return Meaning.NOTHING.castTo(type, TypeLabels.of(type));
  }

  // ---- what holds expressions ----

  /** Reads the definition of a window. */
  void window() {
    calls.window();
  }

  /** Reads {@code (..)}: an expression, a row or a query. */
  Meaning parenthesised() {
    values.enter();
    cursor.expect(TokenKind.LEFT_PAREN);
    Meaning meaning = inside();
    cursor.expect(TokenKind.RIGHT_PAREN);
    values.leave();
    return meaning;
  }

  private Meaning inside() {
    if (QueryReader.startsHere(cursor)) {
      return subquery();
    }
    boolean nested = cursor.at(TokenKind.LEFT_PAREN);
    Meaning meaning = values.expression();
    if (nested && QueryReader.goesOnHere(cursor)) {
      values.queries.rest();
      return Meaning.NOTHING;
    }
    if (!cursor.accept(TokenKind.COMMA)) {
      return meaning;
    }
    values.expressions();
    return Meaning.labelled("row", 2);
  }

  private Meaning subquery() {
    references.subquery();
    List<String> outputs = values.queries.query();
    return outputs.size() == 1 ? Meaning.labelled(outputs.get(0), 2) : Meaning.NOTHING;
  }

  private Meaning caseExpression() {
    values.enter();
    cursor.skip();
    if (!cursor.at(Keyword.WHEN)) {
      values.expression();
    }
    while (cursor.accept(Keyword.WHEN)) {
      values.expression();
      cursor.expect(Keyword.THEN);
      values.expression();
    }
    Meaning otherwise = cursor.accept(Keyword.ELSE) ? values.expression() : Meaning.NOTHING;
    cursor.expect(Keyword.END);
    values.leave();
    return otherwise.firmness() > 1
        ? Meaning.labelled(otherwise.label(), otherwise.firmness())
        : Meaning.labelled("case", 1);
  }

  private Meaning array() {
    cursor.skip();
    if (cursor.at(TokenKind.LEFT_PAREN)) {
      parenthesised();
    } else {
      elements();
    }
    return Meaning.labelled("array", 2);
  }

  private void elements() {
    values.enter();
    cursor.expect(TokenKind.LEFT_BRACKET);
    if (!cursor.accept(TokenKind.RIGHT_BRACKET)) {
      do {
        if (cursor.at(TokenKind.LEFT_BRACKET)) {
          elements();
        } else {
          values.expression();
        }
      } while (cursor.accept(TokenKind.COMMA));
      cursor.expect(TokenKind.RIGHT_BRACKET);
    }
    values.leave();
  }

  private Meaning row() {
    if (cursor.kind(1) != TokenKind.LEFT_PAREN) {
      return name();
    }
    cursor.skip();
    cursor.skip();
    if (!cursor.accept(TokenKind.RIGHT_PAREN)) {
      values.expressions();
      cursor.expect(TokenKind.RIGHT_PAREN);
    }
    return Meaning.labelled("row", 2);
  }
}
