package dev.rollsafe.lint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The pages of the rules are those that were committed. {@code -Drollsafe.write=true} writes them anew instead of comparing, see
 * CONTRIBUTING.md.
 */
class RulePagesTest {

  private static final Path FOLDER = Path.of("..", "docs", "rules");

  @Test
  void thePagesAreThoseOfTheRules() throws IOException {
    Map<String, String> pages = RulePages.all(BuiltInRules.all());
    if (Boolean.getBoolean("rollsafe.write")) {
      write(pages);
    }
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(pages.keySet());
    }
    for (Map.Entry<String, String> page : pages.entrySet()) {
      assertThat(Files.readString(FOLDER.resolve(page.getKey())))
          .as(page.getKey() + " is as generated; run this test with -Drollsafe.write=true")
          .isEqualTo(page.getValue());
    }
  }

  private static void write(Map<String, String> pages) throws IOException {
    Files.createDirectories(FOLDER);
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path old : files.toList()) {
        Files.delete(old);
      }
    }
    for (String name : new TreeSet<>(pages.keySet())) {
      Files.writeString(FOLDER.resolve(name), pages.get(name));
    }
  }
}
