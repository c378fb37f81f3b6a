package dev.rollsafe.parser;

import dev.rollsafe.ast.CreateTrigger;
import dev.rollsafe.ast.CreateTrigger.Timing;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.TableConstraint;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code CREATE TRIGGER}, {@code CREATE CONSTRAINT TRIGGER} and {@code ALTER TRIGGER}. */
final class TriggerReader {
  private final Cursor cursor;
  private final int start;
  private final boolean orReplace;
  private final boolean constraint;
  private final Identifier name;

  private final List<String> events = new ArrayList<>(3);
  private List<Identifier> updateColumns = List.of();
  private boolean forEachRow;
  private Optional<QualifiedName> from = Optional.empty();
  private TableConstraint.Attributes attributes = TableConstraint.Attributes.NONE;
  private Optional<Identifier> oldTable = Optional.empty();
  private Optional<Identifier> newTable = Optional.empty();

  private TriggerReader(Cursor cursor) {
    this.cursor = cursor;
    this.start = cursor.mark();
    cursor.expect(Keyword.CREATE);
    this.orReplace = cursor.accept(Keyword.OR, Keyword.REPLACE);
    this.constraint = !orReplace && cursor.accept(Keyword.CONSTRAINT);
    cursor.expect(Keyword.TRIGGER);
    this.name = cursor.identifier("the name of a trigger");
  }

  static Statement create(Cursor cursor) {
    return new TriggerReader(cursor).read();
  }

  private Statement read() {
    Timing timing = timing();
    do {
      event();
    } while (cursor.accept(Keyword.OR));
    cursor.expect(Keyword.ON);
    QualifiedName table = cursor.qualifiedName("a table name");
    if (constraint) {
      constraintClauses();
    } else {
      transitionTables();
      forEach();
    }
    Optional<Expression> when = Optional.empty();
    if (cursor.accept(Keyword.WHEN)) {
      when = Optional.of(cursor.parenthesisedExpression());
    }
    cursor.expect(Keyword.EXECUTE);
    if (!cursor.accept(Keyword.FUNCTION) && !cursor.accept(Keyword.PROCEDURE)) {
      throw cursor.expected("FUNCTION");
    }
    QualifiedName function = cursor.qualifiedFunctionName("the name of a function");
    List<String> arguments = arguments();
    return new CreateTrigger(
        name,
        orReplace,
        constraint,
        timing,
        events,
        updateColumns,
        table,
        forEachRow,
        when,
        function,
        arguments,
        from,
        attributes,
        oldTable,
        newTable,
        cursor.spanFrom(start));
  }

  private Timing timing() {
    if (cursor.accept(Keyword.AFTER)) {
      return Timing.AFTER;
    }
    if (!constraint && cursor.accept(Keyword.BEFORE)) {
      return Timing.BEFORE;
    }
    if (!constraint && cursor.accept(Keyword.INSTEAD)) {
      cursor.expect(Keyword.OF);
      return Timing.INSTEAD_OF;
    }
    throw cursor.expected(constraint ? "AFTER" : "BEFORE, AFTER or INSTEAD OF");
  }

  /** No event may be named twice. */
  private void event() {
    Keyword keyword = cursor.keyword();
    boolean event = keyword == Keyword.INSERT
        || keyword == Keyword.UPDATE
        || keyword == Keyword.DELETE
        || keyword == Keyword.TRUNCATE;
    if (keyword == null || !event || events.contains(keyword.name())) {
      throw cursor.expected(
          events.isEmpty() ? "INSERT, UPDATE, DELETE or TRUNCATE" : "another event");
    }
    cursor.skip();
    events.add(keyword.name());
    if (keyword == Keyword.UPDATE && cursor.accept(Keyword.OF)) {
      updateColumns = cursor.identifierList("a column name");
    }
  }

  /** A constraint trigger fires for each row, and like a constraint it can wait for the end of the transaction. */
  private void constraintClauses() {
    if (cursor.accept(Keyword.FROM)) {
      from = Optional.of(cursor.qualifiedName("a table name"));
    }
    ConstraintAttributesReader reader = new ConstraintAttributesReader(cursor);
    boolean more;
    do {
      more = !cursor.at(Keyword.NOT, Keyword.ENFORCED)
          && !cursor.at(Keyword.ENFORCED)
          && reader.attribute();
    } while (more);
    attributes = reader.result();
    cursor.expect(Keyword.FOR, Keyword.EACH, Keyword.ROW);
    forEachRow = true;
  }

  /** Reads {@code REFERENCING OLD TABLE AS a NEW TABLE AS b}. */
  private void transitionTables() {
    if (!cursor.accept(Keyword.REFERENCING)) {
      return;
    }
    do {
      boolean ofNew = cursor.accept(Keyword.NEW);
      if (!ofNew && !cursor.accept(Keyword.OLD)) {
        throw cursor.expected("OLD TABLE or NEW TABLE");
      }
      cursor.expect(Keyword.TABLE);
      cursor.accept(Keyword.AS);
      Optional<Identifier> table = Optional.of(cursor.identifier("the name of a transition table"));
      if (ofNew) {
        newTable = table;
      } else {
        oldTable = table;
      }
    } while (cursor.at(Keyword.NEW) || cursor.at(Keyword.OLD));
  }

  private void forEach() {
    if (!cursor.accept(Keyword.FOR)) {
      return;
    }
    cursor.accept(Keyword.EACH);
    forEachRow = cursor.accept(Keyword.ROW);
    if (!forEachRow && !cursor.accept(Keyword.STATEMENT)) {
      throw cursor.expected("ROW or STATEMENT");
    }
  }

  // ---- EXECUTE ----

  /** Arguments are texts, whether they stand in quotes or not. */
  private List<String> arguments() {
    List<String> arguments = new ArrayList<>(0);
    cursor.expect(TokenKind.LEFT_PAREN);
    if (!cursor.at(TokenKind.RIGHT_PAREN)) {
      do {
        arguments.add(argument());
      } while (cursor.accept(TokenKind.COMMA));
    }
    cursor.expect(TokenKind.RIGHT_PAREN);
    return arguments;
  }

  private String argument() {
    if (cursor.at(TokenKind.STRING)) {
      return cursor.string("an argument");
    }
    if (cursor.at(TokenKind.NUMBER)) {
      return cursor.number();
    }
    return cursor.label("an argument").value();
  }

  // ---- ALTER TRIGGER ----

  static Statement alter(Cursor cursor) {
    int start = cursor.mark();
    cursor.expect(Keyword.ALTER, Keyword.TRIGGER);
    ObjectReader.Reference trigger = ObjectReader.read(cursor, ObjectKind.TRIGGER);
    if (DependsReader.startsHere(cursor)) {
      return DependsReader.read(cursor, start, ObjectKind.TRIGGER, trigger);
    }
    Statement change = ObjectChangeReader.read(cursor, start, ObjectKind.TRIGGER, trigger, false);
    if (change == null) {
      throw cursor.expected("RENAME TO or DEPENDS ON EXTENSION");
    }
    return change;
  }
}
