package dev.rollsafe.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads arguments that are plain and right, without the library for it, which would cost a short run as much again as the JVM
 * itself. Whatever it is not sure of (help, abbreviations, {@code --name=value}, mistakes) it leaves to {@link
 * ThoroughArguments}.
 */
final class QuickArguments {

  private QuickArguments() {}

  /** Returns what {@code arguments} behind the command's name say; empty where they should be read thoroughly. */
  static Optional<Invocation> read(Command command, List<String> arguments) {
    Map<String, List<String>> given = new HashMap<>();
    List<String> operands = new ArrayList<>();
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String argument = rest.next();
      if (argument.isEmpty() || argument.charAt(0) == '@') {
        return Optional.empty();
      }
      if (argument.charAt(0) != '-') {
        operands.add(argument);
        continue;
      }
      Optional<Option> option = option(command, argument);
      if (option.isEmpty() || (given.containsKey(argument) && !option.get().repeatable())) {
        return Optional.empty();
      }
      if (option.get().isFlag()) {
        given.put(argument, List.of("true"));
        continue;
      }
      String value = rest.hasNext() ? rest.next() : "";
      if (!isValue(option.get(), value)) {
        return Optional.empty();
      }
      given.computeIfAbsent(argument, name -> new ArrayList<>(1)).add(value);
    }
    boolean enough = operands.size() >= command.fewest() && operands.size() <= command.most();
    return enough ? Optional.of(new Invocation(given, operands)) : Optional.empty();
  }

  private static Optional<Option> option(Command command, String name) {
    for (Option option : command.options()) {
      if (option.name().equals(name)) {
        return Optional.of(option);
      }
    }
    return Optional.empty();
  }

  private static boolean isValue(Option option, String value) {
    return !value.isEmpty() && value.charAt(0) != '-' && option.allows(value);
  }
}
