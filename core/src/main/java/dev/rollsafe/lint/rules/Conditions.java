package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.Expression;
import java.util.Optional;

/** Looks at WHERE. */
final class Conditions {

  private Conditions() {}

  /** Says whether a condition holds for every row: none, or one of those that people write for it. */
  static boolean holdForAll(Optional<Expression> where) {
    if (where.isEmpty()) {
      return true;
    }
    String text = where.get().text().replace(" ", "");
    return text.equalsIgnoreCase("true") || text.equals("1=1");
  }
}
