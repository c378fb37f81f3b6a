package dev.rollsafe.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.effect.ServerVersion;
import dev.rollsafe.lint.rules.BuiltInRules;
import dev.rollsafe.migration.History;
import dev.rollsafe.migration.Migration.TransactionMode;
import dev.rollsafe.sql.Script;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartTest {

  private static final Catalog SCHEMA = Catalog.empty()
      .enter(0)
      .replay(Script.of(
          "schema.sql", "CREATE TABLE public.orders (id bigint PRIMARY KEY, note text);"));
  private static final History HISTORY = TestHistory.of(
      TransactionMode.SINGLE,
      "CREATE TABLE orders (id bigint PRIMARY KEY, note text);",
      "CREATE INDEX orders_note ON orders (note);");

  private final Linter linter = Linter.of(BuiltInRules.all(), ServerVersion.DEFAULT);

  private static List<String> rules(HistoryAssessment assessment) {
    return assessment.findings().stream()
        .filter(f -> f.severity().compareTo(Severity.INFO) > 0 && !f.suppressed())
        .map(Finding::rule)
        .toList();
  }

  @Test
  void whatIsAppliedIsNeitherJudgedNorReplayed() {
    HistoryAssessment assessment = linter
        .starting(new Start(SCHEMA, migration -> migration.id().equals("1")))
        .check(HISTORY);
    assertThat(assessment.migrations()).hasSize(1);
    assertThat(rules(assessment)).contains("index-build-blocks-writes");
  }

  @Test
  void smallTablesAreLetThroughAndLargeOnesTellTheirSize() {
    Start start = new Start(SCHEMA, migration -> migration.id().equals("1"));
    ObjectName orders = new ObjectName("public", "orders");
    TableSizes small =
        TableSizes.of(Map.of(orders, new TableSizes.Size(10, 8192)), TableSizes.DEFAULT_SMALL_ROWS);
    assertThat(rules(linter.starting(start).sizes(small).check(HISTORY)))
        .doesNotContain("index-build-blocks-writes");
    TableSizes large = TableSizes.of(
        Map.of(orders, new TableSizes.Size(40_000_000, 41L << 30)), TableSizes.DEFAULT_SMALL_ROWS);
    assertThat(linter.starting(start).sizes(large).check(HISTORY).findings())
        .anySatisfy(finding -> assertThat(finding.toString()).contains("40,000,000 rows, 41 GB"));
  }
}
