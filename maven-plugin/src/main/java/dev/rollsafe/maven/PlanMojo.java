package dev.rollsafe.maven;

import java.io.File;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Turns unsafe migrations into steps over several releases, as files in {@code target/rollsafe/plan}. */
@Mojo(name = "plan", threadSafe = true)
public final class PlanMojo extends RollsafeMojo {

  /** The migrations it is about, by file or id; all of the history where none is named. */
  @Parameter(property = "rollsafe.plan.of")
  private List<String> of = List.of();

  /** The form of the files, as {@code rollsafe plan --format} takes it. */
  @Parameter(property = "rollsafe.format")
  private @Nullable String format;

  /** The folder they are written to. */
  @Parameter(property = "rollsafe.out", defaultValue = "${project.build.directory}/rollsafe/plan")
  private File out = new File("target/rollsafe/plan");

  @Override
  boolean mayHaveNone() {
    return false;
  }

  @Override
  CommandLine command() {
    CommandLine command = command("plan").option("--format", format).option("--out", out);
    migrations.forEach(history -> command.option("--history", history));
    of.forEach(command::operand);
    return command;
  }
}
