package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.CreateTable;
import dev.rollsafe.ast.Persistence;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.MigrationContext;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import java.util.Optional;

/** Flags new tables that have no primary key when their migration ends. */
final class TableWithoutPrimaryKey implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "table-without-primary-key", Severity.INFO, "A new table has no primary key")
      .why(
          "Its rows cannot be told apart: logical replication refuses to update and delete them, and no backfill can go through it in batches.")
      .instead("Give it a primary key in the same migration.")
      .source(
          "https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-PRIMARY-KEYS")
      .hazards("PO07")
      .flags("no key at all", "CREATE TABLE carts (id bigint); -- finding")
      .accepts("a key of its own", "CREATE TABLE carts (id bigint PRIMARY KEY);")
      .accepts(
          "a key that a later statement adds",
          "CREATE TABLE carts (id bigint); ALTER TABLE carts ADD PRIMARY KEY (id);")
      .accepts("a temporary table", "CREATE TEMPORARY TABLE carts (id bigint);")
      .offByDefault();

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(MigrationContext migration, Findings findings) {
    for (StatementContext statement : migration.statements()) {
      if (statement.statement() instanceof CreateTable create
          && !create.foreign()
          && create.persistence() != Persistence.TEMPORARY
          && create.partitionOf().isEmpty()) {
        Optional<Table> table = migration.after().table(statement.after().resolve(create.name()));
        if (table.isPresent() && table.get().complete() && !hasKey(table.get())) {
          findings.add(create.name().span(), table.get().name() + " has no primary key");
        }
      }
    }
  }

  private static boolean hasKey(Table table) {
    for (Constraint constraint : table.constraints()) {
      if (constraint.kind() == Constraint.Kind.PRIMARY_KEY) {
        return true;
      }
    }
    return false;
  }
}
