package dev.rollsafe.lint.rules;

import dev.rollsafe.effect.ServerVersion;
import dev.rollsafe.lint.Example;
import dev.rollsafe.lint.Finding;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Writes the pages of {@code docs/rules} from what the rules say of themselves. */
final class RulePages {

  /** Hazards are numbered by theme; a rule stands under the theme of its first one. */
  private static final Map<String, String> THEMES = themes();

  private RulePages() {}

  private static Map<String, String> themes() {
    Map<String, String> themes = new LinkedHashMap<>();
    themes.put("IX", "Indexes");
    themes.put("AC", "New columns");
    themes.put("CT", "Types of columns");
    themes.put("NN", "Nulls");
    themes.put("DF", "Defaults");
    themes.put("GC", "Generated columns");
    themes.put("CN", "Constraints");
    themes.put("RN", "Renames and moves");
    themes.put("DS", "Loss of data");
    themes.put("TB", "Whole tables");
    themes.put("TX", "Transactions, locks and sessions");
    themes.put("DM", "Changes of data");
    themes.put("PO", "Policies");
    themes.put("RP", "Releases");
    return themes;
  }

  /** Returns all pages by the names of their files. */
  static Map<String, String> all(List<Rule> rules) {
    Map<String, String> pages = new TreeMap<>();
    for (Rule rule : rules) {
      pages.put(rule.doc().id() + ".md", page(rule));
    }
    pages.put("README.md", index(rules));
    return pages;
  }

  private static String page(Rule rule) {
    RuleDoc doc = rule.doc();
    StringBuilder page = new StringBuilder();
    page.append("# ").append(doc.id()).append("\n\n");
    page.append(doc.summary()).append(".\n\n");
    page.append(level(doc));
    if (!doc.onByDefault()) {
      page.append(", off unless it is asked for");
    }
    if (!doc.hazards().isEmpty()) {
      page.append(" · ").append(String.join(", ", doc.hazards()));
    }
    page.append("\n\n## Why\n\n").append(doc.why());
    page.append("\n\n## Instead\n\n").append(doc.instead());
    if (isFixed(rule)) {
      page.append(
          "\n\n`rollsafe check --fix` does this where it is certain, see [fixes](../fixes.md).");
    }
    if (doc.isAboutPreviousRelease()) {
      page.append(
          "\n\nBehind `assert_contract` of the [release gate](../release-gate.md) it is let through: there no older release is left.");
    }
    page.append("\n\n## What it flags\n");
    for (Example example : doc.flagged()) {
      example(page, doc, example);
      says(page, new RuleExample(rule, example, true));
    }
    page.append("\n## What it lets pass\n");
    doc.accepted().forEach(example -> example(page, doc, example));
    page.append("\n## Sources\n\n");
    doc.sources().forEach(source -> page.append("- <").append(source).append(">\n"));
    return page.toString();
  }

  /** Says whether any of its examples has a fix. */
  private static boolean isFixed(Rule rule) {
    for (RuleExample example : RuleExample.of(List.of(rule))) {
      for (Finding finding : RuleExample.findings(example.judge(List.of(rule), List.of()))) {
        if (finding.fix().isPresent()) {
          return true;
        }
      }
    }
    return false;
  }

  private static String level(RuleDoc doc) {
    List<String> levels = new ArrayList<>();
    levels.add(doc.severity().name());
    for (Severity other : Severity.values()) {
      if (other != doc.severity() && doc.allows(other)) {
        levels.add(other.name());
      }
    }
    return "Severity: " + String.join(" or ", levels).toLowerCase(Locale.ROOT);
  }

  private static void example(StringBuilder page, RuleDoc doc, Example example) {
    page.append("\n").append(capital(example.title()));
    page.append(
        switch (example.mode()) {
          case SINGLE -> "";
          case NONE -> ", outside a transaction";
          case DETECTED -> ", run by Flyway";
        });
    if (example.version().major() != ServerVersion.DEFAULT.major()) {
      page.append(", on PostgreSQL ").append(example.version().major());
    }
    example
        .refused()
        .ifPresent(
            code -> page.append(" (the server refuses it with ").append(code).append(")"));
    page.append(":\n\n```sql\n");
    if (!doc.given().isEmpty()) {
      page.append("-- an earlier release\n")
          .append(doc.given().strip())
          .append("\n\n-- this one\n");
    }
    page.append(example.sql().strip()).append("\n```\n");
  }

  /** Shows what the rule says of an example, so that no change of its words goes unseen. */
  private static void says(StringBuilder page, RuleExample example) {
    List<Finding> found =
        example.judge(List.of(example.rule()), List.of(example.doc().id())).findings();
    for (Finding finding : found) {
      if (finding.migration().equals("given")) {
        continue;
      }
      page.append("\n> ")
          .append(finding.severity().name().toLowerCase(Locale.ROOT))
          .append(": ")
          .append(finding.message().replace("<", "\\<").replace("*", "\\*"))
          .append(".");
      if (!finding.instead().equals(example.doc().instead())) {
        page.append(" *").append(finding.instead()).append("*");
      }
      page.append("\n");
    }
  }

  private static String capital(String title) {
    return title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
  }

  private static String index(List<Rule> rules) {
    Map<String, StringBuilder> tables = new LinkedHashMap<>();
    THEMES.values().forEach(theme -> tables.put(theme, new StringBuilder()));
    tables.put("Others", new StringBuilder());
    tables.put("Rollsafe itself", new StringBuilder());
    for (Rule rule : rules) {
      RuleDoc doc = rule.doc();
      String theme = doc.hazards().isEmpty()
          ? doc.sources().get(0).contains("rollsafe") ? "Rollsafe itself" : "Others"
          : THEMES.getOrDefault(doc.hazards().get(0).substring(0, 2), "Others");
      tables
          .computeIfAbsent(theme, key -> new StringBuilder())
          .append("| [")
          .append(doc.id())
          .append("](")
          .append(doc.id())
          .append(".md) | ")
          .append(doc.severity().name().toLowerCase(Locale.ROOT))
          .append(doc.onByDefault() ? "" : ", off")
          .append(" | ")
          .append(doc.summary())
          .append(" |\n");
    }
    StringBuilder page = new StringBuilder("# Rules\n\n")
        .append(
            "Each page is generated from the rule's own class, and each example on it is run by the tests.\n");
    tables.forEach((theme, rows) -> {
      if (!rows.isEmpty()) {
        page.append("\n## ")
            .append(theme)
            .append("\n\n| rule | severity | what it finds |\n|---|---|---|\n")
            .append(rows);
      }
    });
    return page.toString();
  }
}
