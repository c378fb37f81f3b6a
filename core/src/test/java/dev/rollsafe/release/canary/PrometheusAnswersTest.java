package dev.rollsafe.release.canary;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.rollsafe.release.canary.Answer.Data;
import dev.rollsafe.release.canary.Answer.Failed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server that speaks like Prometheus may answer, recorded, and what is made of it. */
class PrometheusAnswersTest {

  private static final Instant AT = Instant.parse("2026-11-25T12:00:00.050Z");

  private final List<String> asked = new ArrayList<>();
  private HttpServer server;
  private int status = 200;
  private String body = "";
  private long delay;
  private int failures;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> {
      asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
          + URLDecoder.decode(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
              StandardCharsets.UTF_8)
          + " " + exchange.getRequestHeaders().getFirst("Authorization"));
      try {
        Thread.sleep(delay);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      int answered = failures-- > 0 ? 503 : status;
      exchange.sendResponseHeaders(answered, bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private Prometheus prometheus() {
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/prom");
    return new Prometheus(
        new PrometheusSettings(url, Duration.ofMillis(400), Optional.empty()),
        Optional.of("t0ken"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "200 | {'status':'success','data':{'resultType':'vector','result':[]}} | 0 series",
        "200 | {'status':'success','data':{'resultType':'vector','result':[{'metric':{},'value':[1764072000.05,'0.25']}]}} | 0.25",
        "200 | {'status':'success','data':{'resultType':'vector','result':[{'metric':{'pod':'a'},'value':[1764072000,'1']},{'metric':{},'value':[1764072000,'2']}]}} | 1.0 2.0",
        "200 | {'status':'success','data':{'resultType':'vector','result':[{'metric':{},'value':[1764072000,'NaN']}]}} | NaN",
        "200 | {'status':'success','data':{'resultType':'vector','result':[{'metric':{},'value':[1764072000,'+Inf']}]}} | Infinity",
        "200 | {'status':'success','data':{'resultType':'vector','result':[{'metric':{},'value':[1764072000,'-Inf']}]}} | -Infinity",
        "200 | {'status':'success','data':{'resultType':'scalar','result':[1764072000,'7']}} | 7.0",
        "200 | {'status':'success','data':{'result':[{'metric':{},'value':[1764072000,'3']}],'resultType':'vector'}} | 3.0",
        "200 | {'status':'success','warnings':['a store is down'],'infos':['x'],'data':{'resultType':'vector','result':[]}} | 0 series, a store is down",
        "200 | {'status':'success','data':{'resultType':'string','result':[1764072000,'x']}} | failed: the query gives a string",
        "200 | {'status':'success','data':{'resultType':'vector','result':[{'metric':{},'histogram':[1764072000,{}]}]}} | passing: a sample is no pair",
        "200 | {'status':'success','data':{'resultType':'vector','result':[{'metric':{},'value':[1764072000,'many']}]}} | passing: a sample is no number: many",
        "200 | {'status':'success','data':{'resultType':'vector','result':[{'metric':{},'value':[1764072000,5]}]}} | passing: the answer of Prometheus",
        "200 | {'status':'success'} | passing: the answer of Prometheus.data",
        "200 | {'status':'success','data':{'resultType':'vect | passing: the answer of Prometheus:1:",
        "200 | <html>proxy</html> | passing: the answer of Prometheus:1:",
        "200 | '' | passing: the answer of Prometheus: is empty",
        "200 | {'status':'error','errorType':'internal','error':'x'} | failed: HTTP 200, internal: x",
        "400 | {'status':'error','errorType':'bad_data','error':'1:5: parse error'} | failed: HTTP 400, bad_data: 1:5: parse error",
        "401 | Unauthorized | failed: HTTP 401: Unauthorized",
        "302 | '' | failed: HTTP 302",
        "404 | not found | failed: HTTP 404: not found",
        "422 | {'status':'error','errorType':'execution','error':'many-to-many'} | passing: HTTP 422, execution: many-to-many",
        "503 | {'status':'error','errorType':'timeout','error':'query timed out'} | passing: HTTP 503, timeout: query timed out",
        "500 | oops | passing: HTTP 500: oops",
        "429 | slow down | passing: HTTP 429: slow down",
      })
  void answers(int code, String json, String expected) {
    status = code;
    body = json.replace('\'', '"');
    Answer answer = prometheus().instant("up", AT);
    assertThat(shown(answer)).startsWith(expected);
  }

  private static String shown(Answer answer) {
    if (answer instanceof Failed failed) {
      return (failed.passing() ? "passing: " : "failed: ") + failed.reason();
    }
    Data data = (Data) answer;
    StringBuilder shown = new StringBuilder();
    data.series()
        .forEach(series -> series
            .points()
            .forEach(point -> shown.append(shown.isEmpty() ? "" : " ").append(point.value())));
    return (shown.isEmpty() ? "0 series" : shown.toString())
        + (data.warnings().isEmpty() ? "" : ", " + data.warnings().get(0));
  }

  @Test
  void asksByPostAndAlwaysForATime() {
    body = "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}";
    Prometheus prometheus = prometheus();
    prometheus.instant("a{b=\"c&d\"} + 1", AT);
    prometheus.range("up", AT.minusSeconds(60), AT, Duration.ofSeconds(15));
    assertThat(asked.get(0))
        .startsWith("POST /prom/api/v1/query ")
        .contains("query=a{b=\"c&d\"} + 1", "time=1795608000.050", "timeout=400ms")
        .endsWith("Bearer t0ken");
    assertThat(asked.get(1))
        .startsWith("POST /prom/api/v1/query_range ")
        .contains("start=1795607940.050", "end=1795608000.050", "step=15");
    assertThat(prometheus.now()).isPresent();
  }

  @Test
  void aServerThatIsLateOrGoneIsAFailureThatMayPass() {
    delay = 1000;
    assertThat(shown(prometheus().instant("up", AT))).isEqualTo("passing: no answer in 400 ms");
    Prometheus gone = prometheus();
    server.stop(0);
    assertThat(shown(gone.instant("up", AT))).startsWith("passing: cannot be asked at http://");
  }

  @Test
  void asksAgainWhatMayPassAndOnlyThat() {
    body = "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}";
    List<Duration> pauses = new ArrayList<>();
    MetricSource patient =
        new RetryingSource(prometheus(), 4, Duration.ofMillis(10), pause -> pauses.add(pause));
    failures = 2;
    assertThat(shown(patient.instant("up", AT))).isEqualTo("0 series");
    assertThat(pauses).containsExactly(Duration.ofMillis(10), Duration.ofMillis(20));
    failures = 99;
    assertThat(shown(patient.instant("up", AT))).startsWith("passing: HTTP 503");
    assertThat(asked).hasSize(3 + 4);
    failures = 0;
    status = 400;
    patient.instant("up", AT);
    assertThat(asked).hasSize(3 + 4 + 1);
  }
}
