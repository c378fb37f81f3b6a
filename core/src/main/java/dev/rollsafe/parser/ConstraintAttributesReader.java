package dev.rollsafe.parser;

import dev.rollsafe.ast.TableConstraint.Attributes;
import dev.rollsafe.sql.Keyword;
import org.jspecify.annotations.Nullable;

/** Reads what stands behind a constraint, in any order: DEFERRABLE, NOT VALID, NOT ENFORCED and the like. */
final class ConstraintAttributesReader {
  private final Cursor cursor;

  private @Nullable Boolean deferrable;
  private @Nullable Boolean initiallyDeferred;
  private @Nullable Boolean enforced;
  private boolean notValid;
  private boolean noInherit;

  ConstraintAttributesReader(Cursor cursor) {
    this.cursor = cursor;
  }

  /**
   * Reads all attributes here.
   *
   * @param ofTable whether NOT VALID may be among them, as it may not behind a column's constraint
   */
  static Attributes read(Cursor cursor, boolean ofTable) {
    ConstraintAttributesReader reader = new ConstraintAttributesReader(cursor);
    boolean more;
    do {
      more = reader.attribute() || reader.noInherit() || (ofTable && reader.notValid());
    } while (more);
    return reader.result();
  }

  /** Reads what a constraint may have that is an index: nothing but when it is checked. */
  static Attributes ofIndex(Cursor cursor) {
    ConstraintAttributesReader reader = new ConstraintAttributesReader(cursor);
    while (reader.attribute()) {
      // read by then
    }
    return reader.result();
  }

  /** Reads an attribute that any constraint may have; says whether there was one. */
  boolean attribute() {
    Keyword keyword = cursor.keyword();
    if (keyword == null) {
      return false;
    }
    return switch (keyword) {
      case DEFERRABLE, ENFORCED -> set(keyword, true);
      case NOT -> negated();
      case INITIALLY -> initially();
      default -> false;
    };
  }

  private boolean negated() {
    Keyword keyword = cursor.keyword(1);
    if (keyword != Keyword.DEFERRABLE && keyword != Keyword.ENFORCED) {
      return false;
    }
    cursor.skip();
    return set(keyword, false);
  }

  private boolean set(Keyword attribute, boolean value) {
    if (attribute == Keyword.DEFERRABLE && !value && Boolean.TRUE.equals(initiallyDeferred)) {
      throw cursor.unexpected();
    }
    cursor.skip();
    if (attribute == Keyword.DEFERRABLE) {
      deferrable = value;
    } else {
      enforced = value;
    }
    return true;
  }

  /** A constraint that is deferred at first is deferrable, even where that is not said. */
  private boolean initially() {
    cursor.expect(Keyword.INITIALLY);
    if (cursor.accept(Keyword.IMMEDIATE)) {
      initiallyDeferred = false;
      return true;
    }
    if (!cursor.at(Keyword.DEFERRED) || Boolean.FALSE.equals(deferrable)) {
      throw cursor.expected("IMMEDIATE");
    }
    cursor.skip();
    initiallyDeferred = true;
    deferrable = true;
    return true;
  }

  private boolean notValid() {
    boolean found = cursor.accept(Keyword.NOT, Keyword.VALID);
    notValid |= found;
    return found;
  }

  private boolean noInherit() {
    boolean found = cursor.accept(Keyword.NO, Keyword.INHERIT);
    noInherit |= found;
    return found;
  }

  @Nullable
  Boolean deferrable() {
    return deferrable;
  }

  @Nullable
  Boolean initiallyDeferred() {
    return initiallyDeferred;
  }

  @Nullable
  Boolean enforced() {
    return enforced;
  }

  Attributes result() {
    if (deferrable == null
        && initiallyDeferred == null
        && enforced == null
        && !notValid
        && !noInherit) {
      return Attributes.NONE;
    }
    return new Attributes(
        Boolean.TRUE.equals(deferrable),
        Boolean.TRUE.equals(initiallyDeferred),
        notValid,
        Boolean.FALSE.equals(enforced),
        noInherit);
  }
}
