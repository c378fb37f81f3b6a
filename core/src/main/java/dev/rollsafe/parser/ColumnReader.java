package dev.rollsafe.parser;

import dev.rollsafe.ast.ColumnDefinition;
import dev.rollsafe.ast.ColumnDefinition.Generated;
import dev.rollsafe.ast.ColumnDefinition.Identity;
import dev.rollsafe.ast.ColumnDefinition.Nullability;
import dev.rollsafe.ast.DataType;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.TableConstraint;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a column of CREATE TABLE or ADD COLUMN. */
final class ColumnReader {
  private final Cursor cursor;
  private final int start;
  private final Identifier name;

  private @Nullable DataType type;
  private @Nullable QualifiedName collation;
  private @Nullable Expression defaultValue;
  private Nullability nullability = Nullability.UNSPECIFIED;
  private @Nullable Generated generated;
  private @Nullable Identity identity;
  private List<TableConstraint> constraints = List.of();
  private @Nullable String storage;
  private @Nullable String compression;

  private ColumnReader(Cursor cursor) {
    this.cursor = cursor;
    this.start = cursor.mark();
    this.name = cursor.identifier("a column name");
  }

  /** Reads a column with its type ({@code columnDef}). */
  static ColumnDefinition column(Cursor cursor) {
    ColumnReader reader = new ColumnReader(cursor);
    reader.type = cursor.type();
    reader.storage();
    OptionsReader.skipForeign(cursor);
    return reader.rest();
  }

  /** Reads what is added to a column that a type or a partitioned table gives ({@code columnOptions}). */
  static ColumnDefinition typedColumn(Cursor cursor) {
    ColumnReader reader = new ColumnReader(cursor);
    cursor.accept(Keyword.WITH, Keyword.OPTIONS);
    return reader.rest();
  }

  /** Reads an attribute of a composite type, which has a type and perhaps a collation ({@code TableFuncElement}). */
  static ColumnDefinition attributeOfType(Cursor cursor) {
    ColumnReader reader = new ColumnReader(cursor);
    reader.type = cursor.type();
    reader.collation = cursor.collation().orElse(null);
    return reader.result();
  }

  private void storage() {
    if (cursor.accept(Keyword.STORAGE)) {
      storage = attribute(cursor, "a storage mode");
    }
    if (cursor.accept(Keyword.COMPRESSION)) {
      compression = attribute(cursor, "a compression method");
    }
  }

  /** Reads the name behind STORAGE or COMPRESSION; DEFAULT is one too. */
  static String attribute(Cursor cursor, String what) {
    return cursor.accept(Keyword.DEFAULT) ? "default" : cursor.identifier(what).value();
  }

  private ColumnDefinition rest() {
    boolean more;
    do {
      more = constraint();
    } while (more);
    return result();
  }

  private ColumnDefinition result() {
    return new ColumnDefinition(
        name,
        Optional.ofNullable(type),
        Optional.ofNullable(collation),
        Optional.ofNullable(defaultValue),
        nullability,
        Optional.ofNullable(generated),
        Optional.ofNullable(identity),
        constraints,
        Optional.ofNullable(storage),
        Optional.ofNullable(compression),
        cursor.spanFrom(start));
  }

  // ---- constraints ----

  /** Reads what may follow a column's type, in any order; says whether there was anything. */
  private boolean constraint() {
    if (cursor.accept(Keyword.COLLATE)) {
      collation = cursor.qualifiedName("a collation");
      return true;
    }
    int constraintStart = cursor.mark();
    boolean named = cursor.accept(Keyword.CONSTRAINT);
    if (named) {
      cursor.identifier("a constraint name");
    }
    Keyword keyword = cursor.keyword();
    if (keyword != null && element(keyword, constraintStart, named)) {
      return true;
    }
    if (named) {
      throw cursor.expected("a column constraint");
    }
    return false;
  }

  private boolean element(Keyword keyword, int constraintStart, boolean named) {
    switch (keyword) {
      case NULL -> {
        cursor.skip();
        nullability = Nullability.NULL;
      }
      case NOT -> {
        if (cursor.keyword(1) != Keyword.NULL) {
          return false;
        }
        notNull(constraintStart, named);
      }
      case DEFAULT -> {
        cursor.skip();
        defaultValue = cursor.restrictedExpression();
      }
      case GENERATED -> generated();
      case CHECK, UNIQUE, PRIMARY, REFERENCES -> {
        cursor.reset(constraintStart);
        add(ConstraintReader.column(cursor, name));
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /** A bare NOT NULL is no more than a property of the column; with a name or NO INHERIT it is a constraint too. */
  private void notNull(int constraintStart, boolean named) {
    nullability = Nullability.NOT_NULL;
    if (named || cursor.keyword(2) == Keyword.NO) {
      cursor.reset(constraintStart);
      add(ConstraintReader.column(cursor, name));
    } else {
      cursor.skip();
      cursor.skip();
    }
  }

  private void add(TableConstraint constraint) {
    if (constraints.isEmpty()) {
      constraints = new ArrayList<>(2);
    }
    constraints.add(constraint);
  }

  // ---- GENERATED ----

  private void generated() {
    boolean always = generatedWhen(cursor);
    cursor.expect(Keyword.AS);
    if (cursor.accept(Keyword.IDENTITY)) {
      identity = new Identity(always, SequenceOptionsReader.parenthesised(cursor));
      return;
    }
    if (!always || !cursor.at(TokenKind.LEFT_PAREN)) {
      throw cursor.expected(always ? "IDENTITY or an expression in parentheses" : "IDENTITY");
    }
    Expression expression = cursor.parenthesisedExpression();
    boolean stored = cursor.accept(Keyword.STORED);
    if (!stored) {
      cursor.accept(Keyword.VIRTUAL);
    }
    generated = new Generated(expression, stored);
  }

  /** Reads {@code GENERATED ALWAYS} or {@code GENERATED BY DEFAULT}; says whether it is ALWAYS. */
  static boolean generatedWhen(Cursor cursor) {
    cursor.expect(Keyword.GENERATED);
    if (cursor.accept(Keyword.ALWAYS)) {
      return true;
    }
    if (!cursor.accept(Keyword.BY, Keyword.DEFAULT)) {
      throw cursor.expected("ALWAYS or BY DEFAULT");
    }
    return false;
  }

  /** Reads {@code GENERATED .. AS IDENTITY [(..)]}. */
  static Identity identity(Cursor cursor) {
    boolean always = generatedWhen(cursor);
    cursor.expect(Keyword.AS, Keyword.IDENTITY);
    return new Identity(always, SequenceOptionsReader.parenthesised(cursor));
  }
}
