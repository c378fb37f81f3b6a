package dev.rollsafe.scratch;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * A folder for what takes time to make. What is in it was made whole: it is made beside its place and then moved there, so that
 * several processes can do so at once.
 */
final class Cache {

  /** Makes something in an empty folder. */
  @FunctionalInterface
  interface Maker {
    void make(Path folder) throws IOException;
  }

  private final Path root;

  Cache(Path root) {
    this.root = root;
  }

  /** Returns the cache of this user; root's is where the user whom it becomes can read it. */
  static Cache ofThisUser() {
    return new Cache(named("ROLLSAFE_CACHE")
        .or(() -> named("XDG_CACHE_HOME").map(folder -> folder.resolve("rollsafe")))
        .orElseGet(Cache::usual));
  }

  private static Optional<Path> named(String variable) {
    return Optional.ofNullable(System.getenv(variable))
        .filter(value -> !value.isEmpty())
        .map(Path::of);
  }

  private static Path usual() {
    if (Unprivileged.isRoot()) {
      return Path.of("/var/cache/rollsafe");
    }
    Path home = Path.of(System.getProperty("user.home", "."));
    Path mac = home.resolve("Library/Caches");
    return (Files.isDirectory(mac) ? mac : home.resolve(".cache")).resolve("rollsafe");
  }

  /** Returns what is kept in a folder under a name that begins so, if it was made; of several any. */
  Optional<Path> find(String folder, String beginning) throws IOException {
    Path place = root.resolve(folder);
    if (!Files.isDirectory(place)) {
      return Optional.empty();
    }
    try (DirectoryStream<Path> found = Files.newDirectoryStream(place, beginning + "*")) {
      for (Path one : found) {
        return Optional.of(one);
      }
      return Optional.empty();
    }
  }

  /** Returns what is kept under a name; it is made where it is not there yet. */
  Path get(String name, Maker maker) throws IOException {
    Path place = root.resolve(name);
    if (Files.isDirectory(place)) {
      return place;
    }
    Files.createDirectories(place.toAbsolutePath().getParent());
    Path beside = Files.createTempDirectory(place.toAbsolutePath().getParent(), ".making-");
    try {
      // Not for this user's eyes alone: a server may run as another one.
      Files.setPosixFilePermissions(beside, PosixFilePermissions.fromString("rwxr-xr-x"));
      maker.make(beside);
      Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      delete(beside);
      if (!Files.isDirectory(place)) {
        throw failed;
      }
      // Somebody else was faster.
    }
    return place;
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(folder, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
          throws IOException {
        Files.deleteIfExists(file);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult postVisitDirectory(Path visited, IOException failed)
          throws IOException {
        Files.deleteIfExists(visited);
        return FileVisitResult.CONTINUE;
      }
    });
  }
}
