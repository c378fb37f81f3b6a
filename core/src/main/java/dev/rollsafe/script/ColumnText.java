package dev.rollsafe.script;

import dev.rollsafe.ast.ColumnDefinition;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Sequence;

/** Writes columns. */
final class ColumnText {

  private ColumnText() {}

  /** Returns a column as CREATE TABLE and ADD COLUMN have it. */
  static String definition(Catalog catalog, Column column) {
    StringBuilder text = new StringBuilder(Sql.identifier(column.name()))
        .append(' ')
        .append(Sql.type(catalog, column.type()));
    column.settings().compression().ifPresent(c -> text.append(" COMPRESSION ").append(c));
    column.collation().ifPresent(c -> text.append(" COLLATE ").append(Sql.name(c)));
    if (column.generated().isPresent()) {
      ColumnDefinition.Generated generated = column.generated().get();
      text.append(" GENERATED ALWAYS AS (")
          .append(generated.expression().text())
          .append(") ")
          .append(generated.stored() ? "STORED" : "VIRTUAL");
    } else if (column.identity().isPresent()) {
      text.append(identity(catalog, column));
    } else if (column.defaultValue().isPresent()) {
      text.append(" DEFAULT ").append(column.defaultValue().get().text());
    }
    if (column.notNull()) {
      column
          .settings()
          .notNull()
          .ifPresent(name -> text.append(" CONSTRAINT ").append(Sql.identifier(name)));
      text.append(" NOT NULL");
    }
    return text.toString();
  }

  /** The sequence keeps its name, whatever the server would choose now. */
  static String identity(Catalog catalog, Column column) {
    StringBuilder text = new StringBuilder(" GENERATED ")
        .append(column.identity().orElseThrow().always() ? "ALWAYS" : "BY DEFAULT")
        .append(" AS IDENTITY");
    Sequence sequence = column.ownedSequence().flatMap(catalog::sequence).orElse(null);
    if (sequence != null) {
      text.append(" (SEQUENCE NAME ")
          .append(Sql.name(sequence.name()))
          .append(SequenceText.options(catalog, sequence.options(), false))
          .append(')');
    }
    return text.toString();
  }
}
