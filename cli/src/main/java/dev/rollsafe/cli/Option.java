package dev.rollsafe.cli;

import java.util.List;

/**
 * An option of a command. The quick reader of arguments and the thorough one, which also prints help, both go by it.
 *
 * @param name its name with the dashes, for example {@code --format}
 * @param parameter what stands for its value in help; empty where it takes none
 * @param values the values it may have; empty where any may be
 * @param fallback its value where it is not given; empty where there is none
 * @param help what it does, as a sentence without a full stop
 * @param repeatable whether it may be given several times
 */
record Option(
    String name,
    String parameter,
    List<String> values,
    String fallback,
    String help,
    boolean repeatable) {

  Option(String name, String parameter, List<String> values, String fallback, String help) {
    this(name, parameter, values, fallback, help, false);
  }

  /** Returns an option without a value. */
  static Option flag(String name, String help) {
    return new Option(name, "", List.of(), "", help);
  }

  /** Returns an option with any value. */
  static Option valued(String name, String parameter, String fallback, String help) {
    return new Option(name, parameter, List.of(), fallback, help);
  }

  /** Returns an option with any value, that may be given several times. */
  static Option repeated(String name, String parameter, String help) {
    return new Option(name, parameter, List.of(), "", help, true);
  }

  /** Returns an option with one of a few values, the first of which is taken where it is not given. */
  static Option choice(String name, List<String> values, String help) {
    return new Option(name, String.join("|", values), values, values.get(0), help);
  }

  boolean isFlag() {
    return parameter.isEmpty();
  }

  boolean allows(String value) {
    return values.isEmpty() || values.contains(value);
  }
}
