package dev.rollsafe.parser;

import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.ExpressionFacts;
import dev.rollsafe.ast.FromClause;
import dev.rollsafe.ast.Query;
import dev.rollsafe.ast.QueryFacts;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import dev.rollsafe.sql.Tokens;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says what expressions and queries touch, on demand: parsing a statement never needs it.
 *
 * <p>Our own readers come first, for nearly everything is theirs and the first use of JSqlParser costs a run some 200 ms;
 * then JSqlParser behind its {@linkplain JsqlParserGuard guard}; then every word that can be a name.
 */
final class FactsReader {
  private FactsReader() {}

  static ExpressionFacts of(Expression expression) {
    int offset = expression.span().start();
    Tokens tokens = tokens(expression.text());
    if (tokens == null) {
      return Words.expression(lenientTokens(expression.text()), offset);
    }
    ExpressionFacts facts = own(tokens, offset);
    if (facts == null) {
      facts = JsqlParserGuard.expression(tokens, offset);
    }
    return facts != null ? facts : Words.expression(tokens, offset);
  }

  static QueryFacts of(Query query) {
    int offset = query.span().start();
    Tokens tokens = tokens(query.text());
    if (tokens == null) {
      return Words.query(lenientTokens(query.text()), offset);
    }
    QueryFacts facts = ownQuery(tokens, offset);
    if (facts == null) {
      facts = JsqlParserGuard.query(tokens, new References(offset));
    }
    return facts != null ? facts : Words.query(tokens, offset);
  }

  /** Relations are read as those of a query that selects nothing from them. */
  static QueryFacts of(FromClause clause) {
    String head = "SELECT 1 FROM ";
    Tokens tokens = tokens(head + clause.text());
    int offset = clause.span().start();
    if (tokens != null) {
      References references = new References(offset - head.length());
      QueryFacts facts = ownQuery(tokens, references);
      if (facts == null) {
        references = new References(offset - head.length());
        facts = JsqlParserGuard.query(tokens, references);
      }
      if (facts != null) {
        return withoutOutputs(facts, references.isLimited());
      }
    }
    return Words.query(lenientTokens(clause.text()), offset);
  }

  private static QueryFacts withoutOutputs(QueryFacts facts, boolean limited) {
    return new QueryFacts(
        true, facts.relations(), facts.functions(), facts.columns(), List.of(), limited);
  }

  /** Returns the facts as our own reader sees them; null where it cannot read the expression. */
  static @Nullable ExpressionFacts own(Tokens tokens, int offset) {
    References references = new References(offset);
    ValueReader reader = new ValueReader(new Cursor(tokens), references);
    try {
      Meaning meaning = reader.expression();
      return reader.cursor.atEnd() ? facts(meaning, references) : null;
    } catch (ParseFailure notOurs) {
      return null;
    }
  }

  static ExpressionFacts facts(Meaning meaning, References references) {
    return new ExpressionFacts(
        true,
        references.isEmpty(),
        references.functions(),
        references.columns(),
        references.relations(),
        references.hasSubquery(),
        references.isLimited(),
        Optional.ofNullable(meaning.cast()),
        meaning.notNullIfTrue(),
        meaning.nullIfTrue(),
        Boolean.TRUE.equals(meaning.truth()));
  }

  /** Returns the facts as our own reader sees them; null where it cannot read the query. */
  static @Nullable QueryFacts ownQuery(Tokens tokens, int offset) {
    return ownQuery(tokens, new References(offset));
  }

  private static @Nullable QueryFacts ownQuery(Tokens tokens, References references) {
    ValueReader reader = new ValueReader(new Cursor(tokens), references);
    try {
      List<String> outputs = reader.queries.query();
      return reader.cursor.atEnd()
          ? new QueryFacts(
              true,
              references.relations(),
              references.functions(),
              references.columns(),
              outputs,
              reader.queries.limited())
          : null;
    } catch (ParseFailure notOurs) {
      return null;
    }
  }

  /** Returns the tokens of a text that is one statement, or a part of one; null where it is none. */
  static @Nullable Tokens tokens(String text) {
    Splitter splitter = Script.of("", text).statements();
    boolean whole = splitter.next() && splitter.problem().isEmpty() && !splitter.truncated();
    return whole && splitter.terminator() < 0 ? splitter.tokens() : null;
  }

  /** Returns the tokens of whatever the text begins with. */
  private static Tokens lenientTokens(String text) {
    Splitter splitter = Script.of("", text).statements();
    splitter.next();
    return splitter.tokens();
  }
}
