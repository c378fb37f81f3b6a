package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterAction.AddColumn;
import dev.rollsafe.ast.AlterAction.DropColumn;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.CreateIndex;
import dev.rollsafe.ast.CreateSequence;
import dev.rollsafe.ast.CreateTable;
import dev.rollsafe.ast.Drop;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.effect.Effect;
import dev.rollsafe.effect.Effects;
import dev.rollsafe.effect.ServerVersion;
import dev.rollsafe.lint.Example;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Fix;
import dev.rollsafe.lint.MigrationContext;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.lint.TextEdit;
import dev.rollsafe.migration.Migration.TransactionMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Flags migrations without a transaction that cannot go on where they have failed. */
final class HalfDoneCannotRunAgain implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "half-done-cannot-run-again",
          Severity.INFO,
          "If a later statement fails, the migration cannot be run again")
      .why(
          "Outside a transaction each statement stays when a later one fails. The next attempt begins at the first one, which then"
              + " meets what it has made, and somebody has to tidy up by hand.")
      .instead(
          "One statement in such a migration; or IF NOT EXISTS and IF EXISTS, and for a concurrent build DROP INDEX CONCURRENTLY IF"
              + " EXISTS before it.")
      .source(
          "https://www.postgresql.org/docs/current/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY")
      .hazards("TX13")
      .given("CREATE TABLE orders (id bigint PRIMARY KEY, total integer, tax integer);")
      .flags(Example.of("two builds, of which the second may fail", """
              CREATE INDEX CONCURRENTLY orders_total ON orders (total); -- finding
              CREATE INDEX CONCURRENTLY orders_tax ON orders (tax);
              """).in(TransactionMode.NONE))
      .flags(Example.of("tables, columns and drops", """
              CREATE TABLE carts (id bigint PRIMARY KEY); -- finding
              ALTER TABLE carts ADD note text, ADD COLUMN size integer;
              DROP TABLE orders; -- rollsafe:ignore table-drop, drop-breaks-previous-release nobody reads it
              """).in(TransactionMode.NONE))
      .accepts(Example.of("builds that begin by tidying up", """
              DROP INDEX CONCURRENTLY IF EXISTS orders_total;
              CREATE INDEX CONCURRENTLY orders_total ON orders (total);
              DROP INDEX CONCURRENTLY IF EXISTS orders_tax;
              CREATE INDEX CONCURRENTLY orders_tax ON orders (tax);
              """).in(TransactionMode.NONE))
      .accepts(Example.of("one statement", """
              CREATE INDEX CONCURRENTLY orders_total ON orders (total);
              """).in(TransactionMode.NONE))
      .accepts("a transaction, of which nothing stays", """
          CREATE TABLE carts (id bigint PRIMARY KEY);
          ALTER TABLE orders ADD COLUMN cart bigint;
          """)
      .offByDefault();

  private static final Set<ObjectKind> NAMED = Set.of(
      ObjectKind.TABLE, ObjectKind.INDEX, ObjectKind.VIEW, ObjectKind.SEQUENCE, ObjectKind.TYPE);

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(MigrationContext migration, Findings findings) {
    List<StatementContext> statements = migration.statements();
    if (migration.runner().opened() || statements.size() < 2 || anyInTransaction(statements)) {
      return;
    }
    StatementContext last = statements.get(statements.size() - 1);
    Rerun.firstRefused(statements, last.before(), migration.version())
        .ifPresent(refused -> findings
            .add(
                refused.statement().span(),
                "If a statement behind it fails, the server refuses this at the next attempt")
            .fix(safeForm(statements, last.before(), migration.version())));
  }

  private static boolean anyInTransaction(List<StatementContext> statements) {
    for (StatementContext statement : statements) {
      if (statement.transaction().isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** Offers one only where each statement that would be refused can be made one that is not. */
  private static Optional<Fix> safeForm(
      List<StatementContext> statements, Catalog left, ServerVersion version) {
    List<TextEdit> edits = new ArrayList<>();
    Catalog catalog = left;
    for (StatementContext statement : statements) {
      if (statement.nested()) {
        continue;
      }
      Effect again = Effects.of(statement.statement(), catalog, version);
      if (again.failure().isEmpty() || statement.effect().failure().isPresent()) {
        catalog = catalog.apply(statement.statement());
        continue;
      }
      int before = edits.size();
      repeatable(statement, edits);
      if (edits.size() == before) {
        return Optional.empty();
      }
    }
    return Optional.of(new Fix("Let each statement run again", edits, List.of()));
  }

  /** Adds what lets a statement run again; nothing where that cannot be done for certain. */
  private static void repeatable(StatementContext context, List<TextEdit> edits) {
    Statement statement = context.statement();
    if (statement instanceof CreateTable create) {
      edits.add(TextEdit.insert(create.name().span().start(), "IF NOT EXISTS "));
    } else if (statement instanceof CreateSequence create) {
      edits.add(TextEdit.insert(create.name().span().start(), "IF NOT EXISTS "));
    } else if (statement instanceof Drop drop && NAMED.contains(drop.kind())) {
      edits.add(TextEdit.insert(drop.targets().get(0).name().span().start(), "IF EXISTS "));
    } else if (statement instanceof CreateIndex create && create.name().isPresent()) {
      index(context, create, create.name().get()).ifPresent(edits::add);
    } else if (statement instanceof AlterTable alter) {
      edits.addAll(columns(alter));
    }
  }

  /** What a failed concurrent build leaves has to go first, in the schema of its table. */
  private static Optional<TextEdit> index(
      StatementContext context, CreateIndex create, Identifier name) {
    if (!create.concurrently()) {
      return Optional.of(TextEdit.insert(name.span().start(), "IF NOT EXISTS "));
    }
    String table = context.text(create.table().span());
    if (table.indexOf('"') >= 0) {
      return Optional.empty();
    }
    String schema = table.substring(0, table.lastIndexOf('.') + 1);
    return Optional.of(SafeForms.before(
        context, "DROP INDEX CONCURRENTLY IF EXISTS " + schema + context.text(name.span())));
  }

  private static List<TextEdit> columns(AlterTable alter) {
    List<TextEdit> edits = new ArrayList<>();
    for (AlterAction action : alter.actions()) {
      if (action instanceof AddColumn add) {
        if (!add.ifNotExists()) {
          edits.add(TextEdit.insert(add.column().name().span().start(), "IF NOT EXISTS "));
        }
      } else if (action instanceof DropColumn drop) {
        if (!drop.ifExists()) {
          edits.add(TextEdit.insert(drop.column().span().start(), "IF EXISTS "));
        }
      } else {
        return List.of();
      }
    }
    return edits;
  }
}
