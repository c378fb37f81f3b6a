package dev.rollsafe.report;

import dev.rollsafe.release.decision.Decision;
import java.io.IOException;
import java.io.Writer;

/** Writes what to do about a release, for people. */
public final class DecisionText {

  private DecisionText() {}

  /** Writes it. */
  public static void write(Writer out, String release, Decision decision) throws IOException {
    out.write(release + ": " + decision.action() + ", " + decision.reason() + "\n");
    int number = 0;
    for (String step : decision.steps()) {
      number++;
      out.write("  " + number + ". " + step + "\n");
    }
    for (Decision.Target target : decision.targets()) {
      out.write(target.release() + (target.canRun() ? " can" : " cannot")
          + " run on the schema as it is\n");
      for (String blocker : target.blockers()) {
        out.write("  " + blocker + "\n");
      }
    }
    for (String note : decision.notes()) {
      out.write("Note: " + note + "\n");
    }
  }
}
