package dev.rollsafe.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A real Prometheus that scrapes what a test serves, every second. Its binary is the one that {@code ROLLSAFE_TEST_PROMETHEUS}
 * names, or {@code prometheus} on the PATH (Debian's package has that name).
 */
public final class TestPrometheus implements AutoCloseable {

  private final HttpServer metrics;
  private final Process process;
  private final URI url;

  private TestPrometheus(HttpServer metrics, Process process, URI url) {
    this.metrics = metrics;
    this.process = process;
    this.url = url;
  }

  /** Returns the binary, if there is one on this machine. */
  public static Optional<Path> binary() {
    Optional<String> named = Optional.ofNullable(System.getenv("ROLLSAFE_TEST_PROMETHEUS"));
    if (named.isPresent()) {
      return named.map(Path::of);
    }
    for (String folder : System.getenv("PATH").split(java.io.File.pathSeparator)) {
      Path candidate = Path.of(folder, "prometheus");
      if (Files.isExecutable(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /**
   * Starts one.
   *
   * @param folder an empty folder for its files
   * @param text what is scraped, in Prometheus' text format
   */
  public static TestPrometheus start(Path folder, Supplier<String> text) throws IOException {
    HttpServer metrics =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    metrics.createContext("/metrics", exchange -> {
      byte[] bytes = text.get().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "text/plain; version=0.0.4");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    });
    metrics.start();
    Path config = Files.writeString(
        folder.resolve("prometheus.yml"), """
        global: {scrape_interval: 1s, scrape_timeout: 1s}
        scrape_configs:
          - job_name: test
            static_configs: [{targets: ["127.0.0.1:%d"]}]
        """.formatted(metrics.getAddress().getPort()));
    int port = freePort();
    Process process = new ProcessBuilder(
            binary().orElseThrow().toString(),
            "--config.file=" + config,
            "--storage.tsdb.path=" + folder.resolve("data"),
            "--web.listen-address=127.0.0.1:" + port,
            "--log.level=error")
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("prometheus.log").toFile())
        .start();
    return new TestPrometheus(metrics, process, URI.create("http://127.0.0.1:" + port));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Returns its address. */
  public URI url() {
    return url;
  }

  @Override
  public void close() {
    metrics.stop(0);
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted"));
    }
  }
}
