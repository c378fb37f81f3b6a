package dev.rollsafe.maven;

import dev.rollsafe.cli.Main;
import java.io.File;
import java.io.StringWriter;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What all goals share: where the migrations are, and how a command of {@code rollsafe} becomes a goal. */
abstract class RollsafeMojo extends AbstractMojo {

  private static final int SAFE = 0;
  private static final int FINDINGS = 1;
  private static final int REFUSED = 3;

  /** The folders and files of the migrations; each folder is a history of its own. */
  @Parameter(
      property = "rollsafe.migrations",
      defaultValue = "${project.basedir}/src/main/resources/db/migration")
  List<File> migrations = List.of();

  /** The rollsafe.yml to read instead of the first on the way from the migrations up. */
  @Parameter(property = "rollsafe.config")
  @Nullable
  File config;

  /** Where the database is that migrations run on: read, or, by rehearse, given scratch databases. */
  @Parameter(property = "rollsafe.jdbcUrl")
  @Nullable
  String jdbcUrl;

  /** The user for the database; the password is taken from PGPASSWORD or ~/.pgpass. */
  @Parameter(property = "rollsafe.user")
  @Nullable
  String user;

  /** Any other options of the command, as on the command line. */
  @Parameter(property = "rollsafe.options")
  List<String> options = List.of();

  /** Leaves the goal out. */
  @Parameter(property = "rollsafe.skip", defaultValue = "false")
  boolean skip;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("Rollsafe is skipped: rollsafe.skip is set");
      return;
    }
    List<File> missing = migrations.stream().filter(path -> !path.exists()).toList();
    if (!missing.isEmpty() && missing.size() == migrations.size() && mayHaveNone()) {
      getLog().info("Rollsafe finds no migrations in " + missing.get(0));
      return;
    }
    run(command());
  }

  /** Says whether a project without migrations is nothing to complain about. */
  boolean mayHaveNone() {
    return true;
  }

  /** Returns the command to run. */
  abstract CommandLine command() throws MojoExecutionException;

  /** Returns a command with the options that all of them take. */
  final CommandLine command(String name) {
    return new CommandLine(name).option("--config", config).all(options);
  }

  private void run(CommandLine command) throws MojoExecutionException, MojoFailureException {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    getLog().debug(command.toString());
    int code = Main.run(command.arguments(), out, err);
    String text = (out.toString() + err).strip();
    if (code == SAFE) {
      text.lines().forEach(getLog()::info);
    } else if (code == FINDINGS || code == REFUSED) {
      throw new MojoFailureException("rollsafe " + command.name() + " says no\n\n" + text + "\n");
    } else {
      throw new MojoExecutionException(
          "rollsafe " + command.name() + " cannot do its work\n\n" + text + "\n");
    }
  }
}
