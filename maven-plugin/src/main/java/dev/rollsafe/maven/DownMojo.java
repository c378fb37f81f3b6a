package dev.rollsafe.maven;

import java.io.File;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Writes for each migration the script that takes it back, into {@code target/rollsafe/down}. */
@Mojo(name = "down", threadSafe = true)
public final class DownMojo extends RollsafeMojo {

  /** The migrations it is about, by file or id; all of the history where none is named. */
  @Parameter(property = "rollsafe.down.of")
  private List<String> of = List.of();

  /** The form of the files, as {@code rollsafe down --format} takes it. */
  @Parameter(property = "rollsafe.format")
  private @Nullable String format;

  /** The folder they are written to. */
  @Parameter(property = "rollsafe.out", defaultValue = "${project.build.directory}/rollsafe/down")
  private File out = new File("target/rollsafe/down");

  @Override
  boolean mayHaveNone() {
    return false;
  }

  @Override
  CommandLine command() {
    CommandLine command = command("down").option("--format", format).option("--out", out);
    migrations.forEach(history -> command.option("--history", history));
    of.forEach(command::operand);
    return command;
  }
}
