package dev.rollsafe.cli;

import dev.rollsafe.plan.DownScript;
import dev.rollsafe.plan.DownScripts;
import dev.rollsafe.plan.DownText;
import dev.rollsafe.plan.Grade;
import dev.rollsafe.plan.Reversal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code rollsafe down}: writes what takes migrations back. */
final class DownCommand implements Command {

  static final Option HISTORY = Option.valued(
      "--history",
      "DIR",
      "",
      "The history that the migrations belong to; those before them tell what is there");
  static final Option SCHEMA = Option.valued(
      "--schema", "FILE.sql", "", "What is there before the first migration, as SQL that makes it");
  static final Option JDBC_URL = Option.valued(
      "--jdbc-url",
      "URL",
      "",
      "Takes what is in this database for what is there before the first migration that is not applied; it is only read. The"
          + " password comes from PGPASSWORD or ~/.pgpass");
  static final Option FORMAT = Option.choice(
      "--format", List.of("sql", "flyway-undo", "liquibase", "updown"), "The form of the scripts");
  static final Option OUT = Option.valued(
      "--out", "DIR", "", "Writes a file for every migration into this folder instead of printing");

  static final Option KEEP_DATA = Option.flag(
      "--keep-data",
      "Writes the migrations as well, such that they keep what they take from rows, and puts it back");
  static final Option BATCH_ROWS = Option.valued(
      "--batch-rows",
      "N",
      "",
      "With --keep-data: what fills archives of large tables beforehand, N rows a transaction");

  @Override
  public String name() {
    return "down";
  }

  @Override
  public String summary() {
    return "Writes the scripts that bring the schema back to what it was before migrations, with what each statement loses."
        + " Nothing is run.";
  }

  @Override
  public List<Option> options() {
    return List.of(
        HISTORY,
        SCHEMA,
        JDBC_URL,
        LiveOptions.USER,
        LiveOptions.TIMEOUT,
        KEEP_DATA,
        BATCH_ROWS,
        FORMAT,
        OUT);
  }

  @Override
  public String operands() {
    return "MIGRATION...";
  }

  @Override
  public String operandsHelp() {
    return "Migrations, by id or file; with --history and none named, all of it";
  }

  @Override
  public int fewest() {
    return 0;
  }

  @Override
  public int most() {
    return Integer.MAX_VALUE;
  }

  @Override
  public String footer() {
    return "Exit codes: 0 written, 2 wrong usage or something that cannot be read, 3 something cannot be reversed or kept.";
  }

  @Override
  public int run(Invocation invocation, Terminal terminal) throws IOException {
    if (invocation.given(HISTORY).isEmpty() && invocation.operands().isEmpty()) {
      terminal.error("name migrations, or a --history");
      return ExitCode.ERROR;
    }
    try {
      DownInput input = new DownInput(invocation, terminal);
      if (invocation.has(KEEP_DATA) || invocation.given(BATCH_ROWS).isPresent()) {
        return new KeptOutput(invocation, terminal).write(input);
      }
      boolean known = input.knowsStart();
      List<DownScript> scripts =
          input.each(start -> (known ? new DownScripts(start) : DownScripts.fromUnknown())::next);
      return write(scripts, invocation, terminal);
    } catch (InvalidPathException invalid) {
      terminal.error("no path: " + invalid.getMessage());
    } catch (LiveStart.Unavailable unavailable) {
      terminal.error(unavailable.problem());
    }
    return ExitCode.ERROR;
  }

  /** Writes down scripts, the last one first. */
  static int write(List<DownScript> scripts, Invocation invocation, Terminal terminal)
      throws IOException {
    String format = invocation.value(FORMAT);
    Optional<String> out = invocation.given(OUT);
    boolean all = true;
    for (int i = scripts.size() - 1; i >= 0; i--) {
      DownScript script = scripts.get(i);
      String text = format.equals("liquibase") ? DownText.liquibase(script) : DownText.sql(script);
      if (out.isPresent()) {
        try {
          file(Path.of(out.get()), format, script, text);
        } catch (IOException unwritable) {
          terminal.error("cannot write into " + out.get() + ": " + unwritable);
          return ExitCode.ERROR;
        }
      } else {
        terminal.out().write(text);
        terminal.out().write(i == 0 ? "" : "\n");
      }
      all &= told(script, terminal);
    }
    return all ? ExitCode.SAFE : ExitCode.REFUSED;
  }

  private static void file(Path folder, String format, DownScript script, String text)
      throws IOException {
    String id = script.migration().id();
    boolean undo = format.equals("flyway-undo") && id.startsWith("V");
    Path file = folder.resolve(undo ? "U" + id.substring(1) + ".sql" : id + ".down.sql");
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, text);
    if (undo && script.outsideTransaction()) {
      Files.writeString(
          file.resolveSibling(file.getFileName() + ".conf"), "executeInTransaction=false\n");
    }
  }

  /** Says on the error stream what cannot be reversed. */
  private static boolean told(DownScript script, Terminal terminal) throws IOException {
    for (Reversal reversal : script.reversals()) {
      if (reversal.grade() == Grade.IRREVERSIBLE) {
        for (String reason : reversal.reasons()) {
          terminal.error(DownText.place(script, reversal) + ": cannot be reversed: " + reason);
        }
      }
    }
    return script.grade() != Grade.IRREVERSIBLE;
  }
}
