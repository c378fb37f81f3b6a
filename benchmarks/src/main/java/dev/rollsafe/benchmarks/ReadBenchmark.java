package dev.rollsafe.benchmarks;

import dev.rollsafe.parser.SqlParser;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Text to tokens to statements, and those to syntax trees. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ReadBenchmark {

  /** Takes the history apart into statements and tokens. */
  @Benchmark
  public void split(History history, Work work, Blackhole hole) {
    for (Script script : history.scripts()) {
      Splitter splitter = script.statements();
      while (splitter.next()) {
        hole.consume(splitter.tokens());
        work.statements++;
      }
      work.characters += script.text().length();
    }
  }

  /** Reads every statement of the history. */
  @Benchmark
  public void parse(History history, Work work, Blackhole hole) {
    for (Script script : history.scripts()) {
      Splitter splitter = script.statements();
      while (splitter.next()) {
        hole.consume(SqlParser.statement(splitter));
        work.statements++;
      }
      work.characters += script.text().length();
    }
  }
}
