package dev.rollsafe.parser;

import dev.rollsafe.ast.ColumnDefinition;
import dev.rollsafe.ast.CreateType;
import dev.rollsafe.ast.CreateType.Form;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads {@code CREATE TYPE}: enums, composite types, ranges, base types and shells. */
final class CreateTypeReader {
  private final Cursor cursor;
  private final int start;
  private final QualifiedName name;

  private List<String> labels = List.of();
  private List<ColumnDefinition> attributes = List.of();
  private Map<String, String> options = Map.of();

  private CreateTypeReader(Cursor cursor) {
    this.cursor = cursor;
    this.start = cursor.mark();
    cursor.expect(Keyword.CREATE, Keyword.TYPE);
    this.name = cursor.qualifiedName("the name of a type");
  }

  static Statement read(Cursor cursor) {
    CreateTypeReader reader = new CreateTypeReader(cursor);
    Form form = reader.form();
    return new CreateType(
        reader.name,
        form,
        reader.labels,
        reader.attributes,
        reader.options,
        cursor.spanFrom(reader.start));
  }

  private Form form() {
    if (cursor.at(TokenKind.LEFT_PAREN)) {
      options = OptionsReader.assignments(cursor);
      return Form.BASE;
    }
    if (!cursor.accept(Keyword.AS)) {
      return Form.SHELL;
    }
    if (cursor.accept(Keyword.ENUM)) {
      labels = labels();
      return Form.ENUM;
    }
    if (cursor.accept(Keyword.RANGE)) {
      options = OptionsReader.assignments(cursor);
      return Form.RANGE;
    }
    if (!cursor.at(TokenKind.LEFT_PAREN)) {
      throw cursor.expected("ENUM, RANGE or \"(\"");
    }
    attributes = attributes();
    return Form.COMPOSITE;
  }

  private List<String> labels() {
    List<String> list = new ArrayList<>();
    cursor.expect(TokenKind.LEFT_PAREN);
    if (!cursor.at(TokenKind.RIGHT_PAREN)) {
      do {
        list.add(cursor.string("a label"));
      } while (cursor.accept(TokenKind.COMMA));
    }
    cursor.expect(TokenKind.RIGHT_PAREN);
    return list;
  }

  private List<ColumnDefinition> attributes() {
    List<ColumnDefinition> list = new ArrayList<>();
    cursor.expect(TokenKind.LEFT_PAREN);
    if (!cursor.at(TokenKind.RIGHT_PAREN)) {
      do {
        list.add(ColumnReader.attributeOfType(cursor));
      } while (cursor.accept(TokenKind.COMMA));
    }
    cursor.expect(TokenKind.RIGHT_PAREN);
    return list;
  }
}
