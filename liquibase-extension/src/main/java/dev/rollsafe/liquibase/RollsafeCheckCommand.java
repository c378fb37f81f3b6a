package dev.rollsafe.liquibase;

import dev.rollsafe.config.ConfigurationException;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.command.AbstractCommandStep;
import liquibase.command.CommandArgumentDefinition;
import liquibase.command.CommandBuilder;
import liquibase.command.CommandDefinition;
import liquibase.command.CommandResultsBuilder;
import liquibase.command.CommandScope;
import liquibase.database.Database;
import liquibase.exception.LiquibaseException;

/**
 * The command {@code liquibase rollsafe-check}: judges what is pending and runs nothing. Offline ({@code
 * --url=offline:postgresql?version=16}) it judges the whole changelog.
 */
public final class RollsafeCheckCommand extends AbstractCommandStep {

  private static final String NAME = "rollsafeCheck";
  private static final CommandArgumentDefinition<String> FAIL_ON_ARG;

  static {
    FAIL_ON_ARG = new CommandBuilder(new String[] {NAME})
        .argument("failOn", String.class)
        .description("The least severity it fails on: error, warning, info or never")
        .build();
  }

  @Override
  public String[][] defineCommandNames() {
    return new String[][] {{NAME}};
  }

  @Override
  public void adjustCommandDefinition(CommandDefinition command) {
    command.setShortDescription("Judges whether the pending changesets can be rolled back safely");
    command.setLongDescription(
        "Says for each pending changeset what it does to the running database and to the previous release. Runs nothing.");
  }

  @Override
  public List<Class<?>> requiredDependencies() {
    return List.of(Database.class, DatabaseChangeLog.class);
  }

  @Override
  public void run(CommandResultsBuilder results) throws LiquibaseException {
    CommandScope command = results.getCommandScope();
    Database database = (Database) command.getDependency(Database.class);
    DatabaseChangeLog changeLog =
        (DatabaseChangeLog) command.getDependency(DatabaseChangeLog.class);
    try {
      Options options = options(command.getArgumentValue(FAIL_ON_ARG));
      List<ChangeSet> pending = PendingChangeSets.of(changeLog, database, false);
      Judgement judgement = new Judge(changeLog, database, options).of(pending);
      print(judgement.report(), results);
      if (judgement.refused()) {
        throw new LiquibaseException("Rollsafe: these changesets cannot be rolled back safely");
      }
    } catch (ConfigurationException wrong) {
      throw new LiquibaseException("Rollsafe: " + wrong.getMessage(), wrong);
    } catch (IOException unwritable) {
      throw new LiquibaseException("Rollsafe cannot write its report", unwritable);
    }
  }

  private static Options options(String failOn) {
    Options options = Options.current();
    return failOn == null || failOn.isBlank()
        ? options
        : options.failingOn(Options.failOn(failOn.strip()));
  }

  private static void print(String report, CommandResultsBuilder results) throws IOException {
    Writer out = new OutputStreamWriter(results.getOutputStream(), StandardCharsets.UTF_8);
    out.write(report);
    out.write(System.lineSeparator());
    out.flush();
  }
}
