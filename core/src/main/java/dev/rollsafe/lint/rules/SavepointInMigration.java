package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.TransactionControl;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;

/** Flags savepoints. */
final class SavepointInMigration implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "savepoint-in-migration",
          Severity.INFO,
          "A savepoint opens a transaction within the migration's own")
      .why(
          "Each one that writes gets a transaction number of its own; beyond 64 in one transaction, every other session looks them"
              + " up on disk, which slows the whole server down, replicas most.")
      .instead("One statement that does not fail, or a migration for each part.")
      .source("https://www.postgresql.org/docs/current/subxacts.html")
      .hazards("TX17")
      .flags("a savepoint", """
          CREATE TABLE carts (id bigint PRIMARY KEY);
          SAVEPOINT before; -- finding
          INSERT INTO carts (id) VALUES (1);
          """)
      .accepts("none", "CREATE TABLE carts (id bigint PRIMARY KEY);")
      .offByDefault();

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    if (statement.statement() instanceof TransactionControl control
        && control.verb() == TransactionControl.Verb.SAVEPOINT) {
      findings.add(control.span(), "This begins a transaction within the transaction");
    }
  }
}
