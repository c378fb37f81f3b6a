package dev.rollsafe.report;

import dev.rollsafe.lint.Finding;
import dev.rollsafe.lint.HistoryAssessment;
import dev.rollsafe.lint.MigrationAssessment;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.Summary;
import dev.rollsafe.migration.History;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes assessments as XML in the form of JUnit, as build servers read it: a suite per history, a case per migration. A case
 * fails for findings that fail the run, and is an error where something could not be read, whatever fails the run.
 */
public final class JunitReport implements Report {

  private static final String NOT_UNDERSTOOD = "statement-not-understood";

  private final Appendable out;
  private final Paths paths;
  private final Optional<Severity> failing;

  /**
   * Begins the document.
   *
   * @param out where it is written
   * @param base the folder of the repository
   * @param failing the least severity of findings that fail; none do where it is empty
   * @throws IOException if it cannot be written
   */
  public JunitReport(Appendable out, Path base, Optional<Severity> failing) throws IOException {
    this.out = out;
    this.paths = new Paths(base);
    this.failing = failing;
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"rollsafe\">\n");
  }

  /** What became of one migration, or of a file that is none. */
  private record Case(String name, String file, String element, String type, List<String> lines) {

    boolean is(String other) {
      return element.equals(other);
    }
  }

  @Override
  public void history(HistoryAssessment history) throws IOException {
    Map<String, List<Finding>> byMigration = new HashMap<>();
    for (Finding finding : history.findings()) {
      byMigration.computeIfAbsent(finding.migration(), key -> new ArrayList<>()).add(finding);
    }
    List<Case> cases = new ArrayList<>();
    for (History.Problem problem : history.problems()) {
      String element = problem.unreadable() ? "error" : "system-out";
      cases.add(new Case(
          paths.relative(problem.path()),
          problem.path(),
          element,
          "unreadable",
          List.of(problem.message())));
    }
    for (MigrationAssessment migration : history.migrations()) {
      cases.add(judged(migration, byMigration.getOrDefault(migration.id(), List.of())));
    }
    for (History.Skipped skipped : history.skipped()) {
      cases.add(new Case(
          paths.relative(skipped.path()),
          skipped.path(),
          "skipped",
          "",
          List.of(skipped.reason())));
    }
    suite(history.path(), cases);
  }

  private Case judged(MigrationAssessment migration, List<Finding> findings) {
    String element = "system-out";
    String type = "";
    List<String> lines = new ArrayList<>();
    for (Finding finding : findings) {
      lines.add(line(finding));
      if (finding.suppressed()) {
        continue;
      }
      if (finding.rule().equals(NOT_UNDERSTOOD) && !element.equals("error")) {
        element = "error";
        type = finding.rule();
      } else if (fails(finding) && element.equals("system-out")) {
        element = "failure";
        type = finding.rule();
      }
    }
    return new Case(migration.id(), migration.path(), element, type, lines);
  }

  private boolean fails(Finding finding) {
    return failing.isPresent() && finding.severity().compareTo(failing.get()) >= 0;
  }

  private String line(Finding finding) {
    String place = paths.relative(finding.path()) + ":" + finding.position();
    String severity = finding.suppressed() ? "suppressed" : Names.of(finding.severity());
    String instead = finding.instead().isEmpty() ? "" : "\n  Instead: " + finding.instead();
    return place + ": " + severity + ": " + finding.message() + " [" + finding.rule() + "]"
        + instead;
  }

  private void suite(String name, List<Case> cases) throws IOException {
    out.append("  <testsuite name=\"").append(Markup.of(paths.relative(name))).append('"');
    out.append(" tests=\"" + cases.size() + "\"");
    out.append(" failures=\"" + count(cases, "failure") + "\"");
    out.append(" errors=\"" + count(cases, "error") + "\"");
    out.append(" skipped=\"" + count(cases, "skipped") + "\" time=\"0\">\n");
    for (Case each : cases) {
      testcase(name, each);
    }
    out.append("  </testsuite>\n");
  }

  private static int count(List<Case> cases, String element) {
    int count = 0;
    for (Case each : cases) {
      count += each.is(element) ? 1 : 0;
    }
    return count;
  }

  private void testcase(String suite, Case each) throws IOException {
    out.append("    <testcase name=\"").append(Markup.of(each.name()));
    out.append("\" classname=\"").append(Markup.of(paths.relative(suite)));
    out.append("\" file=\"").append(Markup.of(paths.relative(each.file()))).append("\" time=\"0\"");
    if (each.lines().isEmpty()) {
      out.append("/>\n");
      return;
    }
    out.append(">\n      <").append(each.element());
    if (each.is("skipped")) {
      out.append(" message=\"").append(Markup.of(each.lines().get(0))).append("\"/>\n");
    } else {
      if (!each.is("system-out")) {
        out.append(" type=\"").append(Markup.of(each.type()));
        out.append("\" message=\"").append(Markup.of(message(each))).append('"');
      }
      out.append('>').append(Markup.lines(String.join("\n", each.lines())));
      out.append("</").append(each.element()).append(">\n");
    }
    out.append("    </testcase>\n");
  }

  private static String message(Case each) {
    String first = each.lines().get(0).lines().findFirst().orElse("");
    int others = each.lines().size() - 1;
    return others == 0 ? first : first + " (and " + others + " more)";
  }

  @Override
  public void end(Summary total) throws IOException {
    out.append("</testsuites>\n");
  }
}
