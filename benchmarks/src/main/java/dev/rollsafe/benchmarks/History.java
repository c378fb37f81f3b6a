package dev.rollsafe.benchmarks;

import dev.rollsafe.sql.Script;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What is measured on: a made-up history, or every {@code .sql} file of a folder. */
@State(Scope.Benchmark)
public class History {

  /** The folder to read; none stands for a made-up history. */
  @Param("")
  public String folder = "";

  /** How many migrations to make up; of no meaning with a folder. */
  @Param("1000")
  public int migrations;

  private final List<Script> scripts = new ArrayList<>();

  /** Reads or makes up the history. */
  @Setup
  public void read() {
    scripts.clear();
    if (folder.isEmpty()) {
      for (String text : GeneratedHistory.of(1, migrations)) {
        scripts.add(Script.of("V" + (scripts.size() + 1) + "__made_up.sql", text));
      }
    } else {
      readFolder(Path.of(folder));
    }
  }

  private void readFolder(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file :
          files.filter(path -> path.toString().endsWith(".sql")).sorted().toList()) {
        scripts.add(Script.of(file.toString(), Files.readString(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the migrations in " + root, e);
    }
    if (scripts.isEmpty()) {
      throw new IllegalArgumentException("no .sql file in " + root);
    }
  }

  List<Script> scripts() {
    return scripts;
  }
}
