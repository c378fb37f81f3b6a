package dev.rollsafe.report;

import dev.rollsafe.lint.Finding;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.StatementAssessment;
import dev.rollsafe.lint.Waiver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Writes findings into the page. */
final class HtmlFinding {

  private final StringBuilder out;
  private final Map<String, RuleDoc> rules;
  private final Map<String, Integer> counts = new HashMap<>();

  HtmlFinding(StringBuilder out, Map<String, RuleDoc> rules) {
    this.out = out;
    this.rules = rules;
  }

  void write(Finding finding, Optional<StatementAssessment> statement) {
    String severity = finding.suppressed() ? "suppressed" : Names.of(finding.severity());
    out.append("<div class=\"finding ").append(severity).append("\" data-severity=\"");
    out.append(severity).append("\">\n<h4><span class=\"sev\">");
    out.append(label(severity)).append("</span>").append(Markup.of(finding.message()));
    out.append("</h4>\n");
    if (finding.waiver().isPresent()) {
      waiver(finding.waiver().get());
    }
    if (!finding.instead().isEmpty()) {
      out.append("<p><b>Instead:</b> ").append(Markup.of(finding.instead())).append("</p>\n");
    }
    RuleDoc rule = rules.get(finding.rule());
    if (rule != null && !rule.why().isEmpty()) {
      counts.merge(finding.rule(), 1, Integer::sum);
      String id = Markup.of(finding.rule());
      out.append("<details data-rule=\"").append(id).append("\"><summary>Why</summary><p>");
      out.append("<a href=\"#rule-")
          .append(id)
          .append("\">")
          .append(id)
          .append("</a></p></details>\n");
    }
    boolean elsewhere = statement.isPresent()
        && statement.get().position().line() != finding.position().line();
    out.append("<p class=\"id\"><code>").append(Markup.of(finding.rule())).append("</code>");
    out.append(elsewhere ? ", line " + finding.position().line() : "");
    for (String hazard : finding.hazards()) {
      out.append(" · ").append(Markup.of(hazard));
    }
    out.append("</p>\n</div>\n");
  }

  private static String label(String severity) {
    return switch (severity) {
      case "info" -> "ADVICE";
      case "suppressed" -> "LET THROUGH";
      default -> severity.toUpperCase(Locale.ROOT);
    };
  }

  private void waiver(Waiver waiver) {
    out.append("<p><b>");
    out.append(
        switch (waiver.kind()) {
          case COMMENT -> "By a comment";
          case CONFIGURATION -> "By the configuration";
          case BASELINE -> "By the baseline";
          case GATE -> "By the release gate";
        });
    out.append(":</b> ");
    out.append(waiver.reason().isEmpty() ? "no reason is given" : Markup.of(waiver.reason()));
    out.append("</p>\n");
  }

  /** Says once of each rule what its findings have in common; there a finding's reason is fetched from. */
  void rules() {
    if (counts.isEmpty()) {
      return;
    }
    List<Map.Entry<String, Integer>> byNumber = new ArrayList<>(counts.entrySet());
    byNumber.sort(Map.Entry.<String, Integer>comparingByValue()
        .reversed()
        .thenComparing(Map.Entry.comparingByKey()));
    out.append("<section class=\"rules\">\n<h2>The rules behind the findings</h2>\n");
    for (Map.Entry<String, Integer> each : byNumber) {
      rule(Objects.requireNonNull(rules.get(each.getKey()), "rule"), each.getValue());
    }
    out.append("</section>\n");
  }

  private void rule(RuleDoc rule, int number) {
    String id = Markup.of(rule.id());
    out.append("<article id=\"rule-").append(id).append("\">\n<h3><code>").append(id);
    out.append("</code> <span class=\"meta\">").append(SummaryText.count(number, "finding"));
    out.append("</span> <button type=\"button\" class=\"find\" data-search=\"").append(id);
    out.append("\">Show<span class=\"sr\"> those of ").append(id).append("</span></button></h3>\n");
    out.append("<p>").append(Markup.of(rule.summary())).append(".</p>\n<div class=\"reason\"><p>");
    out.append(Markup.of(rule.why())).append("</p>");
    for (String source : rule.sources()) {
      if (source.startsWith("https://")) {
        out.append("<p><a rel=\"noreferrer\" href=\"").append(Markup.of(source)).append("\">");
        out.append(Markup.of(source)).append("</a></p>");
      }
    }
    out.append("</div>\n</article>\n");
  }
}
