package dev.rollsafe.cli;

import dev.rollsafe.cli.GateCommand.WrongUsage;
import dev.rollsafe.config.Configuration;
import dev.rollsafe.config.ConfigurationFile;
import dev.rollsafe.migration.DeclaredChanges;
import dev.rollsafe.migration.History;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.MigrationSources;
import dev.rollsafe.release.Build;
import dev.rollsafe.release.Change;
import dev.rollsafe.release.ChangeDeclarations;
import dev.rollsafe.release.ReleaseLedger;
import dev.rollsafe.release.Service;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** What options and the configuration say of releases and changes. */
final class GateBuild {

  private GateBuild() {}

  static Build of(String service, String release, Invocation invocation) {
    return new Build(
        service,
        release,
        new HashSet<>(invocation.all(GateOptions.NEEDS_NEW)),
        new HashSet<>(invocation.all(GateOptions.FREE_OF)),
        "manifest",
        invocation.given(GateOptions.COMMIT),
        invocation.given(GateOptions.DIGEST),
        invocation.given(GateOptions.BRANCH));
  }

  /**
   * Writes down the services and changes that the configuration and migrations declare.
   *
   * @param paths folders and files of migrations; none where the configuration says all
   */
  static int declare(ReleaseLedger ledger, List<String> paths, Invocation invocation)
      throws SQLException {
    List<Path> inputs = inputs(paths);
    Configuration configuration = configuration(inputs, invocation);
    for (Service service : configuration.services()) {
      ledger.declare(service);
    }
    List<Change> changes = changes(inputs, configuration);
    for (Change change : changes) {
      ledger.declare(change);
    }
    return changes.size();
  }

  private static List<Path> inputs(List<String> paths) {
    List<Path> inputs = new ArrayList<>();
    for (String path : paths) {
      try {
        inputs.add(Path.of(path));
      } catch (InvalidPathException invalid) {
        throw new WrongUsage("no path: " + path);
      }
    }
    return inputs;
  }

  private static Configuration configuration(List<Path> inputs, Invocation invocation) {
    Optional<String> file = invocation.given(CheckOptions.CONFIG);
    if (file.isPresent()) {
      return ConfigurationFile.read(Path.of(file.get()));
    }
    return ConfigurationFile.forInputs(inputs.isEmpty() ? List.of(Path.of("")) : inputs);
  }

  private static List<Change> changes(List<Path> inputs, Configuration configuration) {
    List<Migration> all = new ArrayList<>();
    for (History history : inputs.isEmpty() ? List.<History>of() : MigrationSources.read(inputs)) {
      for (History.Problem problem : history.problems()) {
        throw new WrongUsage(problem.path() + ": " + problem.message());
      }
      all.addAll(configuration.apply(history, migration -> false).migrations());
    }
    return ChangeDeclarations.all(
        configuration.changes(), DeclaredChanges.of(History.of("all", all)));
  }
}
