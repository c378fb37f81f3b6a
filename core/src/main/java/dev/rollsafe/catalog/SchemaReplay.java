package dev.rollsafe.catalog;

import dev.rollsafe.ast.CreateIndex;
import dev.rollsafe.ast.CreateSchema;
import dev.rollsafe.ast.CreateSequence;
import dev.rollsafe.ast.CreateTable;
import dev.rollsafe.ast.CreateTrigger;
import dev.rollsafe.ast.CreateView;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Replays CREATE SCHEMA with what is made in it, and the renaming of a schema. */
final class SchemaReplay {

  /** How many steps {@link #step} tells apart. */
  private static final int STEPS = 6;

  private final Editor editor;

  SchemaReplay(Editor editor) {
    this.editor = editor;
  }

  // ---- CREATE SCHEMA ----

  void create(CreateSchema statement) {
    String name =
        statement.name().or(statement::authorization).map(Identifier::value).orElse("");
    if (name.isEmpty() || (statement.name().isEmpty() && isWhoeverRunsIt(name))) {
      return;
    }
    if (!editor.state().schemas().containsKey(name)) {
      editor.putSchema(name, editor.unit());
    }
    if (!statement.elements().isEmpty()) {
      elements(statement.elements(), name);
    }
  }

  /** What a schema is called that is named as the role that runs the script, only the server knows. */
  private static boolean isWhoeverRunsIt(String role) {
    return role.equals("current_user")
        || role.equals("current_role")
        || role.equals("session_user");
  }

  /**
   * The new schema stands before all others in the search path while its elements are made, and these may mention each other
   * in any order: the server makes them kind by kind ({@code transformCreateSchemaStmtElements}).
   */
  private void elements(List<Statement> elements, String schema) {
    State before = editor.state();
    List<String> path = new ArrayList<>();
    path.add(schema);
    path.addAll(before.searchPath());
    editor.session(
        before.settings().plus("search_path", new Setting(path)),
        before.atBegin(),
        before.savepoints());
    Replay replay = new Replay(editor);
    for (int step = 0; step < STEPS; step++) {
      for (Statement element : elements) {
        if (step(element) == step) {
          element.accept(replay);
        }
      }
    }
    editor.session(before.settings(), before.atBegin(), before.savepoints());
  }

  private static int step(Statement element) {
    if (element instanceof CreateSequence) {
      return 0;
    }
    if (element instanceof CreateTable) {
      return 1;
    }
    if (element instanceof CreateView) {
      return 2;
    }
    if (element instanceof CreateIndex) {
      return 3;
    }
    return element instanceof CreateTrigger ? 4 : 5;
  }

  // ---- ALTER SCHEMA .. RENAME ----

  void rename(String from, String to) {
    Integer origin = editor.state().schemas().get(from);
    if (origin != null) {
      editor.removeSchema(from);
      editor.putSchema(to, origin);
    }
    RenameReplay renames = new RenameReplay(editor);
    for (ObjectName name : List.copyOf(editor.state().tables().keySet())) {
      if (name.schema().equals(from)) {
        renames.relation(name, new ObjectName(to, name.name()));
      }
    }
    for (ObjectName name : List.copyOf(editor.state().views().keySet())) {
      if (name.schema().equals(from)) {
        renames.relation(name, new ObjectName(to, name.name()));
      }
    }
    for (ObjectName name : List.copyOf(editor.state().sequences().keySet())) {
      if (name.schema().equals(from)) {
        renames.relation(name, new ObjectName(to, name.name()));
      }
    }
    for (ObjectName name : List.copyOf(editor.state().types().keySet())) {
      if (name.schema().equals(from)) {
        new TypeRename(editor, name, new ObjectName(to, name.name())).replay();
      }
    }
    for (ObjectName name : List.copyOf(editor.state().routines().keySet())) {
      if (name.schema().equals(from)) {
        renames.routine(name, new ObjectName(to, name.name()), Optional.empty());
      }
    }
  }
}
