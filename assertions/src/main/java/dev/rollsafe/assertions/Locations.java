package dev.rollsafe.assertions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Finds the folders that people name as Flyway does. */
final class Locations {

  private static final String CLASS_PATH = "classpath:";
  private static final String FILES = "filesystem:";

  private Locations() {}

  /**
   * Returns the folders of a location; a class path may hold several.
   *
   * @throws IllegalArgumentException if there is none
   */
  static List<Path> resolve(String location) {
    if (location.startsWith(CLASS_PATH)) {
      return onClassPath(location.substring(CLASS_PATH.length()));
    }
    String path = location.startsWith(FILES) ? location.substring(FILES.length()) : location;
    return List.of(existing(Path.of(path)));
  }

  /** Returns a path that exists. */
  static Path existing(Path path) {
    if (!Files.exists(path)) {
      throw new IllegalArgumentException(
          path + " does not exist in " + Path.of("").toAbsolutePath());
    }
    return path;
  }

  private static List<Path> onClassPath(String name) {
    String resource = name.startsWith("/") ? name.substring(1) : name;
    List<Path> folders = new ArrayList<>();
    try {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      for (URL url : Collections.list(loader.getResources(resource))) {
        folders.add(path(url.toURI()));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (URISyntaxException invalid) {
      throw new IllegalArgumentException(
          name + " cannot be found: " + invalid.getMessage(), invalid);
    }
    if (folders.isEmpty()) {
      throw new IllegalArgumentException("the class path holds no " + resource
          + "; is it in src/main/resources, and named as from there?");
    }
    return folders;
  }

  private static Path path(URI uri) throws IOException {
    if (!uri.getScheme().equals("jar")) {
      return Path.of(uri);
    }
    String text = uri.toString();
    int inside = text.indexOf("!/");
    URI jar = URI.create(text.substring(0, inside + 2));
    FileSystem files;
    try {
      // Stays open: the paths are read later, and a test's class path lives as long as its JVM.
      files = FileSystems.newFileSystem(jar, Map.of());
    } catch (FileSystemAlreadyExistsException open) {
      files = FileSystems.getFileSystem(jar);
    }
    return files.getPath(text.substring(inside + 1));
  }
}
