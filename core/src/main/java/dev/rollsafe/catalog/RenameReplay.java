package dev.rollsafe.catalog;

import dev.rollsafe.ast.CreateTable;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.Rename;
import dev.rollsafe.ast.SetSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Replays RENAME and SET SCHEMA. */
final class RenameReplay {

  private final Editor editor;

  RenameReplay(Editor editor) {
    this.editor = editor;
  }

  void rename(Rename statement) {
    State state = editor.state();
    String to = statement.newName().value();
    String part = statement.part().map(Identifier::value).orElse("");
    switch (statement.kind()) {
      case TABLE, FOREIGN_TABLE, VIEW, MATERIALIZED_VIEW, INDEX, SEQUENCE -> {
        ObjectName from = state.relation(statement.object());
        relation(from, new ObjectName(from.schema(), to));
      }
      case COLUMN -> column(state.relation(statement.object()), part, to);
      case CONSTRAINT -> constraint(statement, part, to);
      case TYPE, DOMAIN -> {
        ObjectName from = state.type(statement.object());
        new TypeRename(editor, from, new ObjectName(from.schema(), to)).replay();
      }
      case ENUM_VALUE -> TypeReplay.renameValue(editor, state.type(statement.object()), part, to);
      case ATTRIBUTE -> attribute(state.type(statement.object()), part, to);
      case FUNCTION, PROCEDURE, ROUTINE -> {
        ObjectName from = state.routine(statement.object());
        routine(from, new ObjectName(from.schema(), to), statement.arguments());
      }
      case TRIGGER -> trigger(state.relation(statement.object()), part, to);
      case RULE -> RuleReplay.rename(editor, statement.object(), part, to);
      case STATISTICS ->
        RuleReplay.changeStatistics(
            editor,
            statement.object(),
            known -> RuleReplay.renamed(known, new ObjectName(known.name().schema(), to)));
      case POLICY -> policy(state.relation(statement.object()), part, to);
      case SCHEMA -> new SchemaReplay(editor).rename(statement.object().name(), to);
      default -> {}
    }
  }

  void move(SetSchema statement) {
    State state = editor.state();
    String schema = statement.schema().value();
    switch (statement.kind()) {
      case TABLE, FOREIGN_TABLE, VIEW, MATERIALIZED_VIEW, SEQUENCE -> {
        ObjectName from = state.relation(statement.name());
        relation(from, new ObjectName(schema, from.name()));
      }
      case TYPE, DOMAIN -> {
        ObjectName from = state.type(statement.name());
        new TypeRename(editor, from, new ObjectName(schema, from.name())).replay();
      }
      case FUNCTION, PROCEDURE, ROUTINE -> {
        ObjectName from = state.routine(statement.name());
        routine(from, new ObjectName(schema, from.name()), statement.arguments());
      }
      default -> {}
    }
  }

  /** Renames or moves a relation of any kind: ALTER TABLE renames views, indexes and sequences as well. */
  void relation(ObjectName from, ObjectName to) {
    State state = editor.state();
    Table table = state.tables().get(from);
    View view = state.views().get(from);
    Index index = state.indexes().get(from);
    Sequence sequence = state.sequences().get(from);
    if (table != null) {
      table(table, to);
    } else if (view != null) {
      view(view, to);
    } else if (index != null) {
      index(index, to);
    } else if (sequence != null) {
      editor.removeSequence(from);
      editor.put(new Sequence(
          to,
          sequence.persistence(),
          sequence.options(),
          sequence.owner(),
          sequence.identity(),
          sequence.attached(),
          sequence.origin()));
      ColumnMentions.sequenceRenamed(editor, from, to);
    }
    editor.gone(from);
  }

  private void view(View view, ObjectName to) {
    List<View> readers = new Catalog(editor.state()).viewsOn(view.name());
    View renamed = Views.renamed(view, to);
    for (ObjectName name : view.indexes()) {
      Index index = editor.state().indexes().get(name);
      if (index != null) {
        ObjectName moved = new ObjectName(to.schema(), name.name());
        editor.removeIndex(name);
        editor.put(Indexes.moved(index, moved, to));
        renamed = Views.indexed(Views.withoutIndex(renamed, name), moved);
      }
    }
    editor.remove(view);
    editor.put(renamed, Mentions.words(view.query().text()));
    for (View reader : readers) {
      new ViewRewrite(editor).relationRenamed(reader, view.name(), to);
      View now = editor.state().views().getOrDefault(reader.name(), reader);
      editor.put(now, List.of(to.name(), to.schema()));
    }
  }

  private void table(Table table, ObjectName to) {
    ObjectName from = table.name();
    List<Catalog.ForeignKey> keys = new Catalog(editor.state()).referencing(from);
    List<View> views = new Catalog(editor.state()).viewsOn(from);
    TableDraft draft = new TableDraft(table);
    draft.name = to;
    draft.columns.replaceAll(c -> Columns.notNullNamed(c, from.name(), c.name()));
    draft.triggers.replaceAll(t -> new Trigger(
        t.name(), to, t.definition(), t.mode(), t.function(), t.attached(), t.origin()));
    draft.statistics.replaceAll(
        s -> new Statistics(s.name(), to, s.definition(), s.target(), s.attached()));
    draft.indexes.clear();
    for (ObjectName name : table.indexes()) {
      Index index = editor.state().indexes().get(name);
      if (index != null) {
        ObjectName moved = new ObjectName(to.schema(), name.name());
        editor.removeIndex(name);
        editor.put(Indexes.moved(index, moved, to));
        draft.indexes.add(moved);
        draft.constraints.replaceAll(
            c -> c.index().filter(name::equals).isPresent() ? Constraints.indexed(c, moved) : c);
      }
    }
    editor.remove(table);
    editor.put(draft.build());
    for (Catalog.ForeignKey key : keys) {
      ObjectName holder = key.table().equals(from) ? to : key.table();
      change(
          holder,
          other ->
              other.changeConstraint(key.constraint().name(), c -> Constraints.referencing(c, to)));
    }
    for (View view : views) {
      new ViewRewrite(editor).relationRenamed(view, from, to);
      View now = editor.state().views().getOrDefault(view.name(), view);
      editor.put(now, List.of(to.name(), to.schema()));
    }
    relatives(table, to);
    new RoutineTypes(editor, from).renamed(to);
  }

  private void relatives(Table table, ObjectName to) {
    for (ObjectName child : table.children()) {
      change(child, draft -> {
        draft.parents.replaceAll(name -> name.equals(table.name()) ? to : name);
        draft.partitionOf = draft.partitionOf.map(name -> name.equals(table.name()) ? to : name);
      });
    }
    List<ObjectName> parents = new ArrayList<>(table.parents());
    table.partitionOf().ifPresent(parents::add);
    for (ObjectName parent : parents) {
      change(
          parent,
          draft -> draft.children.replaceAll(name -> name.equals(table.name()) ? to : name));
    }
    ownedSequences(table.name(), to);
  }

  /** Owned sequences go along into another schema; under another name of their table they keep their own. */
  private void ownedSequences(ObjectName from, ObjectName to) {
    for (Sequence sequence : editor.ownedBy(from)) {
      Sequence.SequenceOwner owner = sequence.owner().orElseThrow();
      ObjectName moved = new ObjectName(to.schema(), sequence.name().name());
      editor.removeSequence(sequence.name());
      editor.put(new Sequence(
          moved,
          sequence.persistence(),
          sequence.options(),
          Optional.of(new Sequence.SequenceOwner(to, owner.column())),
          sequence.identity(),
          sequence.attached(),
          sequence.origin()));
      ColumnMentions.sequenceRenamed(editor, sequence.name(), moved);
      if (!moved.equals(sequence.name())) {
        change(
            to,
            draft -> draft.change(
                owner.column(),
                c -> c.ownedSequence().isPresent() ? Columns.sequenced(c, Optional.of(moved)) : c));
      }
    }
  }

  private void sequenceOwner(ObjectName name, ObjectName table, String column) {
    Sequence sequence = editor.state().sequences().get(name);
    if (sequence != null) {
      editor.put(new Sequence(
          name,
          sequence.persistence(),
          sequence.options(),
          Optional.of(new Sequence.SequenceOwner(table, column)),
          sequence.identity(),
          sequence.attached(),
          sequence.origin()));
    }
  }

  private void index(Index index, ObjectName to) {
    Optional<String> constraint = index.constraint().map(name -> to.name());
    editor.removeIndex(index.name());
    editor.put(Indexes.renamed(index, to, constraint));
    View view = editor.state().views().get(index.table());
    if (view != null) {
      editor.put(Views.indexed(Views.withoutIndex(view, index.name()), to));
      return;
    }
    change(index.table(), draft -> {
      draft.indexes.replaceAll(name -> name.equals(index.name()) ? to : name);
      draft.constraints.replaceAll(c -> c.index().filter(index.name()::equals).isPresent()
          ? Constraints.renamed(Constraints.indexed(c, to), to.name())
          : c);
    });
  }

  void column(ObjectName relation, String from, String to) {
    Table table = editor.table(relation);
    if (table == null) {
      View view = editor.state().views().get(relation);
      if (view != null) {
        editor.put(Views.columnRenamed(view, from, to));
      }
      return;
    }
    new ViewRewrite(editor).columnRenamed(table, from, to);
    List<Catalog.ForeignKey> keys = new Catalog(editor.state()).referencing(relation);
    TableDraft draft = new TableDraft(table);
    draft.change(from, c -> Columns.notNullNamed(Columns.renamed(c, to), relation.name(), from));
    draft.columns.replaceAll(c -> Columns.reading(c, from, to));
    ColumnMentions.rename(draft, from, to);
    draft.partitionBy = draft.partitionBy.map(
        by -> new CreateTable.PartitionBy(by.strategy(), Indexes.renamed(by.elements(), from, to)));
    draft.constraints.replaceAll(c -> Constraints.columnRenamed(c, from, to));
    for (ObjectName name : table.indexes()) {
      Index index = editor.state().indexes().get(name);
      if (index != null) {
        editor.put(Indexes.columnRenamed(index, from, to));
      }
    }
    editor.put(draft.build());
    for (Catalog.ForeignKey key : keys) {
      change(
          key.table(),
          other -> other.changeConstraint(
              key.constraint().name(), c -> Constraints.referencedRenamed(c, from, to)));
    }
    table
        .column(from)
        .flatMap(Column::ownedSequence)
        .ifPresent(name -> sequenceOwner(name, relation, to));
    for (ObjectName child : table.children()) {
      column(child, from, to);
    }
  }

  private void constraint(Rename statement, String from, String to) {
    if (statement.objectKind() == ObjectKind.DOMAIN) {
      TypeReplay.renameConstraint(editor, editor.state().type(statement.object()), from, to);
      return;
    }
    ObjectName relation = editor.state().relation(statement.object());
    Table table = editor.table(relation);
    if (table == null) {
      return;
    }
    for (Constraint constraint : table.constraints()) {
      Index index = constraint.index().map(editor.state().indexes()::get).orElse(null);
      if (constraint.name().equals(from) && index != null) {
        index(index, new ObjectName(relation.schema(), to));
        return;
      }
    }
    change(relation, draft -> draft.changeConstraint(from, c -> Constraints.renamed(c, to)));
  }

  private void attribute(ObjectName name, String from, String to) {
    Type type = editor.state().types().get(name);
    if (type != null) {
      List<Column> attributes = new ArrayList<>(type.attributes());
      attributes.replaceAll(c -> c.name().equals(from) ? Columns.renamed(c, to) : c);
      editor.put(TypeReplay.withAttributes(type, attributes));
      for (ObjectName table : TypeReplay.tablesOf(editor.state(), name)) {
        column(table, from, to);
      }
    }
  }

  void routine(ObjectName from, ObjectName to, Optional<String> arguments) {
    List<Routine> known = editor.state().routines().get(from);
    if (known == null) {
      return;
    }
    List<Routine> moved = new ArrayList<>();
    List<Routine> left = new ArrayList<>();
    for (Routine routine : known) {
      boolean meant = known.size() == 1
          || arguments.isEmpty()
          || Routines.count(arguments.get()) == Routines.count(routine.signature());
      if (meant) {
        moved.add(new Routine(
            to,
            routine.signature(),
            routine.definition(),
            routine.changes(),
            routine.attached(),
            routine.origin()));
      } else {
        left.add(routine);
      }
    }
    editor.put(from, left);
    ColumnMentions.functionRenamed(editor, from, to);
    List<Routine> there = editor.state().routines().get(to);
    if (there != null) {
      moved.addAll(0, there);
    }
    editor.put(to, moved);
  }

  private void trigger(ObjectName relation, String from, String to) {
    View view = editor.state().views().get(relation);
    if (view != null) {
      List<Trigger> triggers = new ArrayList<>(view.triggers());
      triggers.replaceAll(trigger -> renamed(trigger, from, to));
      editor.put(Views.triggered(view, triggers));
    }
    change(relation, draft -> draft.triggers.replaceAll(trigger -> renamed(trigger, from, to)));
  }

  private static Trigger renamed(Trigger trigger, String from, String to) {
    return trigger.name().equals(from)
        ? new Trigger(
            to,
            trigger.table(),
            trigger.definition(),
            trigger.mode(),
            trigger.function(),
            trigger.attached(),
            trigger.origin())
        : trigger;
  }

  private void policy(ObjectName relation, String from, String to) {
    change(
        relation,
        draft -> draft.policies.replaceAll(policy -> policy.name().equals(from)
            ? new Policy(
                to,
                policy.permissive(),
                policy.command(),
                policy.roles(),
                policy.using(),
                policy.withCheck(),
                policy.attached(),
                policy.origin())
            : policy));
  }

  private void change(ObjectName name, java.util.function.Consumer<TableDraft> change) {
    Table table = editor.table(name);
    if (table != null) {
      TableDraft draft = new TableDraft(table);
      change.accept(draft);
      editor.put(draft.build());
    }
  }
}
