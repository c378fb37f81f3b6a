package dev.rollsafe.benchmarks;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What was got through, beside the number of whole histories. */
@AuxCounters(AuxCounters.Type.OPERATIONS)
@State(Scope.Thread)
public class Work {

  /** Statements. */
  public long statements;

  /** UTF-16 code units of SQL. */
  public long characters;
}
