package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AddEnumValue;
import dev.rollsafe.catalog.ObjectName;
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
          CREATE TABLE orders (id bigint PRIMARY KEY, state state, note text);
          """)
      .flags(Example.of("a row with the new value", """
              ALTER TYPE state ADD VALUE 'sent';
              INSERT INTO orders (id, state) VALUES (1, 'sent'); -- finding
              """).refusedWith("55P04"))
      .flags(Example.of("a default", """
              ALTER TYPE state ADD VALUE 'sent';
              ALTER TABLE orders ALTER COLUMN state SET DEFAULT 'sent'; -- finding
              """).refusedWith("55P04"))
      .flags(Example.of("a cast", """
              ALTER TYPE state ADD VALUE 'sent';
              SELECT 'sent'::state; -- finding
              """).refusedWith("55P04"))
      .flags(Example.of("a view", """
              ALTER TYPE state ADD VALUE 'sent';
              CREATE VIEW sent_orders AS SELECT id FROM orders WHERE state = 'sent'; -- finding
              """).refusedWith("55P04"))
      .flags(Example.of("the body of a function in SQL, which is checked at once", """
              ALTER TYPE state ADD VALUE 'sent';
              CREATE FUNCTION last() RETURNS state LANGUAGE sql AS $$ SELECT 'sent'::state $$; -- finding
              """)
          .refusedWith("55P04"))
      .flags(Example.of("the default of a new table", """
              ALTER TYPE state ADD VALUE 'sent';
              CREATE TABLE parcels (id bigint, state state DEFAULT 'sent'); -- finding
              """).refusedWith("55P04"))
      .flags(
          Example.of("a row without names of columns, a condition and a domain over the type", """
              CREATE DOMAIN known AS state;
              ALTER TYPE state ADD VALUE 'sent';
              INSERT INTO orders VALUES (1, 'sent'); -- finding
              DELETE FROM orders WHERE state = 'sent'; -- finding
              UPDATE orders SET note = '' WHERE id = 1 AND state = 'sent'; -- finding
              UPDATE orders SET state = 'sent' WHERE id = 1; -- finding
              SELECT CAST('sent' AS known); -- finding
              """)
              .refusedWith("55P04"))
      .accepts("the same text in a query of other tables", """
          ALTER TYPE state ADD VALUE 'sent';
          CREATE TABLE notes (note text PRIMARY KEY);
          DELETE FROM notes WHERE note = 'sent';
          """)
      .accepts("a function in PL/pgSQL, whose body is checked when it runs", """
          ALTER TYPE state ADD VALUE 'sent';
          CREATE FUNCTION last() RETURNS state LANGUAGE plpgsql AS $$ BEGIN RETURN 'sent'; END $$;
          """)
      .accepts("the same text in a column of another type, and in other changes of the type", """
          ALTER TYPE state ADD VALUE 'sent';
          INSERT INTO orders (id, note) VALUES (1, 'sent');
          -- rollsafe:ignore data-change-without-way-back it is only a note
          UPDATE orders SET note = 'sent' WHERE id = 1;
          ALTER TYPE state ADD VALUE 'back' AFTER 'sent';
          COMMENT ON TYPE state IS 'sent';
          """)
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
    String text = statement.text(statement.statement().span());
    for (Added value : added) {
      if (value.by.transaction().equals(statement.transaction())
          && text.contains(value.literal)
          && EnumUse.of(statement, text, value.type, value.literal)) {
        findings.add(
            statement.statement().span(),
            value.literal + " of " + value.type + " is used before line "
                + statement.position(value.by.statement().span().start()).line()
                + ", which adds it, is committed");
        return;
      }
    }
  }
}
