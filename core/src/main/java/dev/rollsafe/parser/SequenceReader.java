package dev.rollsafe.parser;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterSequence;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.CreateSequence;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.Persistence;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.SequenceOptions;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code CREATE SEQUENCE} and {@code ALTER SEQUENCE}. */
final class SequenceReader {
  private SequenceReader() {}

  static Statement create(Cursor cursor) {
    int start = cursor.mark();
    cursor.expect(Keyword.CREATE);
    Persistence persistence = cursor.persistence();
    cursor.expect(Keyword.SEQUENCE);
    boolean ifNotExists = cursor.ifNotExists();
    QualifiedName name = cursor.qualifiedName("the name of a sequence");
    SequenceOptions options = SequenceOptionsReader.options(cursor);
    return new CreateSequence(name, persistence, ifNotExists, options, cursor.spanFrom(start));
  }

  static Statement alter(Cursor cursor) {
    int start = cursor.mark();
    cursor.expect(Keyword.ALTER, Keyword.SEQUENCE);
    boolean ifExists = cursor.ifExists();
    QualifiedName name = cursor.qualifiedName("the name of a sequence");
    if (cursor.at(Keyword.OWNER) || isSetLogged(cursor)) {
      List<AlterAction> actions = actions(cursor);
      return new AlterTable(
          ObjectKind.SEQUENCE, name, ifExists, false, actions, cursor.spanFrom(start));
    }
    Statement change = ObjectChangeReader.read(
        cursor, start, ObjectKind.SEQUENCE, new ObjectReader.Reference(name), ifExists);
    if (change != null) {
      return change;
    }
    int optionsStart = cursor.mark();
    SequenceOptions options = SequenceOptionsReader.options(cursor);
    if (cursor.mark() == optionsStart) {
      throw cursor.expected("an option of a sequence, RENAME TO, SET or OWNER TO");
    }
    return new AlterSequence(name, ifExists, options, cursor.spanFrom(start));
  }

  // ---- what a sequence shares with tables ----

  private static boolean isSetLogged(Cursor cursor) {
    return cursor.at(Keyword.SET, Keyword.LOGGED) || cursor.at(Keyword.SET, Keyword.UNLOGGED);
  }

  private static List<AlterAction> actions(Cursor cursor) {
    List<AlterAction> actions = new ArrayList<>(2);
    do {
      actions.add(action(cursor));
    } while (cursor.accept(TokenKind.COMMA));
    return actions;
  }

  private static AlterAction action(Cursor cursor) {
    int mark = cursor.mark();
    if (cursor.accept(Keyword.OWNER)) {
      cursor.expect(Keyword.TO);
      Identifier owner = cursor.role();
      return new AlterAction.OwnerTo(owner, cursor.spanFrom(mark));
    }
    cursor.expect(Keyword.SET);
    boolean logged = cursor.accept(Keyword.LOGGED);
    if (!logged) {
      cursor.expect(Keyword.UNLOGGED);
    }
    return new AlterAction.SetLogged(logged, cursor.spanFrom(mark));
  }
}
