package dev.rollsafe.release.canary;

import dev.rollsafe.release.canary.Answer.Failed;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/** Metrics of a Prometheus server, or of what answers like one. */
public final class Prometheus implements MetricSource {

  /** A soak of some hundred series fits in; what is larger is no answer to a rule. */
  private static final int MOST_BYTES = 32 << 20;

  private final PrometheusSettings settings;
  private final Optional<String> token;
  private final HttpClient client;
  private Optional<Instant> now = Optional.empty();

  /**
   * Returns a server; nothing is asked yet.
   *
   * @param settings how it is asked
   * @param token the bearer token, if it wants one
   */
  public Prometheus(PrometheusSettings settings, Optional<String> token) {
    this.settings = settings;
    this.token = token;
    client = HttpClient.newBuilder()
        .connectTimeout(settings.timeout())
        .followRedirects(HttpClient.Redirect.NEVER)
        .build();
  }

  @Override
  public Answer instant(String query, Instant at) {
    return ask("query", Map.of("query", query, "time", seconds(at), "timeout", timeout()));
  }

  @Override
  public Answer range(String query, Instant from, Instant to, Duration step) {
    return ask(
        "query_range",
        Map.of(
            "query", query,
            "start", seconds(from),
            "end", seconds(to),
            "step", Long.toString(step.toSeconds()),
            "timeout", timeout()));
  }

  @Override
  public Optional<Instant> now() {
    return now;
  }

  private String timeout() {
    return settings.timeout().toMillis() + "ms";
  }

  private static String seconds(Instant time) {
    return time.getEpochSecond() + "." + (1000 + time.toEpochMilli() % 1000 + "").substring(1);
  }

  private Answer ask(String what, Map<String, String> form) {
    HttpRequest request = request(what, form);
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      now = date(response);
      try (InputStream body = response.body()) {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        return bytes.length > MOST_BYTES
            ? new Failed("the answer is larger than 32 MB; narrow the query", false)
            : PrometheusAnswers.read(
                response.statusCode(), new String(bytes, StandardCharsets.UTF_8));
      }
    } catch (HttpTimeoutException late) {
      return new Failed("no answer in " + settings.timeout().toMillis() + " ms", true);
    } catch (IOException unreachable) {
      return new Failed("cannot be asked at " + settings.url() + ": " + reason(unreachable), true);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Failed("interrupted", false);
    }
  }

  private static String reason(IOException unreachable) {
    String message = unreachable.getMessage();
    return message == null ? unreachable.getClass().getSimpleName() : message;
  }

  private HttpRequest request(String what, Map<String, String> form) {
    StringBuilder body = new StringBuilder();
    form.forEach((name, value) -> body.append(body.isEmpty() ? "" : "&")
        .append(name)
        .append('=')
        .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    String base = settings.url().toString();
    HttpRequest.Builder request = HttpRequest.newBuilder(
            URI.create((base.endsWith("/") ? base : base + "/") + "api/v1/" + what))
        .timeout(settings.timeout())
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("Accept", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    return request.build();
  }

  private static Optional<Instant> date(HttpResponse<?> response) {
    try {
      return response
          .headers()
          .firstValue("Date")
          .map(date ->
              ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }
}
