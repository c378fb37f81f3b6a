package dev.rollsafe;

import dev.rollsafe.effect.ServerVersion;
import dev.rollsafe.lint.Assessment;
import dev.rollsafe.lint.HistoryAssessment;
import dev.rollsafe.lint.LintRun;
import dev.rollsafe.lint.Linter;
import dev.rollsafe.lint.Progress;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.rules.BuiltInRules;
import dev.rollsafe.migration.History;
import dev.rollsafe.migration.MigrationSources;
import dev.rollsafe.migration.Since;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  private final ServerVersion version;

  private Rollsafe(Linter linter, ServerVersion version) {
    this.linter = linter;
    this.version = version;
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
    LintRun run = linter.run();
    InOrder.each(MigrationSources.of(paths), source -> run.check(source.read(), progress), each);
    run.rest().ifPresent(each);
  }

  /** Judges histories that have been read already. */
  public Assessment assess(List<History> histories) {
    List<HistoryAssessment> judged = new ArrayList<>();
    for (History history : histories) {
      judged.add(linter.check(history));
    }
    return new Assessment(version, linter.docs(), judged);
  }

  /** Puts together what is asked for. */
  public static final class Builder {

    private ServerVersion version = ServerVersion.DEFAULT;
    private Optional<Since> since = Optional.empty();
    private Optional<List<Rule>> rules = Optional.empty();

    private Builder() {}

    /**
     * Names the server.
     *
     * @param major the major version of PostgreSQL
     */
    public Builder serverVersion(int major) {
      version = new ServerVersion(major);
      return this;
    }

    /**
     * Judges only the migrations from here on; those before are read to know what is there.
     *
     * @param place a version, or the beginning of a migration's id
     */
    public Builder since(String place) {
      since = Optional.of(Since.of(place));
      return this;
    }

    /** Names the rules to ask, instead of those that are on by default. */
    public Builder rules(List<Rule> asked) {
      rules = Optional.of(List.copyOf(asked));
      return this;
    }

    /** Returns the judge. */
    public Rollsafe build() {
      List<String> known = new ArrayList<>();
      List<Rule> onByDefault = new ArrayList<>();
      for (Rule rule : BuiltInRules.all()) {
        known.add(rule.doc().id());
        if (rule.doc().onByDefault()) {
          onByDefault.add(rule);
        }
      }
      Linter linter = Linter.of(rules.orElse(onByDefault), version).knowing(known);
      return new Rollsafe(since.map(linter::since).orElse(linter), version);
    }
  }
}
