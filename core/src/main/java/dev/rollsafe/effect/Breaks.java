package dev.rollsafe.effect;

import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.effect.Break.Audience;
import java.util.Optional;

/** What stops working, put together. The SQLSTATEs are those of appendix A of the manual. */
final class Breaks {

  static final String UNDEFINED_TABLE = "42P01";
  static final String UNDEFINED_COLUMN = "42703";
  static final String UNDEFINED_FUNCTION = "42883";
  static final String UNDEFINED_OBJECT = "42704";
  static final String INVALID_COLUMN_REFERENCE = "42P10";
  static final String UNIQUE_VIOLATION = "23505";
  static final String CHECK_VIOLATION = "23514";
  static final String NOT_NULL_VIOLATION = "23502";
  static final String INSUFFICIENT_PRIVILEGE = "42501";
  static final String INVALID_TEXT = "22P02";
  static final String RAISED = "P0001";
  static final String FEATURE_NOT_SUPPORTED = "0A000";
  static final String FOREIGN_KEY_VIOLATION = "23503";
  static final String EXCLUSION_VIOLATION = "23P01";
  static final String GENERATED_ALWAYS = "428C9";
  static final String AMBIGUOUS_COLUMN = "42702";
  static final String DATATYPE_MISMATCH = "42804";

  private Breaks() {}

  /** Returns a break of the object itself that ends in an error. */
  static Break error(ObjectName object, Audience audience, String sqlState, String what) {
    return new Break(object, Optional.empty(), audience, Optional.of(sqlState), what);
  }

  /** Returns a break of a part of the object that ends in an error. */
  static Break error(
      ObjectName object, String part, Audience audience, String sqlState, String what) {
    return new Break(object, Optional.of(part), audience, Optional.of(sqlState), what);
  }

  /** Returns what happens to a prepared {@code SELECT *} whose result is another now: the server does not change its type. */
  static Break prepared(ObjectName relation) {
    return error(
        relation,
        Audience.PREPARED,
        FEATURE_NOT_SUPPORTED,
        "A prepared SELECT * fails until it is prepared again");
  }

  /** Returns a break without an error: something else is seen than before. */
  static Break silent(ObjectName object, Audience audience, String what) {
    return new Break(object, Optional.empty(), audience, Optional.empty(), what);
  }

  /** Returns a break of a part without an error. */
  static Break silent(ObjectName object, String part, Audience audience, String what) {
    return new Break(object, Optional.of(part), audience, Optional.empty(), what);
  }
}
