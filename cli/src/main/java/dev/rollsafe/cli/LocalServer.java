package dev.rollsafe.cli;

import dev.rollsafe.verify.ScratchDatabase;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL server of our own, from binaries that are on this machine; its data is gone when it is closed. */
final class LocalServer implements AutoCloseable, ScratchDatabase.Connector {

  private static final List<String> HOMES = List.of(
      "/usr/lib/postgresql",
      "/usr/pgsql-%s",
      "/opt/homebrew/opt/postgresql@%s",
      "/usr/local/opt/postgresql@%s");
  private static final int START_SECONDS = 30;

  private final Path binaries;
  private final Path folder;
  private final int port;
  private final Process process;

  private LocalServer(Path binaries, Path folder, int port, Process process) {
    this.binaries = binaries;
    this.folder = folder;
    this.port = port;
    this.process = process;
  }

  /** Finds the folder of a server's binaries: of the version asked for, or of the newest that is there. */
  static Optional<Path> find(Optional<Integer> version) {
    for (int candidate = version.orElse(18); candidate >= version.orElse(13); candidate--) {
      for (String home : HOMES) {
        Path folder = Path.of(
            home.contains("%s") ? home.formatted(candidate) : home + "/" + candidate, "bin");
        if (isServer(folder)) {
          return Optional.of(folder);
        }
      }
    }
    if (version.isEmpty()) {
      String path = System.getenv("PATH");
      for (String folder : (path == null ? "" : path).split(File.pathSeparator, -1)) {
        if (!folder.isEmpty() && isServer(Path.of(folder))) {
          return Optional.of(Path.of(folder));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isServer(Path folder) {
    return Files.isExecutable(folder.resolve("initdb"))
        && Files.isExecutable(folder.resolve("postgres"));
  }

  /** Starts a server that listens on this machine alone. */
  static LocalServer start(Path binaries) throws IOException {
    Path folder = Files.createTempDirectory("rollsafe-postgres");
    try {
      Path data = folder.resolve("data");
      run(
              List.of(
                  binaries.resolve("initdb").toString(),
                  "-D",
                  data.toString(),
                  "-U",
                  "rollsafe",
                  "-A",
                  "trust",
                  "-E",
                  "UTF8",
                  "--no-locale",
                  "--no-sync"),
              folder)
          .ifPresent(problem -> {
            throw new IllegalStateException(problem);
          });
      int port;
      try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        port = socket.getLocalPort();
      }
      List<String> command = new ArrayList<>(unprivileged());
      command.addAll(List.of(
          binaries.resolve("postgres").toString(),
          "-D",
          data.toString(),
          "-p",
          String.valueOf(port),
          "-c",
          "listen_addresses=127.0.0.1",
          "-c",
          "unix_socket_directories=",
          "-c",
          "fsync=off",
          "-c",
          "autovacuum=off"));
      Process process = new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(folder.resolve("log").toFile())
          .start();
      LocalServer server = new LocalServer(binaries, folder, port, process);
      server.await();
      return server;
    } catch (IOException | IllegalStateException failed) {
      delete(folder);
      throw failed instanceof IOException io ? io : new IOException(failed.getMessage(), failed);
    }
  }

  private void await() throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (System.nanoTime() < end && process.isAlive()) {
      try {
        connect(Optional.empty()).close();
        return;
      } catch (SQLException notYet) {
        pause();
      }
    }
    String log = Files.readString(folder.resolve("log"));
    stop();
    throw new IOException("the server in " + binaries + " does not start: " + log.strip());
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(50);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }

  /** The server refuses to run as root; in a user namespace of its own it is nobody. */
  private static List<String> unprivileged() {
    return "root".equals(System.getProperty("user.name")) ? List.of("unshare", "-U") : List.of();
  }

  private static Optional<String> run(List<String> command, Path folder) throws IOException {
    List<String> whole = new ArrayList<>(unprivileged());
    whole.addAll(command);
    Path log = folder.resolve("initdb.log");
    Process started = new ProcessBuilder(whole)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
    try {
      if (!started.waitFor(2L * START_SECONDS, TimeUnit.SECONDS)) {
        started.destroyForcibly();
        return Optional.of(command.get(0) + " takes too long");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
    return started.exitValue() == 0
        ? Optional.empty()
        : Optional.of(command.get(0) + " fails: " + Files.readString(log).strip());
  }

  @Override
  public Connection connect(Optional<String> database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + database.orElse("postgres"), "rollsafe", "");
  }

  /** Says which it is. */
  String description() {
    return "a server of its own from " + binaries;
  }

  private void stop() {
    // SIGTERM would wait for connections; SIGINT is the fast shutdown, but Java has no way to send
    // it.
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    stop();
    delete(folder);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
