package dev.rollsafe.cli;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.config.Configuration;
import dev.rollsafe.config.ConfigurationFile;
import dev.rollsafe.migration.DeclaredChanges;
import dev.rollsafe.migration.History;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.MigrationSources;
import dev.rollsafe.release.Change;
import dev.rollsafe.release.ChangeDeclarations;
import dev.rollsafe.release.usage.ApplicationReader;
import dev.rollsafe.release.usage.Corpus;
import dev.rollsafe.release.usage.Side;
import dev.rollsafe.sql.Script;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What {@link UsageOptions} name.
 *
 * @param corpus the application
 * @param catalog the schema that it was built for, where a history says it
 * @param changes the changes that are declared
 */
record UsageInput(Corpus corpus, Optional<Catalog> catalog, List<Change> changes) {

  /**
   * Reads it all.
   *
   * @throws IOException if something cannot be read
   */
  static UsageInput read(Invocation invocation) throws IOException {
    Optional<History> history = history(invocation);
    List<Path> from = List.of(
        history.isPresent() ? Path.of(invocation.value(UsageOptions.HISTORY)) : Path.of(""));
    Optional<String> config = invocation.given(UsageOptions.CONFIG);
    Configuration configuration = config.isPresent()
        ? ConfigurationFile.read(Path.of(config.get()))
        : ConfigurationFile.forInputs(from);
    return new UsageInput(
        corpus(invocation),
        history.map(UsageInput::catalog),
        ChangeDeclarations.all(
            configuration.changes(),
            DeclaredChanges.of(history.orElseGet(() -> History.of("none", List.of())))));
  }

  private static Optional<History> history(Invocation invocation) throws IOException {
    Optional<String> folder = invocation.given(UsageOptions.HISTORY);
    if (folder.isEmpty()) {
      return Optional.empty();
    }
    History history = MigrationSources.read(List.of(Path.of(folder.get()))).get(0);
    for (History.Problem problem : history.problems()) {
      if (problem.unreadable()) {
        throw new IOException(problem.path() + ": " + problem.message());
      }
    }
    return Optional.of(history);
  }

  private static Catalog catalog(History history) {
    Catalog catalog = Catalog.empty();
    int unit = 0;
    for (Migration migration : history.migrations()) {
      catalog = catalog.enter(++unit);
      for (Script part : migration.parts()) {
        catalog = catalog.replay(part);
      }
    }
    return catalog;
  }

  private static Corpus corpus(Invocation invocation) throws IOException {
    ApplicationReader reader = new ApplicationReader(
        invocation.all(UsageOptions.LIBRARY), invocation.all(UsageOptions.MIGRATIONS));
    for (String path : invocation.all(UsageOptions.CLASSES)) {
      reader.read(Path.of(path));
    }
    return reader.corpus();
  }

  /**
   * Returns a side of a change: a column, or a table where the change is about tables.
   *
   * @throws IllegalArgumentException if it is neither
   */
  static Side side(Change change, String text) {
    boolean table =
        change.kind().toLowerCase(Locale.ROOT).contains("table") || text.indexOf('.') < 0;
    try {
      return table ? Side.table(text) : Side.column(text);
    } catch (IllegalArgumentException none) {
      throw new IllegalArgumentException(
          "change " + change.id() + ": " + none.getMessage() + "; name it with --column or --table",
          none);
    }
  }
}
