package dev.rollsafe.lint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.lint.Finding;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
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

  /** Each fix by itself keeps its word, whatever the one who applies it would refuse. */
  @ParameterizedTest
  @MethodSource("flagged")
  void aFixLeavesNothingOfItsFindingAndBringsNoOther(RuleExample example) {
    List<Finding> before = RuleExample.findings(example.judge(asked(example.rule()), IDS));
    for (Finding finding : before) {
      if (finding.rule().equals(example.doc().id()) && finding.fix().isPresent()) {
        RuleExample fixed = example.with(finding.fix().get());
        List<Finding> after = RuleExample.findings(fixed.judge(asked(example.rule()), IDS));
        assertThat(fixed.unparsed()).as(fixed.example().sql()).isEmpty();
        assertThat(rulesOf(after))
            .as(fixed.example().sql())
            .containsExactlyElementsOf(without(rulesOf(before), finding.rule()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("flagged")
  void fixedTwiceIsAsFixedOnce(RuleExample example) {
    RuleExample once = example.fixed(asked(example.rule()), IDS);
    assertThat(once.fixed(asked(example.rule()), IDS)).isEqualTo(once);
    if (example.example().refused().isEmpty()) {
      assertThat(once.unparsed()).as(once.example().sql()).isEmpty();
    }
    assertThat(RuleExample.findings(once.judge(asked(example.rule()), IDS)))
        .as(once.example().sql())
        .noneMatch(finding -> finding.fix().isPresent());
  }

  /** These rules offer the safe form; a test that applies no fix would tell nothing. */
  @Test
  void rulesOfferFixes() {
    Set<String> fixing = new TreeSet<>();
    for (RuleExample example : flagged()) {
      for (Finding finding : RuleExample.findings(example.judge(asked(example.rule()), IDS))) {
        if (finding.fix().isPresent()) {
          fixing.add(finding.rule());
        }
      }
    }
    assertThat(fixing)
        .contains(
            "check-validates-under-lock",
            "foreign-key-validates-under-lock",
            "half-done-cannot-run-again",
            "index-build-blocks-writes",
            "index-drop-blocks-table",
            "reindex-blocks-writes",
            "table-lock-without-timeout");
  }

  private static List<String> rulesOf(List<Finding> findings) {
    return findings.stream().map(Finding::rule).sorted().toList();
  }

  private static List<String> without(List<String> rules, String one) {
    List<String> fewer = new ArrayList<>(rules);
    fewer.remove(one);
    return fewer;
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
