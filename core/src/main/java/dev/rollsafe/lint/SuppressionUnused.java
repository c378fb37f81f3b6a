package dev.rollsafe.lint;

/** Flags a comment that lets a finding through that is no longer there. The linter itself asks it, when all else is known. */
final class SuppressionUnused implements Rule {

  static final RuleDoc DOC = RuleDoc.of(
          "suppression-unused",
          Severity.WARNING,
          "A rollsafe:ignore comment lets a finding through that is not there")
      .why(
          "What it once let through is gone, or it stands at the wrong statement; left in place, it would let through the"
              + " next finding that nobody has thought through.")
      .instead(
          "Remove the rule from the comment, or move the comment to the statement it is meant for.")
      .source("https://rollsafe.example")
      .given("CREATE TABLE orders (id bigint, status text);")
      .flags("a comment at a statement that is safe", """
          -- rollsafe:ignore column-drop nobody reads it -- finding
          ALTER TABLE orders ADD COLUMN note text;
          """)
      .accepts("a comment that lets something through", """
          -- rollsafe:ignore column-drop nobody has read it since release 12
          ALTER TABLE orders DROP COLUMN status;
          """);

  @Override
  public RuleDoc doc() {
    return DOC;
  }
}
