package dev.rollsafe.parser;

import dev.rollsafe.ast.CreateTableAs;
import dev.rollsafe.ast.CreateView;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.Other;
import dev.rollsafe.ast.Other.Consequence;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.RefreshMaterializedView;
import dev.rollsafe.ast.Select;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import java.util.Map;
import java.util.Optional;

/** Reads what holds another statement or runs one that is held: PREPARE, EXECUTE, DEALLOCATE, DECLARE, EXPLAIN. */
final class PreparedReader {
  private final Cursor cursor;
  private final int start;

  private PreparedReader(Cursor cursor) {
    this.cursor = cursor;
    this.start = cursor.mark();
  }

  // ---- prepared statements ----

  /** Reads PREPARE of a statement or, if a string follows the word, of a transaction. */
  static Statement prepare(Cursor cursor) {
    if (cursor.keyword(1) == Keyword.TRANSACTION && cursor.kind(2) == TokenKind.STRING) {
      return TransactionReader.prepare(cursor);
    }
    PreparedReader reader = new PreparedReader(cursor);
    cursor.expect(Keyword.PREPARE);
    Identifier name = reader.name();
    if (cursor.accept(TokenKind.LEFT_PAREN)) {
      do {
        cursor.type();
      } while (cursor.accept(TokenKind.COMMA));
      cursor.expect(TokenKind.RIGHT_PAREN);
    }
    cursor.expect(Keyword.AS);
    if (!PreparableReader.startsHere(cursor)) {
      throw cursor.expected("SELECT, INSERT, UPDATE, DELETE, MERGE or VALUES");
    }
    Statement held = PreparableReader.read(cursor);
    return reader.result("PREPARE", Optional.of(name), Consequence.NONE, Optional.of(held));
  }

  static Statement execute(Cursor cursor) {
    PreparedReader reader = new PreparedReader(cursor);
    cursor.expect(Keyword.EXECUTE);
    Identifier name = reader.name();
    if (cursor.accept(TokenKind.LEFT_PAREN)) {
      do {
        cursor.expression();
      } while (cursor.accept(TokenKind.COMMA));
      cursor.expect(TokenKind.RIGHT_PAREN);
    }
    return reader.result("EXECUTE", Optional.of(name), Consequence.RUNS_PREPARED, Optional.empty());
  }

  static Statement deallocate(Cursor cursor) {
    PreparedReader reader = new PreparedReader(cursor);
    cursor.expect(Keyword.DEALLOCATE);
    if (cursor.at(Keyword.PREPARE) && cursor.kind(1) != TokenKind.END) {
      cursor.skip();
    }
    Identifier name = cursor.at(Keyword.ALL) ? cursor.take() : reader.name();
    return reader.result("DEALLOCATE", Optional.of(name), Consequence.NONE, Optional.empty());
  }

  private Identifier name() {
    return cursor.identifier("the name of a prepared statement");
  }

  // ---- cursors ----

  static Statement declare(Cursor cursor) {
    PreparedReader reader = new PreparedReader(cursor);
    cursor.expect(Keyword.DECLARE);
    Identifier name = cursor.identifier("a cursor");
    while (!cursor.accept(Keyword.CURSOR)) {
      reader.cursorOption();
    }
    if (cursor.accept(Keyword.WITH) || cursor.accept(Keyword.WITHOUT)) {
      cursor.expect(Keyword.HOLD);
    }
    cursor.expect(Keyword.FOR);
    Statement query = PreparableReader.nested(cursor);
    if (!(query instanceof Select)) {
      throw new ParseFailure("a cursor reads rows and cannot change them", query.span());
    }
    return reader.result(
        "DECLARE", Optional.of(name), Consequence.RUNS_STATEMENT, Optional.of(query));
  }

  private void cursorOption() {
    boolean option = cursor.accept(Keyword.BINARY)
        || cursor.accept(Keyword.INSENSITIVE)
        || cursor.accept(Keyword.ASENSITIVE)
        || cursor.accept(Keyword.SCROLL)
        || cursor.accept(Keyword.NO, Keyword.SCROLL);
    if (!option) {
      throw cursor.expected("CURSOR");
    }
  }

  // ---- EXPLAIN ----

  /** ANALYZE runs what it explains; but REFRESH has no plan, and what has none is never run. */
  static Statement explain(Cursor cursor) {
    PreparedReader reader = new PreparedReader(cursor);
    cursor.expect(Keyword.EXPLAIN);
    boolean runs;
    if (cursor.at(TokenKind.LEFT_PAREN) && !atQuery(cursor)) {
      Map<String, String> settings = OptionsReader.settings(cursor);
      runs = OptionsReader.isOn(settings, "ANALYZE") || OptionsReader.isOn(settings, "ANALYSE");
    } else {
      runs = cursor.accept(Keyword.ANALYZE) || cursor.accept(Keyword.ANALYSE);
      cursor.accept(Keyword.VERBOSE);
    }
    Statement explained = reader.explained();
    runs &= !(explained instanceof RefreshMaterializedView);
    return reader.result(
        "EXPLAIN",
        Optional.empty(),
        runs ? Consequence.RUNS_STATEMENT : Consequence.NONE,
        Optional.of(explained));
  }

  /** A parenthesis may open a query as well as options. */
  private static boolean atQuery(Cursor cursor) {
    int ahead = 1;
    while (cursor.kind(ahead) == TokenKind.LEFT_PAREN) {
      ahead++;
    }
    Keyword keyword = cursor.keyword(ahead);
    return keyword == Keyword.SELECT
        || keyword == Keyword.WITH
        || keyword == Keyword.VALUES
        || keyword == Keyword.TABLE;
  }

  private Statement explained() {
    if (PreparableReader.startsHere(cursor)) {
      return PreparableReader.read(cursor);
    }
    if (cursor.at(Keyword.EXECUTE)) {
      return execute(cursor);
    }
    if (cursor.at(Keyword.DECLARE)) {
      return declare(cursor);
    }
    int mark = cursor.mark();
    if (cursor.at(Keyword.CREATE) || cursor.at(Keyword.REFRESH)) {
      Statement statement = SqlParser.read(cursor);
      if (isQuery(statement)) {
        return statement;
      }
      cursor.reset(mark);
    }
    throw cursor.expected("a statement that has a plan");
  }

  private static boolean isQuery(Statement statement) {
    return statement instanceof CreateTableAs
        || statement instanceof RefreshMaterializedView
        || (statement instanceof CreateView view && view.materialized());
  }

  private Statement result(
      String verb, Optional<Identifier> name, Consequence consequence, Optional<Statement> held) {
    Optional<QualifiedName> qualified = name.map(ObjectReader::simple);
    return new Other(verb, ObjectKind.NONE, qualified, consequence, held, cursor.spanFrom(start));
  }
}
