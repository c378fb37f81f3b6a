package dev.rollsafe.lint;

import dev.rollsafe.migration.Directive;
import dev.rollsafe.migration.Migration;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code rollsafe:ignore} lines. */
final class Suppressions {

  private Suppressions() {}

  static List<Suppression> of(Migration migration) {
    if (migration.directives().isEmpty()) {
      return List.of();
    }
    List<Suppression> found = new ArrayList<>();
    for (Directive directive : migration.directives()) {
      if (directive.name().equals("ignore")) {
        found.add(read(directive));
      }
    }
    return found;
  }

  /** Rules are divided by commas; the first word behind one without a comma begins the reason. */
  private static Suppression read(Directive directive) {
    String argument = directive.argument();
    List<String> rules = new ArrayList<>();
    int at = 0;
    boolean more = true;
    while (more && at < argument.length()) {
      int start = at;
      while (at < argument.length()
          && argument.charAt(at) != ','
          && !Character.isWhitespace(argument.charAt(at))) {
        at++;
      }
      if (at > start) {
        rules.add(argument.substring(start, at));
      }
      at = skipBlanks(argument, at);
      more = at < argument.length() && argument.charAt(at) == ',';
      if (more) {
        at = skipBlanks(argument, at + 1);
      }
    }
    return new Suppression(rules, argument.substring(at), directive);
  }

  private static int skipBlanks(String text, int from) {
    int i = from;
    while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    return i;
  }
}
