package dev.rollsafe.parser;

import dev.rollsafe.ast.Identifier;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads queries for their facts: {@code SelectStmt} of PostgreSQL's grammar. */
final class QueryReader {
  /** Stands among the outputs for a star, whose columns the text does not tell. */
  private static final String STAR = "*";

  private final ValueReader values;
  private final Cursor cursor;
  private final References references;
  private final FromReader sources;
  private final WithReader withQueries;
  private boolean limited;

  QueryReader(ValueReader values) {
    this.values = values;
    this.cursor = values.cursor;
    this.references = values.references;
    this.sources = new FromReader(values, this);
    this.withQueries = new WithReader(values, this, sources);
  }

  /** Says whether the word here begins a query. */
  static boolean startsHere(Cursor cursor) {
    return cursor.at(Keyword.SELECT)
        || cursor.at(Keyword.WITH)
        || cursor.at(Keyword.VALUES)
        || cursor.at(Keyword.TABLE);
  }

  /** Says whether a query that was read goes on here as the first part of a bigger one. */
  static boolean goesOnHere(Cursor cursor) {
    Keyword keyword = cursor.keyword();
    return keyword != null
        && switch (keyword) {
          case UNION, INTERSECT, EXCEPT, ORDER, LIMIT, OFFSET, FETCH, FOR -> true;
          default -> false;
        };
  }

  /** Says whether the last query read to its end has LIMIT or FETCH. */
  boolean limited() {
    return limited;
  }

  /** Reads a query and returns the names of its outputs, none where they cannot be told. */
  List<String> query() {
    values.enter();
    int scope = references.enterScope();
    if (cursor.accept(Keyword.WITH)) {
      withQueries.list();
    }
    List<String> outputs = term();
    setOperations();
    limited = false;
    tail(outputs);
    references.leaveScope(scope);
    values.leave();
    return outputs.contains(STAR) ? List.of() : outputs;
  }

  /** Reads what makes the query before it the first part of a bigger one. */
  void rest() {
    setOperations();
    limited = false;
    tail(List.of());
  }

  private void setOperations() {
    while (cursor.accept(Keyword.UNION)
        || cursor.accept(Keyword.INTERSECT)
        || cursor.accept(Keyword.EXCEPT)) {
      if (!cursor.accept(Keyword.ALL)) {
        cursor.accept(Keyword.DISTINCT);
      }
      term();
    }
  }

  private List<String> term() {
    if (cursor.at(Keyword.SELECT)) {
      return select();
    }
    if (cursor.accept(Keyword.VALUES)) {
      return rows();
    }
    if (cursor.accept(Keyword.TABLE)) {
      sources.relation();
      references.column(null, STAR);
      return List.of(STAR);
    }
    cursor.expect(TokenKind.LEFT_PAREN);
    List<String> outputs = query();
    cursor.expect(TokenKind.RIGHT_PAREN);
    return outputs;
  }

  // ---- SELECT ----

  private List<String> select() {
    cursor.skip();
    distinct();
    into();
    List<String> outputs = outputs();
    into();
    if (cursor.accept(Keyword.FROM)) {
      sources.list();
    }
    if (cursor.accept(Keyword.WHERE)) {
      values.expression();
    }
    if (cursor.accept(Keyword.GROUP, Keyword.BY)) {
      if (!cursor.accept(Keyword.ALL)) {
        cursor.accept(Keyword.DISTINCT);
      }
      groups();
    }
    if (cursor.accept(Keyword.HAVING)) {
      values.expression();
    }
    if (cursor.accept(Keyword.WINDOW)) {
      windows();
    }
    return outputs;
  }

  private void distinct() {
    if (cursor.accept(Keyword.DISTINCT)) {
      if (cursor.accept(Keyword.ON)) {
        cursor.expect(TokenKind.LEFT_PAREN);
        values.expressions();
        cursor.expect(TokenKind.RIGHT_PAREN);
      }
    } else {
      cursor.accept(Keyword.ALL);
    }
  }

  /** Reads outputs between commas, if there are any, and returns their names. */
  List<String> outputs() {
    List<String> outputs = new ArrayList<>();
    if (endsTargets()) {
      return outputs;
    }
    do {
      outputs.add(target());
    } while (cursor.accept(TokenKind.COMMA));
    return outputs;
  }

  private boolean endsTargets() {
    return cursor.atEnd()
        || cursor.at(TokenKind.RIGHT_PAREN)
        || cursor.at(Keyword.FROM)
        || cursor.at(Keyword.WHERE)
        || goesOnHere(cursor);
  }

  private String target() {
    if (cursor.acceptOperator("*")) {
      references.column(null, STAR);
      return STAR;
    }
    Meaning meaning = values.expression();
    if (cursor.accept(Keyword.AS)) {
      return cursor.label("a column label").value();
    }
    if (cursor.atLabel(0) && isBareLabel(cursor.keyword())) {
      return cursor.take().value();
    }
    boolean star = cursor.text(-1).equals("*") && cursor.kind(-2) == TokenKind.DOT;
    return star ? STAR : meaning.label();
  }

  /** Keywords that need AS to be a label (manual, appendix C, "requires AS"). */
  static boolean isBareLabel(@Nullable Keyword keyword) {
    return keyword == null
        || switch (keyword) {
          case ARRAY,
              AS,
              CHAR,
              CHARACTER,
              CREATE,
              DAY,
              EXCEPT,
              FETCH,
              FILTER,
              FOR,
              FROM,
              GRANT,
              GROUP,
              HAVING,
              HOUR,
              INTERSECT,
              INTO,
              ISNULL,
              LIMIT,
              MINUTE,
              MONTH,
              NOTNULL,
              OFFSET,
              ON,
              ORDER,
              OVER,
              OVERLAPS,
              PRECISION,
              RETURNING,
              SECOND,
              TO,
              UNION,
              VARYING,
              WHERE,
              WINDOW,
              WITH,
              WITHIN,
              WITHOUT,
              YEAR -> false;
          default -> true;
        };
  }

  private void into() {
    if (!cursor.accept(Keyword.INTO)) {
      return;
    }
    while (isTargetWord(cursor.keyword())) {
      cursor.skip();
    }
    cursor.qualifiedNames("a table");
  }

  private static boolean isTargetWord(@Nullable Keyword keyword) {
    return keyword != null
        && switch (keyword) {
          case TEMPORARY, TEMP, LOCAL, GLOBAL, UNLOGGED, TABLE, STRICT -> true;
          default -> false;
        };
  }

  private void groups() {
    do {
      group();
    } while (cursor.accept(TokenKind.COMMA));
  }

  private void group() {
    boolean sets = cursor.accept(Keyword.GROUPING, Keyword.SETS);
    boolean listed = sets
        || ((cursor.at(Keyword.ROLLUP) || cursor.at(Keyword.CUBE))
            && cursor.kind(1) == TokenKind.LEFT_PAREN);
    if (listed) {
      if (!sets) {
        cursor.skip();
      }
      values.enter();
      cursor.expect(TokenKind.LEFT_PAREN);
      groups();
      cursor.expect(TokenKind.RIGHT_PAREN);
      values.leave();
    } else if (cursor.at(TokenKind.LEFT_PAREN) && cursor.kind(1) == TokenKind.RIGHT_PAREN) {
      cursor.skip();
      cursor.skip();
    } else {
      values.expression();
    }
  }

  private void windows() {
    do {
      cursor.identifier("a window");
      cursor.expect(Keyword.AS);
      values.operands.window();
    } while (cursor.accept(TokenKind.COMMA));
  }

  private List<String> rows() {
    List<String> outputs = new ArrayList<>();
    do {
      cursor.expect(TokenKind.LEFT_PAREN);
      outputs.clear();
      do {
        values.expression();
        outputs.add("column" + (outputs.size() + 1));
      } while (cursor.accept(TokenKind.COMMA));
      cursor.expect(TokenKind.RIGHT_PAREN);
    } while (cursor.accept(TokenKind.COMMA));
    return outputs;
  }

  // ---- behind the whole ----

  private void tail(List<String> outputs) {
    if (cursor.accept(Keyword.ORDER, Keyword.BY)) {
      values.ordering(outputs);
    }
    boolean more = true;
    while (more) {
      more = limit() || lock();
    }
  }

  private boolean limit() {
    if (cursor.accept(Keyword.LIMIT)) {
      if (!cursor.accept(Keyword.ALL)) {
        boolean none = cursor.at(Keyword.NULL);
        values.expression();
        limit(!none);
      }
      return true;
    }
    if (cursor.accept(Keyword.OFFSET)) {
      values.expression();
      rowWord();
      return true;
    }
    if (!cursor.accept(Keyword.FETCH)) {
      return false;
    }
    if (!cursor.accept(Keyword.FIRST)) {
      cursor.expect(Keyword.NEXT);
    }
    if (!cursor.at(Keyword.ROW) && !cursor.at(Keyword.ROWS)) {
      values.operands.operand();
    }
    rowWord();
    if (!cursor.accept(Keyword.ONLY) && cursor.accept(Keyword.WITH)) {
      cursor.expect(Keyword.TIES);
    }
    limit(true);
    return true;
  }

  private void limit(boolean written) {
    limited = written;
    if (written) {
      references.limit();
    }
  }

  private void rowWord() {
    if (!cursor.accept(Keyword.ROW)) {
      cursor.accept(Keyword.ROWS);
    }
  }

  private boolean lock() {
    if (!cursor.accept(Keyword.FOR)) {
      return false;
    }
    if (cursor.accept(Keyword.NO)) {
      cursor.expect(Keyword.KEY);
    } else {
      cursor.accept(Keyword.KEY);
    }
    if (!cursor.accept(Keyword.UPDATE)) {
      cursor.expect(Keyword.SHARE);
    }
    if (cursor.accept(Keyword.OF)) {
      cursor.qualifiedNames("a table");
    }
    if (cursor.accept(Keyword.SKIP)) {
      cursor.expect(Keyword.LOCKED);
    } else {
      cursor.accept(Keyword.NOWAIT);
    }
    return true;
  }

  /** Reads an alias of a relation, with or without AS, and the columns behind it. */
  Optional<Identifier> alias() {
    boolean written = cursor.accept(Keyword.AS);
    Optional<Identifier> alias = Optional.empty();
    if (cursor.atIdentifier()) {
      alias = Optional.of(cursor.take());
    } else if (written && !cursor.at(TokenKind.LEFT_PAREN)) {
      throw cursor.expected("an alias");
    }
    if ((written || alias.isPresent()) && cursor.at(TokenKind.LEFT_PAREN)) {
      cursor.skipParentheses();
    }
    return alias;
  }
}
