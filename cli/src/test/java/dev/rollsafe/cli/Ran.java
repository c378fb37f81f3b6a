package dev.rollsafe.cli;

import java.io.StringWriter;

/** A run of the command, in this JVM. */
record Ran(int exit, String out, String err) {

  /** Runs {@code rollsafe} with these arguments. */
  static Ran rollsafe(String... arguments) {
    StringWriter out = new StrictWriter();
    StringWriter err = new StringWriter();
    int exit = Main.run(arguments, new Terminal(out, err, false, false));
    return new Ran(exit, out.toString(), err.toString());
  }

  /** Refuses to be used when closed, as real streams do. */
  private static final class StrictWriter extends StringWriter {
    private boolean closed;

    @Override
    public void flush() {
      if (closed) {
        throw new IllegalStateException("flushed when closed");
      }
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
