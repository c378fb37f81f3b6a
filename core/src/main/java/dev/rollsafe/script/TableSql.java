package dev.rollsafe.script;

import dev.rollsafe.ast.CreateTable;
import dev.rollsafe.ast.IndexElement;
import dev.rollsafe.ast.Persistence;
import dev.rollsafe.ast.TableConstraint;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tables and what belongs to them, as SQL. */
public final class TableSql {

  private TableSql() {}

  /** Returns CREATE TABLE with the columns; constraints and indexes are statements of their own. */
  public static String create(Table table) {
    StringBuilder sql = new StringBuilder("CREATE ");
    sql.append(table.persistence() == Persistence.UNLOGGED ? "UNLOGGED " : "");
    sql.append("TABLE ").append(SqlWords.name(table.name()));
    if (table.partitionOf().isPresent()) {
      sql.append(" PARTITION OF ").append(SqlWords.name(table.partitionOf().get()));
      sql.append(' ').append(bound(table));
    } else {
      List<String> lines = new ArrayList<>();
      for (Column column : table.columns()) {
        lines.add("  " + column(column));
      }
      sql.append(lines.isEmpty() ? " ()" : " (\n" + String.join(",\n", lines) + "\n)");
    }
    if (!table.parents().isEmpty()) {
      List<String> parents = table.parents().stream().map(SqlWords::name).toList();
      sql.append(" INHERITS (").append(String.join(", ", parents)).append(')');
    }
    table.partitionBy().ifPresent(by -> sql.append(' ').append(partitionBy(by)));
    table.accessMethod().ifPresent(method -> sql.append(" USING ").append(SqlWords.name(method)));
    if (!table.options().isEmpty()) {
      sql.append(" WITH ").append(SqlWords.options(table.options()));
    }
    table.tablespace().ifPresent(space -> sql.append(" TABLESPACE ").append(SqlWords.name(space)));
    return sql.toString();
  }

  private static String partitionBy(CreateTable.PartitionBy by) {
    return "PARTITION BY " + by.strategy() + " (" + elements(by.elements()) + ")";
  }

  /** Returns the bound of a partition, FOR VALUES .. or DEFAULT. */
  public static String bound(Table partition) {
    return partition.partitionBound().map(bound -> bound.text()).orElse("DEFAULT");
  }

  /** Returns a column as CREATE TABLE and ADD COLUMN define it. */
  public static String column(Column column) {
    StringBuilder sql = new StringBuilder(SqlWords.name(column.name()));
    sql.append(' ').append(SqlWords.type(column.type()));
    column.collation().ifPresent(c -> sql.append(" COLLATE ").append(SqlWords.name(c)));
    column.identity().ifPresent(identity -> {
      sql.append(" GENERATED ").append(identity.always() ? "ALWAYS" : "BY DEFAULT");
      sql.append(" AS IDENTITY");
      String options = SequenceSql.options(identity.options());
      sql.append(options.isEmpty() ? "" : " (" + options.strip() + ")");
    });
    column
        .generated()
        .ifPresent(generated -> sql.append(" GENERATED ALWAYS AS (")
            .append(generated.expression().text())
            .append(generated.stored() ? ") STORED" : ") VIRTUAL"));
    if (column.generated().isEmpty()) {
      column.defaultValue().ifPresent(value -> sql.append(" DEFAULT ").append(value.text()));
    }
    sql.append(column.notNull() && column.identity().isEmpty() ? " NOT NULL" : "");
    return sql.toString();
  }

  /** Returns ADD CONSTRAINT .. without ALTER TABLE before it; empty for what an index element is needed and not known. */
  public static Optional<String> constraint(Constraint constraint, Optional<Index> index) {
    StringBuilder sql = new StringBuilder("ADD CONSTRAINT ")
        .append(SqlWords.name(constraint.name()))
        .append(' ');
    switch (constraint.kind()) {
      case PRIMARY_KEY, UNIQUE -> {
        sql.append(constraint.kind() == Constraint.Kind.UNIQUE ? "UNIQUE " : "PRIMARY KEY ");
        sql.append(index.filter(Index::nullsNotDistinct).isPresent() ? "NULLS NOT DISTINCT " : "");
        sql.append('(').append(SqlWords.names(constraint.columns())).append(')');
        index.ifPresent(i -> sql.append(include(i)));
      }
      case FOREIGN_KEY -> foreignKey(constraint, sql);
      case CHECK -> {
        if (constraint.check().isEmpty()) {
          return Optional.empty();
        }
        sql.append("CHECK (").append(constraint.check().get().text()).append(')');
        sql.append(constraint.noInherit() ? " NO INHERIT" : "");
      }
      case EXCLUDE -> {
        if (index.isEmpty()) {
          return Optional.empty();
        }
        Index i = index.get();
        sql.append("EXCLUDE USING ").append(i.method()).append(" (");
        sql.append(elements(i.elements())).append(')').append(include(i));
        i.where().ifPresent(w -> sql.append(" WHERE (").append(w.text()).append(')'));
      }
      case NOT_NULL -> sql.append("NOT NULL ").append(SqlWords.names(constraint.columns()));
    }
    sql.append(constraint.deferrable() ? " DEFERRABLE" : "");
    sql.append(constraint.initiallyDeferred() ? " INITIALLY DEFERRED" : "");
    sql.append(constraint.enforced() ? "" : " NOT ENFORCED");
    sql.append(constraint.validated() || !constraint.enforced() ? "" : " NOT VALID");
    return Optional.of(sql.toString());
  }

  private static void foreignKey(Constraint constraint, StringBuilder sql) {
    sql.append("FOREIGN KEY (").append(SqlWords.names(constraint.columns())).append(')');
    sql.append(" REFERENCES ").append(SqlWords.name(constraint.referenced().orElseThrow()));
    if (!constraint.referencedColumns().isEmpty()) {
      sql.append(" (").append(SqlWords.names(constraint.referencedColumns())).append(')');
    }
    action(" ON DELETE ", constraint.onDelete(), sql);
    action(" ON UPDATE ", constraint.onUpdate(), sql);
  }

  private static void action(String on, TableConstraint.Action action, StringBuilder sql) {
    if (action != TableConstraint.Action.NO_ACTION) {
      sql.append(on).append(action.name().replace('_', ' '));
    }
  }

  private static String include(Index index) {
    return index.include().isEmpty() ? "" : " INCLUDE (" + SqlWords.names(index.include()) + ")";
  }

  /** Returns CREATE INDEX. */
  public static String create(Index index) {
    StringBuilder sql =
        new StringBuilder(index.unique() ? "CREATE UNIQUE INDEX " : "CREATE INDEX ");
    sql.append(SqlWords.name(index.name().name())).append(" ON ");
    sql.append(SqlWords.name(index.table())).append(" USING ").append(index.method());
    sql.append(" (").append(elements(index.elements())).append(')').append(include(index));
    sql.append(index.nullsNotDistinct() ? " NULLS NOT DISTINCT" : "");
    if (!index.options().isEmpty()) {
      sql.append(" WITH ").append(SqlWords.options(index.options()));
    }
    index.where().ifPresent(where -> sql.append(" WHERE ").append(where.text()));
    return sql.toString();
  }

  /** Returns the elements of an index or partition key between commas. */
  static String elements(List<IndexElement> elements) {
    StringBuilder list = new StringBuilder();
    for (IndexElement e : elements) {
      list.append(list.length() == 0 ? "" : ", ");
      e.column().ifPresent(column -> list.append(SqlWords.name(column.value())));
      e.expression()
          .ifPresent(expression -> list.append('(').append(expression.text()).append(')'));
      e.collation().ifPresent(c -> list.append(" COLLATE ").append(SqlWords.name(c)));
      e.operatorClass().ifPresent(c -> list.append(' ').append(c));
      list.append(e.descending() ? " DESC" : "");
      e.nullsFirst().ifPresent(first -> list.append(first ? " NULLS FIRST" : " NULLS LAST"));
      e.operator().ifPresent(operator -> list.append(" WITH ").append(operator));
    }
    return list.toString();
  }

  /** Returns ALTER TABLE of {@code table} up to its action. */
  public static String alter(ObjectName table) {
    return "ALTER TABLE " + SqlWords.name(table) + " ";
  }
}
