package dev.rollsafe.parser;

import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.Unparsed;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.LexicalProblem;
import dev.rollsafe.sql.Splitter;
import dev.rollsafe.sql.Tokens;

/**
 * Reads SQL statements. What it cannot read becomes {@link Unparsed} with the reason and the place; it never throws for
 * what is wrong with the SQL.
 */
public final class SqlParser {

  private SqlParser() {}

  /** Reads the statement at which {@code splitter} stands; one that the splitter found a problem in is not guessed at. */
  public static Statement statement(Splitter splitter) {
    if (splitter.problem().isPresent()) {
      LexicalProblem problem = splitter.problem().get();
      return new Unparsed(problem.message(), problem.span(), splitter.span());
    }
    if (splitter.truncated()) {
      return new Unparsed(
          "too long to be read as a whole", splitter.tokens().span(0), splitter.span());
    }
    return statement(splitter.tokens());
  }

  /** Reads the statement that {@code tokens} are, all of them. */
  public static Statement statement(Tokens tokens) {
    Cursor cursor = new Cursor(tokens);
    try {
      Statement statement = read(cursor);
      if (!cursor.atEnd()) {
        throw cursor.unexpected();
      }
      return statement;
    } catch (ParseFailure failure) {
      return new Unparsed(failure.reason(), failure.problem(), tokens.span(0, tokens.size()));
    }
  }

  /** Sends a statement to the reader of its family by its first word; each reader starts at that word. */
  private static Statement read(Cursor cursor) {
    Keyword keyword = cursor.keyword();
    if (keyword == null) {
      throw cursor.expected("a statement");
    }
    return switch (keyword) {
      case CREATE -> created(cursor);
      case ALTER -> altered(cursor);
      case TRUNCATE -> TruncateReader.read(cursor);
      case LOCK -> LockReader.read(cursor);
      default -> throw cursor.expected("a statement");
    };
  }

  /** Sends a CREATE to its family by the kind of object. */
  private static Statement created(Cursor cursor) {
    throw cursor.expected("a statement");
  }

  /** Sends an ALTER to its family by the kind of object. */
  private static Statement altered(Cursor cursor) {
    throw cursor.expected("a statement");
  }
}
