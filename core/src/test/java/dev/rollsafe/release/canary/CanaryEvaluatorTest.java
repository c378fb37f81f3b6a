package dev.rollsafe.release.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rollsafe.migration.Durations;
import dev.rollsafe.release.canary.Answer.Data;
import dev.rollsafe.release.canary.Answer.Failed;
import dev.rollsafe.release.canary.Answer.Point;
import dev.rollsafe.release.canary.Answer.Series;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verdicts, as a table: what is answered, and what comes of it. */
class CanaryEvaluatorTest {

  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  private static final Clocks AGREED =
      new Clocks(NOW, Optional.of(NOW.plusSeconds(2)), Optional.of(NOW.minusSeconds(2)));

  private static CanaryRule rule(
      String pass, boolean guarded, boolean zero, Optional<Reduce> reduce, boolean critical) {
    return new CanaryRule(
        "r",
        "q",
        Condition.of(pass).orElseThrow(),
        guarded ? Optional.of(new CanaryRule.Guard("t", 200)) : Optional.empty(),
        zero,
        reduce,
        Optional.of("b"),
        0.05,
        critical);
  }

  /**
   * {@code -} no answer was asked for; nothing for no series; {@code !} a failure; {@code w} a warning; {@code old} a value of
   * ten minutes ago; else a series for each number.
   */
  private static Optional<Answer> answer(String text) {
    if (text.equals("-")) {
      return Optional.empty();
    }
    if (text.startsWith("!")) {
      return Optional.of(new Failed(text.substring(1), true));
    }
    List<Series> series = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    Instant time = NOW;
    for (String word : text.isEmpty() ? new String[0] : text.split(" ")) {
      switch (word) {
        case "w" -> warnings.add("a store was not reached");
        case "old" -> time = NOW.minusSeconds(600);
        default ->
          series.add(new Series(
              "{i=\"" + word + "\"}", List.of(new Point(time, Double.parseDouble(word)))));
      }
    }
    return Optional.of(new Data(series, warnings));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        // pass | reduce | on empty | value | traffic | baseline | outcome | reason
        "<= 0.01 | - | error | 0.01 | - | - | PASS | 0.01 is <= 0.01",
        "<= 0.01 | - | error | 0.0101 | - | - | FAIL | 0.0101 is not <= 0.01",
        "< 1 | - | error | 1 | - | - | FAIL | 1 is not < 1",
        "> 1 | - | error | 1.5 | - | - | PASS | 1.5 is > 1",
        ">= 5 | - | error | 4 | - | - | FAIL | 4 is not >= 5",
        "== 0 | - | error | -0.0 | - | - | PASS | 0 is == 0",
        "!= 0 | - | error | 0 | - | - | FAIL | 0 is not != 0",
        // no data
        "<= 1 | - | error | \"\" | - | - | ERROR | no series match",
        "<= 1 | - | error | \"\" | 300 | - | ERROR | no series match",
        "<= 1 | - | error | \"\" | 199 | 7 | INCONCLUSIVE | traffic is 199, which is less than 200",
        "<= 1 | - | error | \"\" | \"\" | 7 | INCONCLUSIVE | traffic is 0, which is less than 200",
        "<= 1 | - | zero | \"\" | 200 | 7 | PASS | 0 is <= 1",
        ">= 1 | - | zero | \"\" | 200 | - | FAIL | 0 is not >= 1",
        "<= 1 | - | zero | \"\" | 20 | - | INCONCLUSIVE | traffic is 20",
        "<= 1 | - | error | \"\" | 300 | 7 | FAIL | the metric vanished",
        "<= 1 | - | error | \"\" | - | 7 | FAIL | the metric vanished",
        "<= 1 | - | error | \"\" | - | \"\" | ERROR | no series match",
        "<= 1 | - | error | 0.5 | 3 | - | INCONCLUSIVE | traffic is 3",
        "<= 1 | - | error | 0.5 | NaN | - | INCONCLUSIVE | traffic is NaN",
        "<= 1 | - | error | 0.5 | 150 50 | - | PASS | 0.5 is <= 1",
        // no numbers
        "<= 1 | - | error | NaN | - | - | INCONCLUSIVE | not a number",
        ">= 1 | - | error | NaN | - | - | INCONCLUSIVE | not a number",
        "<= 1 | - | error | Infinity | - | - | FAIL | infinite",
        "< 1 | - | error | Infinity | - | - | FAIL | infinite",
        ">= 1 | - | error | Infinity | - | - | ERROR | infinite",
        "== 1 | - | error | -Infinity | - | - | ERROR | infinite",
        "<= 1 | max | error | 2 NaN | - | - | INCONCLUSIVE | not a number",
        // several series
        "<= 1 | - | error | 0.5 0.6 | - | - | ERROR | 2 series match, such as {i=\"0.5\"}",
        "<= 1 | max | error | 0.5 1.5 | - | - | FAIL | 1.5 is not <= 1",
        "<= 1 | min | error | 0.5 1.5 | - | - | PASS | 0.5 is <= 1",
        "<= 1 | sum | error | 0.5 0.6 | - | - | FAIL | 1.1 is not <= 1",
        "<= 1 | any | error | 1.5 0.5 | - | - | PASS | 0.5 is <= 1",
        "<= 1 | any | error | 1.5 2.5 | - | - | FAIL | 1.5 is not <= 1",
        "<= 1 | all | error | 0.5 1.5 | - | - | FAIL | 1.5 is not <= 1",
        "<= 1 | all | error | 0.5 0.6 | - | - | PASS | 0.5 is <= 1",
        // age, warnings, errors
        "<= 1 | - | error | old 0.5 | - | - | INCONCLUSIVE | older than 60 s",
        "<= 1 | - | error | w 0.5 | - | - | INCONCLUSIVE | may be partial: a store was not reached",
        "<= 1 | - | error | w 1.5 | - | - | FAIL | 1.5 is not <= 1",
        "<= 1 | - | error | !HTTP 503 | - | - | ERROR | HTTP 503",
        "<= 1 | - | error | 0.5 | !HTTP 503 | - | ERROR | traffic: HTTP 503",
        // against a baseline
        "<= 1.2 * baseline | - | error | 1.2 | - | 1 | PASS | 1.2 is <= 1.2 (1.2 * baseline 1)",
        "<= 1.2 * baseline | - | error | 1.3 | - | 1 | FAIL | 1.3 is not <= 1.2",
        ">= baseline | - | error | 1 | - | 1 | PASS | 1 is >= 1",
        "<= 2 * baseline | - | error | 0.09 | - | 0.001 | PASS | 0.09 is <= 0.1 (2 * baseline 0.05)",
        "<= 2 * baseline | - | error | 1 | - | \"\" | INCONCLUSIVE | the baseline has no values",
        "<= 2 * baseline | - | error | 1 | - | NaN | INCONCLUSIVE | the baseline has no values",
        "<= 2 * baseline | - | error | 1 | - | !late | ERROR | baseline: late",
        "<= 2 * baseline | - | error | 1 | - | 1 2 | ERROR | baseline: 2 series match",
        "<= 2 * baseline | max | error | 3 4 | - | 1 2 | PASS | 4 is <= 4",
        "<= 2 * baseline | any | error | 3 4 | - | 1 2 | ERROR | baseline: 2 series match",
        "<= 2 * baseline | - | error | 1 | - | w 1 | INCONCLUSIVE | may be partial",
        "<= 2 * baseline | - | error | 1 | - | - | ERROR | no baseline",
      })
  void everyAnswerHasItsOutcome(
      String pass,
      String reduce,
      String onEmpty,
      String value,
      String traffic,
      String baseline,
      Outcome outcome,
      String reason) {
    CanaryRule rule = rule(
        pass,
        !traffic.equals("-"),
        onEmpty.equals("zero"),
        reduce.equals("-")
            ? Optional.empty()
            : Optional.of(Reduce.valueOf(reduce.toUpperCase(Locale.ROOT))),
        true);
    Observation seen =
        new Observation(rule, answer(value).orElseThrow(), answer(traffic), answer(baseline));
    CanaryVerdict verdict = CanaryEvaluator.evaluate(List.of(seen), NOW, Schedule.DEFAULT, AGREED);
    RuleResult result = verdict.results().get(0);
    assertThat(result.outcome()).as(result.reason()).isEqualTo(outcome);
    assertThat(result.reason()).contains(reason);
    assertThat(verdict.verdict())
        .isEqualTo(
            outcome == Outcome.ERROR ? Verdict.INCONCLUSIVE : Verdict.valueOf(outcome.name()));
  }

  @ParameterizedTest
  @CsvSource({
    "'', INCONCLUSIVE",
    "PASS, PASS",
    "PASS PASS, PASS",
    "PASS INCONCLUSIVE, INCONCLUSIVE",
    "PASS ERROR, INCONCLUSIVE",
    "INCONCLUSIVE FAIL, FAIL",
    "FAIL ERROR, FAIL",
  })
  void resultsTogether(String outcomes, Verdict expected) {
    assertThat(Verdict.of(results(outcomes))).isEqualTo(expected);
  }

  private static List<RuleResult> results(String outcomes) {
    List<RuleResult> results = new ArrayList<>();
    for (String outcome : outcomes.isEmpty() ? new String[0] : outcomes.split(" ")) {
      boolean critical = outcome.startsWith("!");
      results.add(new RuleResult(
          rule("<= 1", false, false, Optional.empty(), critical),
          Outcome.valueOf(critical ? outcome.substring(1) : outcome),
          "why",
          OptionalDouble.empty(),
          1,
          NOW,
          NOW));
    }
    return results;
  }

  @ParameterizedTest
  @CsvSource({"0.5, 31", "1.5, -31"})
  void clocksThatDifferMakeWindowsWorthless(String value, long seconds) {
    CanaryRule rule = rule("<= 1", false, false, Optional.empty(), true);
    Observation seen =
        new Observation(rule, answer(value).orElseThrow(), Optional.empty(), Optional.empty());
    for (Clocks clocks : List.of(
        new Clocks(NOW, Optional.of(NOW.plusSeconds(seconds)), Optional.empty()),
        new Clocks(NOW, Optional.of(NOW), Optional.of(NOW.plusSeconds(seconds))))) {
      CanaryVerdict verdict =
          CanaryEvaluator.evaluate(List.of(seen), NOW, Schedule.DEFAULT, clocks);
      assertThat(verdict.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
      assertThat(verdict.reason()).contains("31 s away");
    }
  }

  /** Looks of a watch, one character each: p(ass), f(ail), c(ritical failure), i(nconclusive), e(rror). */
  @ParameterizedTest
  @CsvSource({
    "pppppppppp, PASS, 10 passed looks in a row",
    "ppppppppp, , ",
    "pppppfpppppppppp, PASS, 10 passed looks in a row",
    "pfpf, , ",
    "ff, FAIL, 2 failed looks in a row",
    "pc, FAIL, ",
    "iiiii, INCONCLUSIVE, 5 looks in a row without a verdict",
    "iiiipiiii, , ",
    "eeee, INCONCLUSIVE, 4 looks in a row with errors",
    "eeepeee, , ",
    "fiff, FAIL, 2 failed looks in a row",
  })
  void looksInARow(String looks, Verdict expected, String reason) {
    Tally tally = new Tally(Schedule.DEFAULT);
    Optional<CanaryVerdict> verdict = Optional.empty();
    for (int i = 0; i < looks.length(); i++) {
      assertThat(verdict).as("ended before look " + (i + 1)).isEmpty();
      List<RuleResult> results = results(
          switch (looks.charAt(i)) {
            case 'p' -> "PASS";
            case 'f' -> "PASS FAIL";
            case 'c' -> "PASS !FAIL";
            case 'i' -> "INCONCLUSIVE";
            default -> "ERROR";
          });
      verdict = tally.add(new CanaryVerdict(Verdict.of(results), "", results, NOW));
    }
    assertThat(verdict.map(CanaryVerdict::verdict)).isEqualTo(Optional.ofNullable(expected));
    if (reason != null) {
      assertThat(verdict.orElseThrow().reason()).contains(reason);
    }
  }

  /**
   * A soak of two hours looked at every five minutes, 25 times: each character is a value, 0 to 9 tenths, n for not a number,
   * blank for none.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "1111111111111111111111111 | \"\" | false | PASS | 0 of 25 values fail <= 0.5, coverage 1",
        "111111111111111111111111n | \"\" | false | PASS | coverage 0.96",
        "11111111111111111111111n_ | \"\" | false | INCONCLUSIVE | coverage 0.92, which is less than 0.95",
        "1111111111119111111111111 | \"\" | false | FAIL | 1 of 25 values fail",
        "_____________________1111 | \"\" | false | INCONCLUSIVE | coverage 0.16",
        "______________________999 | \"\" | false | FAIL | 3 of 3 values fail",
        "_________________________ | \"\" | false | INCONCLUSIVE | coverage 0",
        "1111111111111111111111111 | 1111111111111111111111110 | false | PASS | coverage 0.96",
        "1111111111111111111111119 | 1111111111111111111111110 | false | PASS | coverage 0.96",
        "1111111111111111111111111 | 1111111111110000000000000 | false | INCONCLUSIVE | coverage 0.48",
        "_________________________ | 1111111111111111111111111 | true | PASS | 0 of 25",
      })
  void soaks(String values, String traffic, boolean zero, Outcome outcome, String reason) {
    Instant from = NOW.minusSeconds(7200);
    CanaryRule rule = new CanaryRule(
        "r",
        "q",
        Condition.of("<= 0.5").orElseThrow(),
        traffic.isEmpty() ? Optional.empty() : Optional.of(new CanaryRule.Guard("t", 0.1)),
        zero,
        Optional.empty(),
        Optional.empty(),
        0,
        false);
    Observation seen = new Observation(
        rule,
        over(from, values),
        traffic.isEmpty() ? Optional.empty() : Optional.of(over(from, traffic)),
        Optional.empty());
    CanaryVerdict verdict =
        CanaryEvaluator.evaluateSoak(List.of(seen), from, NOW, soak(rule, 2), AGREED);
    assertThat(verdict.results().get(0).reason()).contains(reason);
    assertThat(verdict.results().get(0).outcome()).isEqualTo(outcome);
  }

  private static CanaryRules soak(CanaryRule rule, int hours) {
    return new CanaryRules(
        new PrometheusSettings(URI.create("http://x"), Duration.ofSeconds(1), Optional.empty()),
        List.of(rule),
        Schedule.DEFAULT,
        new Soak(Duration.ofHours(hours), Duration.ofMinutes(5), 0.95, 0.01));
  }

  private static Answer over(Instant from, String values) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < values.length(); i++) {
      char c = values.charAt(i);
      if (c != '_') {
        points.add(new Point(from.plusSeconds(300L * i), c == 'n' ? Double.NaN : (c - '0') / 10.0));
      }
    }
    return new Data(points.isEmpty() ? List.of() : List.of(new Series("{}", points)), List.of());
  }

  @Test
  void aSoakThatIsNotOverCanFailAndNotPass() {
    Instant from = NOW.minusSeconds(7200);
    CanaryRule rule = rule("<= 0.5", false, false, Optional.empty(), true);
    for (String values : List.of("1".repeat(25), "1".repeat(24) + "9")) {
      CanaryVerdict verdict = CanaryEvaluator.evaluateSoak(
          List.of(new Observation(rule, over(from, values), Optional.empty(), Optional.empty())),
          from,
          NOW,
          soak(rule, 24),
          AGREED);
      boolean fails = values.contains("9");
      assertThat(verdict.verdict()).isEqualTo(fails ? Verdict.FAIL : Verdict.INCONCLUSIVE);
      assertThat(verdict.reason())
          .contains(fails ? "1 of 25 values fail" : "the soak of 24h is not over: 2h so far");
    }
  }

  @ParameterizedTest
  @CsvSource({"1h, 5m, 300", "7d, 5m, 300", "40d, 5m, 315", "3d, 1s, 24", "1h, 0s, 1"})
  void stepsStayBelowWhatPrometheusAnswers(String window, String every, long seconds) {
    Duration length = Durations.of(window).orElseThrow();
    Duration step = new Soak(length, Durations.of(every).orElseThrow(), 1, 0).step(length);
    assertThat(step).hasSeconds(seconds);
    assertThat(length.toSeconds() / step.toSeconds()).isLessThanOrEqualTo(11_000);
  }

  @ParameterizedTest
  @CsvSource({
    "'<= 0.01', true", "'<=1.2*baseline', true", "'<= baseline', true", "'== 0', true",
        "'>= -1e3', true",
    "'0.01', false", "'<= ', false", "'<= 1.2 baseline', false", "'<= * baseline', false",
        "'= 1', false",
    "'<= 1 * base', false", "'<= 1e999', false", "'<= NaN', false",
  })
  void conditions(String text, boolean valid) {
    assertThat(Condition.of(text).isPresent()).isEqualTo(valid);
  }

  @Test
  void namesCannotEndQuotes() {
    for (String bad : List.of("a\"b", "a'b", "a\\b", "a`b", "a\nb", "a}b", "")) {
      assertThat(catchThrowable(() -> new Names(bad, Optional.empty(), Optional.empty())))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
