package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterAction.DropConstraint;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.Drop;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.IndexElement;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.effect.Break;
import dev.rollsafe.effect.Phase;
import dev.rollsafe.lint.Example;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.MigrationContext;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.lint.StatementContext.Action;
import dev.rollsafe.migration.Migration.TransactionMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Flags drops of constraints and unique indexes that statements of the previous release may rest on. */
final class ConstraintDropBreaksPreviousRelease implements Rule {

  private static final String NO_ARBITER = "42P10";

  private static final RuleDoc DOC = RuleDoc.of(
          "constraint-drop-breaks-previous-release",
          Severity.WARNING,
          "Statements of the previous release may rest on the constraint that is dropped")
      .also(Severity.INFO)
      .why(
          "INSERT .. ON CONFLICT (columns) fails at once without a unique index over just these columns; GROUP BY a primary key,"
              + " UPDATE and DELETE of a published table need the key; ON DELETE CASCADE stops to delete. And what comes in"
              + " meanwhile may keep the constraint from being added again.")
      .instead(
          "Ship a release that does without it and wait until no older one runs. To put another index in its place, build that"
              + " CONCURRENTLY first; before a primary key goes, SET REPLICA IDENTITY if the table is published.")
      .aboutPreviousRelease()
      .source("https://www.postgresql.org/docs/current/sql-insert.html#SQL-ON-CONFLICT")
      .source("https://www.postgresql.org/docs/current/logical-replication-publication.html")
      .hazards("CN13", "CN15")
      .given("""
          CREATE TABLE orders (id bigint PRIMARY KEY, no text UNIQUE, total numeric CHECK (total > 0));
          CREATE UNIQUE INDEX orders_no_total ON orders (no, total);
          CREATE TABLE people (id bigint PRIMARY KEY);
          CREATE TABLE lines (id bigint CONSTRAINT of_person REFERENCES people ON DELETE CASCADE);
          CREATE TABLE parts (no text UNIQUE);
          CREATE UNIQUE INDEX parts_no ON parts (no);
          """)
      .flags("a unique constraint", "ALTER TABLE orders DROP CONSTRAINT orders_no_key; -- finding")
      .flags("a primary key", "ALTER TABLE orders DROP CONSTRAINT orders_pkey; -- finding")
      .flags(
          "a foreign key that deletes", "ALTER TABLE lines DROP CONSTRAINT of_person; -- finding")
      .flags(Example.of("a unique index", "DROP INDEX CONCURRENTLY orders_no_total; -- finding")
          .in(TransactionMode.NONE))
      .flags("a foreign key that comes back without deleting", """
          ALTER TABLE lines DROP CONSTRAINT of_person; -- finding
          ALTER TABLE lines ADD CONSTRAINT of_person FOREIGN KEY (id) REFERENCES people NOT VALID;
          """)
      .accepts("a foreign key that comes back as it was", """
          -- rollsafe:ignore foreign-key-drop-locks-referenced, constraint-never-validated there are a dozen lines

          ALTER TABLE lines DROP CONSTRAINT of_person;
          ALTER TABLE lines ADD CONSTRAINT to_person FOREIGN KEY (id) REFERENCES people ON DELETE CASCADE NOT VALID;
          """)
      .accepts(
          "a unique constraint beside an index over the same columns",
          "ALTER TABLE parts DROP CONSTRAINT parts_no_key;")
      .accepts(
          "a CHECK, without which the same writes go on",
          "ALTER TABLE orders DROP CONSTRAINT orders_total_check;")
      .accepts("one that another takes the place of in the same transaction", """
          ALTER TABLE orders DROP CONSTRAINT orders_no_key;
          ALTER TABLE orders ADD CONSTRAINT orders_no_key UNIQUE (no); -- rollsafe:ignore constraint-builds-index-under-lock small table
          """);

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(MigrationContext migration, Findings findings) {
    for (StatementContext statement : migration.statements()) {
      if (statement.statement() instanceof AlterTable alter) {
        ObjectName table = statement.before().resolve(alter.name());
        for (Action action : statement.actions()) {
          if (action.action() instanceof DropConstraint drop
              && action.effect().phase() == Phase.CONTRACT
              && Breaks.lasting(action.effect()).isPresent()
              && !isReplaced(statement, table, drop, migration.after())) {
            report(statement, table, drop, findings);
          }
        }
      } else if (statement.statement() instanceof Drop drop && drop.kind() == ObjectKind.INDEX) {
        index(statement, drop, migration.after(), findings);
      }
    }
  }

  private static void report(
      StatementContext statement, ObjectName table, DropConstraint drop, Findings findings) {
    Optional<Constraint> gone = statement
        .before()
        .table(table)
        .flatMap(known -> known.constraint(drop.constraint().value()));
    if (gone.isEmpty()) {
      findings
          .add(
              drop.span(),
              "The previous release may rest on " + drop.constraint() + " of " + table
                  + ", which is not known")
          .severity(Severity.INFO);
    } else if (gone.get().kind() == Constraint.Kind.FOREIGN_KEY) {
      findings.add(
          drop.span(), "Rows of " + table + " no longer follow when what they refer to is deleted");
    } else {
      findings.add(drop.span(), noArbiter(table, gone.get().columns()));
    }
  }

  private static String noArbiter(ObjectName table, List<String> columns) {
    return "ON CONFLICT (" + String.join(", ", columns)
        + ") of the previous release finds no unique" + " index of " + table + " any more";
  }

  private static void index(StatementContext statement, Drop drop, Catalog end, Findings findings) {
    Optional<Break> broken = Breaks.with(statement.effect(), NO_ARBITER);
    if (broken.isEmpty()) {
      return;
    }
    for (Drop.Target target : drop.targets()) {
      Optional<Index> index = statement.before().index(target.name());
      if (index.isPresent()
          && index.get().unique()
          && !hasUnique(end, index.get().table(), columns(index.get()))) {
        findings.add(drop.span(), noArbiter(index.get().table(), columns(index.get())));
        return;
      }
    }
  }

  /** Says whether a constraint over the same columns is there again when the transaction commits. */
  private static boolean isReplaced(
      StatementContext statement, ObjectName table, DropConstraint drop, Catalog end) {
    Optional<Constraint> gone = statement
        .before()
        .table(table)
        .flatMap(known -> known.constraint(drop.constraint().value()));
    if (gone.isEmpty() || statement.transaction().isEmpty()) {
      return false;
    }
    if (gone.get().kind() != Constraint.Kind.FOREIGN_KEY) {
      return hasUnique(end, table, gone.get().columns());
    }
    Optional<Table> left = end.table(table);
    if (left.isPresent()) {
      for (Constraint constraint : left.get().constraints()) {
        if (constraint.kind() == Constraint.Kind.FOREIGN_KEY
            && constraint.columns().equals(gone.get().columns())
            && constraint.onDelete() == gone.get().onDelete()) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean hasUnique(Catalog end, ObjectName table, List<String> columns) {
    for (Index index : end.indexes(table)) {
      if (index.unique()
          && index.where().isEmpty()
          && index.elements().size() == columns.size()
          && columns.containsAll(columns(index))) {
        return true;
      }
    }
    return false;
  }

  private static List<String> columns(Index index) {
    List<String> columns = new ArrayList<>(index.elements().size());
    for (IndexElement element : index.elements()) {
      columns.add(element.column().map(Identifier::value).orElse("(an expression)"));
    }
    return columns;
  }
}
