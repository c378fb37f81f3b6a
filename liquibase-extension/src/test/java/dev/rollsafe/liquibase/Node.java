package dev.rollsafe.liquibase;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** An update in a JVM of its own: within one, Liquibase takes two connections to one database for the same, its lock included. */
final class Node {

  private final Process process;

  private Node(Process process) {
    this.process = process;
  }

  static Node start(TestDatabase database, Path folder, String changeLog) throws Exception {
    List<String> command = List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-Dliquibase.changelogLockPollRate=1",
        "-Djava.util.logging.config.file=src/test/resources/logging.properties",
        "-cp",
        System.getProperty("java.class.path"),
        Node.class.getName(),
        database.url(),
        folder.toString(),
        changeLog);
    return new Node(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  /** Returns what went wrong; empty where nothing did. */
  String outcome() throws Exception {
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 ? "" : output;
  }

  /** Runs the update, and prints what went wrong. */
  public static void main(String[] arguments) throws Exception {
    String failure = Run.command("update", Path.of(arguments[1]))
        .on(TestDatabase.at(arguments[0]), arguments[2]);
    System.out.print(failure);
    System.exit(failure.isEmpty() ? 0 : 1);
  }
}
