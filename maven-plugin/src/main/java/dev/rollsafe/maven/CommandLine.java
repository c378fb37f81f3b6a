package dev.rollsafe.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments of a command of {@code rollsafe}, while they are put together. */
final class CommandLine {

  private final String name;
  private final List<String> options = new ArrayList<>();
  private final List<String> operands = new ArrayList<>();

  CommandLine(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  /** Adds an option, if it has a value. */
  CommandLine option(String option, @Nullable Object value) {
    String text = value instanceof File file ? shown(file) : String.valueOf(value);
    if (value != null && !text.isBlank()) {
      options.add(option + "=" + text);
    }
    return this;
  }

  /** Adds options as they are. */
  CommandLine all(List<String> more) {
    options.addAll(more);
    return this;
  }

  CommandLine files(List<File> files) {
    files.forEach(file -> operands.add(shown(file)));
    return this;
  }

  CommandLine operand(String operand) {
    operands.add(operand);
    return this;
  }

  List<String> arguments() {
    List<String> arguments = new ArrayList<>(List.of(name));
    arguments.addAll(options);
    arguments.addAll(operands);
    return arguments;
  }

  /** Below the folder that Maven was started in, a path from there on is what people would write. */
  private static String shown(File file) {
    Path here = Path.of("").toAbsolutePath();
    Path path = file.toPath().toAbsolutePath().normalize();
    return (path.startsWith(here) ? here.relativize(path) : path).toString();
  }

  @Override
  public String toString() {
    return "rollsafe " + String.join(" ", arguments());
  }
}
