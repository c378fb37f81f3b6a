package dev.rollsafe.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/**
 * Where a command writes to.
 *
 * @param out its output
 * @param err messages and progress
 * @param colour whether the output is coloured unless an option says otherwise
 * @param interactive whether a person watches the messages, who wants to see progress
 */
record Terminal(Writer out, Writer err, boolean colour, boolean interactive) {

  /** Writes a message. */
  void error(String message) {
    write("rollsafe: " + message + System.lineSeparator());
  }

  /** Writes to the messages as is. */
  void write(String text) {
    try {
      err.write(text);
      err.flush();
    } catch (IOException nobodyListens) {
      throw new UncheckedIOException(nobodyListens);
    }
  }
}
