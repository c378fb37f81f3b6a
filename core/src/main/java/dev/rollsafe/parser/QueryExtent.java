package dev.rollsafe.parser;

import dev.rollsafe.ast.Persistence;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.WithQuery;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a query ends ({@code SelectStmt}), without making a tree of it, and keeps what changes something: its WITH list
 * and INTO.
 *
 * <p>The clauses are read one by one; what is in parentheses inside an expression or behind FROM only has to be balanced.
 * Parentheses around the query itself are counted, not nested, so that their depth does not matter. What the query means is
 * asked of {@link SqlParser} when somebody wants to know.
 */
final class QueryExtent {
  private final Cursor cursor;
  private final boolean mayCreate;
  private final List<WithQuery> with = new ArrayList<>(0);
  private @Nullable QualifiedName created;
  private Persistence persistence = Persistence.PERMANENT;
  /** The parentheses around the query that are open here. */
  private int open;

  private boolean first = true;
  private boolean values;
  /** Whether ORDER BY, LIMIT or the like has been read, behind which no UNION can stand without parentheses. */
  private boolean ended;

  private QueryExtent(Cursor cursor, boolean mayCreate) {
    this.cursor = cursor;
    this.mayCreate = mayCreate;
  }

  /** Reads a query that may be {@code SELECT .. INTO}. */
  static QueryExtent creating(Cursor cursor) {
    return new QueryExtent(cursor, true).read();
  }

  /** Reads a query that cannot be {@code SELECT .. INTO}. */
  static QueryExtent plain(Cursor cursor) {
    return new QueryExtent(cursor, false).read();
  }

  /** Reads a query that begins with another word than SELECT, as that of {@code PERFORM}, or with none at all. */
  static void withoutSelect(Cursor cursor) {
    QueryExtent query = new QueryExtent(cursor, false);
    query.select();
    while (query.goesOn()) {
      query.term();
    }
  }

  /** Says whether a query can begin here, parentheses included. */
  static boolean startsHere(Cursor cursor) {
    return QueryReader.startsHere(cursor) || cursor.at(TokenKind.LEFT_PAREN);
  }

  /** Says whether it is rows behind VALUES and nothing else. */
  boolean isValues() {
    return values && !ended && with.isEmpty();
  }

  /** Returns the queries of its WITH list. */
  List<WithQuery> with() {
    return with;
  }

  /** Returns the table of INTO; null where there is none. */
  @Nullable
  QualifiedName created() {
    return created;
  }

  /** Returns how long the table of INTO lives. */
  Persistence persistence() {
    return persistence;
  }

  private QueryExtent read() {
    withList();
    do {
      term();
    } while (goesOn());
    return this;
  }

  private void withList() {
    if (cursor.at(Keyword.WITH)) {
      with.addAll(WithClauseReader.read(cursor));
    }
  }

  private void term() {
    boolean parenthesised = cursor.at(TokenKind.LEFT_PAREN);
    while (cursor.accept(TokenKind.LEFT_PAREN)) {
      open++;
      withList();
    }
    if (cursor.accept(Keyword.SELECT)) {
      select();
    } else if (cursor.accept(Keyword.VALUES)) {
      rows(cursor);
      values = first && !parenthesised;
    } else if (cursor.accept(Keyword.TABLE)) {
      cursor.relation("a table name");
    } else {
      throw cursor.expected("a query");
    }
    values &= first;
    first = false;
    ended = false;
  }

  /** Moves over what stands behind a term; says whether another is joined to it by UNION or the like. */
  private boolean goesOn() {
    while (true) {
      if (!ended && setOperation()) {
        return true;
      }
      if (OrderExtent.acceptAny(cursor)) {
        ended = true;
      } else if (open == 0) {
        return false;
      } else {
        cursor.expect(TokenKind.RIGHT_PAREN);
        open--;
        ended = false;
      }
    }
  }

  private boolean setOperation() {
    if (!cursor.accept(Keyword.UNION)
        && !cursor.accept(Keyword.INTERSECT)
        && !cursor.accept(Keyword.EXCEPT)) {
      return false;
    }
    if (!cursor.accept(Keyword.ALL)) {
      cursor.accept(Keyword.DISTINCT);
    }
    return true;
  }

  // ---- SELECT ----

  private void select() {
    boolean distinct = distinct();
    if (distinct || !TargetExtent.endsHere(cursor)) {
      TargetExtent.list(cursor);
    }
    into();
    if (cursor.accept(Keyword.FROM)) {
      FromExtent.list(cursor);
    }
    if (cursor.accept(Keyword.WHERE)) {
      ExpressionExtent.any(cursor);
    }
    if (cursor.accept(Keyword.GROUP, Keyword.BY)) {
      groups();
    }
    if (cursor.accept(Keyword.HAVING)) {
      ExpressionExtent.any(cursor);
    }
    if (cursor.accept(Keyword.WINDOW)) {
      windows();
    }
  }

  private boolean distinct() {
    if (!cursor.accept(Keyword.DISTINCT)) {
      cursor.accept(Keyword.ALL);
      return false;
    }
    if (cursor.accept(Keyword.ON)) {
      cursor.skipParentheses();
    }
    return true;
  }

  private void into() {
    if (!cursor.at(Keyword.INTO)) {
      return;
    }
    if (!mayCreate || !first) {
      throw cursor.unexpected();
    }
    cursor.skip();
    if (cursor.atIdentifier(1) || cursor.keyword(1) == Keyword.TABLE) {
      persistence = cursor.persistence();
    }
    cursor.accept(Keyword.TABLE);
    created = cursor.qualifiedName("a table name");
  }

  private void groups() {
    if (!cursor.accept(Keyword.ALL)) {
      cursor.accept(Keyword.DISTINCT);
    }
    do {
      if (cursor.accept(Keyword.GROUPING, Keyword.SETS)) {
        cursor.skipParentheses();
      } else if (cursor.at(TokenKind.LEFT_PAREN) && cursor.kind(1) == TokenKind.RIGHT_PAREN) {
        cursor.skipParentheses();
      } else {
        ExpressionExtent.any(cursor);
      }
    } while (cursor.accept(TokenKind.COMMA));
  }

  private void windows() {
    do {
      cursor.identifier("the name of a window");
      cursor.expect(Keyword.AS);
      cursor.skipParentheses();
    } while (cursor.accept(TokenKind.COMMA));
  }

  // ---- VALUES ----

  /** Moves over the rows behind VALUES. */
  static void rows(Cursor cursor) {
    do {
      row(cursor);
    } while (cursor.accept(TokenKind.COMMA));
  }

  /** Moves over {@code (a, DEFAULT, ..)}. */
  static void row(Cursor cursor) {
    cursor.expect(TokenKind.LEFT_PAREN);
    do {
      if (!cursor.accept(Keyword.DEFAULT)) {
        ExpressionExtent.any(cursor);
      }
    } while (cursor.accept(TokenKind.COMMA));
    cursor.expect(TokenKind.RIGHT_PAREN);
  }
}
