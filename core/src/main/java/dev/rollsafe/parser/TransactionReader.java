package dev.rollsafe.parser;

import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.TransactionControl;
import dev.rollsafe.ast.TransactionControl.Verb;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what begins and ends transactions, and parts of them. */
final class TransactionReader {
  private final Cursor cursor;
  private final int start;

  private TransactionReader(Cursor cursor) {
    this.cursor = cursor;
    this.start = cursor.mark();
  }

  /** Reads BEGIN, START, COMMIT, END, ROLLBACK, ABORT, SAVEPOINT or RELEASE, whichever is here. */
  static Statement read(Cursor cursor) {
    return new TransactionReader(cursor).read();
  }

  /** Reads {@code PREPARE TRANSACTION}. */
  static Statement prepare(Cursor cursor) {
    TransactionReader reader = new TransactionReader(cursor);
    cursor.expect(Keyword.PREPARE, Keyword.TRANSACTION);
    return reader.prepared(Verb.PREPARE);
  }

  private Statement read() {
    Keyword keyword = cursor.keyword();
    cursor.skip();
    return switch (keyword) {
      case BEGIN -> {
        noise();
        modes(cursor, false);
        yield result(Verb.BEGIN, Optional.empty(), false);
      }
      case START -> {
        cursor.expect(Keyword.TRANSACTION);
        modes(cursor, false);
        yield result(Verb.BEGIN, Optional.empty(), false);
      }
      case SAVEPOINT -> result(Verb.SAVEPOINT, savepoint(), false);
      case RELEASE -> {
        yield result(Verb.RELEASE, savepointBehindWord(), false);
      }
      case COMMIT ->
        cursor.accept(Keyword.PREPARED) ? prepared(Verb.COMMIT_PREPARED) : end(Verb.COMMIT);
      case END -> end(Verb.COMMIT);
      case ROLLBACK ->
        cursor.accept(Keyword.PREPARED) ? prepared(Verb.ROLLBACK_PREPARED) : rollback();
      default -> end(Verb.ROLLBACK);
    };
  }

  private Statement rollback() {
    noise();
    if (cursor.accept(Keyword.TO)) {
      return result(Verb.ROLLBACK_TO, savepointBehindWord(), false);
    }
    return result(Verb.ROLLBACK, Optional.empty(), chain());
  }

  private Statement end(Verb verb) {
    noise();
    return result(verb, Optional.empty(), chain());
  }

  private void noise() {
    if (!cursor.accept(Keyword.WORK)) {
      cursor.accept(Keyword.TRANSACTION);
    }
  }

  private boolean chain() {
    if (!cursor.accept(Keyword.AND)) {
      return false;
    }
    boolean no = cursor.accept(Keyword.NO);
    cursor.expect(Keyword.CHAIN);
    return !no;
  }

  /** A savepoint may be called savepoint. */
  private Optional<Identifier> savepointBehindWord() {
    if (cursor.at(Keyword.SAVEPOINT) && cursor.atIdentifier(1)) {
      cursor.skip();
    }
    return savepoint();
  }

  private Optional<Identifier> savepoint() {
    return Optional.of(cursor.identifier("the name of a savepoint"));
  }

  private Statement prepared(Verb verb) {
    int mark = cursor.mark();
    String name = cursor.string("the name of a prepared transaction");
    return result(verb, Optional.of(new Identifier(name, cursor.spanFrom(mark))), false);
  }

  private Statement result(Verb verb, Optional<Identifier> savepoint, boolean chain) {
    return new TransactionControl(verb, savepoint, chain, cursor.spanFrom(start));
  }

  /**
   * Reads how a transaction is to be: {@code ISOLATION LEVEL ..}, {@code READ ONLY} and the like, with commas or without.
   *
   * @param needed whether there must be one
   * @return the modes in upper case
   */
  static List<String> modes(Cursor cursor, boolean needed) {
    List<String> modes = new ArrayList<>(2);
    boolean more = needed;
    while (true) {
      String mode = mode(cursor);
      if (mode == null) {
        if (more) {
          throw cursor.expected("ISOLATION LEVEL, READ or DEFERRABLE");
        }
        return modes;
      }
      modes.add(mode);
      more = cursor.accept(TokenKind.COMMA);
    }
  }

  private static @Nullable String mode(Cursor cursor) {
    if (cursor.accept(Keyword.ISOLATION)) {
      cursor.expect(Keyword.LEVEL);
      return "ISOLATION LEVEL ".concat(level(cursor));
    }
    if (cursor.accept(Keyword.READ)) {
      if (cursor.accept(Keyword.ONLY)) {
        return "READ ONLY";
      }
      if (cursor.accept(Keyword.WRITE)) {
        return "READ WRITE";
      }
      throw cursor.expected("ONLY or WRITE");
    }
    if (cursor.accept(Keyword.DEFERRABLE)) {
      return "DEFERRABLE";
    }
    return cursor.accept(Keyword.NOT, Keyword.DEFERRABLE) ? "NOT DEFERRABLE" : null;
  }

  private static String level(Cursor cursor) {
    if (cursor.accept(Keyword.SERIALIZABLE)) {
      return "SERIALIZABLE";
    }
    if (cursor.accept(Keyword.REPEATABLE)) {
      cursor.expect(Keyword.READ);
      return "REPEATABLE READ";
    }
    if (cursor.accept(Keyword.READ, Keyword.COMMITTED)) {
      return "READ COMMITTED";
    }
    if (cursor.accept(Keyword.READ, Keyword.UNCOMMITTED)) {
      return "READ UNCOMMITTED";
    }
    throw cursor.expected("SERIALIZABLE, REPEATABLE READ, READ COMMITTED or READ UNCOMMITTED");
  }
}
