package dev.rollsafe.report;

import dev.rollsafe.effect.Phase;
import dev.rollsafe.effect.ServerVersion;
import dev.rollsafe.lint.Finding;
import dev.rollsafe.lint.HistoryAssessment;
import dev.rollsafe.lint.MigrationAssessment;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Summary;
import dev.rollsafe.migration.History;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes assessments as one HTML page that needs nothing else: for those who review migrations. The figures stand at its head,
 * so what it says of histories is held until the end.
 */
public final class HtmlReport implements Report {

  /** How many migrations have room for wide cells in the strip. */
  private static final int FEW = 40;

  private final Appendable out;
  private final String version;
  private final ServerVersion serverVersion;
  private final Paths paths;
  private final HtmlMigration writer;
  private final StringBuilder body = new StringBuilder();
  private final StringBuilder strip = new StringBuilder();
  private final List<String> names = new ArrayList<>();
  private int migrations;
  private boolean broken;

  /**
   * Returns a report.
   *
   * @param out where it is written
   * @param version the version of Rollsafe
   * @param serverVersion the server that migrations are judged for
   * @param rules the rules that are asked
   * @param base the folder of the repository, which paths are relative to
   */
  public HtmlReport(
      Appendable out, String version, ServerVersion serverVersion, List<RuleDoc> rules, Path base) {
    this.out = out;
    this.version = version;
    this.serverVersion = serverVersion;
    this.paths = new Paths(base);
    Map<String, RuleDoc> byId = new HashMap<>();
    for (RuleDoc rule : rules) {
      byId.put(rule.id(), rule);
    }
    writer = new HtmlMigration(body, byId, paths);
  }

  @Override
  public void history(HistoryAssessment history) {
    String name = Markup.of(paths.relative(history.path()));
    if (name.isEmpty()) {
      name = ".";
    }
    broken |= history.broken();
    body.append("<section class=\"history\">\n<h2>").append(name).append("</h2>\n");
    // Files of the configuration are told of in the same way, and have none.
    if (history.summary().migrations() > 0) {
      names.add(name);
      body.append("<p>").append(figures(history.summary())).append("</p>\n");
    }
    for (History.Problem problem : history.problems()) {
      body.append("<div class=\"trouble").append(problem.unreadable() ? "" : " mild");
      body.append("\"><b>").append(problem.unreadable() ? "Cannot be read: " : "Warning: ");
      body.append("</b><code>").append(Markup.of(paths.relative(problem.path())));
      body.append("</code>: ").append(Markup.of(problem.message())).append("</div>\n");
    }
    Map<String, List<Finding>> byMigration = new HashMap<>();
    for (Finding finding : history.findings()) {
      byMigration.computeIfAbsent(finding.migration(), key -> new ArrayList<>()).add(finding);
    }
    timeline(history.migrations(), byMigration);
    skipped(history.skipped());
    body.append("</section>\n");
  }

  private void timeline(List<MigrationAssessment> judged, Map<String, List<Finding>> byMigration) {
    if (judged.isEmpty()) {
      return;
    }
    body.append("<ol class=\"line\">\n");
    for (MigrationAssessment migration : judged) {
      List<Finding> findings = byMigration.getOrDefault(migration.id(), List.of());
      String id = "m" + ++migrations;
      cell(id, migration, findings);
      writer.write(id, migration, findings);
    }
    body.append("</ol>\n");
  }

  private static String figures(Summary summary) {
    String replayed = summary.replayed() == 0
        ? ""
        : " (after " + summary.replayed() + " that were only read, to know what is there)";
    return SummaryText.count(summary.migrations(), "migration") + replayed + ", "
        + SummaryText.count(summary.statements(), "statement");
  }

  /** The strip shows at a glance where in the history it is dangerous; the list says the same in words. */
  private void cell(String id, MigrationAssessment migration, List<Finding> findings) {
    boolean found = findings.stream().anyMatch(finding -> !finding.suppressed());
    String phase = migration.phase().name();
    strip.append("<a tabindex=\"-1\" href=\"#").append(id).append("\" class=\"").append(phase);
    strip.append(found ? " f" : "").append("\" title=\"").append(Markup.of(migration.id()));
    strip.append(": ").append(phase).append("\"></a>");
  }

  private void skipped(List<History.Skipped> skipped) {
    if (skipped.isEmpty()) {
      return;
    }
    body.append("<details class=\"skipped\"><summary>");
    body.append(SummaryText.count(skipped.size(), "file")).append(" not judged</summary>\n<ul>\n");
    for (History.Skipped each : skipped) {
      body.append("<li><code>").append(Markup.of(paths.relative(each.path())));
      body.append("</code>: ").append(Markup.of(each.reason())).append("</li>\n");
    }
    body.append("</ul></details>\n");
  }

  @Override
  public void end(Summary total) throws IOException {
    String script = HtmlParts.resource("report.js");
    String title = title();
    out.append(
        "<!DOCTYPE html>\n<html lang=\"en\" class=\"no-js\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
    out.append("style-src 'unsafe-inline'; script-src 'sha256-");
    out.append(HtmlParts.sha256(script)).append("'; base-uri 'none'; form-action 'none'\">\n");
    out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.append("<meta name=\"referrer\" content=\"no-referrer\">\n<title>Rollsafe: ")
        .append(title);
    out.append("</title>\n<style>\n").append(HtmlParts.resource("report.css"));
    out.append(
        "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">To the migrations</a>\n");
    head(title, total);
    HtmlParts.tools(out, total);
    body.append("<p id=\"nothing\" class=\"nothing\" hidden=\"\">No migration is like that.</p>\n");
    writer.rules();
    out.append("<main id=\"main\" class=\"wrap\">\n").append(body);
    out.append("</main>\n");
    out.append("<footer><div class=\"wrap\">Rollsafe ").append(Markup.of(version));
    out.append(". Nothing in the migrations was run to write this.</div></footer>\n<script>");
    out.append(script).append("</script>\n</body>\n</html>\n");
  }

  private String title() {
    return switch (names.size()) {
      case 0 -> "it";
      case 1 -> names.get(0);
      default -> names.size() + " histories";
    };
  }

  private void head(String title, Summary total) throws IOException {
    out.append("<header><div class=\"wrap\">\n<div class=\"top\"><div>\n<h1>Can ")
        .append(title);
    out.append(" be rolled back?</h1>\n<p class=\"verdict\">").append(verdict(total));
    out.append("</p>\n<p class=\"about\">")
        .append(figures(total))
        .append(", judged for PostgreSQL ");
    out.append(serverVersion.major() + " by Rollsafe ").append(Markup.of(version));
    out.append("</p>\n</div><button type=\"button\" id=\"theme\">Dark colours</button></div>\n");
    HtmlParts.tiles(out, total);
    HtmlParts.share(out, total);
    if (migrations > 1) {
      out.append("<nav class=\"strip").append(migrations > FEW ? "" : " few");
      out.append("\" aria-hidden=\"true\">").append(strip).append("</nav>\n");
    }
    out.append("</div></header>\n");
  }

  private String verdict(Summary total) {
    if (broken) {
      return "Some of it could not be read, so nobody can tell. What was read is judged below.";
    }
    if (total.errors() > 0) {
      return total.errors() == 1
          ? "Not as it is: one finding breaks the previous release or the service."
          : "Not as it is: " + total.errors()
              + " findings break the previous release or the service.";
    }
    if (total.warnings() > 0) {
      return "Yes, with care: " + SummaryText.count(total.warnings(), "risk")
          + " depending on size and traffic.";
    }
    if (total.notUnderstood() > 0) {
      return SummaryText.count(total.notUnderstood(), "statement")
          + " could not be judged and " + (total.notUnderstood() == 1 ? "was" : "were")
          + " let through; the rest is safe.";
    }
    return "Nothing was found that breaks the previous release or the service.";
  }

  /** Signs tell phases apart where colours do not. */
  static char sign(Phase phase) {
    return switch (phase) {
      case NEUTRAL -> '·';
      case EXPAND -> '+';
      case CONTRACT -> '−';
      case UNKNOWN -> '?';
      case DESTRUCTIVE -> '×';
    };
  }
}
