package dev.rollsafe.parser;

import dev.rollsafe.ast.ColumnDefinition;
import dev.rollsafe.ast.CreateTable;
import dev.rollsafe.ast.CreateTable.Like;
import dev.rollsafe.ast.CreateTable.PartitionBy;
import dev.rollsafe.ast.CreateTable.PartitionOf;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.Persistence;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.SourceText;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.TableConstraint;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code CREATE TABLE} and {@code CREATE FOREIGN TABLE}; hands {@code CREATE TABLE .. AS} on. */
final class CreateTableReader {
  private final Cursor cursor;
  private final int start;
  private final Persistence persistence;
  private final boolean foreign;
  private final boolean ifNotExists;
  private final QualifiedName name;

  private final List<ColumnDefinition> columns = new ArrayList<>();
  private final List<TableConstraint> constraints = new ArrayList<>(4);
  private List<Like> likes = List.of();
  private List<QualifiedName> inherits = List.of();
  private Optional<QualifiedName> ofType = Optional.empty();
  private Optional<PartitionBy> partitionBy = Optional.empty();
  private Optional<PartitionOf> partitionOf = Optional.empty();
  private Optional<Identifier> accessMethod = Optional.empty();
  private Optional<Identifier> tablespace = Optional.empty();
  private Map<String, String> options = Map.of();
  private SourceText server = SourceText.NONE;
  private Optional<String> onCommit = Optional.empty();

  private CreateTableReader(Cursor cursor) {
    this.cursor = cursor;
    this.start = cursor.mark();
    cursor.expect(Keyword.CREATE);
    this.persistence = cursor.persistence();
    this.foreign = cursor.accept(Keyword.FOREIGN);
    cursor.expect(Keyword.TABLE);
    this.ifNotExists = cursor.ifNotExists();
    this.name = cursor.qualifiedName("a table name");
  }

  static Statement read(Cursor cursor) {
    return new CreateTableReader(cursor).read();
  }

  private Statement read() {
    if (isAs()) {
      return as();
    }
    if (cursor.accept(Keyword.OF)) {
      ofType = Optional.of(cursor.qualifiedName("a type"));
      typedElements();
    } else if (cursor.accept(Keyword.PARTITION, Keyword.OF)) {
      QualifiedName parent = cursor.qualifiedName("a table name");
      typedElements();
      partitionOf = Optional.of(new PartitionOf(parent, PartitionReader.bound(cursor)));
    } else {
      elements();
      inherits();
    }
    if (foreign) {
      server();
    } else {
      storage();
    }
    return result();
  }

  private CreateTable result() {
    return new CreateTable(
        name,
        persistence,
        ifNotExists,
        foreign,
        columns,
        constraints,
        likes,
        inherits,
        ofType,
        partitionBy,
        partitionOf,
        accessMethod,
        tablespace,
        options,
        server,
        onCommit,
        cursor.spanFrom(start));
  }

  // ---- AS ----

  /** Without OF and PARTITION OF either a column without a type or no column at all tells of CREATE TABLE .. AS. */
  private boolean isAs() {
    if (foreign || cursor.at(Keyword.OF) || cursor.at(Keyword.PARTITION)) {
      return false;
    }
    if (!cursor.at(TokenKind.LEFT_PAREN)) {
      return true;
    }
    int ahead = 1;
    while (cursor.atIdentifier(ahead) && cursor.kind(ahead + 1) == TokenKind.COMMA) {
      ahead += 2;
    }
    return cursor.atIdentifier(ahead) && cursor.kind(ahead + 1) == TokenKind.RIGHT_PAREN;
  }

  private Statement as() {
    List<Identifier> names = List.of();
    if (cursor.at(TokenKind.LEFT_PAREN)) {
      names = cursor.columnsInParentheses();
    } else if (!isAsTail()) {
      throw cursor.expected("\"(\", OF, PARTITION OF or AS");
    }
    storage();
    return CreateTableAsReader.read(cursor, start, name, persistence, ifNotExists, names);
  }

  private boolean isAsTail() {
    Keyword keyword = cursor.keyword();
    if (keyword == null) {
      return false;
    }
    return switch (keyword) {
      case AS, USING, WITH, WITHOUT, ON, TABLESPACE -> true;
      default -> false;
    };
  }

  // ---- columns and constraints ----

  private void elements() {
    cursor.expect(TokenKind.LEFT_PAREN);
    if (cursor.accept(TokenKind.RIGHT_PAREN)) {
      return;
    }
    do {
      element();
    } while (cursor.accept(TokenKind.COMMA));
    closeElements();
  }

  private void element() {
    if (cursor.at(Keyword.LIKE)) {
      like();
    } else if (ConstraintReader.atTableConstraint(cursor)) {
      constraints.add(ConstraintReader.table(cursor));
    } else {
      columns.add(ColumnReader.column(cursor));
    }
  }

  private void typedElements() {
    if (!cursor.accept(TokenKind.LEFT_PAREN)) {
      return;
    }
    do {
      if (ConstraintReader.atTableConstraint(cursor)) {
        constraints.add(ConstraintReader.table(cursor));
      } else {
        columns.add(ColumnReader.typedColumn(cursor));
      }
    } while (cursor.accept(TokenKind.COMMA));
    closeElements();
  }

  private void closeElements() {
    if (!cursor.accept(TokenKind.RIGHT_PAREN)) {
      throw cursor.expected("\",\" or \")\"");
    }
  }

  private void like() {
    cursor.expect(Keyword.LIKE);
    QualifiedName table = cursor.qualifiedName("a table name");
    List<String> copied = new ArrayList<>(1);
    while (cursor.at(Keyword.INCLUDING) || cursor.at(Keyword.EXCLUDING)) {
      String verb = cursor.at(Keyword.INCLUDING) ? "INCLUDING " : "EXCLUDING ";
      cursor.skip();
      copied.add(verb.concat(likeOption()));
    }
    if (likes.isEmpty()) {
      likes = new ArrayList<>(1);
    }
    likes.add(new Like(table, copied));
  }

  private String likeOption() {
    Keyword keyword = cursor.keyword();
    if (keyword != null) {
      switch (keyword) {
        case ALL,
            COMMENTS,
            COMPRESSION,
            CONSTRAINTS,
            DEFAULTS,
            GENERATED,
            IDENTITY,
            INDEXES,
            STATISTICS,
            STORAGE -> {
          cursor.skip();
          return keyword.name();
        }
        default -> {
          // said below
        }
      }
    }
    throw cursor.expected("ALL, DEFAULTS, INDEXES or another property to copy");
  }

  // ---- behind the columns ----

  private void inherits() {
    if (cursor.accept(Keyword.INHERITS)) {
      cursor.expect(TokenKind.LEFT_PAREN);
      inherits = cursor.qualifiedNames("a table name");
      cursor.expect(TokenKind.RIGHT_PAREN);
    }
  }

  private void server() {
    int serverStart = cursor.mark();
    cursor.expect(Keyword.SERVER);
    cursor.identifier("a server name");
    OptionsReader.skipForeign(cursor);
    server = new SourceText(cursor.textFrom(serverStart));
  }

  private void storage() {
    if (cursor.at(Keyword.PARTITION)) {
      partitionBy = Optional.of(PartitionReader.by(cursor));
    }
    if (cursor.accept(Keyword.USING)) {
      accessMethod = Optional.of(cursor.identifier("an access method"));
    }
    if (cursor.accept(Keyword.WITH)) {
      options = OptionsReader.assignments(cursor);
    } else if (cursor.accept(Keyword.WITHOUT)) {
      cursor.expect(Keyword.OIDS);
    }
    if (cursor.accept(Keyword.ON, Keyword.COMMIT)) {
      onCommit = Optional.of(onCommit());
    }
    if (cursor.accept(Keyword.TABLESPACE)) {
      tablespace = Optional.of(cursor.identifier("a tablespace name"));
    }
  }

  private String onCommit() {
    if (cursor.accept(Keyword.DROP)) {
      return "DROP";
    }
    if (cursor.accept(Keyword.DELETE, Keyword.ROWS)) {
      return "DELETE ROWS";
    }
    cursor.expect(Keyword.PRESERVE, Keyword.ROWS);
    return "PRESERVE ROWS";
  }
}
