package dev.rollsafe.plan;

import dev.rollsafe.ast.Comment;
import dev.rollsafe.ast.CreateRoutine;
import dev.rollsafe.ast.CreateTrigger;
import dev.rollsafe.ast.Grant;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Routine;
import dev.rollsafe.catalog.Trigger;
import dev.rollsafe.script.SqlWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a history said of objects and the catalog does not hold: texts of definitions, comments, grants, settings of columns. */
final class Remembered {

  /**
   * A comment on a relation or a part of it.
   *
   * @param kind TABLE, COLUMN and so on
   * @param part the column, constraint, trigger, policy or rule
   * @param text what it says
   */
  record Note(ObjectKind kind, Optional<String> part, String text) {}

  private final IdentityHashMap<Statement, String> texts = new IdentityHashMap<>();
  private final Map<String, String> definitions = new HashMap<>();
  private final Map<ObjectName, List<Note>> notes = new HashMap<>();
  private final Map<ObjectName, List<Grant>> grants = new HashMap<>();

  /** Keeps in which script a definition stands. */
  void text(Statement statement, String script) {
    texts.put(statement, script);
  }

  /** Returns how an object without a place in the catalog was made. */
  Optional<String> definition(String key) {
    return Optional.ofNullable(definitions.get(key));
  }

  void define(String key, String sql) {
    definitions.put(key, sql);
  }

  void forget(String key) {
    definitions.remove(key);
  }

  /** Returns CREATE OR REPLACE of a routine, with the name that it has now. */
  Optional<String> routine(Routine routine) {
    CreateRoutine definition = routine.definition();
    String script = texts.get(definition);
    if (script == null) {
      return Optional.empty();
    }
    return Optional.of(
        (definition.procedure() ? "CREATE OR REPLACE PROCEDURE " : "CREATE OR REPLACE FUNCTION ")
            + SqlWords.name(routine.name())
            + script.substring(definition.name().span().end(), definition.span().end()));
  }

  /** Returns CREATE TRIGGER, with the name and table that it has now. */
  Optional<String> trigger(Trigger trigger, ObjectName table) {
    CreateTrigger definition = trigger.definition();
    String script = texts.get(definition);
    if (script == null) {
      return Optional.empty();
    }
    return Optional.of(script.substring(
            definition.span().start(), definition.name().span().start())
        + SqlWords.name(trigger.name())
        + script.substring(
            definition.name().span().end(), definition.table().span().start())
        + SqlWords.name(table)
        + script.substring(definition.table().span().end(), definition.span().end()));
  }

  /** Returns the comments on a relation and its parts. */
  List<Note> notes(ObjectName relation) {
    return notes.getOrDefault(relation, List.of());
  }

  /** Returns the comment there is. */
  Optional<String> note(ObjectName relation, ObjectKind kind, Optional<String> part) {
    for (Note note : notes(relation)) {
      if (note.kind() == kind && note.part().equals(part)) {
        return Optional.of(note.text());
      }
    }
    return Optional.empty();
  }

  void note(ObjectName relation, Comment comment) {
    Optional<String> part = comment.part().map(p -> p.value());
    List<Note> all = notes.computeIfAbsent(relation, r -> new ArrayList<>());
    all.removeIf(known -> known.kind() == comment.kind() && known.part().equals(part));
    comment.text().ifPresent(text -> all.add(new Note(comment.kind(), part, text)));
  }

  /** Forgets what was said of a part that is gone. */
  void forgetPart(ObjectName relation, String part) {
    List<Note> all = notes.get(relation);
    if (all != null) {
      all.removeIf(note -> note.part().filter(part::equals).isPresent());
    }
  }

  void renamePart(ObjectName relation, String from, String to) {
    List<Note> all = notes.get(relation);
    if (all != null) {
      all.replaceAll(note -> note.part().filter(from::equals).isPresent()
          ? new Note(note.kind(), Optional.of(to), note.text())
          : note);
    }
  }

  void move(ObjectName from, ObjectName to) {
    List<Note> said = notes.remove(from);
    if (said != null) {
      notes.put(to, said);
    }
    List<Grant> granted = grants.remove(from);
    if (granted != null) {
      grants.put(to, granted);
    }
  }

  void forget(ObjectName relation) {
    notes.remove(relation);
    grants.remove(relation);
  }

  List<Grant> grants(ObjectName relation) {
    return grants.getOrDefault(relation, List.of());
  }

  void grant(ObjectName relation, Grant grant) {
    grants.computeIfAbsent(relation, r -> new ArrayList<>()).add(grant);
  }
}
