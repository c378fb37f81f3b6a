package dev.rollsafe.cli;

import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.rules.BuiltInRules;
import dev.rollsafe.report.RuleText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code rollsafe explain}: tells what a rule is about. */
final class ExplainCommand implements Command {

  @Override
  public String name() {
    return "explain";
  }

  @Override
  public String summary() {
    return "Tells what a rule is about, why, and what to do instead, with examples; without a rule, lists them all.";
  }

  @Override
  public List<Option> options() {
    return List.of();
  }

  @Override
  public String operands() {
    return "[RULE]";
  }

  @Override
  public String operandsHelp() {
    return "The rule's id, as findings show it in brackets";
  }

  @Override
  public int fewest() {
    return 0;
  }

  @Override
  public int most() {
    return 1;
  }

  @Override
  public int run(Invocation invocation, Terminal terminal) throws IOException {
    RuleText text = new RuleText(terminal.out(), terminal.colour());
    List<RuleDoc> all = new ArrayList<>();
    for (Rule rule : BuiltInRules.all()) {
      all.add(rule.doc());
    }
    if (invocation.operands().isEmpty()) {
      text.list(all);
      return ExitCode.SAFE;
    }
    String asked = invocation.operands().get(0);
    for (RuleDoc rule : all) {
      if (rule.id().equals(asked)) {
        text.rule(rule);
        return ExitCode.SAFE;
      }
    }
    terminal.error(
        "there is no rule " + asked + near(asked, all) + "; 'rollsafe explain' lists them");
    return ExitCode.ERROR;
  }

  private static String near(String asked, List<RuleDoc> all) {
    List<String> near = new ArrayList<>();
    for (RuleDoc rule : all) {
      if (rule.id().contains(asked) || (asked.length() > 3 && asked.contains(rule.id()))) {
        near.add(rule.id());
      }
    }
    return near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
  }
}
