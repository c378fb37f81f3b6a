package dev.rollsafe;

import dev.rollsafe.config.Baseline;
import dev.rollsafe.config.Configuration;
import dev.rollsafe.config.ConfigurationException;
import dev.rollsafe.config.GitChanges;
import dev.rollsafe.effect.ServerVersion;
import dev.rollsafe.lint.Assessment;
import dev.rollsafe.lint.FixedHistory;
import dev.rollsafe.lint.Fixer;
import dev.rollsafe.lint.HistoryAssessment;
import dev.rollsafe.lint.LintRun;
import dev.rollsafe.lint.Linter;
import dev.rollsafe.lint.Progress;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Scope;
import dev.rollsafe.lint.Start;
import dev.rollsafe.lint.Summary;
import dev.rollsafe.lint.TableSizes;
import dev.rollsafe.lint.rules.BuiltInRules;
import dev.rollsafe.migration.History;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.MigrationSource;
import dev.rollsafe.migration.MigrationSources;
import dev.rollsafe.migration.Since;
import dev.rollsafe.plan.sequence.PlanOptions;
import dev.rollsafe.plan.sequence.Planner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The front door: judges folders of migrations.
 *
 * <pre>{@code
 * Assessment assessment = Rollsafe.builder().serverVersion(16).build().check(List.of(Path.of("db/migration")));
 * }</pre>
 *
 * Immutable: several threads may use it at once.
 */
public final class Rollsafe {

  private final Linter linter;
  private final Linter whole;
  private final ServerVersion version;
  private final Configuration configuration;
  private final Baseline baseline;
  private final Optional<Since> since;
  private final Optional<String> changedSince;

  private Rollsafe(Linter linter, Linter whole, ServerVersion version, Builder builder) {
    this.linter = linter;
    this.whole = whole;
    this.version = version;
    configuration = builder.configuration;
    baseline = builder
        .baseline
        .or(() -> configuration.baseline().map(Baseline::read))
        .orElse(Baseline.NONE);
    since = builder.since.or(configuration::since).map(Since::of);
    changedSince = builder.changedSince;
  }

  /** Returns a builder: PostgreSQL 16, all rules that are on by default, every migration. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the server that migrations are judged for. */
  public ServerVersion serverVersion() {
    return version;
  }

  /** Returns what the rules that are asked are about. */
  public List<RuleDoc> rules() {
    return linter.docs();
  }

  /** Judges migrations: each folder is a history of its own, the files named singly are one together. */
  public Assessment check(List<Path> paths) {
    return check(paths, Progress.NONE);
  }

  /** Judges migrations, and tells how far it is. */
  public Assessment check(List<Path> paths, Progress progress) {
    List<HistoryAssessment> histories = new ArrayList<>();
    check(paths, progress, histories::add);
    return new Assessment(version, linter.docs(), histories);
  }

  /**
   * Judges migrations and hands out each history as soon as it and those before it are done, so that hundreds of them need not be
   * in memory together. Those of several folders are read on all processors.
   *
   * @param paths folders and files
   * @param progress is told how far it is
   * @param each takes the histories, in the order given, on the caller's thread
   */
  public void check(List<Path> paths, Progress progress, Consumer<HistoryAssessment> each) {
    Optional<GitChanges> changes = changedSince.map(ref -> GitChanges.since(ref, paths));
    LintRun run = linter.run();
    Baseline.Run known = baseline.run(linter.docs());
    InOrder.each(
        MigrationSources.of(paths, configuration.layout()),
        source -> judge(run, source.read(), changes, progress),
        history -> each.accept(known.apply(history)));
    run.rest().map(known::apply).ifPresent(each);
    known.rest().ifPresent(each);
    if (changes.isPresent() && !changes.get().gone().isEmpty()) {
      each.accept(new HistoryAssessment(
          "git", List.of(), List.of(), Summary.EMPTY, changes.get().gone(), List.of()));
    }
  }

  private HistoryAssessment judge(
      LintRun run, History read, Optional<GitChanges> changes, Progress progress) {
    return judge(run, read, changes.map(known -> known.of(read)).orElse(Scope.ALL), progress);
  }

  private HistoryAssessment judge(LintRun run, History read, Scope scope, Progress progress) {
    return run.check(
        configuration.apply(read, migration -> isBehind(migration) && scope.judges(migration)),
        scope,
        progress);
  }

  private boolean isBehind(Migration migration) {
    return since.isEmpty() || since.get().reaches(migration);
  }

  /**
   * Fixes what can be fixed for certain, in memory: nothing is written. Only migrations that are judged are changed, and none
   * that is known to have been there before; none at all of a history of which something cannot be read.
   *
   * @param paths folders and files
   * @return the histories as they would be, in the order given
   */
  public List<FixedHistory> fix(List<Path> paths) {
    Optional<GitChanges> changes = changedSince.map(ref -> GitChanges.since(ref, paths));
    List<FixedHistory> fixed = new ArrayList<>();
    for (MigrationSource source : MigrationSources.of(paths, configuration.layout())) {
      fixed.add(fix(source.read(), changes));
    }
    return fixed;
  }

  private FixedHistory fix(History read, Optional<GitChanges> changes) {
    Scope scope = changes.map(known -> known.of(read)).orElse(Scope.ALL);
    History configured =
        configuration.apply(read, migration -> isBehind(migration) && scope.judges(migration));
    Set<String> published = new HashSet<>();
    for (Migration migration : configured.migrations()) {
      if (scope.edited(migration).isPresent()) {
        published.add(migration.path());
      }
    }
    return new Fixer(
            history -> baseline
                .run(linter.docs())
                .apply(linter.run().check(history, scope, Progress.NONE)),
            path -> !read.broken() && !published.contains(path))
        .fix(configured);
  }

  /**
   * Returns what plans the migrations in which this judge finds something, wherever in their history they stand.
   *
   * @param options what the user has decided
   */
  public Planner planner(PlanOptions options) {
    return Planner.of(whole, version, options);
  }

  /** Judges histories that have been read already. */
  public Assessment assess(List<History> histories) {
    return assess(histories, Scope.ALL);
  }

  /** Judges those migrations of histories, read already, that {@code scope} names; the others are replayed. */
  public Assessment assess(List<History> histories, Scope scope) {
    LintRun run = linter.run();
    Baseline.Run known = baseline.run(linter.docs());
    List<HistoryAssessment> judged = new ArrayList<>();
    for (History history : histories) {
      judged.add(known.apply(judge(run, history, scope, Progress.NONE)));
    }
    run.rest().map(known::apply).ifPresent(judged::add);
    known.rest().ifPresent(judged::add);
    return new Assessment(version, linter.docs(), judged);
  }

  /** Puts together what is asked for. */
  public static final class Builder {

    private Optional<ServerVersion> version = Optional.empty();
    private Optional<String> since = Optional.empty();
    private Optional<String> changedSince = Optional.empty();
    private Optional<List<Rule>> rules = Optional.empty();
    private Optional<TableSizes> sizes = Optional.empty();
    private Optional<Baseline> baseline = Optional.empty();
    private Configuration configuration = Configuration.NONE;
    private Optional<Start> start = Optional.empty();

    private Builder() {}

    /**
     * Says what the user configured; what the other methods say goes before it.
     *
     * @param read as {@link dev.rollsafe.config.ConfigurationFile} reads it
     */
    public Builder configuration(Configuration read) {
      configuration = read;
      return this;
    }

    /**
     * Names the server.
     *
     * @param major the major version of PostgreSQL
     */
    public Builder serverVersion(int major) {
      version = Optional.of(new ServerVersion(major));
      return this;
    }

    /**
     * Judges only the migrations from here on; those before are read to know what is there.
     *
     * @param place a version, or the beginning of a migration's id
     */
    public Builder since(String place) {
      since = Optional.of(place);
      return this;
    }

    /**
     * Judges only the migrations that are new or read differently since a Git reference; the others are read to know what is
     * there. Git is asked when migrations are checked by their paths.
     *
     * @param ref a branch, tag or commit
     */
    public Builder changedSince(String ref) {
      changedSince = Optional.of(ref);
      return this;
    }

    /** Names the rules to ask, instead of those that are on by default. */
    public Builder rules(List<Rule> asked) {
      rules = Optional.of(List.copyOf(asked));
      return this;
    }

    /** Says what is in the database before the migrations. */
    public Builder starting(Start known) {
      start = Optional.of(known);
      return this;
    }

    /** Says how large tables are, as a server tells; what the configuration says goes before it. */
    public Builder tableSizes(TableSizes known) {
      sizes = Optional.of(known);
      return this;
    }

    /** Names the findings that are known, instead of those that the configuration names. */
    public Builder baseline(Baseline known) {
      baseline = Optional.of(known);
      return this;
    }

    /**
     * Returns the judge.
     *
     * @throws dev.rollsafe.config.ConfigurationException if what is configured does not fit together
     */
    public Rollsafe build() {
      if (configuration.release().isPresent()
          && start.isEmpty()
          && since.isEmpty()
          && configuration.since().isEmpty()
          && changedSince.isEmpty()) {
        throw new ConfigurationException(
            "release " + configuration.release().get()
                + " would be that of all migrations ever: say from where on, with since or --changed-since");
      }
      List<Rule> onByDefault = new ArrayList<>();
      for (Rule rule : BuiltInRules.all()) {
        if (rule.doc().onByDefault()) {
          onByDefault.add(rule);
        }
      }
      ServerVersion server = version
          .or(() -> configuration.serverVersion().map(ServerVersion::new))
          .orElse(ServerVersion.DEFAULT);
      Linter linter = configuration.apply(
          Linter.of(rules.orElse(onByDefault), server).offering(BuiltInRules.all()));
      linter = start.map(linter::starting).orElse(linter);
      TableSizes said = configuration.sizes();
      Linter sized = linter.sizes(sizes.map(said::or).orElse(said));
      Optional<Since> begin = since.or(configuration::since).map(Since::of);
      return new Rollsafe(begin.map(sized::since).orElse(sized), sized, server, this);
    }
  }
}
