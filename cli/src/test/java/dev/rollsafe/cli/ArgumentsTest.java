package dev.rollsafe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both readers of arguments understand the same; the quick one leaves to the other whatever is out of the ordinary. */
class ArgumentsTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Recording command = new Recording();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a b c",
        "--format json a",
        "a --format text b",
        "--verbose a",
        "--output x.json --verbose --format json a b",
      })
  void bothReadTheSame(String line) throws IOException {
    List<String> arguments = Arrays.asList(line.split(" "));
    Optional<Invocation> quick = QuickArguments.read(command, arguments);
    assertThat(thoroughly(arguments)).isEqualTo(7);
    assertThat(quick).contains(command.called.get(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--format=json a", "--form json a", "a -- --format"})
  void theThoroughOneReadsTheRest(String line) throws IOException {
    List<String> arguments = Arrays.asList(line.split(" "));
    assertThat(QuickArguments.read(command, arguments)).isEmpty();
    assertThat(thoroughly(arguments)).isEqualTo(7);
    assertThat(command.called).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--format xml a",
        "--format",
        "--frmat json a",
        "--format json --format text a",
        "--verbose",
        "a b c d",
      })
  void wrongOnesAreToldAndNothingRuns(String line) throws IOException {
    List<String> arguments = line.isEmpty() ? List.of() : Arrays.asList(line.split(" "));
    assertThat(QuickArguments.read(command, arguments)).isEmpty();
    assertThat(thoroughly(arguments)).isEqualTo(ExitCode.ERROR);
    assertThat(command.called).isEmpty();
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).startsWith("rollsafe: ").contains("rollsafe record --help");
  }

  @Test
  void helpNamesOptionsValuesAndDefaults() throws IOException {
    assertThat(thoroughly(List.of("--help"))).isEqualTo(ExitCode.SAFE);
    assertThat(out.toString())
        .contains("--format", "text|json", "(default: text)", "--output", "FILE", "PATH...")
        .endsWith("\n");
  }

  private int thoroughly(List<String> arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of("record"));
    all.addAll(arguments);
    Terminal terminal = new Terminal(out, err, false, false);
    return new ThoroughArguments(List.of(command), "1.2.3", terminal)
        .run(all.toArray(new String[0]));
  }

  /** Writes down how it was called. */
  private static final class Recording implements Command {

    private final List<Invocation> called = new ArrayList<>();

    @Override
    public String name() {
      return "record";
    }

    @Override
    public String summary() {
      return "Writes down how it was called.";
    }

    @Override
    public List<Option> options() {
      return List.of(
          Option.choice("--format", List.of("text", "json"), "The form"),
          Option.valued("--output", "FILE", "", "The file"),
          Option.flag("--verbose", "Says more"));
    }

    @Override
    public String operands() {
      return "PATH...";
    }

    @Override
    public String operandsHelp() {
      return "The paths";
    }

    @Override
    public int fewest() {
      return 1;
    }

    @Override
    public int most() {
      return 3;
    }

    @Override
    public int run(Invocation invocation, Terminal terminal) {
      called.add(invocation);
      return 7;
    }
  }
}
