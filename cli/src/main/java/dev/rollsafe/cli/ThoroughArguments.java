package dev.rollsafe.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reads arguments with all the comfort of a library, and prints help and what is wrong with them. */
final class ThoroughArguments {

  private final CommandLine line;
  private final List<Command> commands;
  private final Terminal terminal;

  ThoroughArguments(List<Command> commands, String version, Terminal terminal) {
    this.commands = commands;
    this.terminal = terminal;
    CommandSpec root = CommandSpec.create().name("rollsafe");
    root.usageMessage()
        .description("Tells whether database migrations are safe to roll back.")
        .footer(
            "",
            "Exit codes: 0 safe, 1 findings, 2 wrong usage or something that cannot be read, 3 refused.%n");
    root.addOption(help());
    root.addOption(OptionSpec.builder("-V", "--version")
        .versionHelp(true)
        .description("Prints the version.")
        .build());
    root.version("rollsafe " + version);
    for (Command command : commands) {
      root.addSubcommand(command.name(), new CommandLine(spec(command)));
    }
    line = new CommandLine(root);
    line.setOut(new PrintWriter(terminal.out(), true));
    line.setErr(new PrintWriter(terminal.err(), true));
    line.setColorScheme(Help.defaultColorScheme(terminal.colour() ? Ansi.ON : Ansi.OFF));
    line.setAbbreviatedOptionsAllowed(true);
    line.setExpandAtFiles(false);
  }

  private static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .description("Prints this.")
        .build();
  }

  private static CommandSpec spec(Command command) {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage().description(command.summary());
    if (!command.footer().isEmpty()) {
      spec.usageMessage().footer("", command.footer() + "%n");
    }
    spec.addOption(help());
    for (Option option : command.options()) {
      OptionSpec.Builder builder = OptionSpec.builder(option.name()).description(text(option));
      spec.addOption(
          option.isFlag()
              ? builder.type(boolean.class).arity("0").build()
              : valued(builder, option).paramLabel(option.parameter()).build());
    }
    spec.addPositional(PositionalParamSpec.builder()
        .paramLabel(command.operands())
        .hideParamSyntax(true)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .arity("0..*")
        .description(command.operandsHelp() + ".")
        .build());
    return spec;
  }

  private static OptionSpec.Builder valued(OptionSpec.Builder builder, Option option) {
    return option.repeatable()
        ? builder.type(List.class).auxiliaryTypes(String.class).arity("1")
        : builder.type(String.class).arity("1");
  }

  private static String text(Option option) {
    return option.fallback().isEmpty()
        ? option.help() + "."
        : option.help() + " (default: " + option.fallback() + ").";
  }

  /**
   * Reads arguments and runs what they call, or prints the help they ask for, or what is wrong with them.
   *
   * @return the exit code
   * @throws IOException if its output cannot be written
   */
  int run(String[] arguments) throws IOException {
    Command command;
    Invocation invocation;
    try {
      refuseEmpty(arguments);
      ParseResult result = line.parseArgs(arguments);
      if (CommandLine.printHelpIfRequested(result)) {
        return ExitCode.SAFE;
      }
      if (!result.hasSubcommand()) {
        throw new ParameterException(line, "Name a command, or ask for --help");
      }
      ParseResult called = result.subcommand();
      command = command(called.commandSpec().name());
      invocation = invocation(command, called);
    } catch (ParameterException wrong) {
      explain(wrong);
      return ExitCode.ERROR;
    }
    return command.run(invocation, terminal);
  }

  /** An empty argument, mostly a variable of a shell that is not set, trips the library. */
  private void refuseEmpty(String[] arguments) {
    for (String argument : arguments) {
      if (argument.isEmpty()) {
        throw new ParameterException(
            line, "An argument is empty; is a variable that it comes from not set?");
      }
    }
  }

  private static void explain(ParameterException wrong) {
    CommandLine at = wrong.getCommandLine();
    PrintWriter err = at.getErr();
    err.println("rollsafe: " + wrong.getMessage());
    UnmatchedArgumentException.printSuggestions(wrong, err);
    err.print(at.getHelp().fullSynopsis());
    err.println("'" + at.getCommandSpec().qualifiedName() + " --help' tells more.");
    err.flush();
  }

  private Command command(String name) {
    for (Command command : commands) {
      if (command.name().equals(name)) {
        return command;
      }
    }
    throw new IllegalStateException("no command " + name);
  }

  private static Invocation invocation(Command command, ParseResult result) {
    Map<String, List<String>> options = new HashMap<>();
    for (Option option : command.options()) {
      if (!result.hasMatchedOption(option.name())) {
        continue;
      }
      if (option.repeatable()) {
        options.put(option.name(), result.matchedOptionValue(option.name(), List.of()));
        continue;
      }
      String value = String.valueOf(result.<Object>matchedOptionValue(option.name(), ""));
      if (!option.isFlag() && !option.allows(value)) {
        throw new ParameterException(
            result.commandSpec().commandLine(),
            "Invalid value for option '" + option.name() + "': '" + value + "' is none of "
                + String.join(", ", option.values()));
      }
      options.put(option.name(), List.of(value));
    }
    List<String> operands = new ArrayList<>();
    result.matchedPositionals().stream()
        .findFirst()
        .ifPresent(positional -> operands.addAll(positional.originalStringValues()));
    if (operands.size() < command.fewest()) {
      throw new ParameterException(
          result.commandSpec().commandLine(), "Missing operand: " + command.operands());
    }
    if (operands.size() > command.most()) {
      throw new ParameterException(
          result.commandSpec().commandLine(),
          "One operand too many: '" + operands.get(command.most()) + "'");
    }
    return new Invocation(options, operands);
  }
}
