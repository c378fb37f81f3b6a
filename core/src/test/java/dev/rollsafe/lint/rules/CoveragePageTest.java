package dev.rollsafe.lint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Every hazard that is known has a rule, or a reason why it has none; the page that says so is the one that was committed.
 * {@code -Drollsafe.write=true} writes it anew, see CONTRIBUTING.md.
 */
class CoveragePageTest {

  private static final Path PAGE = Path.of("..", "docs", "coverage.md");

  private static final String NONE = "none: ";

  /** The tools that the list of hazards was gathered from, by the letters that stand for them. */
  private static final Map<String, String> TOOLS = tools();

  private final Map<String, String[]> hazards = new LinkedHashMap<>();
  private final Map<String, String> reasons = new TreeMap<>();
  private final Map<String, List<RuleDoc>> rules = new TreeMap<>();

  CoveragePageTest() throws IOException {
    for (String line : lines()) {
      if (line.startsWith(NONE)) {
        String[] parts = line.substring(NONE.length()).split(" \\| ", 2);
        reasons.put(parts[0], parts[1]);
      } else if (!line.startsWith("#")) {
        String[] parts = line.split(" \\| ", -1);
        hazards.put(parts[0], parts);
      }
    }
    for (Rule rule : BuiltInRules.all()) {
      for (String hazard : rule.doc().hazards()) {
        rules.computeIfAbsent(hazard, h -> new ArrayList<>()).add(rule.doc());
      }
    }
  }

  private static List<String> lines() throws IOException {
    try (InputStream in = CoveragePageTest.class.getResourceAsStream("hazards.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    }
  }

  @Test
  void rulesNameHazardsThatAreKnown() {
    assertThat(hazards.keySet()).containsAll(rules.keySet());
  }

  @Test
  void aHazardHasARuleOrAReasonWhyItHasNone() {
    TreeSet<String> unexplained = new TreeSet<>(hazards.keySet());
    unexplained.removeAll(rules.keySet());
    unexplained.removeAll(reasons.keySet());
    unexplained.removeIf(hazard -> hazards.get(hazard)[3].equals("MySQL"));
    assertThat(unexplained).isEmpty();
    assertThat(reasons.keySet())
        .as("reasons for hazards that have a rule")
        .doesNotContainAnyElementsOf(rules.keySet());
    assertThat(hazards.keySet()).containsAll(reasons.keySet());
  }

  @Test
  void thePageIsTheCommittedOne() throws IOException {
    String page = page();
    if (Boolean.getBoolean("rollsafe.write")) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(page);
  }

  private String page() {
    StringBuilder page = new StringBuilder("""
        # Hazards and the rules that cover them

        Generated from the rules' own documents; do not edit. The hazards are those that linters of migrations look for, and a few
        that none did (gathered in August 2026); tools are named by letters, explained at the end.

        """);
    page.append(rules.size())
        .append(" of ")
        .append(hazards.size())
        .append(" hazards are covered by ");
    page.append(BuiltInRules.all().size()).append(" rules.\n");
    String theme = "";
    for (String[] hazard : hazards.values()) {
      if (!hazard[1].equals(theme)) {
        theme = hazard[1];
        page.append("\n## ").append(theme).append("\n\n");
        page.append("| id | hazard | rules | other tools |\n|---|---|---|---|\n");
      }
      page.append("| ").append(hazard[0]).append(" | ").append(hazard[2]).append(" | ");
      page.append(covered(hazard)).append(" | ").append(hazard[4]).append(" |\n");
    }
    page.append("\n## Tools\n\n");
    TOOLS.forEach(
        (key, name) -> page.append("- ").append(key).append(": ").append(name).append('\n'));
    return page.toString();
  }

  private String covered(String[] hazard) {
    List<RuleDoc> covering = rules.get(hazard[0]);
    if (covering == null) {
      return "none: " + reasons.getOrDefault(hazard[0], "only PostgreSQL is judged so far");
    }
    List<String> links = new ArrayList<>();
    for (RuleDoc rule : covering) {
      links.add("[" + rule.id() + "](rules/" + rule.id() + ".md)"
          + (rule.onByDefault() ? "" : " (off by default)"));
    }
    return String.join(", ", links);
  }

  private static Map<String, String> tools() {
    Map<String, String> tools = new TreeMap<>();
    for (String tool : """
        AT ariga/atlas
        BB bytebase/bytebase
        DG ayarotsky/diesel-guard
        DL 3YOURMIND/django-migration-linter
        DZ tbicr/django-pg-zero-downtime-migrations
        EU kaaveland/eugene
        EX Artur-Sulej/excellent_migrations
        IH mfvanek/pg-index-health
        LL whiteclarkegroup/liquibase-linter
        LS supabase-community/postgres-language-server
        ML robert-sjoblom/pg-migration-lint
        MP mickelsamuel/migrationpilot
        OM fatkodima/online_migrations
        PA PandaDoc/migration-lint
        PD stripe/pg-schema-diff
        PF flvmnt/pgfence
        PR bolajiwahab/pgrubic
        PS fixed-width/pgsafe
        PV ONordander/pgvet
        SK skeema/skeema
        SM ankane/strong_migrations
        SP doctolib/safe-pg-migrations
        SPL supabase/splinter
        SQ sbdchd/squawk
        """.lines().toList()) {
      String[] parts = tool.split(" ", 2);
      tools.put(parts[0], parts[1]);
    }
    return tools;
  }
}
