package dev.rollsafe.cli;

import dev.rollsafe.migration.History;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.MigrationSources;
import dev.rollsafe.plan.DownScript;
import dev.rollsafe.plan.DownScripts;
import dev.rollsafe.plan.DownText;
import dev.rollsafe.plan.Grade;
import dev.rollsafe.plan.Reversal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code rollsafe down}: writes what takes migrations back. */
final class DownCommand implements Command {

  private static final Option HISTORY = Option.valued(
      "--history",
      "DIR",
      "",
      "The history that the migrations belong to; those before them tell what is there");
  private static final Option SCHEMA = Option.valued(
      "--schema", "FILE.sql", "", "What is there before the first migration, as SQL that makes it");
  private static final Option FORMAT = Option.choice(
      "--format", List.of("sql", "flyway-undo", "liquibase", "updown"), "The form of the scripts");
  private static final Option OUT = Option.valued(
      "--out", "DIR", "", "Writes a file for every migration into this folder instead of printing");

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
    return List.of(HISTORY, SCHEMA, FORMAT, OUT);
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
    return "Exit codes: 0 written, 2 wrong usage or something that cannot be read, 3 something cannot be reversed.";
  }

  @Override
  public int run(Invocation invocation, Terminal terminal) throws IOException {
    Optional<String> folder = invocation.given(HISTORY);
    if (folder.isEmpty() && invocation.operands().isEmpty()) {
      terminal.error("name migrations, or a --history");
      return ExitCode.ERROR;
    }
    List<DownScript> scripts = new ArrayList<>();
    try {
      DownScripts down = new DownScripts();
      if (invocation.given(SCHEMA).isPresent()) {
        for (Migration schema : read(Path.of(invocation.value(SCHEMA)), terminal)) {
          down.next(schema);
        }
      }
      List<Migration> migrations = new ArrayList<>();
      for (String source : folder.map(List::of).orElse(invocation.operands())) {
        migrations.addAll(read(Path.of(source), terminal));
      }
      List<String> wanted = new ArrayList<>(folder.isPresent() ? invocation.operands() : List.of());
      List<String> missing = new ArrayList<>(wanted);
      for (Migration migration : migrations) {
        DownScript script = down.next(migration);
        boolean named = wanted.isEmpty();
        for (String name : wanted) {
          if (isNamed(migration, name)) {
            named = true;
            missing.remove(name);
          }
        }
        if (named) {
          scripts.add(script);
        }
      }
      if (!missing.isEmpty()) {
        terminal.error("not in the history: " + String.join(", ", missing));
        return ExitCode.ERROR;
      }
    } catch (InvalidPathException invalid) {
      terminal.error("no path: " + invalid.getMessage());
      return ExitCode.ERROR;
    } catch (UncheckedIOException unreadable) {
      return ExitCode.ERROR;
    }
    return write(scripts, invocation, terminal);
  }

  private static List<Migration> read(Path path, Terminal terminal) {
    List<Migration> migrations = new ArrayList<>();
    for (History history : MigrationSources.read(List.of(path))) {
      for (History.Problem problem : history.problems()) {
        terminal.error(problem.path() + ": " + problem.message());
      }
      if (history.broken()) {
        throw new UncheckedIOException(new IOException(history.path()));
      }
      migrations.addAll(history.migrations());
    }
    return migrations;
  }

  private static boolean isNamed(Migration migration, String name) {
    return migration.id().equals(name)
        || Path.of(migration.path()).normalize().equals(Path.of(name).normalize())
        || Path.of(migration.path()).endsWith(Path.of(name));
  }

  private static int write(List<DownScript> scripts, Invocation invocation, Terminal terminal)
      throws IOException {
    String format = invocation.value(FORMAT);
    Optional<String> out = invocation.given(OUT);
    boolean all = true;
    for (int i = scripts.size() - 1; i >= 0; i--) {
      DownScript script = scripts.get(i);
      String text = format.equals("liquibase") ? DownText.liquibase(script) : DownText.sql(script);
      if (out.isPresent()) {
        file(Path.of(out.get()), format, script, text);
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
