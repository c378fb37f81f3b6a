package dev.rollsafe.report;

import dev.rollsafe.plan.sequence.Change;
import dev.rollsafe.plan.sequence.Plan;
import dev.rollsafe.plan.sequence.Stage;
import dev.rollsafe.plan.sequence.Step;
import dev.rollsafe.plan.sequence.Unplanned;
import java.io.IOException;
import java.util.Locale;

/** Shows a plan to people. */
public final class PlanText {

  private final Appendable out;
  private final Ink ink;

  /**
   * Returns a report.
   *
   * @param out where it is written
   * @param colour whether to colour it, for a terminal
   */
  public PlanText(Appendable out, boolean colour) {
    this.out = out;
    this.ink = new Ink(colour);
  }

  /**
   * Writes a plan.
   *
   * @throws IOException if it cannot be written
   */
  public void write(Plan plan) throws IOException {
    if (plan.nothingToDo()) {
      out.append("Nothing in ")
          .append(Visible.of(String.join(", ", plan.migrations())))
          .append(" is unsafe; run it as it is.\n");
      return;
    }
    for (Change change : plan.changes()) {
      if (!change.asIs()) {
        change(change);
      }
    }
    steps(plan);
    gate(plan);
    for (Unplanned unplanned : plan.unplanned()) {
      out.append('\n')
          .append(
              ink.bold(Visible.of(unplanned.path()) + ":" + unplanned.position().line()))
          .append(": ")
          .append(ink.bad("not planned"))
          .append(": ")
          .append(Visible.of(unplanned.reason()))
          .append('\n');
    }
  }

  private void gate(Plan plan) throws IOException {
    if (!plan.contracts()) {
      return;
    }
    out.append('\n');
    Paragraph.write(
        out,
        "",
        0,
        plan.gated()
            ? "Contract steps ask the release gate first (rollsafe.assert_contract): they are refused while it is shut, and"
                + " where it is not installed. --no-gate leaves that out."
            : "--no-gate: contract steps do not ask the release gate. Nothing but you keeps them from running while a release"
                + " that uses the old side runs or may come back.");
  }

  private void change(Change change) throws IOException {
    out.append(ink.bold(Visible.of(change.path()) + ":" + change.position().line()))
        .append(": ")
        .append(Visible.of(change.title()))
        .append('\n');
    for (String note : change.notes()) {
      Paragraph.write(out, "  - ", 4, Visible.of(note) + ".");
    }
  }

  private void steps(Plan plan) throws IOException {
    int release = 0;
    Stage stage = null;
    for (Step step : plan.steps()) {
      if (step.release() != release || step.stage() != stage) {
        release = step.release();
        stage = step.stage();
        out.append('\n')
            .append(ink.bold("Release +" + release + ", " + stage.name().toLowerCase(Locale.ROOT)))
            .append('\n');
      }
      step(step);
    }
  }

  private void step(Step step) throws IOException {
    String kind = step.forward().statements().isEmpty()
        ? " (application)"
        : step.forward().transaction() ? "" : " (outside a transaction)";
    Paragraph.write(out, "  * ", 4, Visible.of(step.title()) + kind);
    for (String note : step.notes()) {
      Paragraph.write(out, "    - ", 6, Visible.of(note) + ".");
    }
    if (step.risk().isPresent()) {
      Paragraph.write(
          out, "    before: ", 12, "0 " + Visible.of(step.risk().get().meaning()));
    }
    if (step.verify().isPresent()) {
      Paragraph.write(
          out, "    after:  ", 12, "0 " + Visible.of(step.verify().get().meaning()));
    }
  }
}
