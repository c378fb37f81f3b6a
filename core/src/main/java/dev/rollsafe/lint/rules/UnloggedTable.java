package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterAction.SetLogged;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.CreateTable;
import dev.rollsafe.ast.CreateTableAs;
import dev.rollsafe.ast.Persistence;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.lint.StatementContext.Action;
import java.util.Optional;

/** Flags tables that a crash empties. */
final class UnloggedTable implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "unlogged-table", Severity.INFO, "A crash empties the table, and replicas cannot read it")
      .also(Severity.ERROR)
      .why(
          "What is written to an unlogged table goes to no log: the server truncates it after a crash, and on replicas queries of it"
              + " fail. A table in use that becomes unlogged fails there at once.")
      .instead(
          "Leave UNLOGGED to rows that can be made again, or drop the table when the work is done.")
      .source(
          "https://www.postgresql.org/docs/current/sql-createtable.html#SQL-CREATETABLE-UNLOGGED")
      .hazards("TB15")
      .given("CREATE TABLE orders (id bigint);")
      .flags("a new table", "CREATE UNLOGGED TABLE hits (id bigint); -- finding")
      .flags(
          "a new table from a query",
          "CREATE UNLOGGED TABLE ids AS SELECT id FROM orders; -- finding")
      .accepts("one that a later migration drops", """
          CREATE UNLOGGED TABLE ids AS SELECT id FROM orders;
          -- next migration
          DROP TABLE ids; -- rollsafe:ignore table-drop it was for the migration before alone
          """)
      .accepts("one that is logged once it is filled", """
          CREATE UNLOGGED TABLE ids AS SELECT id FROM orders;
          ALTER TABLE ids SET LOGGED;
          """);

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    if (statement.statement() instanceof CreateTable create
        && create.persistence() == Persistence.UNLOGGED) {
      created(statement, create.name(), findings);
    } else if (statement.statement() instanceof CreateTableAs create
        && create.persistence() == Persistence.UNLOGGED) {
      created(statement, create.name(), findings);
    } else if (statement.statement() instanceof AlterTable alter) {
      altered(statement, statement.before().resolve(alter.name()), findings);
    }
  }

  private static void created(StatementContext statement, QualifiedName name, Findings findings) {
    ObjectName table = statement.before().creation(name, false);
    findings.add(name.span(), "A crash empties " + table).unlessAtEnd(end -> isKept(end, table));
  }

  private static void altered(StatementContext statement, ObjectName table, Findings findings) {
    for (Action action : statement.actions()) {
      if (action.action() instanceof SetLogged set
          && !set.logged()
          && Breaks.lasting(action.effect()).isPresent()) {
        findings
            .add(
                set.span(),
                "A crash empties " + table + " from now on, and replicas cannot read it any more")
            .severity(Severity.ERROR);
      }
    }
  }

  private static boolean isKept(Catalog end, ObjectName table) {
    Optional<Table> left = end.table(table);
    return left.isEmpty() || left.get().persistence() != Persistence.UNLOGGED;
  }
}
