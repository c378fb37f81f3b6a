package dev.rollsafe.parser;

import dev.rollsafe.ast.AddEnumValue;
import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterType;
import dev.rollsafe.ast.ColumnDefinition;
import dev.rollsafe.ast.DataType;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Rename;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code ALTER TYPE}: the values of an enum, the attributes of a composite type, and what any type can do. */
final class AlterTypeReader {
  private final Cursor cursor;
  private final int start;
  private final QualifiedName name;
  private boolean cascade;

  private AlterTypeReader(Cursor cursor) {
    this.cursor = cursor;
    this.start = cursor.mark();
    cursor.expect(Keyword.ALTER, Keyword.TYPE);
    this.name = cursor.qualifiedName("the name of a type");
  }

  static Statement read(Cursor cursor) {
    return new AlterTypeReader(cursor).read();
  }

  private Statement read() {
    if (cursor.accept(Keyword.ADD, Keyword.VALUE)) {
      return addValue();
    }
    if (cursor.accept(Keyword.RENAME, Keyword.VALUE)) {
      return renameValue();
    }
    if (cursor.accept(Keyword.RENAME, Keyword.ATTRIBUTE)) {
      return renameAttribute();
    }
    if (cursor.at(Keyword.SET) && cursor.kind(1) == TokenKind.LEFT_PAREN) {
      return setOptions();
    }
    if (cursor.at(Keyword.ADD) || cursor.at(Keyword.DROP) || cursor.at(Keyword.ALTER)) {
      return attributes();
    }
    Statement change = ObjectChangeReader.read(
        cursor, start, ObjectKind.TYPE, new ObjectReader.Reference(name), false);
    if (change == null) {
      throw cursor.expected("ADD, DROP, ALTER, RENAME, SET or OWNER TO");
    }
    return change;
  }

  // ---- the values of an enum ----

  private Statement addValue() {
    boolean ifNotExists = cursor.ifNotExists();
    String value = cursor.string("a label");
    Optional<String> before = neighbour(Keyword.BEFORE);
    Optional<String> after = before.isPresent() ? Optional.empty() : neighbour(Keyword.AFTER);
    return new AddEnumValue(name, value, ifNotExists, before, after, cursor.spanFrom(start));
  }

  private Optional<String> neighbour(Keyword where) {
    return cursor.accept(where) ? Optional.of(cursor.string("a label")) : Optional.empty();
  }

  private Statement renameValue() {
    Identifier old = label();
    cursor.expect(Keyword.TO);
    Identifier newName = label();
    return renamed(ObjectKind.ENUM_VALUE, old, newName);
  }

  private Identifier label() {
    int mark = cursor.mark();
    return new Identifier(cursor.string("a label"), cursor.spanFrom(mark));
  }

  private Statement renamed(ObjectKind part, Identifier old, Identifier newName) {
    return new Rename(
        part,
        name,
        Optional.of(old),
        newName,
        false,
        ObjectKind.TYPE,
        Optional.empty(),
        cursor.spanFrom(start));
  }

  // ---- the attributes of a composite type ----

  /** CASCADE lets it go on to tables made of the type; without it, the server refuses where there are any. */
  private Statement renameAttribute() {
    Identifier old = cursor.identifier("an attribute");
    cursor.expect(Keyword.TO);
    Identifier newName = cursor.identifier("a new name");
    cursor.cascade();
    return renamed(ObjectKind.ATTRIBUTE, old, newName);
  }

  private Statement attributes() {
    List<AlterAction> actions = new ArrayList<>(2);
    do {
      actions.add(action());
    } while (cursor.accept(TokenKind.COMMA));
    return new AlterType(name, actions, cascade, cursor.spanFrom(start));
  }

  private AlterAction action() {
    int mark = cursor.mark();
    if (cursor.accept(Keyword.ADD)) {
      cursor.expect(Keyword.ATTRIBUTE);
      ColumnDefinition attribute = ColumnReader.attributeOfType(cursor);
      cascade |= cursor.cascade();
      return new AlterAction.AddColumn(attribute, false, cursor.spanFrom(mark));
    }
    if (cursor.accept(Keyword.DROP)) {
      cursor.expect(Keyword.ATTRIBUTE);
      boolean ifExists = cursor.ifExists();
      Identifier attribute = cursor.identifier("an attribute");
      boolean cascades = cursor.cascade();
      cascade |= cascades;
      return new AlterAction.DropColumn(attribute, ifExists, cascades, cursor.spanFrom(mark));
    }
    if (cursor.accept(Keyword.ALTER)) {
      cursor.expect(Keyword.ATTRIBUTE);
      return changeOfType(mark);
    }
    throw cursor.expected("ADD ATTRIBUTE, DROP ATTRIBUTE or ALTER ATTRIBUTE");
  }

  private AlterAction changeOfType(int mark) {
    Identifier attribute = cursor.identifier("an attribute");
    if (cursor.accept(Keyword.SET)) {
      cursor.expect(Keyword.DATA);
    }
    cursor.expect(Keyword.TYPE);
    DataType type = cursor.type();
    Optional<QualifiedName> collation = cursor.collation();
    cascade |= cursor.cascade();
    return new AlterAction.SetType(
        attribute, type, collation, Optional.empty(), cursor.spanFrom(mark));
  }

  // ---- the properties of a base type ----

  private Statement setOptions() {
    cursor.expect(Keyword.SET);
    int mark = cursor.mark() - 1;
    Map<String, String> options = OptionsReader.assignments(cursor);
    return new AlterType(
        name,
        List.of(new AlterAction.SetOptions(options, false, cursor.spanFrom(mark))),
        false,
        cursor.spanFrom(start));
  }
}
