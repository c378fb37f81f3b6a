package dev.rollsafe.parser;

import dev.rollsafe.ast.CreateExtension;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.Other.Consequence;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import java.util.Optional;

/**
 * Reads {@code CREATE} of the kinds of object that have no family of their own. Their tails are read as strictly as any other,
 * but nothing of them is kept.
 */
final class CreateObjectReader {
  private final Cursor cursor;
  private final Head head;
  private final boolean orReplace;
  private final boolean isDefault;

  private CreateObjectReader(Cursor cursor) {
    this.cursor = cursor;
    int start = cursor.mark();
    cursor.expect(Keyword.CREATE);
    this.orReplace = cursor.accept(Keyword.OR, Keyword.REPLACE);
    this.isDefault = !orReplace && cursor.at(Keyword.DEFAULT, Keyword.CONVERSION);
    if (isDefault) {
      cursor.skip();
    }
    boolean trusted = cursor.accept(Keyword.TRUSTED);
    int kindStart = cursor.mark();
    ObjectKind kind = ObjectKindReader.read(cursor, "what to create");
    if ((trusted && kind != ObjectKind.LANGUAGE) || (orReplace && !canBeReplaced(kind))) {
      cursor.reset(kindStart);
      throw cursor.expected(
          trusted ? "LANGUAGE" : "what can be replaced, such as VIEW or FUNCTION,");
    }
    this.head = new Head(cursor, start, "CREATE", kind);
  }

  static Statement read(Cursor cursor) {
    return new CreateObjectReader(cursor).read();
  }

  private static boolean canBeReplaced(ObjectKind kind) {
    return kind == ObjectKind.AGGREGATE
        || kind == ObjectKind.LANGUAGE
        || kind == ObjectKind.TRANSFORM;
  }

  private Statement read() {
    return switch (head.kind()) {
      case ACCESS_METHOD -> accessMethod();
      case AGGREGATE -> OperatorReader.createAggregate(head, replaced());
      case CAST -> cast();
      case COLLATION -> collation();
      case CONVERSION -> conversion();
      case DATABASE -> DatabaseReader.create(head);
      case EVENT_TRIGGER -> EventTriggerReader.create(head);
      case FOREIGN_DATA_WRAPPER -> ForeignDataReader.createWrapper(head);
      case LANGUAGE -> language();
      case OPERATOR -> OperatorReader.create(head);
      case OPERATOR_CLASS -> OperatorReader.createClass(head);
      case OPERATOR_FAMILY -> OperatorReader.createFamily(head);
      case PUBLICATION -> ReplicationReader.createPublication(head);
      case ROLE -> RoleReader.create(head);
      case SERVER -> ForeignDataReader.createServer(head);
      case SUBSCRIPTION -> ReplicationReader.createSubscription(head);
      case TABLESPACE -> DatabaseReader.createTablespace(head);
      case TEXT_SEARCH_CONFIGURATION,
          TEXT_SEARCH_DICTIONARY,
          TEXT_SEARCH_PARSER,
          TEXT_SEARCH_TEMPLATE -> textSearch();
      case TRANSFORM -> transform();
      case USER_MAPPING -> ForeignDataReader.createMapping(head);
      default -> throw cursor.unexpected();
    };
  }

  /** What replaces something, all sessions meet; what is new, nobody uses yet. */
  private Consequence replaced() {
    return orReplace ? Consequence.SHARED : Consequence.NONE;
  }

  private Statement accessMethod() {
    QualifiedName name = head.simpleName();
    cursor.expect(Keyword.TYPE);
    if (!cursor.accept(Keyword.INDEX) && !cursor.accept(Keyword.TABLE)) {
      throw cursor.expected("INDEX or TABLE");
    }
    cursor.expect(Keyword.HANDLER);
    cursor.qualifiedName("the name of a handler");
    return head.of(name);
  }

  /** A cast that is used without being asked for changes what statements mean that were there before. */
  private Statement cast() {
    QualifiedName name = ObjectReader.read(cursor, ObjectKind.CAST).name();
    if (cursor.accept(Keyword.WITH)) {
      if (!cursor.accept(Keyword.INOUT)) {
        cursor.expect(Keyword.FUNCTION);
        ObjectReader.read(cursor, ObjectKind.FUNCTION);
      }
    } else if (cursor.accept(Keyword.WITHOUT)) {
      cursor.expect(Keyword.FUNCTION);
    } else {
      throw cursor.expected("WITH or WITHOUT");
    }
    if (!cursor.accept(Keyword.AS)) {
      return head.of(name);
    }
    if (!cursor.accept(Keyword.IMPLICIT) && !cursor.accept(Keyword.ASSIGNMENT)) {
      throw cursor.expected("IMPLICIT or ASSIGNMENT");
    }
    return head.of(name, Consequence.SHARED);
  }

  private Statement collation() {
    cursor.ifNotExists();
    QualifiedName name = head.qualifiedName();
    if (cursor.accept(Keyword.FROM)) {
      head.qualifiedName();
    } else {
      OptionsReader.definition(cursor);
    }
    return head.of(name);
  }

  private Statement conversion() {
    QualifiedName name = head.qualifiedName();
    cursor.expect(Keyword.FOR);
    cursor.string("an encoding");
    cursor.expect(Keyword.TO);
    cursor.string("an encoding");
    cursor.expect(Keyword.FROM);
    cursor.qualifiedName("the name of a function");
    return head.of(name, isDefault ? Consequence.SHARED : Consequence.NONE);
  }

  private Statement language() {
    QualifiedName name = ObjectReader.languageName(cursor);
    if (!cursor.accept(Keyword.HANDLER)) {
      return extension(name);
    }
    cursor.qualifiedName("the name of a handler");
    if (cursor.accept(Keyword.INLINE)) {
      cursor.qualifiedName("the name of a handler");
    }
    if (cursor.accept(Keyword.VALIDATOR)) {
      cursor.qualifiedName("the name of a validator");
    } else {
      cursor.accept(Keyword.NO, Keyword.VALIDATOR);
    }
    return head.of(name, replaced());
  }

  /** A language without a handler is an extension, and OR REPLACE means IF NOT EXISTS (manual, CREATE LANGUAGE). */
  private Statement extension(QualifiedName language) {
    return new CreateExtension(
        new Identifier(language.name(), language.span()),
        orReplace,
        Optional.empty(),
        Optional.empty(),
        false,
        cursor.spanFrom(head.start()));
  }

  private Statement textSearch() {
    QualifiedName name = head.qualifiedName();
    OptionsReader.definition(cursor);
    return head.of(name);
  }

  private Statement transform() {
    QualifiedName name = ObjectReader.read(cursor, ObjectKind.TRANSFORM).name();
    cursor.expect(TokenKind.LEFT_PAREN);
    boolean from = cursor.at(Keyword.FROM);
    if (!from && !cursor.at(Keyword.TO)) {
      throw cursor.expected("FROM SQL or TO SQL");
    }
    transformFunction(from ? Keyword.FROM : Keyword.TO);
    if (cursor.accept(TokenKind.COMMA)) {
      transformFunction(from ? Keyword.TO : Keyword.FROM);
    }
    cursor.expect(TokenKind.RIGHT_PAREN);
    return head.of(name, replaced());
  }

  private void transformFunction(Keyword direction) {
    cursor.expect(direction, Keyword.SQL, Keyword.WITH);
    cursor.expect(Keyword.FUNCTION);
    ObjectReader.read(cursor, ObjectKind.FUNCTION);
  }
}
