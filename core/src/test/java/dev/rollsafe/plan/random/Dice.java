package dev.rollsafe.plan.random;

import dev.rollsafe.script.Sql;
import java.util.List;
import java.util.Random;

/** Seeded choices: the same seed makes the same again. */
final class Dice {

  /** Names that must be quoted, each in a way of its own. */
  private static final List<String> HOSTILE = List.of(
      "Mixed Case",
      "select",
      "a\"b",
      "semi;colon",
      "--dash",
      "$1",
      "it's",
      "naïve",
      "back\\slash",
      "dot.ted",
      "/*star",
      "{brace}");

  private final Random random;
  private int names;

  Dice(long seed) {
    random = new Random(seed);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  String word(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** Returns {@code text} now and then, else nothing. */
  String maybe(int percent, String text) {
    return chance(percent) ? text : "";
  }

  /** Returns a name that nothing has, quoted where it must be. */
  String name(String stem) {
    names++;
    return Sql.identifier(chance(25) ? of(HOSTILE) + names : stem + names);
  }
}
