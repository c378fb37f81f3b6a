package dev.rollsafe.lint.rules;

import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.MigrationContext;
import dev.rollsafe.lint.Nearest;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.Suppression;
import java.util.List;

/** Flags a comment that names a rule that does not exist. */
final class SuppressionOfUnknownRule implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "suppression-of-unknown-rule",
          Severity.WARNING,
          "A rollsafe:ignore comment names a rule that does not exist")
      .why("It lets nothing through, whatever its author meant by it.")
      .instead("Write the rule's id as the finding shows it; several ids are divided by commas.")
      .source("https://rollsafe.example")
      .given("CREATE TABLE orders (id bigint, status text);")
      .flags("a slip of the pen", """
          -- rollsafe:ignore colum-drop nobody has read it since release 12 -- finding
          ALTER TABLE orders DROP COLUMN status;
          """)
      .flags("no rule at all", """
          -- rollsafe:ignore -- finding
          ALTER TABLE orders DROP COLUMN status;
          """)
      .accepts("a rule that exists", """
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
      if (suppression.rules().isEmpty()) {
        findings.add(suppression.directive().span(), "The comment names no rule");
      }
      for (String rule : suppression.rules()) {
        if (!migration.rules().contains(rule)) {
          findings.add(suppression.directive().span(), message(rule, migration.rules()));
        }
      }
    }
  }

  private static String message(String rule, List<String> known) {
    return Nearest.to(rule, known)
        .map(near -> "There is no rule " + rule + "; is " + near + " meant?")
        .orElse("There is no rule " + rule);
  }
}
