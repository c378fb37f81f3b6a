package dev.rollsafe.scratch;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program of the system to its end. */
final class Tool {

  private static final int SECONDS = 120;

  private Tool() {}

  /**
   * Runs a program and returns what it writes.
   *
   * @throws IOException if it is not there, or fails; with what it wrote
   */
  static String run(List<String> command) throws IOException {
    Path written = Files.createTempFile("rollsafe", ".log");
    try {
      Process started = new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(written.toFile())
          .redirectInput(ProcessBuilder.Redirect.from(nothing()))
          .start();
      if (!waitFor(started, SECONDS)) {
        started.destroyForcibly();
        throw new IOException(command.get(0) + " takes more than " + SECONDS + " seconds");
      }
      String text = Files.readString(written, StandardCharsets.UTF_8).strip();
      if (started.exitValue() != 0) {
        throw new IOException(String.join(" ", command) + " fails: " + text);
      }
      return text;
    } finally {
      Files.deleteIfExists(written);
    }
  }

  private static File nothing() {
    return new File("/dev/null");
  }

  static boolean works(List<String> command) {
    try {
      run(command);
      return true;
    } catch (IOException absent) {
      return false;
    }
  }

  static boolean waitFor(Process process, int seconds) throws IOException {
    try {
      return process.waitFor(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }

  /** Returns the major version of {@code postgres (PostgreSQL) 16.4}, or 0. */
  static int majorVersion(Path postgres) {
    try {
      String text = run(List.of(postgres.toString(), "--version"));
      int start = text.indexOf(") ") + 2;
      int end = start;
      while (end < text.length() && Character.isDigit(text.charAt(end))) {
        end++;
      }
      return end > start ? Integer.parseInt(text.substring(start, end)) : 0;
    } catch (IOException noServer) {
      return 0;
    }
  }
}
