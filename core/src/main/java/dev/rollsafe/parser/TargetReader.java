package dev.rollsafe.parser;

import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Update.Assignment;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what UPDATE, DELETE and MERGE have in common: their table, the columns they set, and their condition. */
final class TargetReader {
  private TargetReader() {}

  /**
   * The table that is changed ({@code relation_expr_opt_alias}).
   *
   * @param table the table
   * @param only ONLY
   * @param alias its alias
   */
  record Target(QualifiedName table, boolean only, Optional<Identifier> alias) {}

  /** Reads the table; the word SET behind it is never its alias unless AS stands before. */
  static Target target(Cursor cursor) {
    boolean only = cursor.at(Keyword.ONLY);
    QualifiedName table = cursor.relation("a table name");
    Optional<Identifier> alias = Optional.empty();
    if (cursor.accept(Keyword.AS) || (cursor.atIdentifier() && !cursor.at(Keyword.SET))) {
      alias = Optional.of(cursor.identifier("an alias"));
    }
    return new Target(table, only, alias);
  }

  /** Reads what stands behind SET ({@code set_clause_list}). */
  static List<Assignment> assignments(Cursor cursor) {
    List<Assignment> assignments = new ArrayList<>(4);
    do {
      assignments.add(assignment(cursor));
    } while (cursor.accept(TokenKind.COMMA));
    return assignments;
  }

  private static Assignment assignment(Cursor cursor) {
    List<Identifier> columns = columns(cursor);
    if (!cursor.acceptOperator("=")) {
      throw cursor.expected("\"=\"");
    }
    return new Assignment(columns, value(cursor));
  }

  private static Expression value(Cursor cursor) {
    int start = cursor.mark();
    return cursor.accept(Keyword.DEFAULT) ? cursor.expressionFrom(start) : cursor.expression();
  }

  /** Reads a column, or several in parentheses, of which fields and elements may be meant. */
  static List<Identifier> columns(Cursor cursor) {
    if (!cursor.accept(TokenKind.LEFT_PAREN)) {
      return List.of(column(cursor));
    }
    List<Identifier> columns = new ArrayList<>(4);
    do {
      columns.add(column(cursor));
    } while (cursor.accept(TokenKind.COMMA));
    cursor.expect(TokenKind.RIGHT_PAREN);
    return columns;
  }

  private static Identifier column(Cursor cursor) {
    Identifier column = cursor.identifier("a column name");
    while (true) {
      if (cursor.at(TokenKind.LEFT_BRACKET)) {
        cursor.skipBrackets();
      } else if (cursor.accept(TokenKind.DOT)) {
        cursor.label("a field");
      } else {
        return column;
      }
    }
  }

  /** Reads WHERE, where it is there. */
  static Optional<Expression> where(Cursor cursor) {
    if (!cursor.accept(Keyword.WHERE)) {
      return Optional.empty();
    }
    int start = cursor.mark();
    if (cursor.accept(Keyword.CURRENT, Keyword.OF)) {
      if (!cursor.accept(TokenKind.PARAMETER)) {
        cursor.identifier("a cursor");
      }
      return Optional.of(cursor.expressionFrom(start));
    }
    return Optional.of(cursor.expression());
  }
}
