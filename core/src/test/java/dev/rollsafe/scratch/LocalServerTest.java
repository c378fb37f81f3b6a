package dev.rollsafe.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers of our own on this machine, from the binaries that the build has for the oldest version. */
class LocalServerTest {

  @TempDir
  static Path folder;

  private static Cache cache;
  private static Path binaries;

  @BeforeAll
  static void unpack() throws IOException {
    // Whoever a root becomes must be able to read it.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    cache = new Cache(folder.resolve("cache"));
    binaries = new EmbeddedBinaries(cache, Binaries.repository(folder), progress -> {})
        .get(Binaries.VERSION);
  }

  @Test
  void startsAndLeavesNothingBehind() throws IOException, SQLException {
    Path data;
    try (LocalServer server = LocalServer.start(binaries, cache)) {
      data = Path.of(ask(server, "SHOW data_directory"));
      assertThat(ask(server, "SHOW server_version")).startsWith(Binaries.VERSION + ".");
      assertThat(ask(server, "SHOW fsync")).isEqualTo("off");
      assertThat(server.description()).contains(binaries.toString());
      assertThat(data).isDirectory();
    }
    assertThat(data.getParent()).doesNotExist();
  }

  @Test
  void aSecondOneHasDataOfItsOwn() throws IOException, SQLException {
    try (LocalServer one = LocalServer.start(binaries, cache);
        LocalServer other = LocalServer.start(binaries, cache)) {
      ask(one, "CREATE TABLE t (); SELECT ''");
      assertThat(ask(one, "SELECT to_regclass('t')")).isEqualTo("t");
      assertThat(ask(other, "SELECT to_regclass('t')")).isNull();
    }
  }

  @Test
  void nobodyElseMayConnect() throws IOException, SQLException {
    try (LocalServer server = LocalServer.start(binaries, cache);
        Connection known = server.connect(Optional.empty())) {
      String url = known.getMetaData().getURL();
      assertThatThrownBy(
              () -> DriverManager.getConnection(url, Cluster.USER, "guessed").close())
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password");
    }
  }

  @Test
  void becomesAnotherUserWhereRootHasNoNamespaces() throws IOException, SQLException {
    assumeTrue(Unprivileged.isRoot());
    try (LocalServer server = LocalServer.start(binaries, cache, Unprivileged.another())) {
      Path data = Path.of(ask(server, "SHOW data_directory"));
      assertThat(Files.getOwner(data).getName()).isNotEqualTo("root");
    }
  }

  @Test
  void saysWhyAServerDoesNotStart() throws IOException {
    Path broken = Files.createDirectories(folder.resolve("broken"));
    Files.copy(binaries.resolve("initdb"), broken.resolve("initdb"));
    assertThatThrownBy(() -> LocalServer.start(broken, cache))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("initdb");
    try (var made = Files.list(folder.resolve("cache/clusters"))) {
      assertThat(made).noneMatch(path -> path.getFileName().toString().startsWith("."));
    }
  }

  private static String ask(ScratchServer server, String query) throws SQLException {
    try (Connection connection = server.connect(Optional.empty());
        Statement statement = connection.createStatement()) {
      boolean rows = statement.execute(query);
      while (!rows) {
        rows = statement.getMoreResults();
      }
      try (ResultSet result = statement.getResultSet()) {
        result.next();
        return result.getString(1);
      }
    }
  }
}
