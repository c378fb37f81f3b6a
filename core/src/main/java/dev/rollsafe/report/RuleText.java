package dev.rollsafe.report;

import dev.rollsafe.lint.Example;
import dev.rollsafe.lint.RuleDoc;
import java.io.IOException;
import java.util.List;

/** Shows to people what rules are about. */
public final class RuleText {

  private static final String INDENT = "    ";

  private final Appendable out;
  private final Ink ink;

  /**
   * Returns a text.
   *
   * @param out where it is written
   * @param colour whether to colour it, for a terminal
   */
  public RuleText(Appendable out, boolean colour) {
    this.out = out;
    this.ink = new Ink(colour);
  }

  /**
   * Shows a rule with all its document says.
   *
   * @throws IOException if it cannot be written
   */
  public void rule(RuleDoc rule) throws IOException {
    out.append(ink.bold(rule.id())).append("  ");
    out.append(ink.severity(rule.severity(), Names.of(rule.severity())));
    if (!rule.onByDefault()) {
      out.append("  off by default");
    }
    out.append("\n\n");
    Paragraph.write(out, "", 0, rule.summary() + ".");
    out.append('\n');
    Paragraph.write(out, ink.bold("Why:") + " ", 5, rule.why());
    out.append('\n');
    Paragraph.write(out, ink.bold("Instead:") + " ", 9, rule.instead());
    examples("Flagged", rule.flagged(), rule.given());
    examples("Accepted", rule.accepted(), rule.given());
    if (!rule.hazards().isEmpty()) {
      out.append('\n').append(ink.bold("Hazards:")).append(' ');
      out.append(String.join(", ", rule.hazards())).append('\n');
    }
    out.append('\n').append(ink.bold("Sources:")).append('\n');
    for (String source : rule.sources()) {
      out.append(INDENT).append(source).append('\n');
    }
  }

  private void examples(String label, List<Example> examples, String given) throws IOException {
    for (Example example : examples) {
      out.append('\n')
          .append(ink.bold(label))
          .append(": ")
          .append(example.title())
          .append('\n');
      if (!given.isBlank()) {
        out.append(INDENT).append(ink.faint("-- an earlier release:")).append('\n');
        sql(given);
        out.append(INDENT).append(ink.faint("-- this migration:")).append('\n');
      }
      sql(example.sql());
    }
  }

  private void sql(String sql) throws IOException {
    for (String line : sql.strip().lines().toList()) {
      out.append(INDENT).append(line).append('\n');
    }
  }

  /**
   * Lists rules, a line each.
   *
   * @throws IOException if it cannot be written
   */
  public void list(List<RuleDoc> rules) throws IOException {
    int widest = 0;
    for (RuleDoc rule : rules) {
      widest = Math.max(widest, rule.id().length());
    }
    for (RuleDoc rule : rules) {
      out.append(ink.bold(rule.id()));
      Paragraph.blanks(out, widest - rule.id().length() + 2);
      String severity = Names.of(rule.severity());
      out.append(ink.severity(rule.severity(), severity));
      Paragraph.blanks(out, 9 - severity.length());
      out.append(rule.summary());
      out.append(rule.onByDefault() ? "\n" : ink.faint(" (off by default)") + "\n");
    }
  }
}
