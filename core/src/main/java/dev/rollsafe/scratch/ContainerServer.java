package dev.rollsafe.scratch;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A server in a container that Testcontainers starts, where that library is on the class path. Its JDBC driver is all that is
 * asked of it: a first connection starts the container and names the server behind it, and when that is closed the container
 * stops.
 */
final class ContainerServer implements ScratchServer {

  /** The user and password that the library gives its containers. */
  private static final String TEST = "test";

  private final Connection first;
  private final String url;
  private final String image;

  private ContainerServer(Connection first, String url, String image) {
    this.first = first;
    this.url = url;
    this.image = image;
  }

  /** Says whether a Docker engine answers and the library is there; the engine is looked for first, as that costs nothing. */
  static boolean possible() {
    return engineAnswers(Optional.ofNullable(System.getenv("DOCKER_HOST"))) && hasLibrary();
  }

  static boolean engineAnswers(Optional<String> host) {
    if (host.isPresent() && !host.get().isEmpty()) {
      // Another machine is believed in: asking it may take long.
      return !host.get().startsWith("unix://")
          || answers(Path.of(host.get().substring("unix://".length())));
    }
    List<Path> sockets = new ArrayList<>(List.of(Path.of("/var/run/docker.sock")));
    sockets.add(Path.of(System.getProperty("user.home", "."), ".docker/run/docker.sock"));
    Optional.ofNullable(System.getenv("XDG_RUNTIME_DIR"))
        .ifPresent(folder -> sockets.add(Path.of(folder, "docker.sock")));
    for (Path socket : sockets) {
      if (answers(socket)) {
        return true;
      }
    }
    return false;
  }

  private static boolean answers(Path socket) {
    if (!Files.exists(socket)) {
      return false;
    }
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      return channel.connect(UnixDomainSocketAddress.of(socket));
    } catch (IOException | UnsupportedOperationException nobody) {
      return false;
    }
  }

  private static boolean hasLibrary() {
    try {
      Driver driver = DriverManager.getDriver(url("postgres:" + ScratchServers.NEWEST));
      return driver != null;
    } catch (SQLException noDriver) {
      return false;
    }
  }

  private static String url(String image) {
    return "jdbc:tc:" + image.replace("postgres:", "postgresql:") + ":///rollsafe";
  }

  static ContainerServer start(int version) throws IOException {
    String image = "postgres:" + version;
    try {
      Connection first = DriverManager.getConnection(url(image));
      return new ContainerServer(first, first.getMetaData().getURL(), image);
    } catch (SQLException failed) {
      throw new IOException(
          "a container of " + image + " does not start: " + failed.getMessage(), failed);
    }
  }

  @Override
  public Connection connect(Optional<String> database) throws SQLException {
    return DriverManager.getConnection(
        database.map(name -> inDatabase(url, name)).orElse(url), TEST, TEST);
  }

  private static String inDatabase(String url, String database) {
    int end = url.indexOf('?') < 0 ? url.length() : url.indexOf('?');
    return url.substring(0, url.lastIndexOf('/', end) + 1) + database + url.substring(end);
  }

  @Override
  public String description() {
    return "a container of " + image;
  }

  @Override
  public void close() throws IOException {
    try {
      first.close();
    } catch (SQLException failed) {
      throw new IOException(failed);
    }
  }
}
