package dev.rollsafe.parser;

import dev.rollsafe.ast.CreateSchema;
import dev.rollsafe.ast.CreateTableAs;
import dev.rollsafe.ast.Grant;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.sql.Keyword;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code CREATE SCHEMA} with the statements in it, and {@code ALTER SCHEMA}. */
final class SchemaReader {
  private SchemaReader() {}

  static Statement create(Cursor cursor) {
    int start = cursor.mark();
    cursor.expect(Keyword.CREATE, Keyword.SCHEMA);
    boolean ifNotExists = cursor.ifNotExists();
    Optional<Identifier> name = Optional.empty();
    if (!cursor.at(Keyword.AUTHORIZATION)) {
      name = Optional.of(cursor.identifier("the name of a schema"));
    }
    Optional<Identifier> authorization = Optional.empty();
    if (cursor.accept(Keyword.AUTHORIZATION)) {
      authorization = Optional.of(cursor.role());
    }
    List<Statement> elements = ifNotExists ? List.of() : elements(cursor);
    return new CreateSchema(name, ifNotExists, authorization, elements, cursor.spanFrom(start));
  }

  // ---- what is made in it ----

  /** They stand one behind another, nothing between them; each ends where it cannot go on. */
  private static List<Statement> elements(Cursor cursor) {
    List<Statement> elements = new ArrayList<>(0);
    while (cursor.at(Keyword.CREATE) || cursor.at(Keyword.GRANT)) {
      elements.add(element(cursor));
    }
    return elements;
  }

  private static Statement element(Cursor cursor) {
    int mark = cursor.mark();
    Statement element = read(cursor);
    boolean ofRoles = element instanceof Grant grant && grant.kind().isEmpty();
    if (element == null || ofRoles || element instanceof CreateTableAs) {
      cursor.reset(mark);
      throw cursor.expected("a table, index, view, sequence, trigger or GRANT of privileges");
    }
    return element;
  }

  private static @Nullable Statement read(Cursor cursor) {
    if (cursor.at(Keyword.GRANT)) {
      return GrantReader.read(cursor);
    }
    Keyword kind = SqlParser.kindOfCreated(cursor);
    if (kind == null) {
      return null;
    }
    return switch (kind) {
      case TABLE -> CreateTableReader.read(cursor);
      case INDEX, UNIQUE -> IndexReader.read(cursor);
      case VIEW, RECURSIVE -> ViewReader.create(cursor);
      case SEQUENCE -> SequenceReader.create(cursor);
      case TRIGGER, CONSTRAINT -> TriggerReader.create(cursor);
      default -> null;
    };
  }

  // ---- ALTER SCHEMA ----

  static Statement alter(Cursor cursor) {
    int start = cursor.mark();
    cursor.expect(Keyword.ALTER, Keyword.SCHEMA);
    ObjectReader.Reference schema = ObjectReader.read(cursor, ObjectKind.SCHEMA);
    Statement change = ObjectChangeReader.read(cursor, start, ObjectKind.SCHEMA, schema, false);
    if (change == null) {
      throw cursor.expected("RENAME TO or OWNER TO");
    }
    return change;
  }
}
