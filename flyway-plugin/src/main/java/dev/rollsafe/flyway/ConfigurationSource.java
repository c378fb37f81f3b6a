package dev.rollsafe.flyway;

import dev.rollsafe.config.Configuration;
import dev.rollsafe.config.ConfigurationException;
import dev.rollsafe.config.ConfigurationFile;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.Location;

/**
 * Finds the {@code rollsafe.yml} of an application: on its class path, as it stands in production; else from the folders of its
 * migrations, or from the working folder, upwards, as the command line does.
 */
final class ConfigurationSource {

  private static final String CLASS_PATH = "classpath:";

  private ConfigurationSource() {}

  static Configuration find(
      Optional<String> named, org.flywaydb.core.api.configuration.Configuration flyway) {
    ClassLoader loader = flyway.getClassLoader();
    if (named.isEmpty()) {
      return onClassPath("rollsafe.yml", loader)
          .or(() -> onClassPath("rollsafe.yaml", loader))
          .orElseGet(() -> ConfigurationFile.forInputs(folders(flyway.getLocations())));
    }
    String name = named.get();
    if (name.equals("none")) {
      return Configuration.NONE;
    }
    if (name.startsWith(CLASS_PATH)) {
      return onClassPath(name.substring(CLASS_PATH.length()), loader)
          .orElseThrow(() -> new ConfigurationException(
              Key.CONFIG.property() + ": " + name + " is not on the class path"));
    }
    return ConfigurationFile.read(path(name));
  }

  private static Optional<Configuration> onClassPath(String name, ClassLoader loader) {
    URL url = loader.getResource(name.startsWith("/") ? name.substring(1) : name);
    if (url == null) {
      return Optional.empty();
    }
    try {
      if (url.getProtocol().equals("file")) {
        return Optional.of(ConfigurationFile.read(Path.of(url.toURI())));
      }
      URLConnection connection = url.openConnection();
      connection.setUseCaches(false);
      try (var in = connection.getInputStream()) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        return Optional.of(ConfigurationFile.read(name, text));
      }
    } catch (IOException | URISyntaxException failed) {
      throw new ConfigurationException(
          CLASS_PATH + name + ": cannot be read: " + failed.getMessage());
    }
  }

  private static List<Path> folders(Location[] locations) {
    List<Path> folders = new ArrayList<>();
    for (Location location : locations) {
      String text = location.toString();
      if (text.startsWith("filesystem:") && text.indexOf('*') < 0) {
        folders.add(path(text.substring("filesystem:".length())));
      }
    }
    return folders.isEmpty() ? List.of(Path.of("").toAbsolutePath()) : folders;
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException invalid) {
      throw new ConfigurationException(text + ": is no path: " + invalid.getMessage());
    }
  }
}
