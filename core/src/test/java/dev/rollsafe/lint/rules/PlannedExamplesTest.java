package dev.rollsafe.lint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What is flagged in an example of a rule is planned, without findings and so that it runs, or {@code unplanned-examples.txt} says
 * why not. {@code -Drollsafe.write=true} writes that list anew: read what has changed.
 */
class PlannedExamplesTest {

  private static final Path LIST =
      Path.of("src/test/resources/dev/rollsafe/lint/rules/unplanned-examples.txt");

  @Test
  void plansOfFlaggedExamplesHaveNoFindingsAndRun() throws SQLException, IOException {
    List<String> unplanned = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    Set<String> rules = new TreeSet<>();
    Set<String> planned = new TreeSet<>();
    int examples = 0;
    int whole = 0;
    for (RuleExample example : RuleExample.of(BuiltInRules.all())) {
      if (!example.flagged() || !example.doc().onByDefault()) {
        continue;
      }
      examples++;
      rules.add(example.doc().id());
      PlannedExample plan = PlannedExample.of(example);
      List<String> reasons = plan.reasons();
      if (!reasons.isEmpty()) {
        reasons.forEach(reason -> unplanned.add(example + ": " + reason));
        continue;
      }
      whole++;
      planned.add(example.doc().id());
      plan.unexpected().forEach(f -> problems.add(example + ": " + f.rule() + " in " + f.path()));
      try {
        plan.run();
      } catch (SQLException e) {
        problems.add(e.getMessage());
      }
    }
    assertThat(problems).isEmpty();
    unplanned.add(
        0,
        "# " + whole + " of " + examples + " flagged examples are planned wholly, of "
            + planned.size() + " of " + rules.size()
            + " rules that are on by default. These are not:");
    if (Boolean.getBoolean("rollsafe.write")) {
      Files.write(LIST, unplanned);
    }
    assertThat(unplanned).isEqualTo(Files.readAllLines(LIST));
  }
}
