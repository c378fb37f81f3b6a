package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterAction.SetTablespace;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.effect.Effect;
import dev.rollsafe.lint.Example;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.lint.StatementContext.Action;

/** Flags tables and indexes that are moved to another tablespace. */
final class TablespaceMoveCopies implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "tablespace-move-copies",
          Severity.ERROR,
          "Moving to another tablespace copies everything while nobody can use it")
      .why(
          "SET TABLESPACE copies the files of the table or index block by block under an ACCESS EXCLUSIVE lock: reads and writes"
              + " wait as long as it is large.")
      .instead(
          "REINDEX (CONCURRENTLY, TABLESPACE ..) moves an index while it is in use, from PostgreSQL 14 on; for a table, pg_repack"
              + " outside of migrations.")
      .source(
          "https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-DESC-SET-TABLESPACE")
      .source("https://www.postgresql.org/docs/current/sql-reindex.html")
      .hazards("IX16")
      .growsWithTable()
      .given("""
          CREATE TABLE orders (id bigint);
          CREATE INDEX orders_id_idx ON orders (id);
          CREATE TABLE hits (day date) PARTITION BY RANGE (day);
          """)
      .flags(Example.of("a table", "ALTER TABLE orders SET TABLESPACE fast; -- finding")
          .refusedWith("42704"))
      .flags(Example.of("an index", "ALTER INDEX orders_id_idx SET TABLESPACE fast; -- finding")
          .refusedWith("42704"))
      .accepts("where the table is already", "ALTER TABLE orders SET TABLESPACE pg_default;")
      .accepts(
          "a partitioned table, which has no files", "ALTER TABLE hits SET TABLESPACE pg_default;");

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    if (!(statement.statement() instanceof AlterTable alter)) {
      return;
    }
    ObjectName name = statement.before().resolve(alter.name());
    for (Action action : statement.actions()) {
      if (action.action() instanceof SetTablespace move
          && copies(action.effect())
          && !statement.isNew(name)) {
        findings.add(
            move.span(),
            "Copying " + (alter.kind() == ObjectKind.INDEX ? "the index " : "") + name
                + " keeps reads and writes waiting");
      }
    }
  }

  private static boolean copies(Effect effect) {
    return !effect.rewrites().isEmpty() || !effect.indexRebuilds().isEmpty();
  }
}
