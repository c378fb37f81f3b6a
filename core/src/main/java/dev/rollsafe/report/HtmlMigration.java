package dev.rollsafe.report;

import dev.rollsafe.effect.Phase;
import dev.rollsafe.lint.Finding;
import dev.rollsafe.lint.MigrationAssessment;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementAssessment;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes migrations into the page: what is dangerous at length, the rest in a line each. */
final class HtmlMigration {

  /** How many migrations with findings stand open at first: what one reads before one searches. */
  private static final int OPEN = 25;

  /** How many statements of one kind follow each other until they are one line. */
  private static final int FEW = 3;

  private final StringBuilder out;
  private final Paths paths;
  private final HtmlStatement statements;
  private final HtmlFinding findings;
  private int opened;

  HtmlMigration(StringBuilder out, Map<String, RuleDoc> rules, Paths paths) {
    this.out = out;
    this.paths = paths;
    this.statements = new HtmlStatement(out);
    this.findings = new HtmlFinding(out, rules);
  }

  /**
   * Writes a migration.
   *
   * @param id its anchor
   * @param found what was found in it, in the order of places
   */
  void write(String id, MigrationAssessment migration, List<Finding> found) {
    String phase = migration.phase().name();
    out.append("<li class=\"migration\" id=\"").append(id).append("\" data-phase=\"");
    out.append(phase).append("\"><div class=\"dot ").append(phase);
    out.append("\" aria-hidden=\"true\"><span>").append(HtmlReport.sign(migration.phase()));
    out.append("</span></div><details")
        .append(isOpen(found) ? " open=\"\"" : "")
        .append("><summary>");
    out.append("<h3>").append(Markup.of(migration.id())).append("</h3>");
    for (Severity severity : List.of(Severity.ERROR, Severity.WARNING, Severity.INFO)) {
      badge(Names.of(severity), count(found, severity));
    }
    badge("suppressed", suppressed(found));
    out.append("<span class=\"phase ").append(phase).append("\">").append(phase);
    out.append("</span><span class=\"meta\">");
    out.append(about(migration));
    out.append("</span></summary>\n<div class=\"body\">\n<p class=\"path\">");
    out.append(Markup.of(paths.relative(migration.path()))).append("</p>\n");
    body(migration, found);
    out.append("</div></details></li>\n");
  }

  /** Writes what is to be said once of the rules that found something. */
  void rules() {
    findings.rules();
  }

  private static String about(MigrationAssessment migration) {
    int number = migration.statements().size();
    if (number == 0) {
      return "no statements";
    }
    String how = migration.transactional() ? ", in a transaction" : ", in no transaction";
    return SummaryText.count(number, "statement") + how;
  }

  private boolean isOpen(List<Finding> found) {
    boolean grave = count(found, Severity.ERROR) + count(found, Severity.WARNING) > 0;
    return grave && opened++ < OPEN;
  }

  private static int count(List<Finding> found, Severity severity) {
    int count = 0;
    for (Finding finding : found) {
      count += !finding.suppressed() && finding.severity() == severity ? 1 : 0;
    }
    return count;
  }

  private static int suppressed(List<Finding> found) {
    int count = 0;
    for (Finding finding : found) {
      count += finding.suppressed() ? 1 : 0;
    }
    return count;
  }

  private void badge(String kind, int number) {
    if (number > 0) {
      String label =
          kind.equals("info") ? "advice" : kind.equals("suppressed") ? "let through" : kind;
      boolean plural = number > 1 && (kind.equals("error") || kind.equals("warning"));
      out.append("<span class=\"badge ")
          .append(kind)
          .append("\">")
          .append(number)
          .append(' ');
      out.append(label).append(plural ? "s" : "").append("</span>");
    }
  }

  private void body(MigrationAssessment migration, List<Finding> found) {
    List<StatementAssessment> all = migration.statements();
    List<StatementAssessment> plain = new ArrayList<>();
    int next = 0;
    for (StatementAssessment statement : all) {
      int first = next;
      while (next < found.size()
          && found.get(next).span().start() < statement.span().start()) {
        next++;
      }
      List<Finding> before = found.subList(first, next);
      int from = next;
      while (next < found.size()
          && found.get(next).span().start() < statement.span().end()) {
        next++;
      }
      List<Finding> here = found.subList(from, next);
      if (!before.isEmpty() || !here.isEmpty() || HtmlStatement.isNotable(statement.effect())) {
        plain(migration.script(), plain);
        outside(migration.script(), before);
        notable(migration.script(), statement, here);
      } else {
        plain.add(statement);
      }
    }
    plain(migration.script(), plain);
    outside(migration.script(), found.subList(next, found.size()));
  }

  private void notable(Script script, StatementAssessment statement, List<Finding> here) {
    List<Span> places = new ArrayList<>();
    for (Finding finding : here) {
      places.add(finding.span());
    }
    out.append("<div class=\"statement\">\n");
    statements.write(script, statement, places);
    for (Finding finding : here) {
      findings.write(finding, Optional.of(statement));
    }
    out.append("</div>\n");
  }

  /** What is found in comments. */
  private void outside(Script script, List<Finding> found) {
    for (Finding finding : found) {
      out.append("<div class=\"statement\">\n<pre><code>");
      out.append(Markup.lines(finding.span().of(script.text()))).append("</code></pre>\n");
      findings.write(finding, Optional.empty());
      out.append("</div>\n");
    }
  }

  private void plain(Script script, List<StatementAssessment> plain) {
    if (plain.isEmpty()) {
      return;
    }
    out.append("<ul class=\"plain\">\n");
    int i = 0;
    while (i < plain.size()) {
      int end = i + 1;
      while (end < plain.size() && isAlike(plain.get(i), plain.get(end))) {
        end++;
      }
      if (end - i <= FEW) {
        end = i + 1;
      }
      row(script, plain.get(i), end - i);
      i = end;
    }
    out.append("</ul>\n");
    plain.clear();
  }

  private static boolean isAlike(StatementAssessment one, StatementAssessment other) {
    return one.kind().equals(other.kind())
        && one.effect().phase() == other.effect().phase();
  }

  private void row(Script script, StatementAssessment statement, int times) {
    Phase phase = statement.effect().phase();
    out.append("<li><span class=\"at\">").append(statement.position().line());
    out.append("</span><span class=\"sign ").append(phase.name()).append("\" title=\"");
    out.append(phase.name())
        .append("\" aria-label=\"")
        .append(phase.name())
        .append("\" role=\"img\">");
    out.append(HtmlReport.sign(phase)).append("</span><code>");
    out.append(Markup.of(HtmlStatement.firstWords(script, statement.span()))).append("</code>");
    if (times > 1) {
      out.append("<span class=\"times\">and ").append(times - 1).append(" more ");
      out.append(Markup.of(statement.kind())).append("</span>");
    }
    out.append("</li>\n");
  }
}
