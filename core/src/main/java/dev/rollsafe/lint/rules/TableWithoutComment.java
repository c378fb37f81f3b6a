package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.Comment;
import dev.rollsafe.ast.CreateTable;
import dev.rollsafe.ast.Persistence;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.MigrationContext;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;

/** Flags new tables that no comment explains. */
final class TableWithoutComment implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "table-without-comment", Severity.INFO, "No comment says what the new table holds")
      .why(
          "Who meets the table in the database, or in a report made from it, has nothing but its name to go by.")
      .instead("COMMENT ON TABLE in the same migration.")
      .source("https://www.postgresql.org/docs/current/sql-comment.html")
      .hazards("PO08")
      .flags("no comment", "CREATE TABLE carts (id bigint PRIMARY KEY); -- finding")
      .accepts("a comment behind it", """
          CREATE TABLE carts (id bigint PRIMARY KEY);
          COMMENT ON TABLE carts IS 'What customers are about to buy';
          """)
      .accepts("a temporary table and a partition", """
          CREATE TABLE days (day date) PARTITION BY RANGE (day);
          COMMENT ON TABLE days IS 'Visits by day';
          CREATE TABLE days_2026 PARTITION OF days FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
          CREATE TEMPORARY TABLE ids (id bigint);
          """)
      .offByDefault();

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(MigrationContext migration, Findings findings) {
    for (StatementContext statement : migration.statements()) {
      if (statement.statement() instanceof CreateTable create
          && create.persistence() != Persistence.TEMPORARY
          && create.partitionOf().isEmpty()
          && !isExplained(statement.after().resolve(create.name()), migration)) {
        findings.add(create.name().span(), "No comment says what " + create.name() + " holds");
      }
    }
  }

  private static boolean isExplained(ObjectName table, MigrationContext migration) {
    for (StatementContext statement : migration.statements()) {
      if (statement.statement() instanceof Comment comment
          && comment.part().isEmpty()
          && comment.text().isPresent()
          && statement.after().resolve(comment.name()).equals(table)) {
        return true;
      }
    }
    return false;
  }
}
