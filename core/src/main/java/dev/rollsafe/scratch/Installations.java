package dev.rollsafe.scratch;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The PostgreSQL servers that are installed on this machine. */
final class Installations {

  /** Debian, Red Hat, Homebrew on both kinds of Mac, Postgres.app. */
  private static final List<String> HOMES = List.of(
      "/usr/lib/postgresql/%s/bin",
      "/usr/pgsql-%s/bin",
      "/opt/homebrew/opt/postgresql@%s/bin",
      "/usr/local/opt/postgresql@%s/bin",
      "/Applications/Postgres.app/Contents/Versions/%s/bin");

  private Installations() {}

  /** Finds the folder of a server's binaries: of the version asked for, or of the newest that is there. */
  static Optional<Path> find(Optional<Integer> version) {
    int newest = version.orElse(ScratchServers.NEWEST);
    int oldest = version.orElse(ScratchServers.OLDEST);
    for (int candidate = newest; candidate >= oldest; candidate--) {
      for (String home : HOMES) {
        Path folder = Path.of(home.replace("%s", String.valueOf(candidate)));
        if (isServer(folder)) {
          return Optional.of(folder);
        }
      }
    }
    return onPath(version);
  }

  private static Optional<Path> onPath(Optional<Integer> version) {
    String path = System.getenv("PATH");
    for (String entry : (path == null ? "" : path).split(File.pathSeparator, -1)) {
      Path folder = Path.of(entry);
      if (!entry.isEmpty() && isServer(folder)) {
        int major = Tool.majorVersion(folder.resolve("postgres"));
        if (version.isEmpty() ? major >= ScratchServers.OLDEST : version.get() == major) {
          return Optional.of(folder);
        }
      }
    }
    return Optional.empty();
  }

  static boolean isServer(Path folder) {
    return Files.isExecutable(folder.resolve("initdb"))
        && Files.isExecutable(folder.resolve("postgres"));
  }
}
