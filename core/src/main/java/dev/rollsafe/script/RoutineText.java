package dev.rollsafe.script;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Routine;
import java.util.ArrayList;
import java.util.List;

/** Writes functions and procedures. */
final class RoutineText {

  private RoutineText() {}

  /** Returns the statement that makes a routine, and those that changed it since. */
  static List<String> create(Catalog catalog, Routine routine) {
    String kind = kind(routine);
    List<String> statements = new ArrayList<>();
    statements.add("CREATE OR REPLACE "
        + kind
        + " "
        + Sql.name(routine.name())
        + routine.definition().definition().text());
    for (String change : routine.changes()) {
      statements.add("ALTER " + kind + " " + reference(catalog, routine) + " " + change);
    }
    return statements;
  }

  static String kind(Routine routine) {
    return routine.definition().procedure() ? "PROCEDURE" : "FUNCTION";
  }

  /** Returns its name with the types of its arguments. */
  static String reference(Catalog catalog, Routine routine) {
    StringBuilder text = new StringBuilder(Sql.name(routine.name())).append('(');
    String separator = "";
    for (var parameter : routine.definition().parameters()) {
      if (!parameter.mode().equals("OUT") && !parameter.mode().equals("TABLE")) {
        text.append(separator)
            .append(parameter.mode().equals("VARIADIC") ? "VARIADIC " : "")
            .append(Sql.type(catalog, parameter.type().withoutModifiers()));
        separator = ", ";
      }
    }
    return text.append(')').toString();
  }
}
