package dev.rollsafe.catalog;

import dev.rollsafe.ast.CreateRoutine;
import java.util.List;

/** How routines are told apart: by the types of their input arguments (manual, section 36.6). */
final class Routines {

  private Routines() {}

  static String signature(List<CreateRoutine.Parameter> parameters) {
    StringBuilder signature = new StringBuilder();
    for (CreateRoutine.Parameter parameter : parameters) {
      if (!parameter.mode().equals("OUT") && !parameter.mode().equals("TABLE")) {
        if (signature.length() > 0) {
          signature.append(", ");
        }
        signature.append(parameter.type().withoutModifiers());
      }
    }
    return signature.toString();
  }

  /** Returns how many arguments a list written between parentheses has. */
  static int count(String arguments) {
    if (arguments.isBlank()) {
      return 0;
    }
    int depth = 0;
    int count = 1;
    for (int i = 0; i < arguments.length(); i++) {
      char c = arguments.charAt(i);
      if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      } else if (c == ',' && depth == 0) {
        count++;
      }
    }
    return count;
  }
}
