package dev.rollsafe.lint.rules;

import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.MigrationContext;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.migration.ChangeMark;
import dev.rollsafe.migration.ChangeMark.Stage;
import dev.rollsafe.migration.DeclaredChanges.Place;

/** Flags contracts that ship with the expand of their change. */
final class ExpandAndContractInOneRelease implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "expand-and-contract-in-one-release",
          Severity.ERROR,
          "A release brings the new side of a change and takes the old one away")
      .why(
          "There is no release that can run on both sides, so the one before fails from the deployment on, and cannot be gone back"
              + " to.")
      .instead(
          "Ship the contract with a later release, when one that does without the old side has been stable.")
      .source("https://martinfowler.com/bliki/ParallelChange.html")
      .hazards("RP01")
      .given(Contracts.LEDGER + "CREATE TABLE customer (id bigint PRIMARY KEY, mail text);")
      .flags("both in one release", """
          -- rollsafe:release 2026.3
          -- rollsafe:change customer.mail->email phase=expand
          ALTER TABLE customer ADD COLUMN email text;
          -- next migration
          -- rollsafe:release 2026.3
          -- rollsafe:change customer.mail->email phase=contract

          SELECT rollsafe.assert_contract('customer.mail->email'); -- finding
          ALTER TABLE customer DROP COLUMN mail;
          """)
      .accepts("two releases", """
          -- rollsafe:release 2026.3
          -- rollsafe:change customer.mail->email phase=expand
          ALTER TABLE customer ADD COLUMN email text;
          -- next migration
          -- rollsafe:release 2026.5
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
      if (mark.stage() != Stage.CONTRACT) {
        continue;
      }
      for (Place place : migration.changes().of(mark.change())) {
        if (place.mark().stage() != Stage.CONTRACT && together(place, migration)) {
          findings.add(
              migration.start(),
              "This is the contract of " + mark.change() + " in the release of its "
                  + place.mark().stage().word() + " " + place.migration().id());
          break;
        }
      }
    }
  }

  private static boolean together(Place place, MigrationContext contract) {
    return place.number() == contract.number()
        || (place.migration().release().isPresent()
            && place.migration().release().equals(contract.migration().release()));
  }
}
