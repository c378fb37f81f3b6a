package dev.rollsafe.report;

import dev.rollsafe.plan.sequence.Count;
import dev.rollsafe.plan.sequence.Plan;
import dev.rollsafe.plan.sequence.Stage;
import dev.rollsafe.plan.sequence.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Writes the steps of a plan as files, in a folder for each release and phase, and beside them what takes each one back. */
public final class PlanFiles {

  /** Whose files they are. */
  public enum Format {
    /** {@code V2.1__name.sql}, with {@code .conf} where no transaction may be open. */
    FLYWAY,
    /** Formatted SQL, a changeset for each transaction. */
    LIQUIBASE,
    /** Files for psql, with BEGIN and COMMIT in them. */
    SQL
  }

  private final Path folder;
  private final Format format;
  private final String version;

  /**
   * Returns a writer.
   *
   * @param folder where to; it must be empty or not be there
   * @param format whose files they are
   * @param version what the versions of the files begin with
   */
  public PlanFiles(Path folder, Format format, String version) {
    this.folder = folder;
    this.format = format;
    this.version = version;
  }

  /**
   * Writes all files.
   *
   * @return how many steps have one
   * @throws IOException if the folder is not empty or cannot be written to
   */
  public int write(Plan plan) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        if (files.findAny().isPresent()) {
          throw new IOException(folder + " is not empty; name a new folder");
        }
      }
    }
    int number = 0;
    for (Step step : plan.steps()) {
      number++;
      Path place = Path.of("release-" + step.release(), phase(step.stage()));
      write(step, plan.gated(), place, number);
    }
    return number;
  }

  private void write(Step step, boolean gated, Path place, int number) throws IOException {
    String name = name(step, number);
    Path target = Files.createDirectories(folder.resolve(place));
    if (step.forward().statements().isEmpty()) {
      Files.writeString(target.resolve(name + ".txt"), applicationNotes(step));
      return;
    }
    Files.writeString(
        target.resolve(name + ".sql"), StepText.of(format, step, header(step, gated)));
    if (format == Format.FLYWAY && !step.forward().transaction()) {
      Files.writeString(target.resolve(name + ".sql.conf"), "executeInTransaction=false\n");
    }
    if (!step.undo().isEmpty()) {
      Path undo = Files.createDirectories(folder.resolve("undo").resolve(place));
      Files.writeString(undo.resolve(name + ".undo.sql"), StepText.undo(step));
    }
  }

  private String name(Step step, int number) {
    return switch (format) {
      case FLYWAY -> "V" + version + "." + number + "__" + step.name();
      case LIQUIBASE, SQL -> (number < 10 ? "0" : "") + number + "_" + step.name();
    };
  }

  /** Folders sort in the order they are gone through. */
  private static String phase(Stage stage) {
    return switch (stage) {
      case EXPAND -> "1-expand";
      case BACKFILL -> "2-backfill";
      case SWITCH -> "3-switch";
      case CONTRACT -> "4-contract";
      case FINAL -> "5-final";
    };
  }

  private static String applicationNotes(Step step) {
    return step.title() + ".\n\n" + String.join("\n", step.notes()) + "\n";
  }

  private static String header(Step step, boolean gated) {
    StringBuilder text = new StringBuilder();
    StepText.comment(text, step.title() + ".");
    if (step.risk().isPresent()) {
      count(text, "Before", step.risk().get());
    }
    if (step.verify().isPresent()) {
      count(text, "Afterwards", step.verify().get());
    }
    if (!step.expects().isEmpty()) {
      StepText.comment(
          text,
          "Run it when no older release runs or may come back; rollsafe check finds in it by its nature: "
              + String.join(", ", step.expects()) + ".");
    }
    if (!gated && step.stage().compareTo(Stage.CONTRACT) >= 0) {
      StepText.comment(text, "Planned with --no-gate: it does not ask the release gate.");
    }
    for (String note : step.notes()) {
      StepText.comment(text, note + ".");
    }
    return text.append('\n').toString();
  }

  private static void count(StringBuilder text, String when, Count count) {
    StepText.comment(
        text, when + " this is to be 0 (" + count.meaning() + "):\n  " + count.sql() + ";");
  }
}
