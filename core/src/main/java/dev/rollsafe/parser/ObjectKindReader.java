package dev.rollsafe.parser;

import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;

/** Reads the words that say which kind of object a statement is about, such as {@code TEXT SEARCH PARSER}. */
final class ObjectKindReader {
  private ObjectKindReader() {}

  /**
   * Reads a kind.
   *
   * @param what what is expected here, for the failure where no kind is here
   */
  static ObjectKind read(Cursor cursor, String what) {
    Keyword keyword = cursor.keyword();
    if (keyword == null) {
      throw cursor.expected(what);
    }
    return switch (keyword) {
      case AGGREGATE,
          CAST,
          COLLATION,
          COLUMN,
          CONSTRAINT,
          CONVERSION,
          DATABASE,
          DOMAIN,
          EXTENSION,
          FUNCTION,
          INDEX,
          LANGUAGE,
          POLICY,
          PROCEDURE,
          PUBLICATION,
          ROLE,
          ROUTINE,
          RULE,
          SCHEMA,
          SEQUENCE,
          SERVER,
          STATISTICS,
          SUBSCRIPTION,
          TABLE,
          TABLESPACE,
          TRANSFORM,
          TRIGGER,
          TYPE,
          VIEW -> {
        cursor.skip();
        yield ObjectKind.valueOf(keyword.name());
      }
      default -> otherName(cursor, keyword, what);
    };
  }

  /** Kinds of more than one word, or with a word of their own. */
  private static ObjectKind otherName(Cursor cursor, Keyword keyword, String what) {
    return switch (keyword) {
      case ACCESS -> words(cursor, Keyword.METHOD, ObjectKind.ACCESS_METHOD);
      case EVENT -> words(cursor, Keyword.TRIGGER, ObjectKind.EVENT_TRIGGER);
      case LARGE -> words(cursor, Keyword.OBJECT, ObjectKind.LARGE_OBJECT);
      case MATERIALIZED -> words(cursor, Keyword.VIEW, ObjectKind.MATERIALIZED_VIEW);
      case PROCEDURAL -> words(cursor, Keyword.LANGUAGE, ObjectKind.LANGUAGE);
      case FOREIGN -> foreign(cursor);
      case GROUP -> {
        cursor.skip();
        yield ObjectKind.ROLE;
      }
      case OPERATOR -> operator(cursor);
      case TEXT -> textSearch(cursor);
      case USER -> user(cursor);
      default -> throw cursor.expected(what);
    };
  }

  private static ObjectKind words(Cursor cursor, Keyword second, ObjectKind kind) {
    cursor.skip();
    cursor.expect(second);
    return kind;
  }

  private static ObjectKind foreign(Cursor cursor) {
    cursor.skip();
    if (cursor.accept(Keyword.TABLE)) {
      return ObjectKind.FOREIGN_TABLE;
    }
    if (!cursor.accept(Keyword.DATA)) {
      throw cursor.expected("TABLE or DATA WRAPPER");
    }
    cursor.expect(Keyword.WRAPPER);
    return ObjectKind.FOREIGN_DATA_WRAPPER;
  }

  /** CLASS and FAMILY may also be the schema of an operator. */
  private static ObjectKind operator(Cursor cursor) {
    cursor.skip();
    if (cursor.kind(1) != TokenKind.DOT) {
      if (cursor.accept(Keyword.CLASS)) {
        return ObjectKind.OPERATOR_CLASS;
      }
      if (cursor.accept(Keyword.FAMILY)) {
        return ObjectKind.OPERATOR_FAMILY;
      }
    }
    return ObjectKind.OPERATOR;
  }

  private static ObjectKind textSearch(Cursor cursor) {
    cursor.skip();
    cursor.expect(Keyword.SEARCH);
    if (cursor.accept(Keyword.CONFIGURATION)) {
      return ObjectKind.TEXT_SEARCH_CONFIGURATION;
    }
    if (cursor.accept(Keyword.DICTIONARY)) {
      return ObjectKind.TEXT_SEARCH_DICTIONARY;
    }
    if (cursor.accept(Keyword.PARSER)) {
      return ObjectKind.TEXT_SEARCH_PARSER;
    }
    if (cursor.accept(Keyword.TEMPLATE)) {
      return ObjectKind.TEXT_SEARCH_TEMPLATE;
    }
    throw cursor.expected("CONFIGURATION, DICTIONARY, PARSER or TEMPLATE");
  }

  /** A role may be called mapping; only what follows tells. */
  private static ObjectKind user(Cursor cursor) {
    cursor.skip();
    if (cursor.at(Keyword.MAPPING)
        && (cursor.keyword(1) == Keyword.FOR || cursor.keyword(1) == Keyword.IF)) {
      cursor.skip();
      return ObjectKind.USER_MAPPING;
    }
    return ObjectKind.ROLE;
  }
}
