package dev.rollsafe.release.canary;

import java.time.Instant;
import java.util.List;

/** What a {@link MetricSource} says to a question. */
public sealed interface Answer {

  /**
   * Values, or none.
   *
   * @param series the series that match
   * @param warnings what the source says of values that may be incomplete
   */
  record Data(List<Series> series, List<String> warnings) implements Answer {
    /** Copies the lists. */
    public Data {
      series = List.copyOf(series);
      warnings = List.copyOf(warnings);
    }

    /** Says whether nothing matches. */
    public boolean isEmpty() {
      return series.isEmpty();
    }
  }

  /**
   * There is no answer.
   *
   * @param reason why
   * @param passing whether it may be otherwise a little later
   */
  record Failed(String reason, boolean passing) implements Answer {}

  /**
   * The values of one combination of labels.
   *
   * @param labels the labels as they are shown
   * @param points the values in order of time; one for a question about one time
   */
  record Series(String labels, List<Point> points) {
    /** Copies the list. */
    public Series {
      points = List.copyOf(points);
    }
  }

  /**
   * A value.
   *
   * @param time its time
   * @param value the value, which may be not a number or infinite
   */
  record Point(Instant time, double value) {}
}
