package dev.rollsafe.script;

import dev.rollsafe.ast.CreateTable;
import dev.rollsafe.ast.Persistence;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import java.util.List;
import java.util.StringJoiner;

/** Writes tables without what hangs on them. */
final class TableText {

  private TableText() {}

  /** A partition is made as a table of its own and attached later, so that all it has keeps its name. */
  static String create(Catalog catalog, Table table) {
    StringBuilder text = new StringBuilder("CREATE ")
        .append(SequenceText.persistence(table.persistence()))
        .append(table.foreign() ? "FOREIGN TABLE " : "TABLE ")
        .append(Sql.name(table.name()));
    if (table.ofType().isPresent()) {
      text.append(" OF ").append(Sql.name(table.ofType().get()));
      typed(table, text);
    } else {
      text.append(columns(catalog, table));
    }
    if (!table.parents().isEmpty()) {
      StringJoiner parents = new StringJoiner(", ", " INHERITS (", ")");
      for (ObjectName parent : table.parents()) {
        parents.add(Sql.name(parent));
      }
      text.append(parents);
    }
    if (table.foreign()) {
      return text.append(' ').append(table.server()).toString();
    }
    table.partitionBy().ifPresent(by -> text.append(partitionBy(by)));
    table.accessMethod().ifPresent(m -> text.append(" USING ").append(Sql.identifier(m)));
    if (!table.options().isEmpty()) {
      text.append(" WITH ").append(Sql.options(table.options()));
    }
    table.tablespace().ifPresent(t -> text.append(" TABLESPACE ").append(Sql.identifier(t)));
    return text.toString();
  }

  private static String columns(Catalog catalog, Table table) {
    StringJoiner columns = new StringJoiner(",\n  ", " (\n  ", "\n)");
    columns.setEmptyValue(" ()");
    for (Column column : table.columns()) {
      if (!column.settings().inherited() || table.parents().isEmpty()) {
        columns.add(ColumnText.definition(catalog, column));
      }
    }
    return columns.toString();
  }

  /** The columns of a typed table have their types already. */
  private static void typed(Table table, StringBuilder text) {
    StringJoiner columns = new StringJoiner(", ", " (", ")");
    columns.setEmptyValue("");
    for (Column column : table.columns()) {
      StringBuilder options = new StringBuilder();
      column.defaultValue().ifPresent(v -> options.append(" DEFAULT ").append(v.text()));
      if (column.notNull()) {
        options.append(" NOT NULL");
      }
      if (options.length() > 0) {
        columns.add(Sql.identifier(column.name()) + " WITH OPTIONS" + options);
      }
    }
    text.append(columns);
  }

  private static String partitionBy(CreateTable.PartitionBy by) {
    return " PARTITION BY " + by.strategy() + " " + IndexText.elements(by.elements());
  }

  /** Returns the tables that it has columns from. */
  static List<ObjectName> parents(Table table) {
    return table.partitionOf().map(List::of).orElse(table.parents());
  }

  /** Returns ALTER TABLE up to its action. */
  static String alter(Table table) {
    return (table.foreign() ? "ALTER FOREIGN TABLE " : "ALTER TABLE ") + Sql.name(table.name())
        + " ";
  }

  static String detach(Table table) {
    return "ALTER TABLE "
        + Sql.name(table.partitionOf().orElseThrow())
        + " DETACH PARTITION "
        + Sql.name(table.name());
  }

  static String attach(Table table) {
    return "ALTER TABLE "
        + Sql.name(table.partitionOf().orElseThrow())
        + " ATTACH PARTITION "
        + Sql.name(table.name())
        + " "
        + table.partitionBound().map(bound -> bound.text()).orElse("DEFAULT");
  }

  static boolean isKept(Table table) {
    return table.persistence() != Persistence.TEMPORARY;
  }
}
