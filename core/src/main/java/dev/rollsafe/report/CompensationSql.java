package dev.rollsafe.report;

import dev.rollsafe.plan.compensate.Compensation;
import dev.rollsafe.plan.sequence.Change;
import dev.rollsafe.plan.sequence.Stage;
import dev.rollsafe.plan.sequence.Step;
import dev.rollsafe.plan.sequence.Unplanned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes a compensation as SQL: as one script for psql, or as a file for each step. */
public final class CompensationSql {

  /** Longer statements are shown by their beginning. */
  private static final int LONGEST = 120;

  private final Compensation compensation;
  private final Map<String, Long> counts;

  /** A step with the change it belongs to. */
  private record Placed(Change change, Step step) {}

  /**
   * Returns a writer.
   *
   * @param counts what the queries before steps count in a database, by the name of the step; empty where none was asked
   */
  public CompensationSql(Compensation compensation, Map<String, Long> counts) {
    this.compensation = compensation;
    this.counts = Map.copyOf(counts);
  }

  private List<Placed> steps() {
    List<Placed> steps = new ArrayList<>();
    for (Change change : compensation.plan().changes()) {
      change.steps().forEach(step -> steps.add(new Placed(change, step)));
    }
    steps.sort(Comparator.comparing(placed -> placed.step().stage()));
    return steps;
  }

  private static boolean isLater(Step step) {
    return step.stage().compareTo(Stage.CONTRACT) >= 0;
  }

  /** Returns all of it as one script, which psql runs as it is. */
  public String script() {
    StringBuilder text = new StringBuilder();
    head(text);
    List<Placed> steps = steps();
    boolean later = false;
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i).step();
      if (i == 0 && !isLater(step)) {
        StepText.comment(text, "==== Now, while both releases run");
      }
      if (isLater(step) && !later) {
        later = true;
        StepText.comment(
            text,
            "==== When nothing of release " + compensation.release()
                + " runs any more, and not before");
      }
      StepText.comment(text, (i + 1) + " of " + steps.size());
      String header = header(steps.get(i));
      boolean runs = !step.forward().statements().isEmpty();
      text.append(runs ? StepText.of(PlanFiles.Format.SQL, step, header) + "\n" : header);
    }
    return text.toString();
  }

  private void head(StringBuilder text) {
    StepText.comment(
        text,
        "Lets the release before " + compensation.release()
            + " serve again; what " + compensation.release() + " wrote stays.\n"
            + "For PostgreSQL " + compensation.plan().version().major()
            + ". Run it with psql -v ON_ERROR_STOP=1, or let --out DIR write a file for each step.");
    for (Unplanned unplanned : compensation.plan().unplanned()) {
      StepText.comment(
          text,
          "NOT MENDED: " + unplanned.path() + ":" + unplanned.position() + ": " + unplanned.reason()
              + ".");
    }
    for (Change change : compensation.plan().changes()) {
      if (change.steps().isEmpty()) {
        StepText.comment(
            text,
            change.title() + " (" + cause(change) + "): " + String.join("; ", change.notes())
                + ".");
      }
    }
    text.append('\n');
  }

  private static String cause(Change change) {
    String sql = change.sql().strip().replaceAll("\\s+", " ");
    return change.path() + ":" + change.position() + ": "
        + (sql.length() > LONGEST ? sql.substring(0, LONGEST) + " .." : sql);
  }

  private String header(Placed placed) {
    Step step = placed.step();
    StringBuilder text = new StringBuilder();
    StepText.comment(text, step.title() + ".\nBecause of " + cause(placed.change()));
    step.risk().ifPresent(risk -> {
      Long now = counts.get(step.name());
      StepText.comment(
          text,
          "Before it, ask how many " + risk.meaning() + (now == null ? "" : " (" + now + " now)")
              + ":\n  " + risk.sql() + ";");
    });
    step.verify()
        .ifPresent(verify -> StepText.comment(
            text, "Behind it, 0 means done (" + verify.meaning() + "):\n  " + verify.sql() + ";"));
    if (!step.expects().isEmpty()) {
      StepText.comment(
          text,
          "rollsafe check finds in it by its nature: " + String.join(", ", step.expects()) + ".");
    }
    boolean first = placed.change().steps().get(0).equals(step);
    List<String> notes = new ArrayList<>(first ? placed.change().notes() : List.of());
    notes.addAll(step.notes());
    notes.forEach(note -> StepText.comment(text, note + "."));
    return text.append('\n').toString();
  }

  /**
   * Writes a file for each step, in one folder what runs now and in another what waits for the new release to be gone, and beside
   * them what takes each one back.
   *
   * @param folder where to; it must be empty or not be there
   * @param version what the versions of files for Flyway begin with
   * @return how many steps have one
   * @throws IOException if the folder is not empty or cannot be written to
   */
  public int write(Path folder, PlanFiles.Format format, String version) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        if (files.findAny().isPresent()) {
          throw new IOException(folder + " is not empty; name a new folder");
        }
      }
    }
    int number = 0;
    for (Placed placed : steps()) {
      number++;
      Step step = placed.step();
      String name = format == PlanFiles.Format.FLYWAY
          ? "V" + version + "." + number + "__" + step.name()
          : (number < 10 ? "0" : "") + number + "_" + step.name();
      Path place = Files.createDirectories(folder.resolve(isLater(step) ? "2-later" : "1-now"));
      if (step.forward().statements().isEmpty()) {
        Files.writeString(place.resolve(name + ".txt"), header(placed));
        continue;
      }
      Files.writeString(place.resolve(name + ".sql"), StepText.of(format, step, header(placed)));
      if (format == PlanFiles.Format.FLYWAY && !step.forward().transaction()) {
        Files.writeString(place.resolve(name + ".sql.conf"), "executeInTransaction=false\n");
      }
      if (!step.undo().isEmpty()) {
        Path undo = Files.createDirectories(folder.resolve("undo"));
        Files.writeString(undo.resolve(name + ".undo.sql"), StepText.undo(step));
      }
    }
    return number;
  }
}
