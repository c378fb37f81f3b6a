package dev.rollsafe.lint.rules;

import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.MigrationContext;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.migration.ChangeMark;
import dev.rollsafe.migration.ChangeMark.Stage;
import java.util.Optional;

/** Flags contracts of no change, in histories that declare changes. */
final class ContractWithoutChange implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "contract-without-change",
          Severity.ERROR,
          "A migration takes something from the previous release and says not which change it completes")
      .why(
          "Other migrations of this history declare their changes, so that the release gate lets their contracts wait for the"
              + " releases that use the old side. This one waits for nobody.")
      .instead(
          "Write rollsafe:change ID phase=contract into it, or name it under changes in rollsafe.yml if it is applied already.")
      .source("https://martinfowler.com/bliki/ParallelChange.html")
      .hazards("RP01")
      .given(
          Contracts.LEDGER + "CREATE TABLE customer (id bigint PRIMARY KEY, mail text, fax text);")
      .flags("another column than that of the change", """
          -- rollsafe:change customer.mail->email phase=expand
          ALTER TABLE customer ADD COLUMN email text;
          -- next migration
          ALTER TABLE customer DROP COLUMN fax; -- finding
          """)
      .flags("a column that a trigger keeps in step with another", """
          -- rollsafe:change customer.fax phase=contract

          SELECT rollsafe.assert_contract('customer.fax');
          ALTER TABLE customer DROP COLUMN fax;
          -- next migration
          ALTER TABLE customer ADD COLUMN email text;
          CREATE FUNCTION customer_sync() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN
            IF NEW.email IS DISTINCT FROM OLD.email THEN NEW.mail := NEW.email; ELSE NEW.email := NEW.mail; END IF;
            RETURN NEW;
          END $$;
          CREATE TRIGGER customer_sync BEFORE UPDATE ON customer FOR EACH ROW EXECUTE FUNCTION customer_sync();
          -- next migration
          DROP TRIGGER customer_sync ON customer; -- finding
          ALTER TABLE customer DROP COLUMN mail;
          """)
      .accepts("the contract of the change", """
          -- rollsafe:change customer.mail->email phase=expand
          ALTER TABLE customer ADD COLUMN email text;
          -- next migration
          -- rollsafe:change customer.mail->email phase=contract

          SELECT rollsafe.assert_contract('customer.mail->email');
          ALTER TABLE customer DROP COLUMN mail;
          """)
      .accepts("one that the gate knows by its first statement", """
          -- rollsafe:change customer.mail->email phase=expand
          ALTER TABLE customer ADD COLUMN email text;
          -- next migration
          SELECT rollsafe.assert_contract('customer.mail->email');
          ALTER TABLE customer DROP COLUMN mail;
          """);

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(MigrationContext migration, Findings findings) {
    if (migration.changes().isEmpty() || isContract(migration)) {
      return;
    }
    Optional<StatementContext> first = Contracts.first(migration);
    if (first.isPresent() && Contracts.assertedBefore(first.get(), migration).isEmpty()) {
      findings.add(
          first.get().statement().span(),
          "This takes something from the previous release, and the migration is the contract of no change"
              + ReplacedColumn.in(migration)
                  .map(column -> "; it looks like that of " + column.change())
                  .orElse(""));
    }
  }

  private static boolean isContract(MigrationContext migration) {
    for (ChangeMark mark : migration.migration().changes()) {
      if (mark.stage() == Stage.CONTRACT) {
        return true;
      }
    }
    return false;
  }
}
