package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterAction.DropColumn;
import dev.rollsafe.ast.AlterAction.DropConstraint;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.Drop;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.effect.Break;
import dev.rollsafe.effect.Effect;
import dev.rollsafe.effect.Loss;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.MigrationContext;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.lint.StatementContext.Action;
import dev.rollsafe.sql.Span;
import java.util.HashSet;
import java.util.Set;

/** Flags CASCADE that takes along what the statement does not name. */
final class CascadeDropsDependents implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "cascade-drops-dependents",
          Severity.ERROR,
          "CASCADE takes along something that the statement does not name")
      .also(Severity.WARNING)
      .why(
          "Whatever depends on the dropped object goes with it without a word: views of others, foreign keys that kept data in order,"
              + " with a type whole columns and what is in them.")
      .instead(
          "Drop without CASCADE: PostgreSQL then refuses and names what depends on it. Drop or change each of those by name, when"
              + " nobody uses it any more.")
      .source("https://www.postgresql.org/docs/current/ddl-depend.html")
      .hazards("DS07")
      .given("""
          CREATE TABLE orders (id bigint PRIMARY KEY, status text);
          CREATE TABLE lines (order_id bigint REFERENCES orders);
          CREATE INDEX lines_order_id ON lines (order_id);
          CREATE VIEW open AS SELECT id FROM orders WHERE status = 'open';
          CREATE TYPE mood AS ENUM ('sad', 'ok');
          CREATE TABLE people (id bigint, feels mood);
          CREATE TABLE parts (id bigint);
          """)
      .flags(
          "a view and a foreign key that go with a table", "DROP TABLE orders CASCADE; -- finding")
      .flags("a column that goes with its type", "DROP TYPE mood CASCADE; -- finding")
      .flags(
          "a foreign key that goes with the key it refers to",
          "ALTER TABLE orders DROP CONSTRAINT orders_pkey CASCADE; -- finding")
      .accepts("a table on which nothing depends", """
          -- rollsafe:ignore table-drop nobody has used it since release 12
          DROP TABLE IF EXISTS parts CASCADE;
          """)
      .accepts("what the same migration made", """
          CREATE TABLE carts (id bigint PRIMARY KEY);
          CREATE VIEW full_carts AS SELECT id FROM carts;
          DROP TABLE carts CASCADE;
          """);

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(MigrationContext migration, Findings findings) {
    for (StatementContext statement : migration.statements()) {
      if (statement.statement() instanceof Drop drop && drop.cascade() && isMeant(drop.kind())) {
        Set<ObjectName> named = named(drop, statement.before());
        check(statement, drop.span(), statement.effect(), named, migration.after(), findings);
      } else if (statement.statement() instanceof AlterTable alter) {
        Set<ObjectName> named = Set.of(statement.before().resolve(alter.name()));
        for (Action action : statement.actions()) {
          if (cascades(action.action())) {
            Span span = action.action().span();
            check(statement, span, action.effect(), named, migration.after(), findings);
          }
        }
      }
    }
  }

  private static boolean cascades(AlterAction action) {
    return (action instanceof DropColumn column && column.cascade())
        || (action instanceof DropConstraint constraint && constraint.cascade());
  }

  /** Of whole schemas and of what a role owns another rule tells. */
  private static boolean isMeant(ObjectKind kind) {
    return switch (kind) {
      case SCHEMA, OWNED, DATABASE -> false;
      default -> true;
    };
  }

  private static Set<ObjectName> named(Drop drop, Catalog before) {
    Set<ObjectName> named = new HashSet<>();
    for (Drop.Target target : drop.targets()) {
      named.add(
          switch (drop.kind()) {
            case TYPE, DOMAIN -> before.resolveType(target.name());
            case FUNCTION, PROCEDURE, ROUTINE -> before.resolveRoutine(target.name());
            default -> before.resolve(target.name());
          });
    }
    return named;
  }

  private static void check(
      StatementContext statement,
      Span span,
      Effect effect,
      Set<ObjectName> named,
      Catalog end,
      Findings findings) {
    for (Loss loss : effect.loses()) {
      if (!named.contains(loss.object())) {
        findings.add(span, "CASCADE takes along " + loss.place());
        return;
      }
    }
    for (Break broken : effect.breaks()) {
      boolean lasting = broken.audience() != Break.Audience.PREPARED;
      boolean back =
          statement.transaction().isPresent() && end.view(broken.object()).isPresent();
      if (lasting && !back && !named.contains(broken.object())) {
        findings.add(
            span, "CASCADE takes along what " + broken.place() + " is used for: " + broken.what());
        return;
      }
    }
    foreignKeys(statement, span, named, findings);
  }

  private static void foreignKeys(
      StatementContext statement, Span span, Set<ObjectName> named, Findings findings) {
    for (ObjectName table : named) {
      for (Catalog.ForeignKey key : statement.before().referencing(table)) {
        boolean gone = statement
            .after()
            .table(key.table())
            .flatMap(left -> left.constraint(key.constraint().name()))
            .isEmpty();
        if (gone && !named.contains(key.table()) && !statement.isNew(key.table())) {
          findings
              .add(
                  span,
                  "CASCADE takes along the foreign key " + key.constraint().name() + " of "
                      + key.table())
              .severity(Severity.WARNING);
          return;
        }
      }
    }
  }
}
