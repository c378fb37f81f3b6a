package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterAction.AddConstraint;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.CreateIndex;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.IndexElement;
import dev.rollsafe.ast.TableConstraint.Unique;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.effect.Break;
import dev.rollsafe.effect.Effect;
import dev.rollsafe.lint.Example;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.MigrationContext;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.lint.StatementContext.Action;
import dev.rollsafe.migration.Migration.TransactionMode;
import dev.rollsafe.sql.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Flags uniqueness that is asked of columns in use. */
final class UniqueRefusesOldWrites implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "unique-refuses-old-writes",
          Severity.WARNING,
          "Rows may be there already, or come from the previous release, that are not unique")
      .why(
          "With a duplicate in the table the migration fails, in production perhaps and nowhere else; and the previous release, which"
              + " does not count on it, has its writes refused from then on. A CONCURRENTLY built index that met a duplicate"
              + " stays behind, invalid.")
      .instead(
          "Look for duplicates first (GROUP BY the columns HAVING count(*) > 1) and ship a release that writes none; where the columns"
              + " are new, or unique already, there is nothing to do.")
      .aboutPreviousRelease()
      .source("https://www.postgresql.org/docs/current/indexes-unique.html")
      .hazards("CN16")
      .given("""
          CREATE TABLE orders (id bigint PRIMARY KEY, no text, status text);
          CREATE TABLE parts (id bigint);
          """)
      .flags(Example.of(
              "a unique index on a column in use",
              "CREATE UNIQUE INDEX CONCURRENTLY orders_no ON orders (no); -- finding")
          .in(TransactionMode.NONE))
      .flags(
          "a unique constraint on a column in use",
          "ALTER TABLE orders ADD UNIQUE (no); -- finding")
      .accepts(Example.of("a column that is new, and null for the previous release", """
              ALTER TABLE orders ADD COLUMN reference text;
              CREATE UNIQUE INDEX CONCURRENTLY orders_reference ON orders (reference);
              """)
          .in(TransactionMode.NONE))
      .accepts(Example.of(
              "columns of which some are unique already",
              "CREATE UNIQUE INDEX CONCURRENTLY orders_id_no ON orders (id, no);")
          .in(TransactionMode.NONE))
      .accepts("a table that the same migration made", """
          CREATE TABLE carts (no text);
          CREATE UNIQUE INDEX carts_no ON carts (no);
          """);

  private static final String UNIQUE_VIOLATION = "23505";

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(MigrationContext migration, Findings findings) {
    for (StatementContext statement : migration.statements()) {
      if (statement.statement() instanceof CreateIndex index && index.unique()) {
        List<String> columns = columns(index.elements());
        check(migration, statement.effect(), columns, index.span(), findings);
      } else if (statement.statement() instanceof AlterTable) {
        for (Action action : statement.actions()) {
          if (action.action() instanceof AddConstraint add
              && add.constraint() instanceof Unique unique) {
            List<String> columns = names(unique.columns());
            check(migration, action.effect(), columns, add.span(), findings);
          } else if (Constraints.added(action.action(), Unique.class)) {
            check(migration, action.effect(), List.of(), action.action().span(), findings);
          }
        }
      }
    }
  }

  private static void check(
      MigrationContext migration,
      Effect effect,
      List<String> columns,
      Span span,
      Findings findings) {
    Optional<Break> broken = Breaks.with(effect, UNIQUE_VIOLATION);
    if (broken.isPresent() && !wasUnique(migration.before(), broken.get().object(), columns)) {
      findings.add(
          span,
          "Rows of " + broken.get().object()
              + " that are there, or that the previous release writes, may not be unique");
    }
  }

  /** Says whether an index that was there before the migration, and may have been dropped by it, made the columns unique. */
  private static boolean wasUnique(Catalog before, ObjectName table, List<String> columns) {
    for (Index index : before.indexes(table)) {
      if (index.unique()
          && index.where().isEmpty()
          && columns(index.elements()).size() == index.elements().size()
          && columns.containsAll(columns(index.elements()))) {
        return true;
      }
    }
    return false;
  }

  private static List<String> columns(List<IndexElement> elements) {
    List<String> columns = new ArrayList<>(elements.size());
    for (IndexElement element : elements) {
      element.column().ifPresent(column -> columns.add(column.value()));
    }
    return columns;
  }

  private static List<String> names(List<Identifier> columns) {
    List<String> names = new ArrayList<>(columns.size());
    for (Identifier column : columns) {
      names.add(column.value());
    }
    return names;
  }
}
