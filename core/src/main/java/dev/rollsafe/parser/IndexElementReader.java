package dev.rollsafe.parser;

import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.IndexElement;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the elements of an index, an exclusion constraint or a partition key. */
final class IndexElementReader {
  private final Cursor cursor;
  private final int start;

  private IndexElementReader(Cursor cursor) {
    this.cursor = cursor;
    this.start = cursor.mark();
  }

  /** Reads {@code (a, lower(b) DESC, ..)}. */
  static List<IndexElement> parenthesised(Cursor cursor) {
    cursor.expect(TokenKind.LEFT_PAREN);
    List<IndexElement> elements = new ArrayList<>(3);
    do {
      elements.add(new IndexElementReader(cursor).read(false));
    } while (cursor.accept(TokenKind.COMMA));
    cursor.expect(TokenKind.RIGHT_PAREN);
    return elements;
  }

  /** Reads {@code element WITH operator}. */
  static IndexElement excluded(Cursor cursor) {
    return new IndexElementReader(cursor).read(true);
  }

  private IndexElement read(boolean excluded) {
    Optional<Identifier> column = Optional.empty();
    Optional<Expression> expression = Optional.empty();
    if (cursor.at(TokenKind.LEFT_PAREN)) {
      expression = Optional.of(cursor.parenthesisedExpression());
    } else if (isCall()) {
      expression = Optional.of(call());
    } else {
      column = Optional.of(cursor.identifier("a column name"));
    }
    Optional<QualifiedName> collation = Optional.empty();
    if (cursor.accept(Keyword.COLLATE)) {
      collation = Optional.of(cursor.qualifiedName("a collation"));
    }
    Optional<String> operatorClass = operatorClass();
    boolean descending = cursor.accept(Keyword.DESC);
    if (!descending) {
      cursor.accept(Keyword.ASC);
    }
    Optional<Boolean> nullsFirst = nulls();
    Optional<String> operator = excluded ? Optional.of(operator()) : Optional.empty();
    return new IndexElement(
        column,
        expression,
        collation,
        operatorClass,
        descending,
        nullsFirst,
        operator,
        cursor.spanFrom(start));
  }

  // ---- the element itself ----

  /** A call need not stand in parentheses of its own. */
  private boolean isCall() {
    return cursor.atLabel(0)
        && (cursor.kind(1) == TokenKind.LEFT_PAREN || cursor.kind(1) == TokenKind.DOT);
  }

  private Expression call() {
    OperandExtent.skip(cursor);
    return cursor.expressionFrom(start);
  }

  // ---- behind the element ----

  private Optional<String> operatorClass() {
    if (!cursor.atIdentifier()
        || cursor.at(Keyword.NULLS, Keyword.FIRST)
        || cursor.at(Keyword.NULLS, Keyword.LAST)) {
      return Optional.empty();
    }
    String name = cursor.qualifiedName("an operator class").toString();
    if (!cursor.at(TokenKind.LEFT_PAREN)) {
      return Optional.of(name);
    }
    Map<String, String> parameters = OptionsReader.assignments(cursor);
    StringBuilder text = new StringBuilder(name).append('(');
    String separator = "";
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      text.append(separator).append(parameter.getKey());
      if (!parameter.getValue().isEmpty()) {
        text.append('=').append(parameter.getValue());
      }
      separator = ",";
    }
    return Optional.of(text.append(')').toString());
  }

  private Optional<Boolean> nulls() {
    if (!cursor.accept(Keyword.NULLS)) {
      return Optional.empty();
    }
    if (cursor.accept(Keyword.FIRST)) {
      return Optional.of(true);
    }
    cursor.expect(Keyword.LAST);
    return Optional.of(false);
  }

  private String operator() {
    cursor.expect(Keyword.WITH);
    boolean named = cursor.accept(Keyword.OPERATOR);
    if (named) {
      cursor.expect(TokenKind.LEFT_PAREN);
    }
    int operatorStart = cursor.mark();
    while (cursor.atLabel(0) && cursor.kind(1) == TokenKind.DOT) {
      cursor.skip();
      cursor.skip();
    }
    cursor.expect(TokenKind.OPERATOR);
    String text = cursor.textFrom(operatorStart);
    if (named) {
      cursor.expect(TokenKind.RIGHT_PAREN);
    }
    return text;
  }
}
