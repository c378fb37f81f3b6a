package dev.rollsafe.ast;

import java.util.Locale;

/** The kinds of database object that a statement can name. */
public enum ObjectKind {
  ACCESS_METHOD,
  AGGREGATE,
  ATTRIBUTE,
  CAST,
  COLLATION,
  COLUMN,
  CONSTRAINT,
  CONVERSION,
  DATABASE,
  DEFAULT_PRIVILEGES,
  DOMAIN,
  ENUM_VALUE,
  EVENT_TRIGGER,
  EXTENSION,
  FOREIGN_DATA_WRAPPER,
  FOREIGN_TABLE,
  FUNCTION,
  INDEX,
  LANGUAGE,
  LARGE_OBJECT,
  MATERIALIZED_VIEW,
  OPERATOR,
  OPERATOR_CLASS,
  OPERATOR_FAMILY,
  OWNED,
  PARAMETER,
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
  SYSTEM,
  TABLE,
  TABLESPACE,
  TEXT_SEARCH_CONFIGURATION,
  TEXT_SEARCH_DICTIONARY,
  TEXT_SEARCH_PARSER,
  TEXT_SEARCH_TEMPLATE,
  TRANSFORM,
  TRIGGER,
  TYPE,
  USER_MAPPING,
  VIEW,
  /** What is no object: sessions, cursors, prepared statements. */
  NONE;

  private final String sql = name().replace('_', ' ');

  /** Returns the kind in SQL's own words, for example {@code MATERIALIZED VIEW}. */
  public String sql() {
    return sql;
  }

  /** Returns the kind as a noun in a sentence, for example {@code materialized view}. */
  public String noun() {
    return sql.toLowerCase(Locale.ROOT);
  }
}
