package dev.rollsafe.script;

import dev.rollsafe.ast.CreateRoutine;
import dev.rollsafe.ast.Identifier;
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

  /** Says whether CREATE OR REPLACE turns one into the other (manual, CREATE FUNCTION, "Notes"). */
  static boolean isReplaceable(Routine is, Routine was) {
    CreateRoutine a = is.definition();
    CreateRoutine b = was.definition();
    return a.procedure() == b.procedure()
        && a.returns().map(Object::toString).equals(b.returns().map(Object::toString))
        && outputs(a.returnsTable()).equals(outputs(b.returnsTable()))
        && outputs(a.parameters()).equals(outputs(b.parameters()))
        && defaults(a) <= defaults(b);
  }

  private static String outputs(List<CreateRoutine.Parameter> parameters) {
    StringBuilder text = new StringBuilder();
    for (CreateRoutine.Parameter parameter : parameters) {
      text.append(parameter.mode())
          .append(' ')
          .append(parameter.name().map(Identifier::value).orElse(""))
          .append(' ')
          .append(parameter.type())
          .append(',');
    }
    return text.toString();
  }

  private static int defaults(CreateRoutine routine) {
    int count = 0;
    for (CreateRoutine.Parameter parameter : routine.parameters()) {
      count += parameter.defaultValue().isPresent() ? 1 : 0;
    }
    return count;
  }
}
