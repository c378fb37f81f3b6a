package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.TableConstraint.ForeignKey;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.MigrationContext;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Flags foreign keys whose columns no index begins with. */
final class ForeignKeyWithoutIndex implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "foreign-key-without-index",
          Severity.INFO,
          "No index begins with the columns of the foreign key")
      .why(
          "PostgreSQL makes no index for the referencing side: each DELETE, and each UPDATE of the key, on the referenced table reads"
              + " the whole referencing one, and joins over the key do the same.")
      .instead(
          "CREATE INDEX CONCURRENTLY over the columns, in any order, before the foreign key; leave it if rows of the referenced table"
              + " never go and the table stays small.")
      .source("https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-FK")
      .hazards("CN10")
      .given("""
          CREATE TABLE orders (id bigint PRIMARY KEY);
          CREATE TABLE lines (order_id bigint, n integer);
          CREATE TABLE notes (order_id bigint, n integer);
          CREATE INDEX notes_order_id_n ON notes (order_id, n);
          """)
      .flags("a new table", "CREATE TABLE bills (order_id bigint REFERENCES orders); -- finding")
      .flags("an index for some rows only does not help", """
          CREATE TABLE bills (
            order_id bigint,
            done boolean,
            FOREIGN KEY (order_id) REFERENCES orders -- finding
          );
          CREATE INDEX bills_open ON bills (order_id) WHERE NOT done;
          """)
      .accepts("an index that begins with the column", """
          ALTER TABLE notes ADD CONSTRAINT of_order FOREIGN KEY (order_id) REFERENCES orders NOT VALID;
          -- next migration
          ALTER TABLE notes VALIDATE CONSTRAINT of_order;
          """)
      .accepts("an index that comes with a later migration", """
          CREATE TABLE bills (order_id bigint REFERENCES orders);
          -- next migration
          CREATE INDEX bills_order_id ON bills (order_id); -- rollsafe:ignore index-build-blocks-writes not in use yet
          """)
      .accepts(
          "a primary key that begins with the columns, in any order",
          "CREATE TABLE bills (n integer, order_id bigint REFERENCES orders, PRIMARY KEY (order_id, n));");

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(MigrationContext migration, Findings findings) {
    for (StatementContext statement : migration.statements()) {
      ForeignKeys.added(
          statement, (table, key) -> check(migration.before(), statement, table, key, findings));
    }
  }

  /** A foreign key that only takes the place of another one costs nothing that was not paid before. */
  private static void check(
      Catalog before,
      StatementContext statement,
      ObjectName table,
      ForeignKey key,
      Findings findings) {
    if (statement.after().table(table).filter(Table::complete).isEmpty()) {
      return;
    }
    List<String> columns = new ArrayList<>(key.columns().size());
    for (Identifier column : key.columns()) {
      columns.add(column.value());
    }
    if (before.table(table).filter(known -> hasKey(known, columns)).isPresent()) {
      return;
    }
    findings
        .add(
            key.span(),
            "No index of " + table + " begins with " + String.join(", ", columns)
                + ": deleting from " + statement.before().resolve(key.referenced())
                + " reads all of it")
        .unlessAtEnd(end -> isSettled(end, table, columns));
  }

  private static boolean isSettled(Catalog end, ObjectName table, List<String> columns) {
    Optional<Table> left = end.table(table);
    if (left.isEmpty() || !hasKey(left.get(), columns)) {
      return true;
    }
    for (Index index : end.indexes(table)) {
      if (index.where().isEmpty() && beginsWith(index, columns)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasKey(Table table, List<String> columns) {
    for (Constraint constraint : table.constraints()) {
      if (constraint.kind() == Constraint.Kind.FOREIGN_KEY
          && constraint.columns().equals(columns)) {
        return true;
      }
    }
    return false;
  }

  private static boolean beginsWith(Index index, List<String> columns) {
    if (index.elements().size() < columns.size()) {
      return false;
    }
    for (int i = 0; i < columns.size(); i++) {
      Optional<Identifier> column = index.elements().get(i).column();
      if (column.isEmpty() || !columns.contains(column.get().value())) {
        return false;
      }
    }
    return true;
  }
}
