package dev.rollsafe.cli;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ServerSchema;
import dev.rollsafe.migration.History;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.MigrationSources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The migrations that {@code rollsafe down} is asked to take back, and what is there before them. */
final class DownInput {

  private final Invocation invocation;
  private final Terminal terminal;
  private final Optional<String> folder;
  private final List<String> wanted;

  DownInput(Invocation invocation, Terminal terminal) {
    this.invocation = invocation;
    this.terminal = terminal;
    folder = invocation.given(DownCommand.HISTORY);
    wanted = folder.isPresent() ? invocation.operands() : List.of();
  }

  /** Says whether anything tells what is there before the first migration. */
  boolean knowsStart() {
    return folder.isPresent()
        || invocation.given(DownCommand.JDBC_URL).isPresent()
        || invocation.given(DownCommand.SCHEMA).isPresent();
  }

  /**
   * Returns what is made of the migrations that are asked for, in the order of the history.
   *
   * @param maker makes something of migrations, all of them in order, given what is there before them
   */
  <T> List<T> each(Function<Catalog, Function<Migration, T>> maker)
      throws LiveStart.Unavailable, IOException {
    Optional<String> url = invocation.given(DownCommand.JDBC_URL);
    Optional<String> schema = invocation.given(DownCommand.SCHEMA);
    if (url.isPresent() && schema.isPresent()) {
      throw new LiveStart.Unavailable("--jdbc-url and --schema exclude each other");
    }
    List<Migration> migrations = migrations();
    if (url.isPresent()) {
      LiveStart.Live live = LiveStart.read(url.get(), invocation, ServerSchema::readAll);
      return each(maker.apply(live.schema().catalog()), pending(migrations, live));
    }
    Catalog start = schema.isPresent() ? LiveStart.file(schema.get()) : Catalog.empty();
    return each(maker.apply(start), migrations);
  }

  private <T> List<T> each(Function<Migration, T> next, List<Migration> migrations)
      throws LiveStart.Unavailable {
    List<T> made = new ArrayList<>();
    List<String> missing = new ArrayList<>(wanted);
    for (Migration migration : migrations) {
      T one = next.apply(migration);
      if (wanted.isEmpty() || missing.removeIf(name -> isNamed(migration, name))) {
        made.add(one);
      }
    }
    if (!missing.isEmpty()) {
      throw new LiveStart.Unavailable("not in the history: " + String.join(", ", missing));
    }
    return made;
  }

  /** Where the database does not say what is applied, it is all but what was asked for. */
  private List<Migration> pending(List<Migration> migrations, LiveStart.Live live)
      throws LiveStart.Unavailable {
    List<Migration> pending = new ArrayList<>();
    for (Migration migration : migrations) {
      boolean named = folder.isEmpty() || wanted.stream().anyMatch(n -> isNamed(migration, n));
      boolean applied = live.applied().isPresent()
          ? live.applied().get().contains(migration)
          : !named && !wanted.isEmpty();
      if (applied && named) {
        throw new LiveStart.Unavailable(migration.id()
            + " is applied already, so what was there before is not in the database; leave out"
            + " --jdbc-url and name the folder of all migrations with --history");
      }
      if (!applied) {
        pending.add(migration);
      }
    }
    return pending;
  }

  private List<Migration> migrations() throws LiveStart.Unavailable, IOException {
    List<Migration> migrations = new ArrayList<>();
    for (String source : folder.map(List::of).orElse(invocation.operands())) {
      for (History history : MigrationSources.read(List.of(Path.of(source)))) {
        for (History.Problem problem : history.problems()) {
          terminal.error(problem.path() + ": " + problem.message());
        }
        if (history.broken()) {
          throw new LiveStart.Unavailable(history.path() + " cannot be read");
        }
        migrations.addAll(history.migrations());
      }
    }
    return migrations;
  }

  private static boolean isNamed(Migration migration, String name) {
    return migration.id().equals(name)
        || Path.of(migration.path()).normalize().equals(Path.of(name).normalize())
        || Path.of(migration.path()).endsWith(Path.of(name));
  }
}
