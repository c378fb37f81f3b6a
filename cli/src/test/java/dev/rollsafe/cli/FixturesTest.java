package dev.rollsafe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The whole command on folders of migrations named for what they expect. Beside each folder stands the text that {@code
 * check} prints for it; {@code -Drollsafe.write=true} writes it anew, to be read before it is committed.
 */
class FixturesTest {

  private static final Path FIXTURES = Path.of("src", "test", "resources", "fixtures");

  static Stream<Path> folders() throws IOException {
    try (Stream<Path> all = Files.list(FIXTURES)) {
      return all.filter(Files::isDirectory).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("folders")
  void printsWhatIsExpected(Path folder) throws IOException {
    Ran ran = Ran.rollsafe("check", "--verbose", folder.toString());
    String text = anywhere(ran.out()).replace('\\', '/') + "exit code " + ran.exit() + "\n";
    Path expected = FIXTURES.resolve(folder.getFileName() + ".txt");
    if (Boolean.getBoolean("rollsafe.write")) {
      Files.writeString(expected, text);
    }
    assertThat(ran.err()).isEmpty();
    assertThat(text).isEqualTo(Files.readString(expected));
  }

  /** The same wherever the checkout is. */
  private static String anywhere(String text) {
    String here = Path.of("").toAbsolutePath() + File.separator;
    return text.replace(here, "");
  }

  static Stream<Arguments> reports() throws IOException {
    return folders()
        .flatMap(folder -> Stream.of("github", "gitlab", "junit", "html")
            .map(format -> Arguments.of(folder, format)));
  }

  /** The forms that build servers read; {@link ReportsTest} holds SARIF, most of which is about rules, to its schema. */
  @ParameterizedTest
  @MethodSource("reports")
  void writesReportsAsExpected(Path folder, String format) throws IOException {
    Ran ran = Ran.rollsafe("check", "--format", format, folder.toString());
    Path expected = FIXTURES.resolve(folder.getFileName() + "." + format);
    String text = anywhere(format.equals("html") ? ReportsTest.main(ran.out()) : ran.out());
    if (Boolean.getBoolean("rollsafe.write")) {
      Files.writeString(expected, text);
    }
    assertThat(ran.err()).isEmpty();
    assertThat(text).isEqualTo(Files.readString(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "clean, error, 0",
    "clean, warning, 0",
    "clean, info, 0",
    "one-of-each, error, 1",
    "one-of-each, never, 0",
    "suppressed, error, 0",
    "suppressed, warning, 1",
    "up-down, error, 1",
  })
  void failsOnWhatIsAsked(String folder, String failOn, int exit) {
    assertThat(
            Ran.rollsafe("check", "--fail-on", failOn, FIXTURES.resolve(folder).toString())
                .exit())
        .isEqualTo(exit);
  }

  @ParameterizedTest
  @CsvSource({"V9, 2", "10, 1", "8, 3"})
  void judgesFromAVersionOn(String since, int migrations) {
    Ran ran =
        Ran.rollsafe("check", "--since", since, FIXTURES.resolve("one-of-each").toString());
    assertThat(ran.out()).contains(": " + migrations + " migration");
    assertThat(ran.out()).contains("(after " + (10 - migrations) + " only replayed)");
  }
}
