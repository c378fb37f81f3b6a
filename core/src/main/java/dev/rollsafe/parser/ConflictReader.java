package dev.rollsafe.parser;

import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.IndexElement;
import dev.rollsafe.ast.Insert.OnConflict;
import dev.rollsafe.ast.Update.Assignment;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code ON CONFLICT}. */
final class ConflictReader {
  private final Cursor cursor;
  private final List<Identifier> columns = new ArrayList<>(2);
  private boolean expressions;
  private Optional<Identifier> constraint = Optional.empty();

  private ConflictReader(Cursor cursor) {
    this.cursor = cursor;
  }

  /** Reads it, where it is there. */
  static Optional<OnConflict> read(Cursor cursor) {
    return cursor.accept(Keyword.ON, Keyword.CONFLICT)
        ? Optional.of(new ConflictReader(cursor).read())
        : Optional.empty();
  }

  private OnConflict read() {
    if (cursor.at(TokenKind.LEFT_PAREN)) {
      index();
    } else if (cursor.accept(Keyword.ON, Keyword.CONSTRAINT)) {
      constraint = Optional.of(cursor.identifier("a constraint name"));
    }
    cursor.expect(Keyword.DO);
    return new OnConflict(columns, expressions, constraint, updated());
  }

  /** Reads the elements of the index that is meant, and its predicate. */
  private void index() {
    for (IndexElement element : IndexElementReader.parenthesised(cursor)) {
      element.column().ifPresent(columns::add);
      expressions |= element.expression().isPresent();
    }
    if (cursor.accept(Keyword.WHERE)) {
      ExpressionExtent.any(cursor);
      expressions = true;
    }
  }

  private List<Identifier> updated() {
    if (cursor.accept(Keyword.NOTHING)) {
      return List.of();
    }
    cursor.expect(Keyword.UPDATE, Keyword.SET);
    List<Identifier> updated = new ArrayList<>(4);
    for (Assignment assignment : TargetReader.assignments(cursor)) {
      updated.addAll(assignment.columns());
    }
    if (cursor.accept(Keyword.WHERE)) {
      ExpressionExtent.any(cursor);
    }
    return updated;
  }
}
