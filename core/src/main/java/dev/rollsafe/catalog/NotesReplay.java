package dev.rollsafe.catalog;

import dev.rollsafe.ast.ChangeOwner;
import dev.rollsafe.ast.Comment;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.Other;
import dev.rollsafe.ast.QualifiedName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Replays comments and owners, and keeps the text of what has no record of its own. */
final class NotesReplay {

  private final Editor editor;

  NotesReplay(Editor editor) {
    this.editor = editor;
  }

  void comment(Comment statement) {
    UnaryOperator<Attached> change = attached -> attached.commented(statement.text());
    String part = statement.part().isPresent() ? statement.part().get().value() : "";
    if (statement.ofDomain()) {
      domainConstraint(statement.name(), part, change);
    } else {
      attach(statement.kind(), statement.name(), part, statement.arguments(), change);
    }
  }

  void owner(ChangeOwner statement) {
    attach(
        statement.kind(),
        statement.name(),
        "",
        statement.arguments(),
        attached -> attached.ownedBy(statement.owner().value()));
  }

  /** Changes what is attached to an object, or to a part of it. */
  void attach(
      ObjectKind kind,
      QualifiedName name,
      String part,
      Optional<String> arguments,
      UnaryOperator<Attached> change) {
    State state = editor.state();
    switch (kind) {
      case TABLE, FOREIGN_TABLE, VIEW, MATERIALIZED_VIEW, INDEX, SEQUENCE ->
        relation(state.relation(name), change);
      case COLUMN -> column(state.relation(name), part, change);
      case CONSTRAINT, TRIGGER, POLICY -> ofTable(kind, state.relation(name), part, change);
      case RULE ->
        RuleReplay.change(editor, name, rules -> {
          List<Rule> all = new ArrayList<>(rules);
          all.replaceAll(rule -> rule.name().equals(part)
              ? new Rule(rule.name(), rule.definition(), rule.mode(), change.apply(rule.attached()))
              : rule);
          return all;
        });
      case TYPE, DOMAIN -> {
        Type type = state.types().get(state.type(name));
        if (type != null) {
          editor.put(TypeReplay.attached(type, type.constraints(), change.apply(type.attached())));
        }
      }
      case FUNCTION, PROCEDURE, ROUTINE -> RoutineReplay.attach(editor, name, arguments, change);
      case SCHEMA ->
        editor.attach(
            name.name(),
            change.apply(state.schemaNotes().getOrDefault(name.name(), Attached.NONE)));
      case EXTENSION -> {
        Extension known = state.extensions().get(name.name());
        if (known != null) {
          editor.put(new Extension(
              known.name(),
              known.schema(),
              known.version(),
              change.apply(known.attached()),
              known.origin()));
        }
      }
      case STATISTICS ->
        RuleReplay.changeStatistics(
            editor,
            name,
            known -> new Statistics(
                known.name(),
                known.table(),
                known.definition(),
                known.target(),
                change.apply(known.attached())));
      default -> {}
    }
  }

  private void relation(ObjectName name, UnaryOperator<Attached> change) {
    State state = editor.state();
    Table table = state.tables().get(name);
    View view = state.views().get(name);
    Index index = state.indexes().get(name);
    Sequence sequence = state.sequences().get(name);
    if (table != null) {
      TableDraft draft = new TableDraft(table);
      draft.attached = change.apply(draft.attached);
      editor.put(draft.build());
    } else if (view != null) {
      editor.put(
          Views.attached(view, view.rules(), view.columnNotes(), change.apply(view.attached())));
    } else if (index != null) {
      editor.put(Indexes.attached(index, change.apply(index.attached())));
    } else if (sequence != null) {
      editor.put(Sequences.attached(sequence, change.apply(sequence.attached())));
    }
  }

  private void column(ObjectName relation, String column, UnaryOperator<Attached> change) {
    Table table = editor.table(relation);
    View view = editor.state().views().get(relation);
    Type type = editor.state().types().get(relation);
    if (table != null) {
      TableDraft draft = new TableDraft(table);
      draft.change(column, c -> Columns.attached(c, change.apply(c.attached())));
      editor.put(draft.build());
    } else if (view != null) {
      Map<String, Attached> notes = new LinkedHashMap<>(view.columnNotes());
      notes.put(column, change.apply(notes.getOrDefault(column, Attached.NONE)));
      editor.put(Views.attached(view, view.rules(), notes, view.attached()));
    } else if (type != null) {
      List<Column> attributes = new ArrayList<>(type.attributes());
      attributes.replaceAll(
          c -> c.name().equals(column) ? Columns.attached(c, change.apply(c.attached())) : c);
      editor.put(TypeReplay.withAttributes(type, attributes));
    }
  }

  private void ofTable(
      ObjectKind kind, ObjectName relation, String name, UnaryOperator<Attached> change) {
    Table table = editor.table(relation);
    View view = editor.state().views().get(relation);
    if (table != null) {
      TableDraft draft = new TableDraft(table);
      if (kind == ObjectKind.CONSTRAINT) {
        draft.changeConstraint(name, c -> Constraints.attached(c, change.apply(c.attached())));
      } else if (kind == ObjectKind.TRIGGER) {
        draft.triggers.replaceAll(t -> trigger(t, name, change));
      } else {
        draft.policies.replaceAll(p -> policy(p, name, change));
      }
      editor.put(draft.build());
    } else if (view != null && kind == ObjectKind.TRIGGER) {
      List<Trigger> triggers = new ArrayList<>(view.triggers());
      triggers.replaceAll(t -> trigger(t, name, change));
      editor.put(Views.triggered(view, triggers));
    }
  }

  private static Trigger trigger(Trigger t, String name, UnaryOperator<Attached> change) {
    return t.name().equals(name)
        ? new Trigger(
            t.name(),
            t.table(),
            t.definition(),
            t.mode(),
            t.function(),
            change.apply(t.attached()),
            t.origin())
        : t;
  }

  private static Policy policy(Policy p, String name, UnaryOperator<Attached> change) {
    return p.name().equals(name)
        ? new Policy(
            p.name(),
            p.permissive(),
            p.command(),
            p.roles(),
            p.using(),
            p.withCheck(),
            change.apply(p.attached()),
            p.origin())
        : p;
  }

  private void domainConstraint(
      QualifiedName name, String constraint, UnaryOperator<Attached> change) {
    Type type = editor.state().types().get(editor.state().type(name));
    if (type != null) {
      List<Constraint> constraints = new ArrayList<>(type.constraints());
      constraints.replaceAll(c ->
          c.name().equals(constraint) ? Constraints.attached(c, change.apply(c.attached())) : c);
      editor.put(TypeReplay.attached(type, constraints, type.attached()));
    }
  }

  // ---- what has no record of its own ----

  static void other(Editor editor, Other statement) {
    switch (statement.kind()) {
      case ROLE, DATABASE, TABLESPACE, SYSTEM, TABLE, NONE, FUNCTION, EXTENSION -> {
        return;
      }
      default -> {
        // kept below
      }
    }
    if (statement.kind() == ObjectKind.STATISTICS && statement.name().isPresent()) {
      RuleReplay.target(editor, statement.name().get(), statement.written().text());
      return;
    }
    String name = statement.name().isPresent() ? statement.name().get().toString() : "";
    OtherObject known = editor.state().others().get(statement.kind() + " " + name);
    List<String> statements = new ArrayList<>();
    if (known != null) {
      statements.addAll(known.statements());
    }
    statements.add(statement.written().text());
    editor.put(new OtherObject(statement.kind(), name, statements));
  }
}
