package dev.rollsafe.release.canary;

import dev.rollsafe.release.canary.Answer.Point;
import dev.rollsafe.release.canary.Answer.Series;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The values of several series by their time. */
final class Timeline {

  private Timeline() {}

  static Map<Instant, List<Double>> of(List<Series> series) {
    Map<Instant, List<Double>> values = new TreeMap<>();
    for (Series one : series) {
      for (Point point : one.points()) {
        values.computeIfAbsent(point.time(), time -> new ArrayList<>(1)).add(point.value());
      }
    }
    return values;
  }
}
