package dev.rollsafe.report;

import dev.rollsafe.release.usage.Unjudged;
import dev.rollsafe.release.usage.Usage;
import dev.rollsafe.release.usage.UsageReport;
import java.io.IOException;
import java.io.Writer;

/** Writes what uses sides of changes, for people. */
public final class UsageText {

  private static final int SHOWN = 10;

  private final Writer out;
  private final boolean all;

  /**
   * Returns what writes to {@code out}.
   *
   * @param all whether mentions that are no uses are written too, and all that could not be judged
   */
  public UsageText(Writer out, boolean all) {
    this.out = out;
    this.all = all;
  }

  /** Writes a report. */
  public void write(UsageReport report) throws IOException {
    for (UsageReport.Found found : report.sides()) {
      found(found);
    }
    int shown = 0;
    for (Unjudged one : report.unjudged()) {
      if (all || one.unread() || shown < SHOWN) {
        out.write("Not judged: " + one.place() + ": " + one.reason() + "\n");
        shown++;
      }
    }
    if (shown < report.unjudged().size()) {
      out.write("Not judged: " + (report.unjudged().size() - shown) + " more; --all shows them\n");
    }
    out.write(
        "Read " + report.classes() + " classes and " + report.resources() + " resources; "
            + report.skipped().size()
            + " migrations were left out. Names that are computed, or come from outside, are not seen\n");
  }

  private void found(UsageReport.Found found) throws IOException {
    int counted = 0;
    int mentions = 0;
    for (Usage usage : found.usages()) {
      if (usage.certainty().counts()) {
        counted++;
      } else {
        mentions++;
      }
    }
    out.write(found.side()
        + found.change().map(change -> " (old side of " + change + ")").orElse("")
        + ": " + (counted == 0 ? "nothing uses it" : counted + " use it, or may") + "; " + mentions
        + " mention the word\n");
    for (Usage usage : found.usages()) {
      if (all || usage.certainty().counts()) {
        out.write("  " + usage.certainty() + " " + usage.place() + ": " + usage.reason() + "\n    "
            + usage.excerpt() + "\n");
      }
    }
  }
}
