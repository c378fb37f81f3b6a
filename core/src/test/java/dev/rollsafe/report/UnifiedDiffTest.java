package dev.rollsafe.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnifiedDiffTest {

  @TempDir
  Path folder;

  @Test
  void nothingChangedIsNothing() throws IOException {
    assertThat(diff("a\nb\n", "a\nb\n")).isEmpty();
  }

  @Test
  void showsThreeLinesAround() throws IOException {
    assertThat(diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nx\n6\n7\n8\n9\n"))
        .isEqualTo("""
            --- f.sql
            +++ f.sql
            @@ -2,7 +2,7 @@
             2
             3
             4
            -5
            +x
             6
             7
             8
            """);
  }

  @Test
  void tellsOfALastLineWithoutEnd() throws IOException {
    assertThat(diff("a", "b\na")).isEqualTo("""
            --- f.sql
            +++ f.sql
            @@ -1,1 +1,2 @@
            +b
             a
            \\ No newline at end of file
            """);
  }

  /** What Git makes of it is the text that was meant. */
  @ParameterizedTest
  @CsvSource({"1", "2", "3", "4", "5", "6"})
  void gitAppliesIt(int seed) throws Exception {
    Random random = new Random(seed);
    String before = text(random, 60);
    String after = changed(random, before);
    Path file = Files.writeString(folder.resolve("f.sql"), before);
    Path patch = Files.writeString(folder.resolve("x.patch"), diff(before, after));
    try {
      Process git = new ProcessBuilder("git", "apply", "-p0", patch.toString())
          .directory(folder.toFile())
          .redirectErrorStream(true)
          .start();
      String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(git.waitFor()).as(output).isZero();
    } catch (IOException none) {
      assumeTrue(false, "no git here");
    }
    assertThat(file).content().isEqualTo(after);
  }

  private static String text(Random random, int lines) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      text.append(random.nextInt(20)).append(i % 7 == 0 ? "\r\n" : "\n");
    }
    return text.toString();
  }

  private static String changed(Random random, String before) {
    StringBuilder after = new StringBuilder();
    before.lines().forEach(line -> {
      switch (random.nextInt(12)) {
        case 0 -> after.append("new\n").append(line).append('\n');
        case 1 -> after.append(line).append(" x\n");
        case 2 -> {}
        default -> after.append(line).append('\n');
      }
    });
    return after + "last, without an end";
  }

  private static String diff(String before, String after) throws IOException {
    StringBuilder out = new StringBuilder();
    new UnifiedDiff(out).file("f.sql", before, after);
    return out.toString();
  }
}
