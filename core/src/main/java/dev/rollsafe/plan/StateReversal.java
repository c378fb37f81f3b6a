package dev.rollsafe.plan;

import dev.rollsafe.ast.Persistence;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Policy;
import dev.rollsafe.catalog.Routine;
import dev.rollsafe.catalog.Sequence;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.Trigger;
import dev.rollsafe.catalog.Type;
import dev.rollsafe.catalog.View;
import dev.rollsafe.script.ObjectSql;
import dev.rollsafe.script.SequenceSql;
import dev.rollsafe.script.SqlWords;
import dev.rollsafe.script.TableSql;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Goes from one catalog back to the one before: what is new is dropped, what is gone is made again, what changed is changed back. */
final class StateReversal {

  private final Catalog before;
  private final Catalog after;
  private final Remembered remembered;
  private final Steps steps;

  StateReversal(Catalog before, Catalog after, Remembered remembered, Steps steps) {
    this.before = before;
    this.after = after;
    this.remembered = remembered;
    this.steps = steps;
  }

  /** Compares all there is. */
  void all() {
    Set<ObjectName> names = new LinkedHashSet<>();
    after.tables().forEach(table -> differs(table.name(), names));
    before.tables().forEach(table -> differs(table.name(), names));
    views();
    tables(names, true);
  }

  @SuppressWarnings("ReferenceEquality")
  private void differs(ObjectName name, Set<ObjectName> names) {
    if (before.table(name).orElse(null) != after.table(name).orElse(null)) {
      names.add(name);
    }
  }

  /** Compares one relation, and the sequences and indexes of it. */
  void relation(ObjectName name) {
    tables(Set.of(name), false);
  }

  private void tables(Set<ObjectName> names, boolean all) {
    List<Table> gone = new ArrayList<>();
    List<Table> made = new ArrayList<>();
    List<TableReversal> changed = new ArrayList<>();
    for (ObjectName name : names) {
      Optional<Table> was = before.table(name);
      Optional<Table> is = after.table(name);
      if (was.isEmpty()) {
        is.filter(StateReversal::lasts).ifPresent(made::add);
      } else if (is.isEmpty()) {
        was.filter(StateReversal::lasts).ifPresent(gone::add);
      } else if (lasts(was.get()) && !followsParent(was.get(), names)) {
        changed.add(new TableReversal(before, after, was.get(), is.get(), remembered, steps));
      }
    }
    changed.forEach(TableReversal::dropNew);
    drop(made);
    if (all) {
      dropOthers();
      types();
    }
    sequences(names);
    changed.forEach(TableReversal::columns);
    create(gone);
    changed.forEach(change -> change.constraints(false));
    changed.forEach(change -> change.constraints(true));
    changed.forEach(TableReversal::family);
    if (all) {
      routines();
    }
    gone.forEach(this::rest);
    changed.forEach(TableReversal::rest);
    owners(names);
  }

  /** Temporary tables end with their session. */
  private static boolean lasts(Table table) {
    return table.persistence() != Persistence.TEMPORARY;
  }

  /** What is done to a parent, the server does to its children. */
  private static boolean followsParent(Table table, Set<ObjectName> names) {
    return table.partitionOf().filter(names::contains).isPresent()
        || table.parents().stream().anyMatch(names::contains);
  }

  private void drop(List<Table> made) {
    List<Table> open = new ArrayList<>(made);
    for (Table table : made) {
      for (Constraint constraint : table.constraints()) {
        boolean other =
            constraint.referenced().filter(r -> !r.equals(table.name())).isPresent();
        if (other && made.size() > 1) {
          steps.run(
              TableSql.alter(table.name()) + "DROP CONSTRAINT " + SqlWords.name(constraint.name()));
        }
      }
    }
    open.removeIf(table ->
        table.partitionOf().flatMap(after::table).filter(made::contains).isPresent());
    while (!open.isEmpty()) {
      Table next = open.stream()
          .filter(t -> open.stream().noneMatch(o -> o.parents().contains(t.name())))
          .findFirst()
          .orElse(open.get(0));
      open.remove(next);
      steps.run(
          (next.foreign() ? "DROP FOREIGN TABLE " : "DROP TABLE ") + SqlWords.name(next.name()));
    }
  }

  private void dropOthers() {
    for (List<Routine> named : after.routines()) {
      for (Routine routine : named) {
        if (find(before, routine).isEmpty()) {
          steps.run(drop(routine));
        }
      }
    }
    for (Sequence sequence : after.sequences()) {
      boolean lives = sequence.owner().flatMap(o -> before.table(o.table())).isPresent()
          || sequence.owner().isEmpty();
      if (before.sequence(sequence.name()).isEmpty()
          && !sequence.identity()
          && lives
          && before.table(sequence.name()).isEmpty()) {
        steps.run("DROP SEQUENCE IF EXISTS " + SqlWords.name(sequence.name()));
      }
    }
    for (Type type : after.types()) {
      if (was(type).isEmpty()) {
        steps.run((type.kind() == Type.Kind.DOMAIN ? "DROP DOMAIN " : "DROP TYPE ")
            + SqlWords.name(type.name()));
      }
    }
  }

  static String drop(Routine routine) {
    return (routine.definition().procedure() ? "DROP PROCEDURE " : "DROP FUNCTION ")
        + SqlWords.name(routine.name()) + "(" + routine.signature() + ")";
  }

  private static Optional<Routine> find(Catalog catalog, Routine like) {
    for (List<Routine> named : catalog.routines()) {
      for (Routine routine : named) {
        if (routine.name().equals(like.name()) && routine.signature().equals(like.signature())) {
          return Optional.of(routine);
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Type> was(Type type) {
    return before.types().stream().filter(t -> t.name().equals(type.name())).findFirst();
  }

  private void types() {
    List<Type> gone = new ArrayList<>();
    for (Type type : before.types()) {
      Optional<Type> is =
          after.types().stream().filter(t -> t.name().equals(type.name())).findFirst();
      if (is.isEmpty()) {
        gone.add(type);
      } else if (!is.get().equals(type)) {
        new TypeReversal(before, remembered, steps).changed(type, is.get());
      }
    }
    for (Type type : TypeReversal.ordered(gone)) {
      Optional<String> sql =
          ObjectSql.create(type).or(() -> remembered.definition("TYPE " + type.name()));
      if (sql.isPresent()) {
        steps.run(sql.get());
        restoreNotes(type.name());
      } else {
        steps.irreversible("the definition of type " + type.name() + " is not known");
      }
    }
  }

  private void sequences(Set<ObjectName> tables) {
    for (ObjectName table : tables) {
      for (Sequence sequence : before.ownedSequences(table)) {
        if (after.sequence(sequence.name()).isEmpty() && !sequence.identity()) {
          sequence(sequence);
        }
      }
    }
  }

  void sequence(Sequence sequence) {
    Optional<Column> column =
        sequence.owner().flatMap(o -> before.table(o.table()).flatMap(t -> t.column(o.column())));
    steps.run(SequenceSql.create(
        sequence, column.map(Column::type).filter(t -> isInteger(t.name().name()))));
    steps.lossy(
        "sequence " + sequence.name() + " counts from its start again",
        "SELECT last_value FROM " + SqlWords.name(sequence.name()));
    restoreNotes(sequence.name());
  }

  private static boolean isInteger(String type) {
    return type.equals("integer") || type.equals("smallint") || type.equals("bigint");
  }

  private void owners(Set<ObjectName> tables) {
    for (ObjectName table : tables) {
      for (Sequence sequence : before.ownedSequences(table)) {
        Optional<Sequence> is = after.sequence(sequence.name());
        if (!sequence.identity() && is.flatMap(Sequence::owner).isEmpty()) {
          steps.run("ALTER SEQUENCE " + SqlWords.name(sequence.name()) + " OWNED BY "
              + SqlWords.name(table) + "."
              + SqlWords.name(sequence.owner().orElseThrow().column()));
        }
      }
    }
  }

  private void create(List<Table> gone) {
    List<Table> open = new ArrayList<>(gone);
    List<Table> done = new ArrayList<>();
    while (!open.isEmpty()) {
      Table next = open.stream()
          .filter(t -> open.stream()
              .noneMatch(o -> t.parents().contains(o.name())
                  || t.partitionOf().filter(o.name()::equals).isPresent()))
          .findFirst()
          .orElse(open.get(0));
      open.remove(next);
      done.add(next);
      create(next);
    }
    for (Table table : done) {
      for (Constraint constraint : table.constraints()) {
        if (constraint.kind() == Constraint.Kind.FOREIGN_KEY
            && table.partitionOf().isEmpty()) {
          TableReversal.restore(constraint, table, before, steps);
        }
      }
    }
  }

  private void create(Table table) {
    if (!table.complete() || table.foreign()) {
      steps.irreversible("the definition of table " + table.name() + " is not known in full");
      return;
    }
    steps.run(TableSql.create(table));
    steps.lossy(
        "the rows of table " + table.name() + " are gone",
        "SELECT count(*) FROM " + SqlWords.name(table.name()));
    if (table.partitionOf().isPresent()) {
      return;
    }
    for (Constraint constraint : table.constraints()) {
      if (constraint.kind() != Constraint.Kind.FOREIGN_KEY
          && constraint.kind() != Constraint.Kind.NOT_NULL
          && !inherited(constraint, table)) {
        TableReversal.restore(constraint, table, before, steps);
      }
    }
    for (Index index : before.indexes(table.name())) {
      if (index.constraint().isEmpty()) {
        steps.run(TableSql.create(index));
        restoreNotes(index.name());
      }
    }
  }

  private boolean inherited(Constraint constraint, Table table) {
    return table.parents().stream()
        .anyMatch(
            p -> before.table(p).flatMap(t -> t.constraint(constraint.name())).isPresent());
  }

  private void rest(Table table) {
    for (Trigger trigger : table.triggers()) {
      TableReversal.trigger(trigger, table.name(), remembered, steps);
    }
    for (Policy policy : table.policies()) {
      steps.run(ObjectSql.create(policy, table.name()));
    }
    String alter = TableSql.alter(table.name());
    if (table.rowSecurity()) {
      steps.run(alter + "ENABLE ROW LEVEL SECURITY");
    }
    if (table.forceRowSecurity()) {
      steps.run(alter + "FORCE ROW LEVEL SECURITY");
    }
    restoreNotes(table.name());
  }

  private void restoreNotes(ObjectName relation) {
    for (Remembered.Note note : remembered.notes(relation)) {
      steps.run(NoteSql.comment(note.kind(), relation, note.part(), Optional.of(note.text())));
    }
    remembered
        .grants(relation)
        .forEach(grant -> steps.run(NoteSql.grant(grant, SqlWords.name(relation), grant.revoke())));
  }

  @SuppressWarnings("ReferenceEquality")
  private void routines() {
    for (List<Routine> named : before.routines()) {
      for (Routine routine : named) {
        Optional<Routine> is = find(after, routine);
        if (is.isEmpty()) {
          routine(routine);
        } else if (is.get().definition() != routine.definition()) {
          replaced(routine);
        }
      }
    }
  }

  /** Has the earlier text of a routine put back at the end. */
  void replaced(Routine routine) {
    Optional<String> sql = remembered.routine(routine);
    if (sql.isPresent()) {
      steps.late(routine, sql.get());
    } else {
      steps.irreversible("the definition of " + routine.name() + " is not known");
    }
  }

  private void routine(Routine routine) {
    Optional<String> sql = remembered.routine(routine);
    if (sql.isPresent()) {
      steps.run(sql.get());
      String target = (routine.definition().procedure() ? "PROCEDURE " : "FUNCTION ")
          + SqlWords.name(routine.name());
      String full = target + "(" + routine.signature() + ")";
      remembered
          .definition("COMMENT " + full)
          .or(() -> remembered.definition("COMMENT " + target))
          .ifPresent(text -> steps.run("COMMENT ON " + full + " IS " + SqlWords.literal(text)));
    } else {
      steps.irreversible("the definition of " + routine.name() + " is not known");
    }
  }

  /** Has the views that are new, gone or changed made again as they were. */
  private void views() {
    for (View view : after.views()) {
      if (before.view(view.name()).filter(was -> same(was, view)).isEmpty()) {
        steps.touch(view.name());
      }
    }
    for (View view : before.views()) {
      if (after.view(view.name()).isEmpty()) {
        steps.touch(view.name());
      }
    }
  }

  /** Returns views in an order in which they can be made. */
  static List<View> ordered(List<View> views, Catalog catalog) {
    List<View> ordered = new ArrayList<>();
    views.forEach(view -> visit(view, views, catalog, ordered));
    return ordered;
  }

  @SuppressWarnings("ReferenceEquality")
  private static void visit(View view, List<View> among, Catalog catalog, List<View> ordered) {
    if (ordered.contains(view)) {
      return;
    }
    for (View other : among) {
      if (other != view && catalog.viewsOn(other.name()).contains(view)) {
        visit(other, among, catalog, ordered);
      }
    }
    if (!ordered.contains(view)) {
      ordered.add(view);
    }
  }

  private static boolean same(View a, View b) {
    return a.materialized() == b.materialized()
        && a.query().text().equals(b.query().text())
        && a.columns().equals(b.columns())
        && a.options().equals(b.options())
        && a.indexes().equals(b.indexes())
        && a.triggers().equals(b.triggers());
  }

  /** Makes a view, with its indexes, triggers, comments and grants. */
  void view(View view, List<Remembered.Note> notes) {
    steps.run(ObjectSql.create(view, false));
    for (Index index : before.indexes(view.name())) {
      steps.run(TableSql.create(index));
    }
    for (Trigger trigger : view.triggers()) {
      TableReversal.trigger(trigger, view.name(), remembered, steps);
    }
    for (Remembered.Note note : notes) {
      steps.run(NoteSql.comment(note.kind(), view.name(), note.part(), Optional.of(note.text())));
    }
    remembered
        .grants(view.name())
        .forEach(
            grant -> steps.run(NoteSql.grant(grant, SqlWords.name(view.name()), grant.revoke())));
  }
}
