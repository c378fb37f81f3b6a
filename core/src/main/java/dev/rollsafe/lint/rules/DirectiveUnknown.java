package dev.rollsafe.lint.rules;

import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.MigrationContext;
import dev.rollsafe.lint.Nearest;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.migration.ChangeMark;
import dev.rollsafe.migration.Directive;
import java.util.List;

/** Flags a comment that asks Rollsafe for something that it does not know. */
final class DirectiveUnknown implements Rule {

  private static final List<String> KNOWN =
      List.of("ignore", "release", "value", ChangeMark.DIRECTIVE);

  private static final RuleDoc DOC = RuleDoc.of(
          "directive-unknown",
          Severity.WARNING,
          "A rollsafe comment asks for something that does not exist")
      .why("It has no effect, whatever its author meant by it.")
      .instead("Write rollsafe:ignore to let a finding through, rollsafe:release to say which"
          + " release the migration ships with, rollsafe:change to say which change it is part of, or rollsafe:value to say"
          + " how a column is computed from others.")
      .source("https://rollsafe.example")
      .given("CREATE TABLE orders (id bigint, status text);")
      .flags("a slip of the pen", """
          -- rollsafe:relaese 2026.3 -- finding
          ALTER TABLE orders ADD COLUMN note text;
          """)
      .flags("a change, without which part of it this is", """
          /*
           * rollsafe:change orders.state */ SELECT 1; -- finding
          """)
      .accepts("a change", """
          -- rollsafe:change orders.note phase=expand consumers=shop,billing soak=48h
          ALTER TABLE orders ADD COLUMN note text;
          """)
      .accepts("a release", """
          -- rollsafe:release 2026.3
          ALTER TABLE orders ADD COLUMN note text;
          """);

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(MigrationContext migration, Findings findings) {
    for (Directive directive : migration.migration().directives()) {
      if (!KNOWN.contains(directive.name())) {
        findings.add(directive.span(), message(directive.name()));
      } else if (directive.name().equals(ChangeMark.DIRECTIVE)) {
        ChangeMark.problem(directive).ifPresent(problem -> findings.add(directive.span(), problem));
      }
    }
  }

  private static String message(String name) {
    return Nearest.to(name, KNOWN)
        .map(near -> "There is no rollsafe:" + name + "; is rollsafe:" + near + " meant?")
        .orElse("There is no rollsafe:" + name);
  }
}
