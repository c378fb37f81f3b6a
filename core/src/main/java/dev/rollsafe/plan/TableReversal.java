package dev.rollsafe.plan;

import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.Persistence;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Policy;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.Trigger;
import dev.rollsafe.script.SqlWords;
import dev.rollsafe.script.TableSql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings a table that is still there back to what it was: what is new goes, what is gone is made again, what changed goes back. */
@SuppressWarnings("ReferenceEquality") // A definition is the same only if it is the same statement.
final class TableReversal {

  private final Catalog before;
  private final Catalog after;
  private final Table old;
  private final Table now;
  private final Remembered remembered;
  private final Steps steps;
  private final String alter;

  TableReversal(
      Catalog before, Catalog after, Table old, Table now, Remembered remembered, Steps steps) {
    this.before = before;
    this.after = after;
    this.old = old;
    this.now = now;
    this.remembered = remembered;
    this.steps = steps;
    alter = TableSql.alter(now.name());
  }

  /** Takes away what is new, the foreign keys first of all. */
  void dropNew() {
    for (Trigger trigger : now.triggers()) {
      if (find(old.triggers(), trigger).filter(trigger::equals).isEmpty()
          && find(old.triggers(), trigger)
              .map(t -> t.definition() != trigger.definition())
              .orElse(true)) {
        steps.run(
            "DROP TRIGGER " + SqlWords.name(trigger.name()) + " ON " + SqlWords.name(now.name()));
      }
    }
    for (Policy policy : now.policies()) {
      if (!old.policies().contains(policy)) {
        steps.run(
            "DROP POLICY " + SqlWords.name(policy.name()) + " ON " + SqlWords.name(now.name()));
      }
    }
    for (Constraint constraint : now.constraints()) {
      if (isNew(constraint) && !goesWithColumn(constraint.columns())) {
        steps.run(alter + "DROP CONSTRAINT " + SqlWords.name(constraint.name()));
      }
    }
    for (ObjectName name : now.indexes()) {
      Optional<Index> index = after.index(name);
      if (index.isPresent()
          && index.get().constraint().isEmpty()
          && !sameIndex(name)
          && !takenAlong(index.get())) {
        steps.run("DROP INDEX " + SqlWords.name(name));
      }
    }
    for (Column column : now.columns()) {
      if (old.column(column.name()).isEmpty()) {
        steps.run(alter + "DROP COLUMN " + SqlWords.name(column.name()));
      }
    }
  }

  private boolean goesWithColumn(List<String> columns) {
    return columns.stream()
        .anyMatch(c -> old.column(c).isEmpty() && now.column(c).isPresent());
  }

  private boolean takenAlong(Index index) {
    return index.elements().stream()
        .anyMatch(
            e -> e.column().filter(c -> goesWithColumn(List.of(c.value()))).isPresent());
  }

  private boolean isNew(Constraint constraint) {
    Optional<Constraint> was = old.constraint(constraint.name());
    return was.isEmpty() || !same(was.get(), constraint);
  }

  private static boolean same(Constraint a, Constraint b) {
    return TableSql.constraint(a, Optional.empty()).equals(TableSql.constraint(b, Optional.empty()))
        && a.kind() == b.kind()
        && a.columns().equals(b.columns())
        && a.index().equals(b.index());
  }

  private boolean sameIndex(ObjectName name) {
    Optional<Index> was = before.index(name);
    Optional<Index> is = after.index(name);
    return was.isPresent()
        && is.isPresent()
        && was.get().constraint().isPresent() == is.get().constraint().isPresent()
        && TableSql.create(was.get()).equals(TableSql.create(is.get()));
  }

  /** Makes columns again that are gone, and takes back what changed of those that are there. */
  void columns() {
    for (Column column : old.columns()) {
      Optional<Column> is = now.column(column.name());
      if (is.isEmpty()) {
        add(column);
      } else if (!is.get().equals(column)) {
        change(column, is.get());
      }
    }
  }

  private void add(Column column) {
    steps.run(alter + "ADD COLUMN " + TableSql.column(column));
    if (column.generated().isEmpty()) {
      steps.lossy(
          "the values of column " + column.name() + " of " + now.name() + " are gone",
          "SELECT count(*) FROM " + SqlWords.name(now.name()) + " WHERE "
              + SqlWords.name(column.name()) + " IS NOT NULL");
    }
    if (column.notNull()
        && column.defaultValue().isEmpty()
        && column.identity().isEmpty()
        && column.generated().isEmpty()) {
      steps.lossy(
          "column " + column.name() + " was NOT NULL: while " + now.name()
              + " holds rows, values must be put in first",
          "SELECT count(*) FROM " + SqlWords.name(now.name()));
    }
    for (Remembered.Note note : remembered.notes(now.name())) {
      if (note.part().filter(column.name()::equals).isPresent()) {
        steps.run(NoteSql.comment(note.kind(), now.name(), note.part(), Optional.of(note.text())));
      }
    }
  }

  private void change(Column was, Column is) {
    String column = alter + "ALTER COLUMN " + SqlWords.name(was.name()) + " ";
    boolean retyped = !was.type().sameAs(is.type()) || !sameName(was, is);
    boolean defaulted = !text(was.defaultValue()).equals(text(is.defaultValue()));
    if (is.identity().isPresent() && was.identity().isEmpty()) {
      steps.run(column + "DROP IDENTITY");
    }
    if (is.generated().isPresent() && was.generated().isEmpty()) {
      steps.run(column + "DROP EXPRESSION");
    } else if (was.generated().isPresent() && !was.generated().equals(is.generated())) {
      generated(was, is, column);
    }
    if (is.defaultValue().isPresent() && (defaulted || retyped)) {
      steps.run(column + "DROP DEFAULT");
    }
    if (retyped) {
      steps.run(column + TypeReversal.typed(was, is, after));
      TypeReversal.grade(was, is, now.name(), steps);
    }
    if (was.notNull() != is.notNull()) {
      steps.run(column + (was.notNull() ? "SET NOT NULL" : "DROP NOT NULL"));
    }
    if (was.defaultValue().isPresent() && (defaulted || retyped)) {
      steps.run(column + "SET DEFAULT " + was.defaultValue().get().text());
    }
    identity(was, is, column);
  }

  private static boolean sameName(Column was, Column is) {
    return was.collation().map(SqlWords::name).equals(is.collation().map(SqlWords::name));
  }

  private static String text(Optional<Expression> value) {
    return value.map(Expression::text).orElse("");
  }

  private void generated(Column was, Column is, String column) {
    String expression = was.generated().orElseThrow().expression().text();
    if (is.generated().isPresent()) {
      if (!expression.equals(is.generated().get().expression().text())) {
        steps.run(column + "SET EXPRESSION AS (" + expression + ")");
      }
      return;
    }
    steps.run(alter + "DROP COLUMN " + SqlWords.name(was.name()));
    steps.run(alter + "ADD COLUMN " + TableSql.column(was));
  }

  private void identity(Column was, Column is, String column) {
    if (was.identity().isEmpty()) {
      return;
    }
    String how = was.identity().get().always() ? "ALWAYS" : "BY DEFAULT";
    if (is.identity().isEmpty()) {
      steps.run(column + "ADD GENERATED " + how + " AS IDENTITY");
      steps.lossy(
          "the identity of " + was.name() + " counts from its start again",
          "SELECT max(" + SqlWords.name(was.name()) + ") FROM " + SqlWords.name(now.name()));
    } else if (is.identity().get().always() != was.identity().get().always()) {
      steps.run(column + "SET GENERATED " + how);
    }
  }

  /** Makes keys, checks and indexes again, the foreign keys apart. */
  void constraints(boolean foreign) {
    for (Constraint constraint : old.constraints()) {
      boolean there =
          now.constraint(constraint.name()).filter(c -> same(c, constraint)).isPresent();
      if (!there && foreign == (constraint.kind() == Constraint.Kind.FOREIGN_KEY)) {
        restore(constraint, old, before, steps);
        comments(constraint.name());
      }
    }
    if (foreign) {
      return;
    }
    for (ObjectName name : old.indexes()) {
      Optional<Index> index = before.index(name);
      if (index.isPresent() && index.get().constraint().isEmpty() && !sameIndex(name)) {
        steps.run(TableSql.create(index.get()));
        restoreNotes(name);
      }
    }
  }

  private void comments(String part) {
    for (Remembered.Note note : remembered.notes(now.name())) {
      if (note.part().filter(part::equals).isPresent()) {
        steps.run(NoteSql.comment(note.kind(), now.name(), note.part(), Optional.of(note.text())));
      }
    }
  }

  private void restoreNotes(ObjectName relation) {
    for (Remembered.Note note : remembered.notes(relation)) {
      steps.run(NoteSql.comment(note.kind(), relation, note.part(), Optional.of(note.text())));
    }
  }

  static void restore(Constraint constraint, Table table, Catalog before, Steps steps) {
    Optional<Index> index = constraint.index().flatMap(before::index);
    Optional<String> sql = TableSql.constraint(constraint, index);
    if (sql.isPresent()) {
      steps.run(TableSql.alter(table.name()) + sql.get());
    } else {
      steps.irreversible("the definition of constraint " + constraint.name() + " on " + table.name()
          + " is not known");
    }
  }

  /** Makes triggers and policies again, and takes back the settings of the table. */
  void rest() {
    for (Trigger trigger : old.triggers()) {
      Optional<Trigger> is = find(now.triggers(), trigger);
      if (is.isEmpty() || is.get().definition() != trigger.definition()) {
        trigger(trigger, now.name(), remembered, steps);
      } else if (!is.get().mode().equals(trigger.mode())) {
        steps.run(alter + trigger.mode() + " TRIGGER " + SqlWords.name(trigger.name()));
      }
    }
    for (Policy policy : old.policies()) {
      if (!now.policies().contains(policy)) {
        steps.run(dev.rollsafe.script.ObjectSql.create(policy, now.name()));
      }
    }
    settings();
  }

  static void trigger(Trigger trigger, ObjectName table, Remembered remembered, Steps steps) {
    Optional<String> sql = remembered.trigger(trigger, table);
    if (sql.isEmpty()) {
      steps.irreversible("the definition of trigger " + trigger.name() + " is not known");
      return;
    }
    steps.run(sql.get());
    if (!trigger.mode().equals("ENABLE")) {
      steps.run(
          TableSql.alter(table) + trigger.mode() + " TRIGGER " + SqlWords.name(trigger.name()));
    }
  }

  private static Optional<Trigger> find(List<Trigger> triggers, Trigger like) {
    for (Trigger trigger : triggers) {
      if (trigger.name().equals(like.name())) {
        return Optional.of(trigger);
      }
    }
    return Optional.empty();
  }

  private void settings() {
    if (old.rowSecurity() != now.rowSecurity()) {
      steps.run(alter + (old.rowSecurity() ? "ENABLE" : "DISABLE") + " ROW LEVEL SECURITY");
    }
    if (old.forceRowSecurity() != now.forceRowSecurity()) {
      steps.run(alter + (old.forceRowSecurity() ? "FORCE" : "NO FORCE") + " ROW LEVEL SECURITY");
    }
    if (old.persistence() != now.persistence()) {
      steps.run(
          alter + (old.persistence() == Persistence.UNLOGGED ? "SET UNLOGGED" : "SET LOGGED"));
    }
    if (!old.replicaIdentity().equals(now.replicaIdentity())) {
      boolean word = List.of("DEFAULT", "FULL", "NOTHING").contains(old.replicaIdentity());
      steps.run(alter + "REPLICA IDENTITY "
          + (word ? old.replicaIdentity() : "USING INDEX " + SqlWords.name(old.replicaIdentity())));
    }
    options();
    if (!old.tablespace().equals(now.tablespace())) {
      steps.run(alter + "SET TABLESPACE " + SqlWords.name(old.tablespace().orElse("pg_default")));
    }
    if (!old.accessMethod().equals(now.accessMethod())) {
      steps.run(alter + "SET ACCESS METHOD " + SqlWords.name(old.accessMethod().orElse("heap")));
    }
  }

  private void options() {
    List<String> added = new ArrayList<>(now.options().keySet());
    added.removeAll(old.options().keySet());
    if (!added.isEmpty()) {
      steps.run(alter + "RESET (" + String.join(", ", added) + ")");
    }
    if (!now.options().entrySet().containsAll(old.options().entrySet())) {
      steps.run(alter + "SET " + SqlWords.options(old.options()));
    }
  }

  /** Takes back ATTACH, DETACH and INHERIT. */
  void family() {
    if (!old.partitionOf().equals(now.partitionOf())) {
      now.partitionOf()
          .ifPresent(parent ->
              steps.run(TableSql.alter(parent) + "DETACH PARTITION " + SqlWords.name(now.name())));
      old.partitionOf()
          .ifPresent(parent -> steps.run(TableSql.alter(parent) + "ATTACH PARTITION "
              + SqlWords.name(now.name()) + " " + TableSql.bound(old)));
    }
    for (ObjectName parent : now.parents()) {
      if (!old.parents().contains(parent)) {
        steps.run(alter + "NO INHERIT " + SqlWords.name(parent));
      }
    }
    for (ObjectName parent : old.parents()) {
      if (!now.parents().contains(parent)) {
        steps.run(alter + "INHERIT " + SqlWords.name(parent));
      }
    }
  }
}
