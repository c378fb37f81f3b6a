package dev.rollsafe.config;

import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.lint.Level;
import dev.rollsafe.lint.Linter;
import dev.rollsafe.lint.Nearest;
import dev.rollsafe.lint.PathLevels;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.SidecarSuppression;
import dev.rollsafe.lint.TableSizes;
import dev.rollsafe.lint.rules.BuiltInRules;
import dev.rollsafe.migration.ChangeMark;
import dev.rollsafe.migration.Directive;
import dev.rollsafe.migration.History;
import dev.rollsafe.migration.History.Layout;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.Migration.TransactionMode;
import dev.rollsafe.migration.RunnerTransaction;
import dev.rollsafe.release.Change;
import dev.rollsafe.release.Service;
import dev.rollsafe.release.canary.CanaryRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What a {@code rollsafe.yml} and the options of a command say together. Immutable. */
public final class Configuration {

  /** Nothing is said. */
  public static final Configuration NONE = new Configuration(new Draft());

  private static final String FLYWAY_LOCK = "flyway-lock-against-concurrently";

  private final Draft said;

  Configuration(Draft said) {
    this.said = said;
  }

  /**
   * What holds for some migrations only.
   *
   * @param applies which
   * @param levels the levels of rules there
   * @param release the release they belong to, if they do not say it themselves
   */
  record Place(Predicate<Migration> applies, Map<String, Level> levels, Optional<String> release) {}

  /** What is said, while it is read. */
  static final class Draft {
    Optional<Path> file = Optional.empty();
    Optional<Integer> serverVersion = Optional.empty();
    Optional<Runner> runner = Optional.empty();
    Optional<Boolean> mixed = Optional.empty();
    Optional<Boolean> transactionalLock = Optional.empty();
    Optional<Boolean> executeInTransaction = Optional.empty();
    Map<String, List<String>> settings = Map.of();
    Map<String, Level> rules = Map.of();
    List<Place> places = List.of();
    Optional<String> since = Optional.empty();
    Optional<String> release = Optional.empty();
    Optional<FailOn> failOn = Optional.empty();
    long smallTableRows = TableSizes.DEFAULT_SMALL_ROWS;
    Map<String, Long> tables = Map.of();
    List<SidecarSuppression> suppressions = List.of();
    Optional<Path> baseline = Optional.empty();
    Optional<CanaryRules> canary = Optional.empty();
    List<Service> services = List.of();
    List<ChangeFiles> changes = List.of();

    Draft copy() {
      Draft copy = new Draft();
      copy.file = file;
      copy.serverVersion = serverVersion;
      copy.runner = runner;
      copy.mixed = mixed;
      copy.transactionalLock = transactionalLock;
      copy.executeInTransaction = executeInTransaction;
      copy.settings = settings;
      copy.rules = rules;
      copy.places = places;
      copy.since = since;
      copy.release = release;
      copy.failOn = failOn;
      copy.smallTableRows = smallTableRows;
      copy.tables = tables;
      copy.suppressions = suppressions;
      copy.baseline = baseline;
      copy.canary = canary;
      copy.services = services;
      copy.changes = changes;
      return copy;
    }
  }

  /** Returns the file it was read from. */
  public Optional<Path> file() {
    return said.file;
  }

  /** Returns the major version of the server that migrations run on. */
  public Optional<Integer> serverVersion() {
    return said.serverVersion;
  }

  /** Returns whose names the files of migrations have. */
  public Optional<Layout> layout() {
    return said.runner.map(Runner::layout);
  }

  /** Returns where the migrations begin that are judged. */
  public Optional<String> since() {
    return said.since;
  }

  /** Returns the release that judged migrations belong to, if they do not say it themselves. */
  public Optional<String> release() {
    return said.release;
  }

  /** Returns what a check fails on. */
  public Optional<FailOn> failOn() {
    return said.failOn;
  }

  /** Returns the file that lists the findings that are known. */
  public Optional<Path> baseline() {
    return said.baseline;
  }

  /** Returns how releases are judged by their metrics. */
  public Optional<CanaryRules> canary() {
    return said.canary;
  }

  /** Returns what holds for the releases of services. */
  public List<Service> services() {
    return said.services;
  }

  /** Returns the changes that are declared here; which migrations they are made of, their histories say. */
  public List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    for (ChangeFiles files : said.changes) {
      changes.add(files.change());
    }
    return changes;
  }

  /** Returns how large tables are, as far as it is said. */
  public TableSizes sizes() {
    List<String> path = said.settings.getOrDefault("search_path", List.of());
    String schema = path.isEmpty() || path.get(0).startsWith("$") ? "public" : path.get(0);
    Map<ObjectName, TableSizes.Size> sizes = new HashMap<>();
    said.tables.forEach((name, rows) -> {
      int dot = name.indexOf('.');
      ObjectName table = dot < 0
          ? new ObjectName(schema, name)
          : new ObjectName(name.substring(0, dot), name.substring(dot + 1));
      sizes.put(table, new TableSizes.Size(rows, 0));
    });
    return TableSizes.of(sizes, said.smallTableRows);
  }

  /**
   * Turns rules on and off wherever migrations are, whatever the file says; a severity that the file gives stays.
   *
   * @param enabled the ids of rules to ask
   * @param disabled the ids of rules not to ask
   * @throws ConfigurationException if there is no such rule, or one is named twice
   */
  public Configuration with(List<String> enabled, List<String> disabled) {
    if (enabled.isEmpty() && disabled.isEmpty()) {
      return this;
    }
    Draft draft = said.copy();
    List<Place> places = new ArrayList<>(said.places);
    Map<String, Level> rules = new HashMap<>(said.rules);
    for (String rule : enabled) {
      known(rule, "--enable");
      if (disabled.contains(rule)) {
        throw new ConfigurationException("--enable and --disable both name " + rule);
      }
      if (rules.getOrDefault(rule, Level.OFF) == Level.OFF) {
        rules.put(rule, Level.ON);
      }
      places.replaceAll(
          place -> place.levels.get(rule) == Level.OFF ? without(rule, place) : place);
    }
    for (String rule : disabled) {
      known(rule, "--disable");
      rules.put(rule, Level.OFF);
      places.replaceAll(place -> without(rule, place));
    }
    draft.rules = rules;
    draft.places = places;
    return new Configuration(draft);
  }

  private static Place without(String rule, Place place) {
    Map<String, Level> levels = new HashMap<>(place.levels);
    levels.remove(rule);
    return new Place(place.applies, levels, place.release);
  }

  private static void known(String rule, String where) {
    List<String> ids = ruleIds();
    if (!ids.contains(rule)) {
      throw new ConfigurationException(where + ": there is no rule " + rule
          + Nearest.to(rule, ids).map(near -> "; is " + near + " meant?").orElse("")
          + "; 'rollsafe explain' lists them");
    }
  }

  /** Returns the ids of the rules that come with Rollsafe. */
  static List<String> ruleIds() {
    List<String> ids = new ArrayList<>();
    for (Rule rule : BuiltInRules.all()) {
      ids.add(rule.doc().id());
    }
    return ids;
  }

  /**
   * Returns it with what is known of the deployment that it is asked for; what it says itself goes before.
   *
   * @param settings which parameters are set when a migration begins, as the server tells; of {@code search_path} the schemas
   * @param release the release that judged migrations belong to
   */
  public Configuration deployed(Map<String, List<String>> settings, String release) {
    Draft draft = said.copy();
    Map<String, List<String>> all = new HashMap<>(settings);
    all.putAll(said.settings);
    draft.settings = all;
    draft.release = said.release.or(() -> Optional.of(release));
    return new Configuration(draft);
  }

  /** Returns the linter that judges as is said here; what to judge is left to the caller. */
  public Linter apply(Linter linter) {
    Map<String, Level> levels = new HashMap<>(said.rules);
    said.transactionalLock.ifPresent(
        on -> levels.putIfAbsent(FLYWAY_LOCK, on ? Level.ON : Level.OFF));
    List<PathLevels> paths = new ArrayList<>();
    for (Place place : said.places) {
      if (!place.levels.isEmpty()) {
        paths.add(new PathLevels(place.applies, place.levels));
      }
    }
    return linter
        .levels(levels)
        .paths(paths)
        .session(said.settings)
        .sizes(sizes())
        .sidecar(said.suppressions);
  }

  /**
   * Returns a history as its runner, told what is said here, runs it.
   *
   * @param history as its files say
   * @param judged which of its migrations are judged
   */
  public History apply(History history, Predicate<Migration> judged) {
    if (said.mixed.isEmpty()
        && said.executeInTransaction.isEmpty()
        && said.release.isEmpty()
        && said.places.isEmpty()
        && said.changes.isEmpty()) {
      return history;
    }
    List<Migration> migrations = new ArrayList<>();
    for (Migration migration : history.migrations()) {
      migrations.add(new Migration(
          migration.id(),
          migration.path(),
          migration.kind(),
          migration.version(),
          migration.release().or(() -> release(migration, judged)),
          mode(migration),
          migration.parts(),
          directives(migration)));
    }
    return new History(
        history.path(),
        history.layout(),
        migrations,
        history.undos(),
        history.skipped(),
        history.problems());
  }

  private Optional<String> release(Migration migration, Predicate<Migration> judged) {
    Optional<String> release = judged.test(migration) ? said.release : Optional.empty();
    for (Place place : said.places) {
      if (place.release.isPresent() && place.applies.test(migration)) {
        release = place.release;
      }
    }
    return release;
  }

  private List<Directive> directives(Migration migration) {
    if (said.changes.isEmpty()) {
      return migration.directives();
    }
    List<Directive> directives = new ArrayList<>(migration.directives());
    for (ChangeFiles files : said.changes) {
      files
          .stage(migration)
          .ifPresent(stage -> directives.add(ChangeMark.directive(files.change().id(), stage)));
    }
    return directives;
  }

  private TransactionMode mode(Migration migration) {
    TransactionMode mode = migration.transactionMode();
    if (mode != TransactionMode.DETECTED) {
      return mode;
    }
    if (said.executeInTransaction.isPresent() && !said.executeInTransaction.get()) {
      return TransactionMode.NONE;
    }
    boolean mixed = said.mixed.orElse(false);
    return mixed && RunnerTransaction.of(migration).mixedAt().isPresent()
        ? TransactionMode.NONE
        : mode;
  }
}
