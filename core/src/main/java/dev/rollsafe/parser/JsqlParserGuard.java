package dev.rollsafe.parser;

import dev.rollsafe.ast.ExpressionFacts;
import dev.rollsafe.ast.QueryFacts;
import dev.rollsafe.sql.TokenKind;
import dev.rollsafe.sql.Tokens;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.parser.AbstractJSqlParser.Dialect;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserConstants;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/**
 * The one door to JSqlParser, which reads many dialects and sometimes reads PostgreSQL as something else without a word:
 * {@code a #- '{x}'} as {@code a # (-'{x}')}, {@code U&'..'} as {@code u & '..'}.
 *
 * <p>So nothing it says is believed unless the tree it built prints as the very tokens that were read ({@link
 * RoundTrip}). It runs on the caller's thread, without the executor and the time limit of its convenience methods; the
 * bounds on size and nesting keep its time small instead.
 */
final class JsqlParserGuard {
  private static final int MAX_LENGTH = 20_000;
  private static final int MAX_PARENTHESES = 100;

  private JsqlParserGuard() {}

  /** Returns the facts of an expression; null where JSqlParser cannot read it or may not be believed. */
  static @Nullable ExpressionFacts expression(Tokens tokens, int offset) {
    String text = text(tokens);
    if (text == null) {
      return null;
    }
    CCJSqlParser parser = parser(text);
    try {
      Expression expression = parser.Expression();
      boolean whole = parser.getNextToken().kind == CCJSqlParserConstants.EOF;
      return whole && RoundTrip.holds(tokens, expression.toString())
          ? SyntaxTree.expression(parser.getASTRoot(), expression, tokens, offset)
          : null;
    } catch (ParseException | RuntimeException | StackOverflowError unreadable) {
      return null;
    }
  }

  /** Returns the facts of a query, put into {@code references}; null where JSqlParser cannot read it or may not be believed. */
  static @Nullable QueryFacts query(Tokens tokens, References references) {
    String text = text(tokens);
    if (text == null) {
      return null;
    }
    CCJSqlParser parser = parser(text);
    try {
      Statement statement = parser.Statement();
      return statement instanceof Select select && RoundTrip.holds(tokens, statement.toString())
          ? SyntaxTree.query(parser.getASTRoot(), select, tokens, references)
          : null;
    } catch (ParseException | RuntimeException | StackOverflowError unreadable) {
      return null;
    }
  }

  private static CCJSqlParser parser(String text) {
    return CCJSqlParserUtil.newParser(text).withDialect(Dialect.POSTGRESQL);
  }

  /**
   * Returns the text to read; null where it is too long or nested too deep to be read in a moment, or holds a variable,
   * behind which anything may stand.
   */
  private static @Nullable String text(Tokens tokens) {
    if (tokens.size() == 0 || tokens.end(tokens.size() - 1) - tokens.start(0) > MAX_LENGTH) {
      return null;
    }
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      TokenKind kind = tokens.kind(i);
      if (kind == TokenKind.LEFT_PAREN) {
        depth++;
      } else if (kind == TokenKind.RIGHT_PAREN) {
        depth--;
      }
      if (depth > MAX_PARENTHESES || kind == TokenKind.VARIABLE) {
        return null;
      }
    }
    return tokens.text();
  }
}
