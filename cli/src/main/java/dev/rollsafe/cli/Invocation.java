package dev.rollsafe.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a command was called.
 *
 * @param options the values of the options given, by name; a flag has the value {@code true}
 * @param operands what is no option, in order
 */
record Invocation(Map<String, List<String>> options, List<String> operands) {

  /** Says whether a flag was given. */
  boolean has(Option flag) {
    return options.containsKey(flag.name());
  }

  /** Returns the value of an option, given or by default. */
  String value(Option option) {
    return given(option).orElse(option.fallback());
  }

  /** Returns the value of an option that was given. */
  Optional<String> given(Option option) {
    List<String> values = all(option);
    return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
  }

  /** Returns the values of an option that may be given several times, in order. */
  List<String> all(Option option) {
    return options.getOrDefault(option.name(), List.of());
  }
}
