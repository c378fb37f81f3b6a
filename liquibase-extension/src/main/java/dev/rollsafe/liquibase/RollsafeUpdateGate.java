package dev.rollsafe.liquibase;

import dev.rollsafe.config.ConfigurationException;
import java.util.List;
import java.util.Set;
import liquibase.Scope;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.command.AbstractCommandStep;
import liquibase.command.CommandDefinition;
import liquibase.command.CommandResultsBuilder;
import liquibase.command.CommandScope;
import liquibase.command.CommandStep;
import liquibase.command.core.AbstractUpdateCommandStep;
import liquibase.database.Database;
import liquibase.exception.LiquibaseException;
import liquibase.logging.Logger;

/**
 * Joins the commands that run changesets, and refuses before the first one runs where any of them is not safe. Commands that roll
 * back, or only show what would be done, are left alone: a gate must never stand in the way of going back.
 */
public final class RollsafeUpdateGate extends AbstractCommandStep {

  private static final Set<String> COMMANDS =
      Set.of("update", "updateCount", "updateToTag", "updateTestingRollback");

  /** Behind all steps that say what is needed for an update, before the update itself, which stands at 1000. */
  private static final int ORDER = 900;

  @Override
  public String[][] defineCommandNames() {
    return new String[0][];
  }

  /** Commands are put together once, and kept: the switch is asked when they run. */
  @Override
  public int getOrder(CommandDefinition command) {
    String[] name = command.getName();
    return name.length == 1 && COMMANDS.contains(name[0]) ? ORDER : -1;
  }

  @Override
  public List<Class<?>> requiredDependencies() {
    return List.of(Database.class, DatabaseChangeLog.class);
  }

  @Override
  public void run(CommandResultsBuilder results) throws LiquibaseException {
    CommandScope command = results.getCommandScope();
    Logger log = Scope.getCurrentScope().getLog(RollsafeUpdateGate.class);
    standsBeforeTheUpdate(command.getCommand());
    Database database = (Database) command.getDependency(Database.class);
    DatabaseChangeLog changeLog =
        (DatabaseChangeLog) command.getDependency(DatabaseChangeLog.class);
    try {
      Options options = Options.current();
      if (!options.active()) {
        log.warning("Rollsafe is switched off by " + RollsafeSettings.ACTIVE.getKey()
            + "=false: no changeset is judged");
        return;
      }
      List<ChangeSet> pending =
          PendingChangeSets.reachedBy(command, PendingChangeSets.of(changeLog, database, false));
      new Judge(changeLog, database, options).of(pending).conclude(options.enforce(), log);
    } catch (ConfigurationException wrong) {
      throw new LiquibaseException("Rollsafe: " + wrong.getMessage(), wrong);
    }
  }

  /** The order of steps follows from what they need and is promised nowhere. */
  private void standsBeforeTheUpdate(CommandDefinition command) throws LiquibaseException {
    for (CommandStep step : command.getPipeline()) {
      if (step.getClass() == RollsafeUpdateGate.class) {
        return;
      }
      if (step instanceof AbstractUpdateCommandStep) {
        throw new LiquibaseException(
            "Rollsafe cannot judge changesets before they run: this version"
                + " of Liquibase runs " + step.getClass().getSimpleName()
                + " first. Take a version that"
                + " docs/liquibase.md names, or set " + RollsafeSettings.ACTIVE.getKey()
                + "=false");
      }
    }
  }
}
