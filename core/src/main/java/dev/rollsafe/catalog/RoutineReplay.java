package dev.rollsafe.catalog;

import dev.rollsafe.ast.AlterRoutine;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.QueryFacts;
import dev.rollsafe.parser.SqlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Replays what changes a routine that is there. */
final class RoutineReplay {

  private RoutineReplay() {}

  static void alter(Editor editor, AlterRoutine statement) {
    change(editor, statement.name(), statement.arguments(), routine -> {
      List<String> changes = new ArrayList<>(routine.changes());
      changes.add(statement.attributes());
      return new Routine(
          routine.name(),
          routine.signature(),
          routine.definition(),
          changes,
          routine.attached(),
          routine.origin());
    });
  }

  /** DROP .. CASCADE of a function takes the triggers along that call it, and the views. */
  static void dropped(Editor editor, ObjectName function) {
    for (Table table : List.copyOf(editor.state().tables().values())) {
      List<Trigger> left = without(table.triggers(), function);
      if (left.size() < table.triggers().size()) {
        TableDraft draft = new TableDraft(table);
        draft.triggers.clear();
        draft.triggers.addAll(left);
        editor.put(draft.build());
      }
    }
    for (View view : List.copyOf(editor.state().views().values())) {
      List<Trigger> left = without(view.triggers(), function);
      if (left.size() < view.triggers().size()) {
        editor.put(Views.triggered(view, left));
      }
      boolean named = view.query().text().contains(function.name());
      if (named && calls(SqlParser.facts(view.query()), function)) {
        new DropReplay(editor).view(view, true);
      }
    }
  }

  private static List<Trigger> without(List<Trigger> triggers, ObjectName function) {
    List<Trigger> left = new ArrayList<>(triggers);
    left.removeIf(trigger -> trigger.function().equals(function));
    return left;
  }

  private static boolean calls(QueryFacts facts, ObjectName function) {
    return facts.functions().contains(function.name())
        || facts.functions().contains(function.schema() + "." + function.name());
  }

  static void attach(
      Editor editor,
      QualifiedName name,
      Optional<String> arguments,
      UnaryOperator<Attached> change) {
    change(
        editor,
        name,
        arguments,
        routine -> new Routine(
            routine.name(),
            routine.signature(),
            routine.definition(),
            routine.changes(),
            change.apply(routine.attached()),
            routine.origin()));
  }

  private static void change(
      Editor editor,
      QualifiedName name,
      Optional<String> arguments,
      UnaryOperator<Routine> change) {
    ObjectName resolved = editor.state().routine(name);
    List<Routine> known = editor.state().routines().get(resolved);
    if (known == null) {
      return;
    }
    List<Routine> changed = new ArrayList<>(known);
    changed.replaceAll(
        routine -> isMeant(routine, known, arguments) ? change.apply(routine) : routine);
    editor.put(resolved, changed);
  }

  private static boolean isMeant(Routine routine, List<Routine> known, Optional<String> arguments) {
    if (known.size() == 1 || arguments.isEmpty() || routine.signature().equals(arguments.get())) {
      return true;
    }
    int count = Routines.count(arguments.get());
    if (Routines.count(routine.signature()) != count) {
      return false;
    }
    for (Routine other : known) {
      boolean same = Routines.count(other.signature()) == count;
      if (same && !other.signature().equals(routine.signature())) {
        return false;
      }
    }
    return true;
  }
}
