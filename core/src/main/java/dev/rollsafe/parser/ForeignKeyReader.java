package dev.rollsafe.parser;

import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.TableConstraint.Action;
import dev.rollsafe.ast.TableConstraint.Attributes;
import dev.rollsafe.ast.TableConstraint.ForeignKey;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.Span;
import dev.rollsafe.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a foreign key: its columns, REFERENCES and what follows it. */
final class ForeignKeyReader {
  private final Cursor cursor;

  private List<Identifier> columns = List.of();
  private @Nullable QualifiedName referenced;
  private List<Identifier> referencedColumns = List.of();
  private Optional<String> match = Optional.empty();
  private Action onDelete = Action.NO_ACTION;
  private List<Identifier> setColumns = List.of();
  private Action onUpdate = Action.NO_ACTION;
  private boolean period;

  ForeignKeyReader(Cursor cursor) {
    this.cursor = cursor;
  }

  ForeignKeyReader(Cursor cursor, Identifier column) {
    this.cursor = cursor;
    this.columns = List.of(column);
  }

  /** Reads {@code (a, b)} behind FOREIGN KEY. */
  void referencing() {
    columns = columns();
  }

  /** Reads {@code REFERENCES ..}. */
  void references() {
    cursor.expect(Keyword.REFERENCES);
    referenced = cursor.qualifiedName("a table name");
    if (cursor.at(TokenKind.LEFT_PAREN)) {
      referencedColumns = columns();
    }
    if (cursor.accept(Keyword.MATCH)) {
      match = Optional.of(match());
    }
    boolean more;
    do {
      more = event();
    } while (more);
  }

  ForeignKey result(Optional<Identifier> name, Attributes attributes, Span span) {
    return new ForeignKey(
        name,
        columns,
        Objects.requireNonNull(referenced),
        referencedColumns,
        match,
        onDelete,
        setColumns,
        onUpdate,
        period,
        attributes,
        span);
  }

  /** The last column may be a PERIOD; a column of that name is followed by a comma or a parenthesis. */
  private List<Identifier> columns() {
    cursor.expect(TokenKind.LEFT_PAREN);
    List<Identifier> list = new ArrayList<>(2);
    do {
      if (!list.isEmpty() && cursor.at(Keyword.PERIOD) && cursor.atIdentifier(1)) {
        cursor.skip();
        period = true;
      }
      list.add(cursor.identifier("a column name"));
    } while (cursor.accept(TokenKind.COMMA));
    cursor.expect(TokenKind.RIGHT_PAREN);
    return list;
  }

  private String match() {
    if (cursor.accept(Keyword.FULL)) {
      return "FULL";
    }
    if (cursor.accept(Keyword.PARTIAL)) {
      return "PARTIAL";
    }
    cursor.expect(Keyword.SIMPLE);
    return "SIMPLE";
  }

  private boolean event() {
    if (cursor.accept(Keyword.ON, Keyword.DELETE)) {
      onDelete = action();
      if (setsValues(onDelete) && cursor.at(TokenKind.LEFT_PAREN)) {
        setColumns = cursor.columnsInParentheses();
      }
      return true;
    }
    if (cursor.accept(Keyword.ON, Keyword.UPDATE)) {
      onUpdate = action();
      return true;
    }
    return false;
  }

  private static boolean setsValues(Action action) {
    return action == Action.SET_NULL || action == Action.SET_DEFAULT;
  }

  private Action action() {
    if (cursor.accept(Keyword.NO, Keyword.ACTION)) {
      return Action.NO_ACTION;
    }
    if (cursor.accept(Keyword.RESTRICT)) {
      return Action.RESTRICT;
    }
    if (cursor.accept(Keyword.CASCADE)) {
      return Action.CASCADE;
    }
    if (cursor.accept(Keyword.SET, Keyword.NULL)) {
      return Action.SET_NULL;
    }
    if (cursor.accept(Keyword.SET, Keyword.DEFAULT)) {
      return Action.SET_DEFAULT;
    }
    throw cursor.expected("NO ACTION, RESTRICT, CASCADE, SET NULL or SET DEFAULT");
  }
}
