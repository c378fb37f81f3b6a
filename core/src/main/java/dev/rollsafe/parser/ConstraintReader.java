package dev.rollsafe.parser;

import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.IndexElement;
import dev.rollsafe.ast.TableConstraint;
import dev.rollsafe.ast.TableConstraint.Attributes;
import dev.rollsafe.ast.TableConstraint.IndexStorage;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the constraints of tables and, as constraints over one column, those of columns and domains. */
final class ConstraintReader {
  private final Cursor cursor;
  private final int start;
  private final Optional<Identifier> name;

  /** Whether it stands alone; behind a column's constraint NOT may begin the next one, and NOT VALID cannot stand. */
  private final boolean ofTable;

  private ConstraintReader(Cursor cursor, boolean ofTable) {
    this.cursor = cursor;
    this.ofTable = ofTable;
    this.start = cursor.mark();
    this.name = cursor.accept(Keyword.CONSTRAINT)
        ? Optional.of(cursor.identifier("a constraint name"))
        : Optional.empty();
  }

  /**
   * Says whether a table constraint begins here. EXCLUDE is not reserved, so a column may be called so, but no column's
   * type begins with a parenthesis or with USING.
   */
  static boolean atTableConstraint(Cursor cursor) {
    Keyword keyword = cursor.keyword();
    if (keyword == null) {
      return false;
    }
    return switch (keyword) {
      case CONSTRAINT, CHECK, UNIQUE, PRIMARY, FOREIGN -> true;
      case NOT -> cursor.keyword(1) == Keyword.NULL;
      case EXCLUDE -> cursor.kind(1) == TokenKind.LEFT_PAREN || cursor.keyword(1) == Keyword.USING;
      default -> false;
    };
  }

  /** Reads a constraint of a table ({@code TableConstraint}). */
  static TableConstraint table(Cursor cursor) {
    return new ConstraintReader(cursor, true).table();
  }

  /**
   * Reads a constraint of a column other than DEFAULT, GENERATED, NULL and COLLATE ({@code ColConstraint}).
   *
   * @param column the column, which the constraint does not name itself
   */
  static TableConstraint column(Cursor cursor, Identifier column) {
    return new ConstraintReader(cursor, false).column(column);
  }

  /** Reads a constraint of a domain: CHECK or NOT NULL. */
  static TableConstraint domain(Cursor cursor) {
    return new ConstraintReader(cursor, true).domain();
  }

  // ---- of a table ----

  private TableConstraint table() {
    Keyword keyword = cursor.keyword();
    if (keyword != null) {
      switch (keyword) {
        case CHECK -> {
          return check(condition());
        }
        case NOT -> {
          cursor.expect(Keyword.NOT, Keyword.NULL);
          return notNull(Optional.of(cursor.identifier("a column name")));
        }
        case UNIQUE, PRIMARY -> {
          return unique();
        }
        case FOREIGN -> {
          return foreignKey();
        }
        case EXCLUDE -> {
          return exclude();
        }
        default -> {
          // said below
        }
      }
    }
    throw cursor.expected("CHECK, UNIQUE, PRIMARY KEY, FOREIGN KEY, EXCLUDE or NOT NULL");
  }

  private Expression condition() {
    cursor.expect(Keyword.CHECK);
    return cursor.parenthesisedExpression();
  }

  private TableConstraint check(Expression condition) {
    Attributes attributes = attributes();
    return new TableConstraint.Check(name, condition, attributes, cursor.spanFrom(start));
  }

  private TableConstraint notNull(Optional<Identifier> column) {
    Attributes attributes = attributes();
    return new TableConstraint.NotNull(name, column, attributes, cursor.spanFrom(start));
  }

  private TableConstraint unique() {
    boolean primary = primary();
    boolean nullsNotDistinct = !primary && nullsNotDistinct(cursor);
    if (cursor.accept(Keyword.USING, Keyword.INDEX)) {
      Identifier index = cursor.identifier("an index name");
      return unique(
          primary, List.of(), List.of(), false, false, Optional.of(index), IndexStorage.DEFAULT);
    }
    cursor.expect(TokenKind.LEFT_PAREN);
    List<Identifier> columns = cursor.identifierList("a column name");
    boolean withoutOverlaps = cursor.accept(Keyword.WITHOUT, Keyword.OVERLAPS);
    cursor.expect(TokenKind.RIGHT_PAREN);
    List<Identifier> include = include(cursor);
    IndexStorage storage = storage();
    return unique(
        primary, columns, include, nullsNotDistinct, withoutOverlaps, Optional.empty(), storage);
  }

  private boolean primary() {
    if (cursor.accept(Keyword.UNIQUE)) {
      return false;
    }
    cursor.expect(Keyword.PRIMARY, Keyword.KEY);
    return true;
  }

  private TableConstraint unique(
      boolean primary,
      List<Identifier> columns,
      List<Identifier> include,
      boolean nullsNotDistinct,
      boolean withoutOverlaps,
      Optional<Identifier> usingIndex,
      IndexStorage storage) {
    Attributes attributes = ConstraintAttributesReader.ofIndex(cursor);
    return new TableConstraint.Unique(
        name,
        primary,
        columns,
        include,
        nullsNotDistinct,
        withoutOverlaps,
        usingIndex,
        storage,
        attributes,
        cursor.spanFrom(start));
  }

  /** Reads {@code NULLS [NOT] DISTINCT}, where it is there. */
  static boolean nullsNotDistinct(Cursor cursor) {
    if (cursor.accept(Keyword.NULLS, Keyword.NOT, Keyword.DISTINCT)) {
      return true;
    }
    cursor.accept(Keyword.NULLS, Keyword.DISTINCT);
    return false;
  }

  /** Reads {@code INCLUDE (..)}, where it is there. */
  static List<Identifier> include(Cursor cursor) {
    return cursor.accept(Keyword.INCLUDE) ? cursor.columnsInParentheses() : List.of();
  }

  /** Reads how the index behind the constraint is stored. */
  private IndexStorage storage() {
    Map<String, String> options =
        cursor.accept(Keyword.WITH) ? OptionsReader.assignments(cursor) : Map.of();
    Optional<Identifier> tablespace =
        cursor.accept(Keyword.USING, Keyword.INDEX, Keyword.TABLESPACE)
            ? Optional.of(cursor.identifier("a tablespace name"))
            : Optional.empty();
    return options.isEmpty() && tablespace.isEmpty()
        ? IndexStorage.DEFAULT
        : new IndexStorage(options, tablespace);
  }

  private TableConstraint exclude() {
    cursor.expect(Keyword.EXCLUDE);
    Optional<Identifier> method = Optional.empty();
    if (cursor.accept(Keyword.USING)) {
      method = Optional.of(cursor.identifier("an access method"));
    }
    cursor.expect(TokenKind.LEFT_PAREN);
    List<IndexElement> elements = new ArrayList<>(2);
    do {
      elements.add(IndexElementReader.excluded(cursor));
    } while (cursor.accept(TokenKind.COMMA));
    cursor.expect(TokenKind.RIGHT_PAREN);
    List<Identifier> include = include(cursor);
    IndexStorage storage = storage();
    Optional<Expression> where = Optional.empty();
    if (cursor.accept(Keyword.WHERE)) {
      where = Optional.of(cursor.parenthesisedExpression());
    }
    Attributes attributes = ConstraintAttributesReader.ofIndex(cursor);
    return new TableConstraint.Exclude(
        name, method, elements, include, where, storage, attributes, cursor.spanFrom(start));
  }

  private TableConstraint foreignKey() {
    cursor.expect(Keyword.FOREIGN, Keyword.KEY);
    ForeignKeyReader reader = new ForeignKeyReader(cursor);
    reader.referencing();
    return foreignKey(reader);
  }

  private TableConstraint foreignKey(ForeignKeyReader reader) {
    reader.references();
    Attributes attributes = attributes();
    return reader.result(name, attributes, cursor.spanFrom(start));
  }

  // ---- of a column or a domain ----

  private TableConstraint column(Identifier column) {
    Keyword keyword = cursor.keyword();
    if (keyword != null) {
      switch (keyword) {
        case CHECK -> {
          return check(condition());
        }
        case NOT -> {
          cursor.expect(Keyword.NOT, Keyword.NULL);
          return notNull(Optional.of(column));
        }
        case UNIQUE, PRIMARY -> {
          boolean primary = primary();
          boolean nullsNotDistinct = !primary && nullsNotDistinct(cursor);
          IndexStorage storage = storage();
          return unique(
              primary,
              List.of(column),
              List.of(),
              nullsNotDistinct,
              false,
              Optional.empty(),
              storage);
        }
        case REFERENCES -> {
          return foreignKey(new ForeignKeyReader(cursor, column));
        }
        default -> {
          // said below
        }
      }
    }
    throw cursor.expected("a column constraint");
  }

  private TableConstraint domain() {
    if (!cursor.at(Keyword.CHECK)) {
      if (!cursor.accept(Keyword.NOT, Keyword.NULL)) {
        throw cursor.expected("CHECK or NOT NULL");
      }
      return new TableConstraint.NotNull(
          name, Optional.empty(), Attributes.NONE, cursor.spanFrom(start));
    }
    Expression condition = condition();
    int behind = cursor.mark();
    TableConstraint check = check(condition);
    if (check.attributes().deferrable() || check.attributes().notEnforced()) {
      cursor.reset(behind);
      throw cursor.expected("NOT VALID");
    }
    return check;
  }

  private Attributes attributes() {
    return ConstraintAttributesReader.read(cursor, ofTable);
  }
}
