package dev.rollsafe.parser;

import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.Other;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import java.util.Optional;

/** Reads what a session does for itself: LISTEN and its like, open cursors, DISCARD, LOAD, CHECKPOINT. */
final class SessionReader {
  private final Cursor cursor;
  private final int start;
  private final String verb;

  private SessionReader(Cursor cursor) {
    this.cursor = cursor;
    this.start = cursor.mark();
    this.verb = String.valueOf(cursor.keyword());
    cursor.skip();
  }

  /** Reads LISTEN, UNLISTEN, NOTIFY, FETCH, MOVE, CLOSE, DISCARD, LOAD or CHECKPOINT, whichever is here. */
  static Statement read(Cursor cursor) {
    SessionReader reader = new SessionReader(cursor);
    return reader.read();
  }

  private Statement read() {
    return switch (verb) {
      case "LISTEN" -> other(cursor.identifier("a channel"));
      case "UNLISTEN" -> unlisten();
      case "NOTIFY" -> notifying();
      case "CLOSE" -> other(all("a cursor"));
      case "FETCH", "MOVE" -> fetch();
      case "DISCARD" -> discard();
      case "LOAD" -> {
        cursor.string("the name of a file");
        yield none();
      }
      default -> none();
    };
  }

  private Statement other(Identifier name) {
    return new Other(
        verb, ObjectKind.NONE, Optional.of(ObjectReader.simple(name)), cursor.spanFrom(start));
  }

  private Statement none() {
    return new Other(verb, ObjectKind.NONE, Optional.empty(), cursor.spanFrom(start));
  }

  private Identifier all(String what) {
    return cursor.at(Keyword.ALL) ? cursor.take() : cursor.identifier(what);
  }

  private Statement unlisten() {
    if (cursor.atOperator("*")) {
      Identifier all = new Identifier("all", cursor.tokens().span(cursor.mark()));
      cursor.skip();
      return other(all);
    }
    return other(cursor.identifier("a channel or *"));
  }

  private Statement notifying() {
    Identifier channel = cursor.identifier("a channel");
    if (cursor.accept(TokenKind.COMMA)) {
      cursor.string("a message");
    }
    return other(channel);
  }

  private Statement discard() {
    Keyword keyword = cursor.keyword();
    if (keyword != null) {
      switch (keyword) {
        case ALL, PLANS, SEQUENCES, TEMP -> {
          return other(cursor.take());
        }
        case TEMPORARY -> {
          Identifier temporary = new Identifier("temp", cursor.tokens().span(cursor.mark()));
          cursor.skip();
          return other(temporary);
        }
        default -> {
          // said below
        }
      }
    }
    throw cursor.expected("ALL, PLANS, SEQUENCES or TEMP");
  }

  // ---- cursors ----

  /** A direction may also be the name of a cursor; it is if nothing follows it. */
  private Statement fetch() {
    if (cursor.kind(1) != TokenKind.END) {
      direction();
      if (!cursor.accept(Keyword.FROM)) {
        cursor.accept(Keyword.IN);
      }
    }
    return other(cursor.identifier("a cursor"));
  }

  private void direction() {
    Keyword keyword = cursor.keyword();
    if (keyword == null) {
      if (!cursor.atIdentifier()) {
        cursor.integer();
      }
      return;
    }
    switch (keyword) {
      case NEXT, PRIOR, FIRST, LAST, ALL -> cursor.skip();
      case ABSOLUTE, RELATIVE -> {
        cursor.skip();
        cursor.integer();
      }
      case FORWARD, BACKWARD -> {
        cursor.skip();
        if (!cursor.accept(Keyword.ALL)
            && (cursor.at(TokenKind.NUMBER) || cursor.at(TokenKind.OPERATOR))) {
          cursor.integer();
        }
      }
      default -> {
        // FROM or IN
      }
    }
  }
}
