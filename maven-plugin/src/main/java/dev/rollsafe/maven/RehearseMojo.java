package dev.rollsafe.maven;

import java.io.File;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Runs the migrations on a scratch database: what they lock, whether they go back, whether older statements still run. */
@Mojo(name = "rehearse", threadSafe = true)
public final class RehearseMojo extends RollsafeMojo {

  /** The statements of the previous release. */
  @Parameter(property = "rollsafe.queries")
  private @Nullable File queries;

  @Override
  boolean mayHaveNone() {
    return false;
  }

  @Override
  CommandLine command() {
    return command("rehearse")
        .option("--queries", queries)
        .option("--jdbc-url", jdbcUrl)
        .option("--user", user)
        .files(migrations);
  }
}
