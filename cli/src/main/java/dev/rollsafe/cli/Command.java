package dev.rollsafe.cli;

import java.io.IOException;
import java.util.List;

/** A command of {@code rollsafe}. */
interface Command {

  /** Returns its name. */
  String name();

  /** Returns what it does, as a sentence. */
  String summary();

  /** Returns its options. */
  List<Option> options();

  /** Returns what its operands are called in help, with brackets where they may be left out. */
  String operands();

  /** Returns what its operands are, as a sentence. */
  String operandsHelp();

  /** Returns how many operands it needs at least. */
  int fewest();

  /** Returns how many operands it takes at most. */
  int most();

  /** Returns what help says at its end, or nothing. */
  default String footer() {
    return "";
  }

  /**
   * Runs it.
   *
   * @return the exit code
   * @throws IOException if its output cannot be written
   */
  int run(Invocation invocation, Terminal terminal) throws IOException;
}
