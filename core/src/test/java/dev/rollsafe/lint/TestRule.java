package dev.rollsafe.lint;

import java.util.function.BiConsumer;

/** A rule made of functions. */
final class TestRule implements Rule {

  private final RuleDoc doc;
  private final BiConsumer<StatementContext, Findings> statements;
  private final BiConsumer<MigrationContext, Findings> migrations;

  private TestRule(
      String id,
      BiConsumer<StatementContext, Findings> statements,
      BiConsumer<MigrationContext, Findings> migrations) {
    doc = RuleDoc.of(id, Severity.ERROR, "Something is wrong").instead("Mend it.");
    this.statements = statements;
    this.migrations = migrations;
  }

  static TestRule statements(String id, BiConsumer<StatementContext, Findings> check) {
    return new TestRule(id, check, (migration, findings) -> {});
  }

  static TestRule migrations(String id, BiConsumer<MigrationContext, Findings> check) {
    return new TestRule(id, (statement, findings) -> {}, check);
  }

  /** Flags every statement. */
  static TestRule every(String id) {
    return statements(
        id, (statement, findings) -> findings.add(statement.statement().span(), "found"));
  }

  @Override
  public RuleDoc doc() {
    return doc;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    statements.accept(statement, findings);
  }

  @Override
  public void check(MigrationContext migration, Findings findings) {
    migrations.accept(migration, findings);
  }
}
