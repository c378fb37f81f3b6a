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
import dev.rollsafe.release.json.JsonProblem;
import dev.rollsafe.release.readiness.Manifest;
import dev.rollsafe.release.readiness.ManifestReader;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What options and the configuration say of releases and changes. */
final class GateBuild {

  private GateBuild() {}

  static Build of(String service, String release, Invocation invocation) {
    Set<String> needsNew = new HashSet<>(invocation.all(GateOptions.NEEDS_NEW));
    Optional<Manifest> manifest = manifest(service, release, invocation);
    if (manifest.isPresent() && !invocation.all(GateOptions.FREE_OF).isEmpty()) {
      throw new WrongUsage(
          "--manifest says what the release is free of; what it does not say is declared with rollsafe gate free");
    }
    manifest.ifPresent(build -> needsNew.addAll(build.needsNew()));
    return new Build(
        service,
        release,
        needsNew,
        manifest
            .map(Manifest::freeOfOld)
            .orElseGet(() -> new HashSet<>(invocation.all(GateOptions.FREE_OF))),
        manifest.map(Manifest::source).orElse("manifest"),
        invocation.given(GateOptions.COMMIT).or(() -> manifest.flatMap(Manifest::commit)),
        invocation.given(GateOptions.DIGEST),
        invocation.given(GateOptions.BRANCH).or(() -> manifest.flatMap(Manifest::branch)));
  }

  private static Optional<Manifest> manifest(
      String service, String release, Invocation invocation) {
    Optional<String> file = invocation.given(GateOptions.MANIFEST);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      Manifest manifest = ManifestReader.read(Path.of(file.get()));
      if (!manifest.service().equals(service) || !manifest.release().equals(release)) {
        throw new WrongUsage(file.get() + " is the manifest of " + manifest.service() + "@"
            + manifest.release() + ", not of " + service + "@" + release);
      }
      return Optional.of(manifest);
    } catch (JsonProblem wrong) {
      throw new WrongUsage(wrong.problem());
    } catch (IOException unreadable) {
      throw new WrongUsage(String.valueOf(unreadable.getMessage()));
    }
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
