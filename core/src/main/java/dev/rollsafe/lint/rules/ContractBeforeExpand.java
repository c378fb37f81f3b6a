package dev.rollsafe.lint.rules;

import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.MigrationContext;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.migration.ChangeMark;
import dev.rollsafe.migration.ChangeMark.Stage;
import dev.rollsafe.migration.DeclaredChanges.Place;

/** Flags contracts that run before the expand of their change, or without one. */
final class ContractBeforeExpand implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "contract-before-expand",
          Severity.ERROR,
          "The contract of a change runs before its expand")
      .also(Severity.WARNING)
      .why(
          "The old side is gone before the new one is there, and no release can run in between. It happens where a branch takes"
              + " a number that is too low.")
      .instead("Give the contract a version behind that of the expand.")
      .source("https://martinfowler.com/bliki/ParallelChange.html")
      .hazards("RP01")
      .given(
          Contracts.LEDGER + "CREATE TABLE customer (id bigint PRIMARY KEY, mail text, fax text);")
      .flags("the wrong order", """
          -- rollsafe:change customer.mail->email phase=contract

          SELECT rollsafe.assert_contract('customer.mail->email'); -- finding
          ALTER TABLE customer DROP COLUMN mail;
          -- next migration
          -- rollsafe:change customer.mail->email phase=expand
          ALTER TABLE customer ADD COLUMN email text;
          """)
      .flags("a new side that nobody makes", """
          -- rollsafe:change customer.mail->email phase=contract

          SELECT rollsafe.assert_contract('customer.mail->email'); -- finding
          ALTER TABLE customer DROP COLUMN mail;
          """)
      .accepts("an old side for which there is no new one", """
          -- rollsafe:change customer.fax phase=contract

          SELECT rollsafe.assert_contract('customer.fax');
          ALTER TABLE customer DROP COLUMN fax;
          """)
      .accepts("expand, then contract", """
          -- rollsafe:change customer.mail->email phase=expand
          ALTER TABLE customer ADD COLUMN email text;
          -- next migration
          -- rollsafe:change customer.mail->email phase=contract

          SELECT rollsafe.assert_contract('customer.mail->email');
          ALTER TABLE customer DROP COLUMN mail;
          """);

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(MigrationContext migration, Findings findings) {
    for (ChangeMark mark : migration.migration().changes()) {
      if (mark.stage() == Stage.CONTRACT) {
        check(mark, migration, findings);
      }
    }
  }

  private static void check(ChangeMark mark, MigrationContext migration, Findings findings) {
    boolean expanded = false;
    for (Place place : migration.changes().of(mark.change())) {
      if (place.mark().stage() == Stage.EXPAND) {
        expanded = true;
        if (place.number() > migration.number()) {
          findings.add(
              migration.start(),
              "This is the contract of " + mark.change() + ", whose expand "
                  + place.migration().id() + " runs later");
          return;
        }
      }
    }
    boolean replaces = mark.change().contains("->") || mark.settings().containsKey("new");
    if (!expanded && replaces) {
      findings
          .add(
              migration.start(),
              "This is the contract of " + mark.change() + ", and no migration is its expand")
          .severity(Severity.WARNING)
          .instead("Mark the migration that brings the new side with phase=expand, or name it under"
              + " changes in rollsafe.yml.");
    }
  }
}
