package dev.rollsafe.report;

import dev.rollsafe.lint.Finding;
import dev.rollsafe.lint.HistoryAssessment;
import dev.rollsafe.lint.MigrationAssessment;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementAssessment;
import dev.rollsafe.lint.Summary;
import dev.rollsafe.migration.History;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Shows assessments to people: history by history as they are done, then a summary. */
public final class TextReport implements Report {

  private static final int INDENT = 2;

  private final Appendable out;
  private final Ink ink;
  private final boolean verbose;
  private boolean broken;
  private int histories;

  /**
   * Returns a report.
   *
   * @param out where it is written
   * @param colour whether to colour it, for a terminal
   * @param verbose whether to show every statement with its phase and effect, and suppressed findings as well
   */
  public TextReport(Appendable out, boolean colour, boolean verbose) {
    this.out = out;
    this.ink = new Ink(colour);
    this.verbose = verbose;
  }

  @Override
  public void history(HistoryAssessment history) throws IOException {
    if (!isBeside(history)) {
      histories++;
    }
    broken |= history.broken();
    Map<String, MigrationAssessment> byId = new HashMap<>();
    for (MigrationAssessment migration : history.migrations()) {
      byId.put(migration.id(), migration);
      if (verbose && !isBeside(history)) {
        statements(migration);
      }
    }
    for (History.Problem problem : history.problems()) {
      String severity = problem.unreadable()
          ? ink.bad("cannot be read")
          : ink.severity(Severity.WARNING, "warning");
      out.append(ink.bold(Visible.of(problem.path()))).append(": ").append(severity);
      out.append(": ").append(Visible.of(problem.message())).append("\n\n");
    }
    for (Finding finding : history.findings()) {
      if (verbose || !finding.suppressed()) {
        finding(finding, Objects.requireNonNull(byId.get(finding.migration()), "migration"));
      }
    }
    if (verbose) {
      for (History.Skipped skipped : history.skipped()) {
        out.append(Visible.of(skipped.path())).append(": not judged: ");
        out.append(Visible.of(skipped.reason())).append('\n');
      }
    }
    out.append(ink.bold(Visible.of(history.path()))).append(": ");
    if (isBeside(history)) {
      findings(history.summary(), history.broken());
    } else {
      summary(history.summary(), history.broken());
    }
    out.append('\n');
  }

  @Override
  public void end(Summary total) throws IOException {
    if (histories > 1) {
      out.append(ink.bold(histories + " histories")).append(": ");
      summary(total, broken);
    }
  }

  private void statements(MigrationAssessment migration) throws IOException {
    out.append(ink.bold(Visible.of(migration.path()))).append("  ");
    out.append(ink.phase(migration.phase(), migration.phase().name()));
    out.append(ink.faint(migration.transactional() ? "  in a transaction" : "  in no transaction"));
    out.append('\n');
    for (StatementAssessment statement : migration.statements()) {
      statement(statement);
    }
    out.append('\n');
  }

  private void statement(StatementAssessment statement) throws IOException {
    String place = statement.position().toString();
    Paragraph.blanks(out, Math.max(0, 7 - place.length()));
    String phase = statement.effect().phase().name();
    out.append(ink.faint(place))
        .append("  ")
        .append(ink.phase(statement.effect().phase(), phase));
    Paragraph.blanks(out, Math.max(0, 11 - phase.length()));
    out.append("  ").append(ink.bold(statement.kind())).append("  ");
    out.append(Visible.of(statement.effect().reason())).append('\n');
    String effect = EffectText.of(statement.effect());
    if (!effect.isEmpty()) {
      Paragraph.write(out, " ".repeat(22), 22, effect);
    }
  }

  private void finding(Finding finding, MigrationAssessment migration) throws IOException {
    out.append(ink.bold(Visible.of(finding.path()) + ":" + finding.position())).append(": ");
    String severity = Names.of(finding.severity());
    out.append(ink.severity(finding.severity(), severity)).append(": ");
    out.append(ink.bold(Visible.of(finding.message())));
    out.append(ink.faint(" [" + finding.rule() + "]"));
    if (finding.suppressed()) {
      String reason = finding.waiver().get().reason();
      String why = reason.isEmpty() ? finding.waiver().get().kind().word() : reason;
      out.append(ink.faint(" (suppressed: " + Visible.of(why) + ")"));
    }
    out.append('\n');
    StatementAssessment statement =
        statementAt(migration.statements(), finding.span().start());
    int start = statement == null ? finding.span().start() : statement.span().start();
    new Excerpt(migration.script(), ink, out).write(start, finding.span());
    if (statement != null && statement.span().end() > finding.span().start()) {
      String phase = statement.effect().phase().name();
      labelled(
          phase,
          ink.phase(statement.effect().phase(), phase),
          statement.effect().reason());
      String effect = EffectText.of(statement.effect());
      if (!effect.isEmpty()) {
        labelled("effect", ink.faint("effect"), effect);
      }
    }
    if (!finding.instead().isEmpty()) {
      labelled("instead", ink.good("instead"), finding.instead());
    }
    out.append('\n');
  }

  private void labelled(String label, String coloured, String text) throws IOException {
    Paragraph.write(
        out, " ".repeat(INDENT) + coloured + ": ", INDENT + label.length() + 2, Visible.of(text));
  }

  /** Returns the last statement that begins at {@code offset} or before; null where none does. */
  private static @Nullable StatementAssessment statementAt(
      List<StatementAssessment> statements, int offset) {
    int low = 0;
    int high = statements.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (statements.get(middle).span().start() <= offset) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high < 0 ? null : statements.get(high);
  }

  private void summary(Summary summary, boolean incomplete) throws IOException {
    out.append(count(summary.migrations(), "migration"));
    if (summary.replayed() > 0) {
      out.append(" (after ").append(String.valueOf(summary.replayed())).append(" only replayed)");
    }
    out.append(", ").append(count(summary.statements(), "statement")).append(": ");
    out.append(summary.expand() + " expand, ");
    out.append(summary.contract() + " contract, ");
    out.append(summary.destructive() + " destructive, ");
    out.append(summary.neutral() + " neutral, ");
    String lost = summary.notUnderstood() + " not understood";
    out.append(summary.notUnderstood() > 0 ? ink.bad(lost) : lost).append('\n');
    Paragraph.blanks(out, INDENT);
    findings(summary, incomplete);
  }

  /** What stands beside migrations, such as a configuration, has findings and no statements. */
  private static boolean isBeside(HistoryAssessment history) {
    Summary summary = history.summary();
    return summary.migrations() + summary.replayed() == 0 && !history.broken();
  }

  private void findings(Summary summary, boolean incomplete) throws IOException {
    if (summary.errors() + summary.warnings() + summary.infos() == 0) {
      out.append(
          incomplete ? ink.bad("no findings in what could be read") : ink.good("no findings"));
    } else {
      String errors = count(summary.errors(), "error");
      out.append(summary.errors() > 0 ? ink.bad(errors) : errors).append(", ");
      out.append(count(summary.warnings(), "warning")).append(", ");
      out.append(summary.infos() + " info");
    }
    if (summary.suppressed() > 0) {
      out.append(", ").append(summary.suppressed() + " suppressed");
    }
    out.append('\n');
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
