package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AddEnumValue;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.CreateIndex;
import dev.rollsafe.ast.Delete;
import dev.rollsafe.ast.Insert;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.Update;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.Type;
import dev.rollsafe.lint.Example;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.MigrationContext;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.migration.Migration.TransactionMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Flags statements that use a value of an enum in the transaction that adds it. */
final class EnumValueUsedTooEarly implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "enum-value-used-too-early",
          Severity.ERROR,
          "The server refuses a new value of an enum before the transaction that adds it has committed")
      .why(
          "ALTER TYPE .. ADD VALUE may run in a transaction, but the value may not be used in the same one: the migration fails with"
              + " SQLSTATE 55P04.")
      .instead("Add the value in one migration and use it in the next.")
      .source("https://www.postgresql.org/docs/current/sql-altertype.html#SQL-ALTERTYPE-NOTES")
      .hazards("TX09")
      .given("""
          CREATE TYPE state AS ENUM ('new', 'paid');
          CREATE TABLE orders (id bigint, state state, note text);
          """)
      .flags(Example.of("a row with the new value", """
              ALTER TYPE state ADD VALUE 'sent';
              INSERT INTO orders (id, state) VALUES (1, 'sent'); -- finding
              """).refusedWith("55P04"))
      .flags(Example.of("a default", """
              ALTER TYPE state ADD VALUE 'sent';
              ALTER TABLE orders ALTER COLUMN state SET DEFAULT 'sent'; -- finding
              """).refusedWith("55P04"))
      .accepts("the next migration", """
          ALTER TYPE state ADD VALUE 'sent';
          -- next migration
          INSERT INTO orders (id, state) VALUES (1, 'sent');
          """)
      .accepts(Example.of("no transaction around both", """
              ALTER TYPE state ADD VALUE 'sent';
              INSERT INTO orders (id, state) VALUES (1, 'sent');
              """).in(TransactionMode.NONE))
      .accepts("a value that was there before", """
          ALTER TYPE state ADD VALUE 'sent';
          INSERT INTO orders (id, state) VALUES (1, 'paid');
          """);

  private record Added(ObjectName type, String literal, StatementContext by) {}

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(MigrationContext migration, Findings findings) {
    List<Added> added = null;
    for (StatementContext statement : migration.statements()) {
      if (statement.transaction().isEmpty()) {
        continue;
      }
      if (statement.statement() instanceof AddEnumValue value) {
        added = added == null ? new ArrayList<>() : added;
        note(statement, value, added);
      } else if (added != null) {
        check(statement, added, findings);
      }
    }
  }

  /** The value of a type of this very unit is left out: from some version on it may be used at once. */
  private static void note(StatementContext statement, AddEnumValue value, List<Added> added) {
    Optional<Type> type = statement.before().type(value.name());
    if (type.isPresent()
        && type.get().origin() != statement.before().unit()
        && !type.get().labels().contains(value.value())) {
      String literal = "'" + value.value().replace("'", "''") + "'";
      added.add(new Added(type.get().name(), literal, statement));
    }
  }

  private static void check(StatementContext statement, List<Added> added, Findings findings) {
    QualifiedName name = table(statement.statement());
    Optional<Table> table = name == null ? Optional.empty() : statement.after().table(name);
    if (table.isEmpty()) {
      return;
    }
    for (Added value : added) {
      if (value.by.transaction().equals(statement.transaction())
          && hasColumn(table.get(), value.type, statement)
          && statement.text(statement.statement().span()).contains(value.literal)) {
        findings.add(
            statement.statement().span(),
            value.literal + " of " + value.type + " is used before line "
                + statement.position(value.by.statement().span().start()).line()
                + ", which adds it, is committed");
        return;
      }
    }
  }

  private static boolean hasColumn(Table table, ObjectName type, StatementContext statement) {
    for (Column column : table.columns()) {
      if (statement.before().resolveType(column.type().name()).equals(type)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable QualifiedName table(Statement statement) {
    if (statement instanceof Insert insert) {
      return insert.table();
    } else if (statement instanceof Update update) {
      return update.table();
    } else if (statement instanceof Delete delete) {
      return delete.table();
    } else if (statement instanceof AlterTable alter) {
      return alter.name();
    }
    return statement instanceof CreateIndex index ? index.table() : null;
  }
}
