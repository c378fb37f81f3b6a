package dev.rollsafe.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds {@code rollsafe.yml}. As long as there is none, nothing that reads YAML is loaded. */
public final class ConfigurationFile {

  private static final List<String> NAMES = List.of("rollsafe.yml", "rollsafe.yaml");

  private ConfigurationFile() {}

  /**
   * Reads the configuration that holds for migrations: the first file on the way from their folder up to the root of its
   * repository, or of the file system where there is none.
   *
   * @param inputs folders and files of migrations
   * @throws ConfigurationException if the file cannot be read, something is wrong in it, or the inputs have different ones
   */
  public static Configuration forInputs(List<Path> inputs) {
    Optional<Path> found = Optional.empty();
    for (Path input : inputs) {
      Optional<Path> its = find(input);
      if (found.isPresent() && its.isPresent() && !found.equals(its)) {
        throw new ConfigurationException("the paths have different configurations, " + found.get()
            + " and " + its.get() + "; check them one by one, or name one with --config");
      }
      found = found.or(() -> its);
    }
    return found.map(file -> read(shown(file))).orElse(Configuration.NONE);
  }

  /** Below the working folder, a path from there on is what the user would write. */
  private static Path shown(Path file) {
    Path here = Path.of("").toAbsolutePath();
    return file.startsWith(here) ? here.relativize(file) : file;
  }

  /** Returns the file that holds for an input. */
  static Optional<Path> find(Path input) {
    Path start = input.toAbsolutePath().normalize();
    @Nullable Path folder = Files.isDirectory(start) ? start : start.getParent();
    while (folder != null) {
      Optional<Path> here = in(folder);
      if (here.isPresent() || Files.exists(folder.resolve(".git"))) {
        return here;
      }
      folder = folder.getParent();
    }
    return Optional.empty();
  }

  private static Optional<Path> in(Path folder) {
    Optional<Path> found = Optional.empty();
    for (String name : NAMES) {
      Path file = folder.resolve(name);
      if (Files.isRegularFile(file)) {
        if (found.isPresent()) {
          throw new ConfigurationException(folder + " holds both " + found.get().getFileName()
              + " and " + name + "; remove one of them");
        }
        found = Optional.of(file);
      }
    }
    return found;
  }

  /**
   * Reads a file.
   *
   * @throws ConfigurationException if it cannot be read, or something is wrong in it
   */
  public static Configuration read(Path file) {
    String text;
    try {
      if (Files.size(file) > YamlText.MOST_BYTES) {
        throw new ConfigurationException(
            file + ": is larger than 1 MB; is it really a configuration of Rollsafe?");
      }
      text = Files.readString(file);
    } catch (IOException e) {
      String why = Files.exists(file) ? "cannot be read: " + e.getMessage() : "no such file";
      throw new ConfigurationException(file + ": " + why);
    }
    return new ConfigurationReader(file, text).read();
  }

  /**
   * Reads a text that is in no file of its own, such as one in a jar. Paths in it are taken from the working folder on.
   *
   * @param name what it is called in messages
   * @param text what it says
   * @throws ConfigurationException if something is wrong in it
   */
  public static Configuration read(String name, String text) {
    return new ConfigurationReader(Path.of(name), text).read();
  }
}
