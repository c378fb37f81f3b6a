package dev.rollsafe.scratch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A server that runs on this machine for us alone. A shell stands between: when its input ends, because we close it or because
 * this process is gone, it stops the server and deletes its data.
 */
final class LocalServer implements ScratchServer {

  private static final String SHELL = """
      folder=$1; shift
      trap '' INT TERM HUP
      ( "$@" </dev/null >"$folder/log" 2>&1; : >"$folder/stopped" ) &
      read -r line
      until [ -f "$folder/stopped" ]; do
        read -r pid <"$folder/data/postmaster.pid" && kill -QUIT "$pid"
        sleep 0.01 || sleep 1
      done 2>/dev/null
      wait
      rm -rf -- "$folder"
      """;

  private static final List<String> SETTINGS = List.of(
      "listen_addresses=127.0.0.1",
      "unix_socket_directories=",
      // What a crash would lose is thrown away anyway.
      "fsync=off",
      "synchronous_commit=off",
      "full_page_writes=off",
      // It would take locks of its own while ours are looked at.
      "autovacuum=off",
      "jit=off",
      "lc_messages=C");

  private static final Path MEMORY = Path.of("/dev/shm");
  private static final long ROOM = 1L << 30;

  private static final int START_SECONDS = 30;
  private static final int STOP_SECONDS = 20;
  private static final int TRIES = 3;

  private final Path binaries;
  private final int port;
  private final String password;
  private final Process shell;

  private LocalServer(Path binaries, int port, String password, Process shell) {
    this.binaries = binaries;
    this.port = port;
    this.password = password;
    this.shell = shell;
  }

  /** Starts a server that listens on this machine alone. */
  static LocalServer start(Path binaries, Cache cache) throws IOException {
    return start(binaries, cache, Unprivileged.ofThisUser());
  }

  static LocalServer start(Path binaries, Cache cache, Unprivileged user) throws IOException {
    Cluster cluster = Cluster.of(binaries, cache, user);
    for (int i = 1; ; i++) {
      Path folder = temporaryFolder();
      try {
        cluster.copy(folder.resolve("data"));
        user.own(folder);
      } catch (IOException failed) {
        Cache.delete(folder);
        throw failed;
      }
      int port = freePort();
      Process shell = new ProcessBuilder(user.command(command(binaries, folder, port)))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
      LocalServer server = new LocalServer(binaries, port, cluster.password(), shell);
      Optional<String> problem = server.await(folder);
      if (problem.isEmpty()) {
        return server;
      }
      server.close();
      // Somebody else may have taken the port meanwhile.
      if (i == TRIES || !problem.get().contains("in use")) {
        throw new IOException("the server in " + binaries + " does not start: " + problem.get());
      }
    }
  }

  /** A file system in memory makes the thousand small files of a server ten times as fast, where it has room. */
  private static Path temporaryFolder() throws IOException {
    String prefix = "rollsafe-postgres-";
    return Files.isWritable(MEMORY) && MEMORY.toFile().getUsableSpace() >= ROOM
        ? Files.createTempDirectory(MEMORY, prefix)
        : Files.createTempDirectory(prefix);
  }

  private static List<String> command(Path binaries, Path folder, int port) {
    List<String> command = new ArrayList<>(List.of(
        "/bin/sh",
        "-c",
        SHELL,
        "rollsafe",
        folder.toString(),
        binaries.resolve("postgres").toString(),
        "-D",
        folder.resolve("data").toString(),
        "-p",
        String.valueOf(port)));
    for (String setting : SETTINGS) {
      command.add("-c");
      command.add(setting);
    }
    return command;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Waits until the server answers, and returns why it does not. */
  private Optional<String> await(Path folder) throws IOException {
    Path state = folder.resolve("data/postmaster.pid");
    Path stopped = folder.resolve("stopped");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (System.nanoTime() < end && !Files.exists(stopped) && shell.isAlive()) {
      // The last line says so when connections are taken.
      if (Files.exists(state)
          && Files.readString(state, StandardCharsets.ISO_8859_1).strip().endsWith("ready")) {
        return Optional.empty();
      }
      pause();
    }
    Path log = folder.resolve("log");
    return Optional.of(Files.exists(log) ? Files.readString(log).strip() : "its shell is gone");
  }

  private void pause() throws IOException {
    try {
      Thread.sleep(2);
    } catch (InterruptedException interrupted) {
      close();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }

  @Override
  public Connection connect(Optional<String> database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + database.orElse("postgres"),
        Cluster.USER,
        password);
  }

  @Override
  public String description() {
    return "a server of its own from " + binaries;
  }

  @Override
  public void close() throws IOException {
    shell.getOutputStream().close();
    if (!Tool.waitFor(shell, STOP_SECONDS)) {
      shell.destroyForcibly();
    }
  }
}
