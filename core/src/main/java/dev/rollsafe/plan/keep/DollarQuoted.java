package dev.rollsafe.plan.keep;

/** Bodies of functions between dollar quotes that nothing in them ends. */
final class DollarQuoted {

  private DollarQuoted() {}

  static String of(String body) {
    String quote = "$keep$";
    for (int i = 1; body.contains(quote); i++) {
      quote = "$keep" + i + "$";
    }
    return quote + "\n" + body + "\n" + quote;
  }
}
