package dev.rollsafe.parser;

import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.Other;
import dev.rollsafe.ast.Other.Consequence;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.SetParameter;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.sql.Keyword;
import java.util.Optional;

/** Reads what is about databases as a whole, where they lie, and the server: DATABASE, TABLESPACE, {@code ALTER SYSTEM}. */
final class DatabaseReader {
  private DatabaseReader() {}

  // ---- databases ----

  static Statement create(Head head) {
    QualifiedName name = head.simpleName();
    head.cursor().accept(Keyword.WITH);
    options(head.cursor());
    return head.of(name);
  }

  /** Reads what is behind the name. */
  static Statement alter(Head head, QualifiedName name) {
    Cursor cursor = head.cursor();
    if (cursor.accept(Keyword.REFRESH)) {
      cursor.expect(Keyword.COLLATION, Keyword.VERSION);
      return head.of(name);
    }
    if (!SetReader.atAssignment(cursor, 2) && cursor.accept(Keyword.SET, Keyword.TABLESPACE)) {
      cursor.identifier("a tablespace name");
      return head.of(name, Consequence.UNNAMED_TABLES);
    }
    if (cursor.at(Keyword.SET) || cursor.at(Keyword.RESET)) {
      SetReader.clause(cursor);
    } else {
      cursor.accept(Keyword.WITH);
      options(cursor);
    }
    return head.of(name, Consequence.SHARED);
  }

  /** Reads {@code OWNER = me ENCODING 'utf8' ..}, none included. */
  private static void options(Cursor cursor) {
    while (option(cursor)) {
      cursor.acceptOperator("=");
      optionValue(cursor);
    }
  }

  private static boolean option(Cursor cursor) {
    if (cursor.accept(Keyword.CONNECTION)) {
      cursor.expect(Keyword.LIMIT);
      return true;
    }
    boolean option = cursor.at(Keyword.ENCODING)
        || cursor.at(Keyword.LOCATION)
        || cursor.at(Keyword.OWNER)
        || cursor.at(Keyword.TABLESPACE)
        || cursor.at(Keyword.TEMPLATE)
        || (cursor.keyword() == null && cursor.atIdentifier());
    if (option) {
      cursor.skip();
    }
    return option;
  }

  private static void optionValue(Cursor cursor) {
    if (!cursor.accept(Keyword.DEFAULT)) {
      SetReader.value(cursor);
    }
  }

  // ---- tablespaces ----

  static Statement createTablespace(Head head) {
    Cursor cursor = head.cursor();
    QualifiedName name = head.simpleName();
    if (cursor.accept(Keyword.OWNER)) {
      cursor.role();
    }
    cursor.expect(Keyword.LOCATION);
    cursor.string("a directory");
    if (cursor.accept(Keyword.WITH)) {
      OptionsReader.assignments(cursor);
    }
    return head.of(name);
  }

  /** Reads what is behind the name: settings that only change what plans are expected to cost. */
  static Statement alterTablespace(Head head, QualifiedName name) {
    Cursor cursor = head.cursor();
    if (!cursor.accept(Keyword.SET) && !cursor.accept(Keyword.RESET)) {
      throw ObjectChangeReader.expected(cursor, head.kind(), "SET, RESET, ");
    }
    OptionsReader.assignments(cursor);
    return head.of(name);
  }

  // ---- the server ----

  static Statement alterSystem(Cursor cursor) {
    int start = cursor.mark();
    cursor.expect(Keyword.ALTER, Keyword.SYSTEM);
    QualifiedName name = cursor.accept(Keyword.RESET) ? reset(cursor) : set(cursor);
    return new Other(
        "ALTER",
        ObjectKind.SYSTEM,
        Optional.of(name),
        Consequence.SHARED,
        Optional.empty(),
        cursor.spanFrom(start));
  }

  private static QualifiedName reset(Cursor cursor) {
    int mark = cursor.mark();
    String name = cursor.at(Keyword.ALL) ? cursor.take().value() : SetReader.parameter(cursor);
    return new QualifiedName(null, name, cursor.spanFrom(mark));
  }

  private static QualifiedName set(Cursor cursor) {
    if (!cursor.at(Keyword.SET)) {
      throw cursor.expected("SET or RESET");
    }
    int mark = cursor.mark();
    if (SetReader.generic(cursor) instanceof SetParameter set) {
      return new QualifiedName(null, set.parameter(), set.span());
    }
    cursor.reset(mark + 1);
    throw cursor.expected("a parameter and its new value");
  }
}
