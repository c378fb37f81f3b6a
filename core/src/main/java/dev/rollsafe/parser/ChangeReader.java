package dev.rollsafe.parser;

import dev.rollsafe.ast.IndexElement;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import java.util.Optional;

/** Reads the statements of a WITH list that change rows, for the facts of the query they belong to. */
final class ChangeReader {
  private final ValueReader values;
  private final QueryReader queries;
  private final FromReader sources;
  private final Cursor cursor;
  private final References references;

  ChangeReader(ValueReader values, QueryReader queries, FromReader sources) {
    this.values = values;
    this.queries = queries;
    this.sources = sources;
    this.cursor = values.cursor;
    this.references = values.references;
  }

  /** Reads a statement; false where none that changes rows is here. */
  boolean accept() {
    if (cursor.accept(Keyword.INSERT)) {
      insert();
    } else if (cursor.accept(Keyword.UPDATE)) {
      target();
      cursor.expect(Keyword.SET);
      assignments();
      if (cursor.accept(Keyword.FROM)) {
        sources.list();
      }
      where();
    } else if (cursor.accept(Keyword.DELETE, Keyword.FROM)) {
      target();
      if (cursor.accept(Keyword.USING)) {
        sources.list();
      }
      where();
    } else if (cursor.accept(Keyword.MERGE, Keyword.INTO)) {
      merge();
    } else {
      return false;
    }
    returning();
    return true;
  }

  private void target() {
    TargetReader.Target target = TargetReader.target(cursor);
    references.relation(target.table(), target.alias());
  }

  private void assignments() {
    do {
      TargetReader.columns(cursor);
      if (!cursor.acceptOperator("=")) {
        throw cursor.expected("\"=\"");
      }
      values.expression();
    } while (cursor.accept(TokenKind.COMMA));
  }

  private void where() {
    if (!cursor.accept(Keyword.WHERE)) {
      return;
    }
    if (cursor.accept(Keyword.CURRENT, Keyword.OF)) {
      cursor.identifier("a cursor");
    } else {
      values.expression();
    }
  }

  private void returning() {
    if (cursor.accept(Keyword.RETURNING)) {
      if (cursor.accept(Keyword.WITH)) {
        cursor.skipParentheses();
      }
      queries.outputs();
    }
  }

  // ---- INSERT ----

  private void insert() {
    cursor.expect(Keyword.INTO);
    QualifiedName table = cursor.qualifiedName("a table name");
    references.relation(
        table,
        cursor.accept(Keyword.AS) ? Optional.of(cursor.identifier("an alias")) : Optional.empty());
    if (InsertReader.atColumns(cursor)) {
      TargetReader.columns(cursor);
    }
    InsertReader.overriding(cursor);
    if (!cursor.accept(Keyword.DEFAULT, Keyword.VALUES)) {
      queries.query();
    }
    if (cursor.accept(Keyword.ON, Keyword.CONFLICT)) {
      conflict();
    }
  }

  private void conflict() {
    if (cursor.accept(Keyword.ON, Keyword.CONSTRAINT)) {
      cursor.identifier("a constraint name");
    } else if (cursor.at(TokenKind.LEFT_PAREN)) {
      for (IndexElement element : IndexElementReader.parenthesised(cursor)) {
        element.column().ifPresent(column -> references.column(null, column.value()));
      }
      where();
    }
    cursor.expect(Keyword.DO);
    if (!cursor.accept(Keyword.NOTHING)) {
      cursor.expect(Keyword.UPDATE, Keyword.SET);
      assignments();
      where();
    }
  }

  // ---- MERGE ----

  private void merge() {
    target();
    cursor.expect(Keyword.USING);
    sources.item();
    cursor.expect(Keyword.ON);
    values.expression();
    while (cursor.accept(Keyword.WHEN)) {
      while (!cursor.at(Keyword.AND) && !cursor.at(Keyword.THEN) && !cursor.atEnd()) {
        cursor.skip();
      }
      if (cursor.accept(Keyword.AND)) {
        values.expression();
      }
      cursor.expect(Keyword.THEN);
      branch();
    }
  }

  private void branch() {
    if (cursor.accept(Keyword.UPDATE, Keyword.SET)) {
      assignments();
    } else if (!cursor.accept(Keyword.DELETE) && !cursor.accept(Keyword.DO, Keyword.NOTHING)) {
      cursor.expect(Keyword.INSERT);
      if (cursor.at(TokenKind.LEFT_PAREN)) {
        TargetReader.columns(cursor);
      }
      InsertReader.overriding(cursor);
      if (!cursor.accept(Keyword.DEFAULT, Keyword.VALUES)) {
        queries.query();
      }
    }
  }
}
