package dev.rollsafe.config;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Asks {@code git}, as a process without a shell, in one folder. It changes nothing there. */
final class Git {

  private final Path folder;

  Git(Path folder) {
    this.folder = folder;
  }

  /** What {@code git} answered. */
  static final class Answer {

    private final int exit;
    private final byte[] out;
    private final String error;

    Answer(int exit, byte[] out, String error) {
      this.exit = exit;
      this.out = out;
      this.error = error;
    }

    boolean failed() {
      return exit != 0;
    }

    /** Returns the output as a line. */
    String line() {
      return new String(out, StandardCharsets.UTF_8).strip();
    }

    /** Returns the output as texts that end in NUL. */
    List<String> texts() {
      List<String> texts = new ArrayList<>();
      String all = new String(out, StandardCharsets.UTF_8);
      int start = 0;
      for (int end = all.indexOf('\0'); end >= 0; end = all.indexOf('\0', start)) {
        texts.add(all.substring(start, end));
        start = end + 1;
      }
      return texts;
    }

    /** Returns the first line that it complained with. */
    String complaint() {
      return error.lines().findFirst().map(line -> ": " + line).orElse("");
    }
  }

  /** Asks; throws only where there is no git, or it is interrupted. */
  Answer ask(String... arguments) {
    List<String> command = new ArrayList<>(List.of(
        "git", "--literal-pathspecs", "-c", "core.fsmonitor=false", "-C", folder.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    // Set where a hook of Git calls us, and then meant for its own folder.
    builder.environment().keySet().removeAll(List.of("GIT_DIR", "GIT_WORK_TREE", "GIT_PREFIX"));
    builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
    builder.environment().put("LC_ALL", "C");
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      ByteArrayOutputStream error = new ByteArrayOutputStream();
      Thread reader = new Thread(() -> drain(process.getErrorStream(), error), "rollsafe-git");
      reader.setDaemon(true);
      reader.start();
      byte[] out = process.getInputStream().readAllBytes();
      reader.join();
      return new Answer(
          process.waitFor(), out, error.toString(StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      throw new ConfigurationException(
          "--changed-since needs git, which cannot be run: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConfigurationException("interrupted while git was asked");
    }
  }

  /**
   * Asks what Git must be able to answer. Half an answer would look like fewer changes than there are.
   *
   * @throws ConfigurationException if Git fails
   */
  private Answer need(String... arguments) {
    Answer answer = ask(arguments);
    if (answer.failed()) {
      throw new ConfigurationException(folder + ": git " + arguments[0]
          + " failed, so it is not known what changed" + answer.complaint());
    }
    return answer;
  }

  /** Returns an answer that consists of texts that end in NUL, or throws as {@link #need} does. */
  List<String> texts(String... arguments) {
    return need(arguments).texts();
  }

  private static void drain(InputStream from, ByteArrayOutputStream to) {
    try {
      from.transferTo(to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the file as it was, or throws as {@link #need} does. */
  byte[] file(String commit, String path) {
    return need("cat-file", "blob", commit + ":" + path).out;
  }
}
