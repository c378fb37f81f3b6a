package dev.rollsafe.benchmarks;

import dev.rollsafe.Rollsafe;
import dev.rollsafe.lint.Assessment;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.Migration.TransactionMode;
import dev.rollsafe.sql.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The whole way: reading, replaying and asking all rules, on one thread. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@State(Scope.Benchmark)
public class JudgeBenchmark {

  private final Rollsafe rollsafe = Rollsafe.builder().build();
  private dev.rollsafe.migration.History judged =
      dev.rollsafe.migration.History.of("none", List.of());

  /** Makes migrations of the scripts. */
  @Setup
  public void read(History history) {
    List<Migration> migrations = new ArrayList<>();
    for (Script script : history.scripts()) {
      migrations.add(Migration.of(script.name(), TransactionMode.SINGLE, List.of(script)));
    }
    judged = dev.rollsafe.migration.History.of("benchmark", migrations);
  }

  /** Judges the history. */
  @Benchmark
  public Assessment judge(Work work) {
    Assessment assessment = rollsafe.assess(List.of(judged));
    work.statements += assessment.summary().statements();
    return assessment;
  }
}
