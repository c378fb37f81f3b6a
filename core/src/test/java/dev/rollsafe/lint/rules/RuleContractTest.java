package dev.rollsafe.lint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.lint.Finding;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every rule owes: a document that says all, and examples that hold. */
class RuleContractTest {

  private static final List<Rule> RULES = BuiltInRules.all();

  private static final List<String> IDS =
      RULES.stream().map(rule -> rule.doc().id()).toList();

  static List<Rule> rules() {
    return RULES;
  }

  static List<RuleExample> examples() {
    return RuleExample.of(RULES);
  }

  static List<RuleExample> flagged() {
    return examples().stream().filter(RuleExample::flagged).toList();
  }

  static List<RuleExample> accepted() {
    return examples().stream().filter(example -> !example.flagged()).toList();
  }

  @Test
  void rulesAreInTheOrderOfTheirIds() {
    assertThat(IDS).isSorted().doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theIdIsTheNameOfTheClass(Rule rule) {
    assertThat(rule.doc().id()).isEqualTo(kebabCase(rule.getClass().getSimpleName()));
    assertThat(rule.doc()).isSameAs(rule.doc());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theDocumentSaysAll(Rule rule) {
    RuleDoc doc = rule.doc();
    assertThat(doc.summary()).isNotBlank().doesNotEndWith(".").doesNotContain("\n", "{");
    assertThat(doc.why()).endsWith(".").doesNotContain("\n");
    assertThat(doc.instead()).endsWith(".").doesNotContain("\n");
    assertThat(doc.sources()).isNotEmpty().allMatch(source -> source.startsWith("https://"));
    assertThat(doc.hazards()).allMatch(hazard -> hazard.matches("[A-Z]{2}\\d\\d"));
    assertThat(doc.flagged()).isNotEmpty();
    assertThat(doc.accepted()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("flagged")
  void findsWhereTheMarksAre(RuleExample example) {
    List<Finding> found = RuleExample.findings(example.judge(asked(example.rule()), IDS)).stream()
        .filter(finding -> finding.rule().equals(example.doc().id()))
        .toList();
    assertThat(found)
        .as("%s: %s", example, example.example().sql())
        .extracting(finding -> finding.position().line())
        .isEqualTo(example.markedLines());
    assertThat(found).isNotEmpty().allSatisfy(finding -> {
      assertThat(finding.message()).isNotBlank().doesNotEndWith(".").doesNotContain("\n");
      assertThat(finding.instead()).endsWith(".");
    });
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void findsNothingInWhatIsAccepted(RuleExample example) {
    assertThat(RuleExample.findings(example.judge(asked(example.rule()), IDS)))
        .as("%s: %s", example, example.example().sql())
        .isEmpty();
  }

  /** What PostgreSQL cannot read either is no fault of ours. */
  @ParameterizedTest
  @MethodSource("examples")
  void examplesCanBeRead(RuleExample example) {
    if (example.example().refused().filter("42601"::equals).isEmpty()) {
      assertThat(example.unparsed())
          .as("%s: %s", example, example.example().sql())
          .isEmpty();
    }
  }

  private static List<Rule> asked(Rule rule) {
    List<Rule> asked = new ArrayList<>();
    for (Rule candidate : RULES) {
      if (candidate.doc().onByDefault() || candidate.equals(rule)) {
        asked.add(candidate);
      }
    }
    return asked;
  }

  private static String kebabCase(String name) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      if (i > 0 && Character.isUpperCase(name.charAt(i))) {
        words.append('-');
      }
      words.append(name.charAt(i));
    }
    return words.toString().toLowerCase(Locale.ROOT);
  }
}
