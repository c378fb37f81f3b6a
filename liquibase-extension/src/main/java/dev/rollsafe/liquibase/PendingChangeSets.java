package dev.rollsafe.liquibase;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import liquibase.RuntimeEnvironment;
import liquibase.change.Change;
import liquibase.change.core.TagDatabaseChange;
import liquibase.changelog.ChangeLogIterator;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.filter.ChangeSetFilter;
import liquibase.changelog.filter.ChangeSetFilterResult;
import liquibase.changelog.filter.ContextChangeSetFilter;
import liquibase.changelog.filter.DbmsChangeSetFilter;
import liquibase.changelog.filter.IgnoreChangeSetFilter;
import liquibase.changelog.filter.LabelChangeSetFilter;
import liquibase.changelog.filter.ShouldRunChangeSetFilter;
import liquibase.changelog.visitor.ChangeSetVisitor;
import liquibase.command.CommandScope;
import liquibase.command.core.UpdateCountCommandStep;
import liquibase.command.core.UpdateToTagCommandStep;
import liquibase.database.Database;
import liquibase.exception.LiquibaseException;

/** The changesets that an update would run, in order. */
final class PendingChangeSets {

  private PendingChangeSets() {}

  /**
   * Returns those of a whole changelog, as its contexts, labels and databases let through.
   *
   * @param applied whether those that the database holds already are among them
   */
  static List<ChangeSet> of(DatabaseChangeLog log, Database database, boolean applied)
      throws LiquibaseException {
    ChangeLogParameters parameters = log.getChangeLogParameters();
    List<ChangeSetFilter> filters = new ArrayList<>(List.of(
        new ContextChangeSetFilter(parameters.getContexts()),
        new LabelChangeSetFilter(parameters.getLabels()),
        new DbmsChangeSetFilter(database),
        new IgnoreChangeSetFilter()));
    if (!applied) {
      filters.add(new ShouldRunChangeSetFilter(database));
    }
    Collecting collecting = new Collecting();
    new ChangeLogIterator(log, filters)
        .run(
            collecting,
            new RuntimeEnvironment(database, parameters.getContexts(), parameters.getLabels()));
    return collecting.found;
  }

  /** Leaves out those that an update up to a tag, or of a number of changesets, does not reach. */
  static List<ChangeSet> reachedBy(CommandScope command, List<ChangeSet> pending) {
    if (command.getCommand().is(UpdateCountCommandStep.COMMAND_NAME)) {
      Integer count = command.getArgumentValue(UpdateCountCommandStep.COUNT_ARG);
      return count == null || count >= pending.size()
          ? pending
          : pending.subList(0, Math.max(0, count));
    }
    if (command.getCommand().is(UpdateToTagCommandStep.COMMAND_NAME)) {
      return upTo(command.getArgumentValue(UpdateToTagCommandStep.TAG_ARG), pending);
    }
    return pending;
  }

  private static List<ChangeSet> upTo(String tag, List<ChangeSet> pending) {
    for (int i = 0; i < pending.size(); i++) {
      for (Change change : pending.get(i).getChanges()) {
        if (change instanceof TagDatabaseChange marked && Objects.equals(tag, marked.getTag())) {
          return pending.subList(0, i + 1);
        }
      }
    }
    return pending;
  }

  /** Returns what a changeset is called: its file, id and author, as Liquibase writes them. */
  static String name(ChangeSet changeSet) {
    return changeSet.getFilePath() + "::" + changeSet.getId() + "::" + changeSet.getAuthor();
  }

  private static final class Collecting implements ChangeSetVisitor {

    private final List<ChangeSet> found = new ArrayList<>();

    @Override
    public Direction getDirection() {
      return Direction.FORWARD;
    }

    @Override
    public void visit(
        ChangeSet changeSet,
        DatabaseChangeLog log,
        Database database,
        Set<ChangeSetFilterResult> results) {
      found.add(changeSet);
    }
  }
}
