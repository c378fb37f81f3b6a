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

  /** Returns what its operands are called in help, with brackets where they may be left out; nothing where it takes none. */
  default String operands() {
    return "";
  }

  /** Returns what its operands are, as a sentence; nothing where it takes none. */
  default String operandsHelp() {
    return "";
  }

  /** Returns how many operands it needs at least. */
  default int fewest() {
    return 0;
  }

  /** Returns how many operands it takes at most. */
  default int most() {
    return 0;
  }

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
