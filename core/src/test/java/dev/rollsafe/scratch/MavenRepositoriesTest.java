package dev.rollsafe.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars from a repository over the net, which is a server of the test. */
class MavenRepositoriesTest {

  private static final String JAR = "a/1/a-1.jar";
  private static final String SHA1_OF_HELLO = "aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d";
  private static final String SHA256_OF_HELLO =
      "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

  @TempDir
  Path folder;

  private final Map<String, String> files = new HashMap<>();
  private HttpServer server;
  private MavenRepositories repositories;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> {
      String text = files.get(exchange.getRequestURI().getPath().substring(1));
      byte[] body = (text == null ? "" : text).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(text == null ? 404 : 200, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    });
    server.start();
    repositories = new MavenRepositories(
        folder.resolve("local"),
        URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void downloadsWhatHasItsChecksum() throws IOException {
    for (String[] checksum : new String[][] {
      {".sha1", SHA1_OF_HELLO},
      {".sha256", SHA256_OF_HELLO},
      {".sha1", SHA1_OF_HELLO + "  a-1.jar\n"}
    }) {
      files.clear();
      files.put(JAR, "hello");
      files.put(JAR + checksum[0], checksum[1]);
      Path target = folder.resolve("target");
      repositories.download(JAR, target);
      assertThat(target).hasContent("hello");
    }
  }

  @Test
  void refusesWhatCannotBeBelieved() {
    files.put(JAR, "hello, changed on its way");
    assertRefused("has no checksum");
    files.put(JAR + ".sha1", SHA1_OF_HELLO);
    assertRefused("does not have the checksum");
  }

  private void assertRefused(String why) {
    assertThatThrownBy(() -> repositories.download(JAR, folder.resolve("target")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(JAR)
        .hasMessageContaining(why);
  }

  @Test
  void aBrokenFileOfTheLocalRepositoryIsNotKept() throws IOException {
    Path jar = folder.resolve("local").resolve(JAR);
    Files.createDirectories(jar.getParent());
    Files.writeString(jar, "hello");
    assertThat(repositories.kept(JAR)).contains(jar);
    Files.writeString(jar.resolveSibling("a-1.jar.sha1"), SHA1_OF_HELLO);
    assertThat(repositories.kept(JAR)).contains(jar);
    Files.writeString(jar, "half");
    assertThat(repositories.kept(JAR)).isEmpty();
  }

  @Test
  void saysWhatWasLookedForWhereNothingIsFound() {
    List<String> progress = new ArrayList<>();
    EmbeddedBinaries binaries =
        new EmbeddedBinaries(new Cache(folder.resolve("cache")), repositories, progress::add);
    assertThatThrownBy(() -> binaries.get(17))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no PostgreSQL 17 on this machine")
        .hasMessageContaining(repositories.local().toString())
        .hasMessageContaining("cannot be downloaded from " + repositories.remote());
    assertThat(progress).singleElement().asString().contains("downloading PostgreSQL 17");
    assertThat(folder.resolve("cache/binaries")).isEmptyDirectory();
  }

  @Test
  void knowsTheDriverOfContainersOnlyBehindADockerEngine() {
    assertThat(
            ContainerServer.engineAnswers(Optional.of("unix://" + folder.resolve("docker.sock"))))
        .isFalse();
    assertThat(ContainerServer.engineAnswers(Optional.of("tcp://docker:2375"))).isTrue();
  }
}
