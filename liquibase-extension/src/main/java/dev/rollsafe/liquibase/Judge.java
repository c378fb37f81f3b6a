package dev.rollsafe.liquibase;

import dev.rollsafe.Rollsafe;
import dev.rollsafe.catalog.ServerSchema;
import dev.rollsafe.config.ConfigurationException;
import dev.rollsafe.lint.Assessment;
import dev.rollsafe.lint.Start;
import dev.rollsafe.lint.TableSizes;
import dev.rollsafe.migration.History;
import dev.rollsafe.release.HeldContract;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.Database;
import liquibase.exception.LiquibaseException;

/** Judges changesets against the database they would run on. */
final class Judge {

  private final DatabaseChangeLog log;
  private final Database database;
  private final Options options;

  /**
   * Returns a judge.
   *
   * @param log the changelog that the changesets are in
   * @param database the database they would run on; where Liquibase works offline, all changesets are taken to be pending
   */
  Judge(DatabaseChangeLog log, Database database, Options options) {
    this.log = log;
    this.database = database;
    this.options = options;
  }

  /**
   * Judges changesets.
   *
   * @param pending the changesets, in the order they run
   * @throws LiquibaseException if the database cannot be asked
   */
  Judgement of(List<ChangeSet> pending) throws LiquibaseException {
    LiveDatabase live = new LiveDatabase(database);
    if (!live.isPostgres()) {
      return Judgement.none(
          pending.size(),
          "it understands PostgreSQL only, not " + database.getDatabaseProductName());
    }
    if (pending.isEmpty()) {
      return Judgement.none(0, "no changeset is pending");
    }
    Optional<ServerSchema> schema = live.schema();
    if (schema.isPresent() && live.isNew(schema.get()) && !options.judgeEmptyDatabase()) {
      return Judgement.none(
          pending.size(), "the database holds no tables yet, so that no release is in the way");
    }
    return judge(pending, live, rollsafe(live.majorVersion(), schema));
  }

  private Rollsafe rollsafe(Optional<Integer> version, Optional<ServerSchema> schema) {
    Rollsafe.Builder rollsafe = Rollsafe.builder().configuration(options.configuration());
    version.ifPresent(rollsafe::serverVersion);
    schema.ifPresent(known -> rollsafe
        .starting(new Start(known.catalog(), migration -> false))
        .tableSizes(TableSizes.of(known)));
    // Ids of changesets have no order of their own: which come first, the changelog tells.
    return rollsafe.since("").build();
  }

  private Judgement judge(List<ChangeSet> pending, LiveDatabase live, Rollsafe rollsafe)
      throws LiquibaseException {
    List<ChangeSet> irreversible = new ArrayList<>();
    Set<String> earlier = earlier();
    for (ChangeSet changeSet : pending) {
      if (options.requireRollback()
          && !changeSet.supportsRollback(database)
          && !earlier.contains(PendingChangeSets.name(changeSet))) {
        irreversible.add(changeSet);
      }
    }
    History history = ChangeSetHistory.of(log.getFilePath(), pending, database, irreversible);
    Assessment assessment =
        rollsafe.assess(List.of(history), migration -> !earlier.contains(migration.id()));
    List<HeldContract> held = live.heldAmong(history.migrations());
    boolean refused = options.failOn().fails(assessment.summary())
        || assessment.broken()
        || !irreversible.isEmpty()
        || !held.isEmpty();
    return new Judgement(pending.size(), Optional.of(assessment), held, Optional.empty(), refused);
  }

  /** Returns the names of the changesets before the first that is judged. */
  private Set<String> earlier() {
    Set<String> earlier = new HashSet<>();
    if (options.since().isEmpty()) {
      return earlier;
    }
    for (ChangeSet changeSet : log.getChangeSets()) {
      if (changeSet.getId().equals(options.since().get())) {
        return earlier;
      }
      earlier.add(PendingChangeSets.name(changeSet));
    }
    throw new ConfigurationException(RollsafeSettings.SINCE.getKey() + " names the changeset "
        + options.since().get() + ", and " + log.getFilePath() + " holds none with this id");
  }
}
