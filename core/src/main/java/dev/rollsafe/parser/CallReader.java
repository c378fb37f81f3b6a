package dev.rollsafe.parser;

import dev.rollsafe.ast.DataType;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads calls for their facts: {@code func_expr} of PostgreSQL's grammar, windows and filters included. */
final class CallReader {
  private final ValueReader values;
  private final Cursor cursor;
  private final References references;

  CallReader(ValueReader values) {
    this.values = values;
    this.cursor = values.cursor;
    this.references = values.references;
  }

  /** Reads the arguments and what follows them; the name is written from {@code start} up to here. */
  Meaning call(int start, String name) {
    references.function(qualifiedText(start));
    values.enter();
    cursor.expect(TokenKind.LEFT_PAREN);
    arguments();
    cursor.expect(TokenKind.RIGHT_PAREN);
    values.leave();
    behind();
    return Meaning.labelled(name, 2);
  }

  private String qualifiedText(int start) {
    StringBuilder text = new StringBuilder();
    for (int i = start; i < cursor.mark(); i++) {
      text.append(
          cursor.tokens().kind(i) == TokenKind.DOT ? "." : cursor.tokens().identifier(i));
    }
    return text.toString();
  }

  private void arguments() {
    if (cursor.at(TokenKind.RIGHT_PAREN) || cursor.acceptOperator("*")) {
      return;
    }
    if (!cursor.accept(Keyword.DISTINCT)) {
      cursor.accept(Keyword.ALL);
    }
    do {
      cursor.accept(Keyword.VARIADIC);
      argument();
    } while (cursor.accept(TokenKind.COMMA));
    if (cursor.accept(Keyword.ORDER, Keyword.BY)) {
      values.ordering(List.of());
    }
  }

  private void argument() {
    boolean named = cursor.kind(1) == TokenKind.OPERATOR
        && (cursor.text(1).equals("=>") || cursor.text(1).equals(":="));
    if (named) {
      cursor.label("a parameter name");
      cursor.skip();
    }
    values.expression();
  }

  private void behind() {
    if (cursor.accept(Keyword.WITHIN, Keyword.GROUP)) {
      cursor.expect(TokenKind.LEFT_PAREN);
      cursor.expect(Keyword.ORDER, Keyword.BY);
      values.ordering(List.of());
      cursor.expect(TokenKind.RIGHT_PAREN);
    }
    if (cursor.at(Keyword.FILTER) && cursor.kind(1) == TokenKind.LEFT_PAREN) {
      cursor.skip();
      cursor.skip();
      cursor.expect(Keyword.WHERE);
      values.expression();
      cursor.expect(TokenKind.RIGHT_PAREN);
    }
    if (cursor.accept(Keyword.OVER)) {
      if (cursor.at(TokenKind.LEFT_PAREN)) {
        window();
      } else {
        cursor.identifier("a window");
      }
    }
  }

  /** Reads {@code ([name] [PARTITION BY ..] [ORDER BY ..] [frame])}. */
  void window() {
    cursor.expect(TokenKind.LEFT_PAREN);
    if (!cursor.at(Keyword.PARTITION, Keyword.BY) && !atFrame() && cursor.atIdentifier()) {
      cursor.skip();
    }
    if (cursor.accept(Keyword.PARTITION, Keyword.BY)) {
      values.expressions();
    }
    if (cursor.accept(Keyword.ORDER, Keyword.BY)) {
      values.ordering(List.of());
    }
    if (atFrame()) {
      frame();
    }
    cursor.expect(TokenKind.RIGHT_PAREN);
  }

  private boolean atFrame() {
    return cursor.at(Keyword.ROWS) || cursor.at(Keyword.RANGE) || cursor.at(Keyword.GROUPS);
  }

  /** Moves over a frame, whose bounds may not name columns. */
  private void frame() {
    while (!cursor.atEnd() && !cursor.at(TokenKind.RIGHT_PAREN)) {
      if (cursor.at(TokenKind.LEFT_PAREN)) {
        cursor.skipParentheses();
      } else {
        cursor.skip();
      }
    }
  }

  // ---- calls with a syntax of their own ----

  /** Reads a call that is written in its own way; null where no such call is here. */
  @Nullable
  Meaning special(Keyword keyword) {
    switch (keyword) {
      case CURRENT_DATE,
          CURRENT_ROLE,
          CURRENT_USER,
          SESSION_USER,
          USER,
          CURRENT_CATALOG,
          SYSTEM_USER -> {
        return wordCall(keyword);
      }
      case CURRENT_SCHEMA -> {
        return cursor.kind(1) == TokenKind.LEFT_PAREN ? null : wordCall(keyword);
      }
      case CURRENT_TIME, CURRENT_TIMESTAMP, LOCALTIME, LOCALTIMESTAMP -> {
        Meaning meaning = wordCall(keyword);
        if (cursor.at(TokenKind.LEFT_PAREN)) {
          cursor.skipParentheses();
        }
        return meaning;
      }
      case CAST, TREAT -> {
        return cast();
      }
      case EXTRACT, POSITION, SUBSTRING, OVERLAY, TRIM, NORMALIZE -> {
        return cursor.kind(1) == TokenKind.LEFT_PAREN ? worded(keyword) : null;
      }
      case COLLATION -> {
        cursor.expect(Keyword.COLLATION, Keyword.FOR);
        references.function("pg_collation_for");
        values.operands.parenthesised();
        return Meaning.labelled("pg_collation_for", 2);
      }
      default -> {
        refuseWordedList(keyword);
        return null;
      }
    }
  }

  /** XML and JSON constructors have too many words of their own to be read here. */
  private void refuseWordedList(Keyword keyword) {
    if (isConstructor(keyword) && cursor.kind(1) == TokenKind.LEFT_PAREN) {
      throw cursor.unexpected();
    }
  }

  /** Says whether the keyword begins an XML or JSON constructor. */
  static boolean isConstructor(Keyword keyword) {
    return keyword.category() == Keyword.Category.COL_NAME
        && (keyword.word().startsWith("xml") || keyword.word().startsWith("json_"));
  }

  private Meaning wordCall(Keyword keyword) {
    cursor.skip();
    references.function(keyword.word());
    return Meaning.labelled(keyword.word(), 2);
  }

  private @Nullable Meaning cast() {
    if (cursor.kind(1) != TokenKind.LEFT_PAREN) {
      return null;
    }
    values.enter();
    cursor.skip();
    cursor.skip();
    Meaning meaning = values.expression();
    cursor.expect(Keyword.AS);
    DataType type = cursor.type();
    cursor.expect(TokenKind.RIGHT_PAREN);
    values.leave();
    return meaning.castTo(type, TypeLabels.of(type));
  }

  /** Reads {@code substring(a FROM b FOR c)} and its like: expressions between commas or words. */
  private Meaning worded(Keyword keyword) {
    references.function(keyword.word());
    values.enter();
    cursor.skip();
    cursor.skip();
    if (keyword == Keyword.EXTRACT) {
      cursor.skip();
    } else if (keyword == Keyword.TRIM && atTrimSide()) {
      cursor.skip();
    }
    while (!cursor.accept(TokenKind.RIGHT_PAREN)) {
      if (!separator()) {
        values.simpleExpression();
      }
    }
    values.leave();
    return Meaning.labelled(keyword == Keyword.TRIM ? "btrim" : keyword.word(), 2);
  }

  private boolean atTrimSide() {
    return cursor.at(Keyword.BOTH) || cursor.at(Keyword.LEADING) || cursor.at(Keyword.TRAILING);
  }

  private boolean separator() {
    return cursor.accept(TokenKind.COMMA)
        || cursor.accept(Keyword.FROM)
        || cursor.accept(Keyword.FOR)
        || cursor.accept(Keyword.IN)
        || cursor.accept(Keyword.PLACING)
        || cursor.accept(Keyword.SIMILAR)
        || cursor.accept(Keyword.ESCAPE);
  }
}
