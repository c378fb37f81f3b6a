package dev.rollsafe.release.canary;

import dev.rollsafe.release.canary.Answer.Data;
import dev.rollsafe.release.canary.Answer.Failed;
import dev.rollsafe.release.canary.Answer.Point;
import dev.rollsafe.release.canary.Answer.Series;
import dev.rollsafe.release.json.Json;
import dev.rollsafe.release.json.JsonProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads what Prometheus answers (its manual, "HTTP API"). */
final class PrometheusAnswers {

  private static final int SHOWN = 200;

  private PrometheusAnswers() {}

  /**
   * Reads an answer.
   *
   * @param status the status of HTTP
   * @param body the body
   */
  static Answer read(int status, String body) {
    boolean passing = status >= 500 || status == 429 || status == 422;
    try {
      Json envelope = Json.read("the answer of Prometheus", body);
      if (envelope.member("status").text().equals("success") && status < 300) {
        return data(envelope);
      }
      return new Failed(
          "HTTP " + status + ", " + envelope.member("errorType").textOrEmpty() + ": "
              + shown(envelope.member("error").textOrEmpty()),
          passing);
    } catch (JsonProblem wrong) {
      return status < 300
          ? new Failed(wrong.problem(), true)
          : new Failed("HTTP " + status + ": " + shown(body.strip()), passing);
    }
  }

  private static String shown(String text) {
    String line = text.replace('\n', ' ');
    return line.length() > SHOWN ? line.substring(0, SHOWN) + ".." : line;
  }

  private static Answer data(Json envelope) throws JsonProblem {
    List<String> warnings = new ArrayList<>();
    for (Json warning : envelope.member("warnings").elements()) {
      warnings.add(warning.text());
    }
    Json data = envelope.member("data");
    Json result = data.member("result");
    String type = data.member("resultType").text();
    List<Series> series = new ArrayList<>();
    switch (type) {
      case "scalar" -> series.add(new Series("{}", List.of(point(result))));
      case "vector" -> {
        for (Json sample : result.elements()) {
          series.add(new Series(labels(sample), List.of(point(sample.member("value")))));
        }
      }
      case "matrix" -> {
        for (Json one : result.elements()) {
          List<Point> points = new ArrayList<>();
          for (Json value : one.member("values").elements()) {
            points.add(point(value));
          }
          series.add(new Series(labels(one), points));
        }
      }
      default -> {
        return new Failed("the query gives a " + type + ", which is no number", false);
      }
    }
    return new Data(series, warnings);
  }

  private static String labels(Json sample) throws JsonProblem {
    StringBuilder labels = new StringBuilder("{");
    for (Map.Entry<String, Json> label : sample.member("metric").members().entrySet()) {
      labels.append(labels.length() == 1 ? "" : ", ").append(label.getKey());
      labels.append("=\"").append(label.getValue().text()).append('"');
    }
    return labels.append('}').toString();
  }

  /** A time in seconds and a number as text; a histogram has no number. */
  private static Point point(Json sample) throws JsonProblem {
    List<Json> pair = sample.elements();
    if (pair.size() != 2) {
      throw new JsonProblem("a sample is no pair of a time and a value (a native histogram?)");
    }
    double seconds = pair.get(0).number();
    return new Point(
        Instant.ofEpochMilli(Math.round(seconds * 1000)), number(pair.get(1).text()));
  }

  private static double number(String text) throws JsonProblem {
    return switch (text) {
      case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> parsed(text);
    };
  }

  private static double parsed(String text) throws JsonProblem {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException none) {
      throw new JsonProblem("a sample is no number: " + shown(text));
    }
  }
}
