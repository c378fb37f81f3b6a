package dev.rollsafe.catalog;

import dev.rollsafe.ast.Drop;
import dev.rollsafe.ast.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Replays DROP, with what goes along: what an object owns always, what depends on it with CASCADE. */
final class DropReplay {

  private final Editor editor;

  DropReplay(Editor editor) {
    this.editor = editor;
  }

  void drop(Drop statement) {
    for (Drop.Target target : statement.targets()) {
      drop(statement, target);
    }
  }

  private void drop(Drop statement, Drop.Target target) {
    QualifiedName name = target.name();
    State state = editor.state();
    switch (statement.kind()) {
      case TABLE, FOREIGN_TABLE -> {
        Table table = editor.table(name);
        if (table != null) {
          table(table, statement.cascade());
        }
      }
      case VIEW, MATERIALIZED_VIEW -> {
        View view = state.views().get(state.relation(name));
        if (view != null) {
          view(view, statement.cascade());
        }
      }
      case INDEX -> {
        Index index = state.indexes().get(state.relation(name));
        if (index != null && index.constraint().isEmpty()) {
          index(index);
        }
      }
      case SEQUENCE -> sequence(state.relation(name), statement.cascade());
      case TYPE, DOMAIN -> type(state.type(name), statement.cascade());
      case FUNCTION, PROCEDURE, ROUTINE -> {
        ObjectName routine = state.routine(name);
        routine(routine, target.arguments());
        if (statement.cascade() && !editor.state().routines().containsKey(routine)) {
          ColumnMentions.functionDropped(editor, routine);
          RoutineReplay.dropped(editor, routine);
        }
      }
      case TRIGGER -> target.table().ifPresent(table -> trigger(table, name.name()));
      case POLICY -> target.table().ifPresent(table -> policy(table, name.name()));
      case SCHEMA -> schema(name.name(), statement.cascade());
      case EXTENSION -> editor.removeExtension(name.name());
      case RULE -> target.table().ifPresent(table -> RuleReplay.drop(editor, table, name.name()));
      case STATISTICS -> RuleReplay.dropStatistics(editor, name);
      default -> editor.removeOther(statement.kind(), name.toString());
    }
    switch (statement.kind()) {
      case TABLE, FOREIGN_TABLE, VIEW, MATERIALIZED_VIEW, INDEX, SEQUENCE ->
        editor.gone(state.relation(name));
      default -> {}
    }
  }

  /** Drops a table with its indexes, sequences and partitions; with {@code cascade} what refers to it as well. */
  void table(Table table, boolean cascade) {
    for (ObjectName child : table.children()) {
      Table known = editor.table(child);
      if (known != null && (known.partitionOf().isPresent() || cascade)) {
        table(known, cascade);
      }
    }
    views(table.name());
    if (cascade) {
      new RoutineTypes(editor, table.name()).dropped();
    }
    for (Catalog.ForeignKey key : new Catalog(editor.state()).referencing(table.name())) {
      Table other = editor.table(key.table());
      if (other != null && !other.name().equals(table.name())) {
        TableDraft draft = new TableDraft(other);
        draft.constraints.removeIf(c -> c.name().equals(key.constraint().name()));
        editor.put(draft.build());
      }
    }
    for (ObjectName index : table.indexes()) {
      editor.removeIndex(index);
    }
    for (Column column : table.columns()) {
      column.ownedSequence().ifPresent(editor::removeSequence);
    }
    ownedSequences(table.name(), Optional.empty());
    leaveParents(table);
    Table now = editor.table(table.name());
    if (now != null) {
      editor.remove(now);
    }
  }

  private void leaveParents(Table table) {
    List<ObjectName> parents = new ArrayList<>(table.parents());
    table.partitionOf().ifPresent(parents::add);
    for (ObjectName parent : parents) {
      Table known = editor.table(parent);
      if (known != null) {
        TableDraft draft = new TableDraft(known);
        draft.children.remove(table.name());
        editor.put(draft.build());
      }
    }
  }

  /** Sequences that OWNED BY ties to the table, or to one column of it. */
  private void ownedSequences(ObjectName table, Optional<String> column) {
    for (Sequence sequence : editor.ownedBy(table)) {
      Sequence.SequenceOwner owner = sequence.owner().orElseThrow();
      if (column.filter(c -> !c.equals(owner.column())).isEmpty()) {
        editor.removeSequence(sequence.name());
      }
    }
  }

  /** Drops the views on a relation, and those on them: the server does so with CASCADE, and refuses without. */
  private void views(ObjectName relation) {
    for (View view : new Catalog(editor.state()).viewsOn(relation)) {
      view(view, true);
    }
  }

  void view(View view, boolean cascade) {
    if (editor.state().views().get(view.name()) == null) {
      return;
    }
    editor.remove(view);
    if (cascade) {
      views(view.name());
    }
    for (ObjectName index : view.indexes()) {
      editor.removeIndex(index);
    }
  }

  private void index(Index index) {
    editor.removeIndex(index.name());
    Table table = editor.table(index.table());
    View view = editor.state().views().get(index.table());
    if (table != null) {
      TableDraft draft = new TableDraft(table);
      draft.indexes.remove(index.name());
      editor.put(draft.build());
      for (ObjectName child : table.children()) {
        partitionIndex(child, index);
      }
    } else if (view != null) {
      editor.put(Views.withoutIndex(view, index.name()));
    }
  }

  /** An index of a partitioned table takes those of the partitions along. */
  private void partitionIndex(ObjectName child, Index of) {
    Table table = editor.table(child);
    if (table == null) {
      return;
    }
    for (ObjectName name : table.indexes()) {
      Index candidate = editor.state().indexes().get(name);
      if (candidate != null
          && candidate.constraint().isEmpty()
          && ConstraintReplay.partOf(candidate.elements())
              .equals(ConstraintReplay.partOf(of.elements()))) {
        index(candidate);
        return;
      }
    }
  }

  private void sequence(ObjectName name, boolean cascade) {
    Sequence sequence = editor.state().sequences().get(name);
    if (sequence == null) {
      return;
    }
    editor.removeSequence(name);
    if (cascade && sequence.owner().isPresent()) {
      Sequence.SequenceOwner owner = sequence.owner().get();
      Table table = editor.table(owner.table());
      if (table != null) {
        TableDraft draft = new TableDraft(table);
        draft.change(owner.column(), c -> Columns.defaulting(c, Optional.empty()));
        editor.put(draft.build());
      }
    }
  }

  private void type(ObjectName name, boolean cascade) {
    editor.removeType(name);
    if (!cascade) {
      return;
    }
    new RoutineTypes(editor, name).dropped();
    for (Table table : List.copyOf(editor.state().tables().values())) {
      for (Column column : table.columns()) {
        if (column.type().name().name().equals(name.name())
            && editor.state().type(column.type().name()).equals(name)) {
          Table now = editor.table(table.name());
          if (now != null) {
            TableDraft draft = new TableDraft(now);
            column(draft, column.name(), true);
            editor.put(draft.build());
          }
        }
      }
    }
  }

  private void routine(ObjectName name, Optional<String> arguments) {
    List<Routine> known = editor.state().routines().get(name);
    if (known == null) {
      return;
    }
    List<Routine> left = new ArrayList<>(known);
    if (arguments.isEmpty() || known.size() == 1) {
      left.clear();
    } else {
      int count = Routines.count(arguments.get());
      left.removeIf(routine -> routine.signature().equals(arguments.get())
          || (Routines.count(routine.signature()) == count
              && known.stream()
                      .filter(r -> Routines.count(r.signature()) == count)
                      .count()
                  == 1));
    }
    editor.put(name, left);
  }

  private void trigger(QualifiedName table, String name) {
    ObjectName relation = editor.state().relation(table);
    Table known = editor.table(relation);
    View view = editor.state().views().get(relation);
    if (known != null) {
      TableDraft draft = new TableDraft(known);
      draft.triggers.removeIf(trigger -> trigger.name().equals(name));
      editor.put(draft.build());
    } else if (view != null) {
      List<Trigger> triggers = new ArrayList<>(view.triggers());
      triggers.removeIf(trigger -> trigger.name().equals(name));
      editor.put(Views.triggered(view, triggers));
    }
  }

  private void policy(QualifiedName table, String name) {
    Table known = editor.table(table);
    if (known != null) {
      TableDraft draft = new TableDraft(known);
      draft.policies.removeIf(policy -> policy.name().equals(name));
      editor.put(draft.build());
    }
  }

  private void schema(String schema, boolean cascade) {
    editor.removeSchema(schema);
    if (!cascade) {
      return;
    }
    for (View view : List.copyOf(editor.state().views().values())) {
      if (view.name().schema().equals(schema)) {
        view(view, true);
      }
    }
    for (Table table : List.copyOf(editor.state().tables().values())) {
      if (table.name().schema().equals(schema)) {
        Table now = editor.table(table.name());
        if (now != null) {
          table(now, true);
        }
      }
    }
    for (ObjectName name : List.copyOf(editor.state().sequences().keySet())) {
      if (name.schema().equals(schema)) {
        editor.removeSequence(name);
      }
    }
    for (ObjectName name : List.copyOf(editor.state().types().keySet())) {
      if (name.schema().equals(schema)) {
        type(name, true);
      }
    }
    for (ObjectName name : List.copyOf(editor.state().routines().keySet())) {
      if (name.schema().equals(schema)) {
        editor.put(name, List.of());
      }
    }
  }

  /**
   * Drops a column with the constraints, indexes and sequences that hold it; with {@code cascade} the foreign keys and views
   * that use it.
   */
  void column(TableDraft table, String column, boolean cascade) {
    int at = table.indexOf(column);
    if (at < 0) {
      return;
    }
    table.columns.remove(at).ownedSequence().ifPresent(editor::removeSequence);
    ownedSequences(table.name, Optional.of(column));
    for (Constraint constraint : List.copyOf(table.constraints)) {
      if (constraint.columns().contains(column)) {
        constraint(table, constraint.name(), cascade);
      }
    }
    for (ObjectName name : List.copyOf(table.indexes)) {
      Index index = editor.state().indexes().get(name);
      if (index != null && Indexes.uses(index, column)) {
        table.indexes.remove(name);
        editor.removeIndex(name);
      }
    }
    if (cascade) {
      for (View view : new Catalog(editor.state()).viewsUsing(table.name, column)) {
        view(view, true);
      }
    }
  }

  /** Drops a constraint with its index; with {@code cascade} the foreign keys that rest on it. */
  void constraint(TableDraft table, String name, boolean cascade) {
    Constraint found = null;
    for (Constraint candidate : table.constraints) {
      if (candidate.name().equals(name)) {
        found = candidate;
      }
    }
    if (found == null) {
      return;
    }
    Constraint dropped = found;
    table.constraints.remove(dropped);
    dropped.index().ifPresent(index -> {
      table.indexes.remove(index);
      editor.removeIndex(index);
    });
    if (dropped.kind() == Constraint.Kind.NOT_NULL && !dropped.columns().isEmpty()) {
      table.change(dropped.columns().get(0), c -> Columns.notNull(c, false));
    }
    if (cascade && dropped.index().isPresent()) {
      for (Catalog.ForeignKey key : new Catalog(editor.state()).referencing(table.name)) {
        Table other = editor.table(key.table());
        if (!key.constraint().referencedColumns().equals(dropped.columns())) {
          continue;
        }
        if (key.table().equals(table.name)) {
          table.constraints.removeIf(c -> c.name().equals(key.constraint().name()));
        } else if (other != null) {
          TableDraft draft = new TableDraft(other);
          draft.constraints.removeIf(c -> c.name().equals(key.constraint().name()));
          editor.put(draft.build());
        }
      }
    }
  }
}
