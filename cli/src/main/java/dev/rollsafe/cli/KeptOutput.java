package dev.rollsafe.cli;

import dev.rollsafe.migration.RunnerTransaction;
import dev.rollsafe.plan.DownScript;
import dev.rollsafe.plan.keep.KeepData;
import dev.rollsafe.plan.keep.KeptMigration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What {@code rollsafe down --keep-data} writes: migrations that keep what they take, and what takes them back. */
final class KeptOutput {

  private static final String SPLIT =
      "-- The changeset needs splitStatements:false, for functions hold semicolons.\n";

  private final Invocation invocation;
  private final Terminal terminal;
  private final String format;
  private final Optional<String> out;

  KeptOutput(Invocation invocation, Terminal terminal) {
    this.invocation = invocation;
    this.terminal = terminal;
    format = invocation.value(DownCommand.FORMAT);
    out = invocation.given(DownCommand.OUT);
  }

  int write(DownInput input) throws LiveStart.Unavailable, IOException {
    if (!invocation.has(DownCommand.KEEP_DATA)) {
      throw new LiveStart.Unavailable("--batch-rows goes with --keep-data");
    }
    int rows = batchRows();
    List<KeptMigration> all = input.each(start -> new KeepData(start, rows)::next);
    boolean kept = true;
    for (KeptMigration one : all) {
      try {
        up(one);
      } catch (IOException unwritable) {
        terminal.error("cannot write into " + out.orElse("the terminal") + ": " + unwritable);
        return ExitCode.ERROR;
      }
      for (String reason : one.unkept()) {
        terminal.error(reason);
        kept = false;
      }
    }
    List<DownScript> downs = all.stream().map(KeptMigration::down).toList();
    int exit = DownCommand.write(downs, invocation, terminal);
    return exit == ExitCode.SAFE && !kept ? ExitCode.REFUSED : exit;
  }

  private int batchRows() throws LiveStart.Unavailable {
    String given = invocation.given(DownCommand.BATCH_ROWS).orElse("");
    try {
      int rows = given.isEmpty() ? 0 : Integer.parseInt(given);
      if (given.isEmpty() || rows > 0) {
        return rows;
      }
    } catch (NumberFormatException odd) {
      // told below
    }
    throw new LiveStart.Unavailable("--batch-rows is a number of rows above 0, not " + given);
  }

  private void up(KeptMigration one) throws IOException {
    String id = one.migration().id();
    boolean flyway = format.equals("flyway-undo");
    String text = (format.equals("liquibase") && one.keeps() ? SPLIT : "") + one.up();
    if (!one.fill().isEmpty()) {
      part(id + ".archive.sql", one.fillScript());
    }
    part(id + (flyway ? ".sql" : ".up.sql"), text);
    if (flyway && out.isPresent() && !RunnerTransaction.of(one.migration()).opened()) {
      part(id + ".sql.conf", "executeInTransaction=false\n");
    }
  }

  /** Writes a file, or prints it with its name. */
  private void part(String name, String text) throws IOException {
    if (out.isEmpty()) {
      terminal.out().write("-- " + name + "\n" + text + "\n");
      return;
    }
    Path file = Path.of(out.get()).resolve(name);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, text);
  }
}
