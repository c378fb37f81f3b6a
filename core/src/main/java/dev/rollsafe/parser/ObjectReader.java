package dev.rollsafe.parser;

import dev.rollsafe.ast.DataType;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.SequenceOptions;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import dev.rollsafe.sql.Tokens;
import java.util.Optional;

/** Reads which object a statement is about, once it has said of which kind: a name and what else it takes to tell it. */
final class ObjectReader {
  private ObjectReader() {}

  /**
   * An object as a statement names it.
   *
   * @param name its name, or that of the object it is a part of
   * @param part the trigger, policy, rule, constraint or column
   * @param arguments what tells it from others of its name, as in {@link dev.rollsafe.ast.Drop.Target}
   */
  record Reference(QualifiedName name, Optional<Identifier> part, Optional<String> arguments) {
    Reference(QualifiedName name) {
      this(name, Optional.empty(), Optional.empty());
    }

    Reference(QualifiedName name, String arguments) {
      this(name, Optional.empty(), Optional.of(arguments));
    }
  }

  /** Reads an object of the kind {@code kind}. */
  static Reference read(Cursor cursor, ObjectKind kind) {
    return switch (kind) {
      case FUNCTION, PROCEDURE, ROUTINE -> {
        QualifiedName name = SignatureReader.routineName(cursor);
        yield new Reference(name, Optional.empty(), SignatureReader.routineArguments(cursor));
      }
      case AGGREGATE -> {
        QualifiedName name = cursor.qualifiedFunctionName("the name of an aggregate");
        yield new Reference(name, SignatureReader.aggregateArguments(cursor));
      }
      case OPERATOR -> {
        QualifiedName name = SignatureReader.operatorName(cursor);
        yield new Reference(name, SignatureReader.operatorArguments(cursor));
      }
      case OPERATOR_CLASS, OPERATOR_FAMILY -> {
        QualifiedName name = cursor.qualifiedName(named(kind));
        cursor.expect(Keyword.USING);
        yield new Reference(name, cursor.identifier("an access method").value());
      }
      case CAST -> cast(cursor);
      case TRANSFORM -> transform(cursor);
      case USER_MAPPING -> userMapping(cursor);
      case TRIGGER, POLICY, RULE, CONSTRAINT -> partOfTable(cursor, kind);
      case COLUMN -> column(cursor);
      case ROLE -> new Reference(simple(cursor.role()));
      case LARGE_OBJECT -> new Reference(number(cursor));
      default ->
        new Reference(
            hasSchema(kind)
                ? cursor.qualifiedName(named(kind))
                : simple(cursor.identifier(named(kind))));
    };
  }

  /** Reads an object that is named as a type: {@code DROP TYPE}, but not {@code ALTER TYPE}, takes any spelling. */
  static Reference type(Cursor cursor) {
    return new Reference(whole(cursor.type()));
  }

  /** Reads a language to be created or dropped, which PostgreSQL 13 still takes in quotes of a string. */
  static QualifiedName languageName(Cursor cursor) {
    int start = cursor.mark();
    if (cursor.at(TokenKind.STRING)) {
      return new QualifiedName(null, cursor.string("a language"), cursor.spanFrom(start));
    }
    if (!cursor.atWordNotReserved()) {
      throw cursor.expected(named(ObjectKind.LANGUAGE));
    }
    return simple(cursor.take());
  }

  /** Says what the name of such an object is called where it is missing. */
  static String named(ObjectKind kind) {
    String noun = kind.noun();
    return ("aeiou".indexOf(noun.charAt(0)) >= 0 ? "the name of an " : "the name of a ")
        .concat(noun);
  }

  /** Returns a name without a schema as a name that could have one. */
  static QualifiedName simple(Identifier name) {
    return new QualifiedName(null, name.value(), name.span());
  }

  /** Databases and what all of them share have no schema, nor has what is looked up by name alone. */
  static boolean hasSchema(ObjectKind kind) {
    return switch (kind) {
      case ACCESS_METHOD,
          DATABASE,
          EVENT_TRIGGER,
          EXTENSION,
          FOREIGN_DATA_WRAPPER,
          LANGUAGE,
          PUBLICATION,
          ROLE,
          SCHEMA,
          SERVER,
          SUBSCRIPTION,
          TABLESPACE -> false;
      default -> true;
    };
  }

  private static Reference cast(Cursor cursor) {
    cursor.expect(TokenKind.LEFT_PAREN);
    QualifiedName from = whole(cursor.type());
    cursor.expect(Keyword.AS);
    DataType to = cursor.type();
    cursor.expect(TokenKind.RIGHT_PAREN);
    return new Reference(from, to.toString());
  }

  /** Returns the name of a type with its modifiers and dimensions. */
  private static QualifiedName whole(DataType type) {
    QualifiedName name = type.name();
    DataType local = new DataType(
        new QualifiedName(null, name.name(), name.span()),
        type.modifiers(),
        type.arrayDimensions(),
        type.setOf(),
        type.columnReference(),
        type.span());
    return new QualifiedName(name.schema(), local.toString(), type.span());
  }

  private static Reference transform(Cursor cursor) {
    cursor.expect(Keyword.FOR);
    QualifiedName name = whole(cursor.type());
    cursor.expect(Keyword.LANGUAGE);
    return new Reference(name, cursor.identifier("a language").value());
  }

  private static Reference userMapping(Cursor cursor) {
    cursor.expect(Keyword.FOR);
    QualifiedName role = simple(cursor.at(Keyword.USER) ? cursor.take() : cursor.role());
    cursor.expect(Keyword.SERVER);
    return new Reference(role, cursor.identifier("the name of a server").value());
  }

  /** Reads {@code table.column}, the table qualified or not. */
  static SequenceOptions.ColumnName columnName(Cursor cursor) {
    int start = cursor.mark();
    QualifiedName path = cursor.qualifiedName("a table name");
    if (cursor.accept(TokenKind.DOT)) {
      return new SequenceOptions.ColumnName(path, cursor.label("a column name"));
    }
    Tokens tokens = cursor.tokens();
    int column = cursor.mark() - 1;
    if (column == start) {
      throw cursor.expected("\".\" and a column name");
    }
    String schema = column - start > 2 ? tokens.identifier(start) : null;
    QualifiedName table =
        new QualifiedName(schema, tokens.identifier(column - 2), tokens.span(start, column - 1));
    return new SequenceOptions.ColumnName(
        table, new Identifier(tokens.identifier(column), tokens.span(column)));
  }

  private static Reference column(Cursor cursor) {
    SequenceOptions.ColumnName column = columnName(cursor);
    return new Reference(column.table(), Optional.of(column.column()), Optional.empty());
  }

  private static Reference partOfTable(Cursor cursor, ObjectKind kind) {
    Identifier part = cursor.identifier(named(kind));
    cursor.expect(Keyword.ON);
    return new Reference(cursor.qualifiedName("a table name"), Optional.of(part), Optional.empty());
  }

  /** A large object is known by its number. */
  private static QualifiedName number(Cursor cursor) {
    int start = cursor.mark();
    return new QualifiedName(null, cursor.number(), cursor.spanFrom(start));
  }
}
