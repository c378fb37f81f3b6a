package dev.rollsafe.lint.rules;

import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.MigrationContext;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.Suppression;

/** Flags a comment that lets findings through without saying why. */
final class SuppressionWithoutReason implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "suppression-without-reason",
          Severity.WARNING,
          "A rollsafe:ignore comment does not say why")
      .why(
          "Whoever reads it later cannot tell whether the hazard was thought through, or whether the reason still holds.")
      .instead(
          "Write the reason behind the rule: -- rollsafe:ignore column-drop nobody has read it since release 12.")
      .source("https://rollsafe.example")
      .given("CREATE TABLE orders (id bigint, status text);")
      .flags("no reason", """
          /* rollsafe:ignore column-drop */ ALTER TABLE orders DROP COLUMN status; -- finding
          """)
      .accepts("a reason", """
          -- rollsafe:ignore column-drop nobody has read it since release 12
          ALTER TABLE orders DROP COLUMN status;
          """);

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(MigrationContext migration, Findings findings) {
    for (Suppression suppression : migration.suppressions()) {
      if (suppression.reason().isEmpty()) {
        findings.add(suppression.directive().span(), "The comment does not say why");
      }
    }
  }
}
