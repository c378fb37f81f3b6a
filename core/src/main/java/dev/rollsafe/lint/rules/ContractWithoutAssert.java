package dev.rollsafe.lint.rules;

import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.MigrationContext;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.migration.ChangeMark;
import dev.rollsafe.migration.ChangeMark.Stage;
import dev.rollsafe.script.Sql;
import java.util.Optional;

/** Flags contracts that do not ask the release gate. */
final class ContractWithoutAssert implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "contract-without-assert",
          Severity.ERROR,
          "A contract does not ask the release gate before it takes something away")
      .why(
          "Whoever runs it with another tool, or too early, takes away what running releases use; nothing in the database stops it.")
      .instead("Begin it with SELECT rollsafe.assert_contract('ID').")
      .source("https://martinfowler.com/bliki/ParallelChange.html")
      .hazards("RP01")
      .given(Contracts.LEDGER + "CREATE TABLE customer (id bigint PRIMARY KEY, fax text);")
      .flags("no question at all", """
          -- rollsafe:change customer.fax phase=contract

          ALTER TABLE customer DROP COLUMN fax; -- finding
          """)
      .flags("a question that comes too late, or is about another change", """
          -- rollsafe:change customer.fax phase=contract

          SELECT rollsafe.assert_contract('customer.mail');
          ALTER TABLE customer DROP COLUMN fax; -- finding
          SELECT rollsafe.assert_contract('customer.fax');
          """)
      .flags("a question that is perhaps not asked", """
          -- rollsafe:change customer.fax phase=contract

          SELECT rollsafe.assert_contract('customer.fax') WHERE false;
          ALTER TABLE customer DROP COLUMN fax; -- finding
          """)
      .accepts("the first statement", """
          -- rollsafe:change customer.fax phase=contract

          SET LOCAL lock_timeout = '2s';
          SELECT rollsafe.assert_contract('customer.fax');
          ALTER TABLE customer DROP COLUMN fax;
          """)
      .accepts("all of it in one statement", """
          -- rollsafe:change customer.fax phase=contract

          DO $$ BEGIN
            PERFORM rollsafe.assert_contract('customer.fax');
            ALTER TABLE customer DROP COLUMN fax;
          END $$;
          """);

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(MigrationContext migration, Findings findings) {
    for (ChangeMark mark : migration.migration().changes()) {
      if (mark.stage() != Stage.CONTRACT) {
        continue;
      }
      Optional<StatementContext> first = Contracts.first(migration);
      if (first.isPresent()
          && !Contracts.assertedBefore(first.get(), migration).contains(mark.change())) {
        String call =
            "SELECT rollsafe.assert_contract(" + Sql.literal(mark.change()).strip() + ");";
        findings
            .add(
                first.get().statement().span(),
                "This takes something away before the release gate of " + mark.change()
                    + " is asked")
            .instead("Begin the migration with " + call.substring(0, call.length() - 1) + ".");
      }
    }
  }
}
