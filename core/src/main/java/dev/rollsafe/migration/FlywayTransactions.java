package dev.rollsafe.migration;

import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import dev.rollsafe.sql.TokenKind;
import dev.rollsafe.sql.Tokens;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which migrations Flyway runs outside a transaction without being told: those with a statement that it recognises by its first
 * words ({@code PostgreSQLParser} and {@code ParserSqlScript} of Flyway 11). It knows fewer than PostgreSQL refuses in a
 * transaction: {@code REINDEX TABLE CONCURRENTLY} and {@code DETACH PARTITION CONCURRENTLY} are not among them.
 */
final class FlywayTransactions {

  private FlywayTransactions() {}

  static RunnerTransaction of(Migration migration) {
    boolean outside = false;
    boolean ordinary = false;
    for (Script part : migration.parts()) {
      Splitter splitter = part.statements();
      while (splitter.next()) {
        if (isOutside(splitter.tokens())) {
          outside = true;
        } else {
          ordinary = true;
        }
        if (outside && ordinary) {
          return new RunnerTransaction(false, Optional.of(splitter.span()));
        }
      }
    }
    return new RunnerTransaction(!outside, Optional.empty());
  }

  private static boolean isOutside(Tokens tokens) {
    Keyword first = keyword(tokens, 0);
    if (first == null) {
      return false;
    }
    return switch (first) {
      case CREATE, DROP -> isClusterWide(keyword(tokens, 1)) || isConcurrentIndex(tokens, first);
      case ALTER -> keyword(tokens, 1) == Keyword.SYSTEM;
      case REINDEX -> isWholeDatabase(keyword(tokens, afterOptions(tokens)));
      case VACUUM -> true;
      case DISCARD -> keyword(tokens, 1) == Keyword.ALL;
      default -> false;
    };
  }

  private static @Nullable Keyword keyword(Tokens tokens, int i) {
    return i < tokens.size() ? tokens.keyword(i) : null;
  }

  private static boolean isClusterWide(@Nullable Keyword kind) {
    return kind == Keyword.DATABASE || kind == Keyword.TABLESPACE || kind == Keyword.SUBSCRIPTION;
  }

  private static boolean isConcurrentIndex(Tokens tokens, Keyword verb) {
    int index = verb == Keyword.CREATE && keyword(tokens, 1) == Keyword.UNIQUE ? 2 : 1;
    return keyword(tokens, index) == Keyword.INDEX
        && keyword(tokens, index + 1) == Keyword.CONCURRENTLY;
  }

  private static boolean isWholeDatabase(@Nullable Keyword kind) {
    return kind == Keyword.SCHEMA || kind == Keyword.DATABASE || kind == Keyword.SYSTEM;
  }

  /** Words in parentheses are none to Flyway. */
  private static int afterOptions(Tokens tokens) {
    int i = 1;
    if (i < tokens.size() && tokens.kind(i) == TokenKind.LEFT_PAREN) {
      while (i < tokens.size() && tokens.kind(i) != TokenKind.RIGHT_PAREN) {
        i++;
      }
      i++;
    }
    return i;
  }
}
