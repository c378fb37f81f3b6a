package dev.rollsafe.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Judges the migrations, and fails the build where the previous release would not survive them. Reports for people and for build
 * servers go into {@code target/rollsafe}.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends RollsafeMojo {

  /** The least severity of a finding that fails the build: error, warning, info or never. */
  @Parameter(property = "rollsafe.failOn")
  private @Nullable String failOn;

  /** The first version, time or name that is judged; those before are read to know what is there. */
  @Parameter(property = "rollsafe.since")
  private @Nullable String since;

  /** Judges only the migrations that are new or changed since the branch left this Git reference. */
  @Parameter(property = "rollsafe.changedSince")
  private @Nullable String changedSince;

  /** The major version of the PostgreSQL server that the migrations run on. */
  @Parameter(property = "rollsafe.serverVersion")
  private @Nullable Integer serverVersion;

  /** A file that lists findings that are known. */
  @Parameter(property = "rollsafe.baseline")
  private @Nullable File baseline;

  /** A file that makes what is in the database, such as pg_dump --schema-only writes it. */
  @Parameter(property = "rollsafe.schema")
  private @Nullable File schema;

  /** The reports that are written into the folder of reports: html, sarif, junit, gitlab, json. */
  @Parameter(property = "rollsafe.reports", defaultValue = "html,sarif,junit")
  private List<String> reports = List.of();

  /** The folder of reports. */
  @Parameter(
      property = "rollsafe.reportsDirectory",
      defaultValue = "${project.build.directory}/rollsafe")
  private File reportsDirectory = new File("target/rollsafe");

  /** The root of the repository, which paths in reports are relative to. */
  @Parameter(defaultValue = "${maven.multiModuleProjectDirectory}", readonly = true)
  private @Nullable File base;

  @Override
  CommandLine command() throws MojoExecutionException {
    CommandLine command = command("check")
        .option("--fail-on", failOn)
        .option("--since", since)
        .option("--changed-since", changedSince)
        .option("--server-version", serverVersion)
        .option("--baseline", baseline)
        .option("--schema", schema)
        .option("--jdbc-url", jdbcUrl)
        .option("--user", user)
        .option("--base", base)
        .files(migrations);
    for (String report : reports) {
      command.option("--report=" + report, new File(folder(), fileName(report)));
    }
    return command;
  }

  private File folder() throws MojoExecutionException {
    try {
      Files.createDirectories(reportsDirectory.toPath());
      return reportsDirectory;
    } catch (IOException unwritable) {
      throw new MojoExecutionException("cannot make the folder " + reportsDirectory, unwritable);
    }
  }

  private static String fileName(String report) {
    return switch (report) {
      case "junit" -> "TEST-rollsafe.xml";
      case "gitlab" -> "gitlab-code-quality.json";
      case "text" -> "rollsafe.txt";
      default -> "rollsafe." + report;
    };
  }
}
