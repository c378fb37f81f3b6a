package dev.rollsafe.cli;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The command {@code rollsafe}. */
public final class Main {

  private static final List<Command> COMMANDS = List.of(
      new CheckCommand(),
      new ExplainCommand(),
      new ParseCommand(),
      new PlanCommand(),
      new DownCommand(),
      new CompensateCommand(),
      new RehearseCommand(),
      new CanaryCommand(),
      new ProbeCommand(),
      new UsageCommand(),
      new ManifestCommand(),
      new DecideCommand(),
      new GateCommand());

  private Main() {}

  /**
   * Runs it and ends the JVM with its exit code.
   *
   * @param arguments the command, its options and operands
   */
  public static void main(String[] arguments) {
    Writer out = writer(FileDescriptor.out);
    Writer err = writer(FileDescriptor.err);
    int code = run(arguments, new Terminal(out, err, Ttys.colour(), Ttys.interactive()));
    // Not System.exit: there are no hooks to run, and it waits for none.
    Runtime.getRuntime().halt(code);
  }

  private static Writer writer(FileDescriptor descriptor) {
    return new BufferedWriter(
        new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), 1 << 14);
  }

  /**
   * Runs a command inside another program, such as a build: without colours and progress, and the JVM goes on.
   *
   * @param arguments the command, its options and operands
   * @param out takes its output
   * @param err takes its messages
   * @return the exit code, as the README lists them
   */
  public static int run(List<String> arguments, Writer out, Writer err) {
    return run(arguments.toArray(new String[0]), new Terminal(out, err, false, false));
  }

  /** Runs a command and returns its exit code; what goes wrong is told and never thrown. */
  static int run(String[] arguments, Terminal terminal) {
    int code;
    try {
      code = dispatch(arguments, terminal);
      terminal.out().flush();
    } catch (IOException unwritable) {
      terminal.error("cannot write: " + unwritable.getMessage());
      return ExitCode.ERROR;
    } catch (UncheckedIOException nobodyListens) {
      return ExitCode.ERROR;
    }
    return code;
  }

  private static int dispatch(String[] arguments, Terminal terminal) throws IOException {
    if (arguments.length > 0) {
      for (Command command : COMMANDS) {
        if (command.name().equals(arguments[0])) {
          List<String> rest = Arrays.asList(arguments).subList(1, arguments.length);
          Optional<Invocation> invocation = QuickArguments.read(command, rest);
          if (invocation.isPresent()) {
            return command.run(invocation.get(), terminal);
          }
        }
      }
    }
    return new ThoroughArguments(COMMANDS, Build.version(), terminal).run(arguments);
  }
}
