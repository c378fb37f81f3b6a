package dev.rollsafe.parser;

import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;

/** Reads what stands behind FROM for its facts: relations, joins, sub-selects and functions. */
final class FromReader {
  private final ValueReader values;
  private final QueryReader queries;
  private final Cursor cursor;
  private final References references;

  FromReader(ValueReader values, QueryReader queries) {
    this.values = values;
    this.queries = queries;
    this.cursor = values.cursor;
    this.references = values.references;
  }

  /** Reads items between commas. */
  void list() {
    do {
      item();
    } while (cursor.accept(TokenKind.COMMA));
  }

  /** Reads {@code [ONLY] name [*] [alias]}. */
  void relation() {
    boolean only = cursor.accept(Keyword.ONLY);
    boolean parenthesised = only && cursor.accept(TokenKind.LEFT_PAREN);
    QualifiedName name = cursor.qualifiedName("a table");
    if (parenthesised) {
      cursor.expect(TokenKind.RIGHT_PAREN);
    }
    cursor.acceptOperator("*");
    references.relation(name, queries.alias());
    if (cursor.accept(Keyword.TABLESAMPLE)) {
      cursor.qualifiedFunctionName("a sampling method");
      cursor.skipParentheses();
      if (cursor.accept(Keyword.REPEATABLE)) {
        cursor.skipParentheses();
      }
    }
  }

  /** Reads one item, which may be several that are joined. */
  void item() {
    values.enter();
    primary();
    joins();
    values.leave();
  }

  private void primary() {
    boolean lateral = cursor.accept(Keyword.LATERAL);
    if (cursor.at(Keyword.ROWS, Keyword.FROM)
        || (cursor.kind(1) == TokenKind.LEFT_PAREN && isTableConstructor())) {
      throw cursor.unexpected();
    }
    if (cursor.accept(TokenKind.LEFT_PAREN)) {
      parenthesised();
      cursor.expect(TokenKind.RIGHT_PAREN);
      queries.alias();
    } else if (lateral || isCall()) {
      values.operands.operand();
      if (cursor.accept(Keyword.WITH)) {
        cursor.expect(Keyword.ORDINALITY);
      }
      queries.alias();
    } else {
      relation();
    }
  }

  private boolean isTableConstructor() {
    return cursor.at(Keyword.XMLTABLE) || cursor.at(Keyword.JSON_TABLE);
  }

  private boolean isCall() {
    if (cursor.at(Keyword.ONLY)) {
      return false;
    }
    int ahead = 1;
    while (cursor.kind(ahead) == TokenKind.DOT) {
      ahead += 2;
    }
    if (cursor.kind(ahead) == TokenKind.LEFT_PAREN) {
      return cursor.atLabel(0);
    }
    Keyword keyword = cursor.keyword();
    return keyword != null && keyword.category() == Keyword.Category.RESERVED;
  }

  /** Reads what is in parentheses and says whether it is a query rather than joined tables. */
  private boolean parenthesised() {
    if (QueryReader.startsHere(cursor)) {
      references.subquery();
      queries.query();
      return true;
    }
    if (!cursor.accept(TokenKind.LEFT_PAREN)) {
      item();
      return false;
    }
    values.enter();
    boolean query = parenthesised();
    cursor.expect(TokenKind.RIGHT_PAREN);
    values.leave();
    if (query && QueryReader.goesOnHere(cursor)) {
      queries.rest();
      return true;
    }
    if (query && cursor.at(TokenKind.RIGHT_PAREN)) {
      return true;
    }
    queries.alias();
    joins();
    return false;
  }

  private void joins() {
    while (true) {
      if (cursor.accept(Keyword.CROSS)) {
        cursor.expect(Keyword.JOIN);
        primary();
      } else if (cursor.accept(Keyword.NATURAL)) {
        joinWords();
        primary();
      } else if (atJoin()) {
        joinWords();
        item();
        condition();
      } else {
        return;
      }
    }
  }

  private boolean atJoin() {
    Keyword keyword = cursor.keyword();
    return keyword != null
        && switch (keyword) {
          case JOIN, INNER, LEFT, RIGHT, FULL -> true;
          default -> false;
        };
  }

  private void joinWords() {
    if (!cursor.accept(Keyword.INNER)
        && (cursor.accept(Keyword.LEFT)
            || cursor.accept(Keyword.RIGHT)
            || cursor.accept(Keyword.FULL))) {
      cursor.accept(Keyword.OUTER);
    }
    cursor.expect(Keyword.JOIN);
  }

  private void condition() {
    if (cursor.accept(Keyword.ON)) {
      values.expression();
      return;
    }
    cursor.expect(Keyword.USING);
    for (Identifier column : cursor.columnsInParentheses()) {
      references.column(null, column.value());
    }
    if (cursor.accept(Keyword.AS)) {
      cursor.identifier("an alias");
    }
  }
}
