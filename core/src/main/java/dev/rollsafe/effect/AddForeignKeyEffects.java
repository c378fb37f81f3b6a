package dev.rollsafe.effect;

import dev.rollsafe.ast.ColumnDefinition;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.TableConstraint;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.effect.Break.Audience;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells what adding a foreign key does, to both tables. */
final class AddForeignKeyEffects {

  private final Target target;

  AddForeignKeyEffects(Target target) {
    this.target = target;
  }

  void judge(TableConstraint.ForeignKey key, Optional<ColumnDefinition> ofColumn) {
    TableConstraint.Attributes attributes = key.attributes();
    target.lockReached(LockMode.SHARE_ROW_EXCLUSIVE);
    key.name().ifPresent(name -> target.addConstraint(name.value()));
    for (Identifier column : key.columns()) {
      if (target.refusesFor(column.value())) {
        return;
      }
    }
    boolean notValid = attributes.notValid();
    if (notValid && target.isPartitioned() && !target.version.atLeast(18)) {
      target.refused(
          "42809", "NOT VALID foreign keys of partitioned tables came with PostgreSQL 18");
      return;
    }
    ObjectName parent = target.catalog.resolve(key.referenced());
    if (refuses(parent, key)) {
      return;
    }
    lockParent(target.draft, target.catalog, parent);
    if (attributes.notEnforced()) {
      notEnforced();
      return;
    }
    // The server knows that a column that it has just added without a value refers to nothing.
    boolean nothingToTest =
        ofColumn.isPresent() && Writes.of(ofColumn.get(), target.catalog) == Writes.NULL;
    if (!notValid && !nothingToTest) {
      target.scanReached();
    }
    judgeWriters(key, parent);
    breakParent(target.draft, target.catalog, parent, target.name, key);
  }

  private boolean refuses(ObjectName parent, TableConstraint.ForeignKey key) {
    if (target.catalog.isGone(parent)) {
      target.refused(Breaks.UNDEFINED_TABLE, "There is no table " + parent);
      return true;
    }
    Optional<Table> known = target.catalog.table(parent);
    if (known.isEmpty() || !known.get().complete() || key.referencedColumns().isEmpty()) {
      return false;
    }
    List<String> columns = new ArrayList<>(key.referencedColumns().size());
    for (Identifier column : key.referencedColumns()) {
      columns.add(column.value());
    }
    if (UniqueIndexes.isKey(target.catalog, parent, columns)) {
      return false;
    }
    target.refused(
        "42830", "No unique index of " + parent + " is over just " + String.join(", ", columns));
    return true;
  }

  private void notEnforced() {
    if (target.version.atLeast(18)) {
      target.neutral("A constraint that is NOT ENFORCED refuses nothing");
    } else {
      target.refused("42601", "NOT ENFORCED came with PostgreSQL 18");
    }
  }

  private void judgeWriters(TableConstraint.ForeignKey key, ObjectName parent) {
    if (oldRowsReferToNothing(key)) {
      target.raise(
          Phase.EXPAND, "Rows of release N-1 refer to nothing: it does not know the column");
      return;
    }
    String column = key.columns().get(0).value();
    target.raise(
        Phase.CONTRACT,
        "Release N-1 may write values in column " + column + " that are not in " + parent);
    target.breaks(
        column,
        Audience.WRITERS,
        Breaks.FOREIGN_KEY_VIOLATION,
        "INSERT and UPDATE fail where " + parent + " has no such row");
  }

  /** One null is enough (MATCH SIMPLE), with MATCH FULL all must be; a default must be there for the statement to succeed. */
  private boolean oldRowsReferToNothing(TableConstraint.ForeignKey key) {
    boolean full = key.match().filter("FULL"::equals).isPresent();
    boolean all = true;
    for (Identifier column : key.columns()) {
      boolean unknown = target.isNew(column.value());
      if (unknown && !full) {
        return true;
      }
      all &= unknown;
    }
    return all;
  }

  /** Locks the referenced table and its partitions. */
  static void lockParent(EffectDraft draft, Catalog catalog, ObjectName parent) {
    draft.lock(parent, ObjectKind.TABLE, LockMode.SHARE_ROW_EXCLUSIVE);
    if (Relations.isPartitioned(catalog, parent)) {
      List<ObjectName> partitions = catalog.descendants(parent);
      for (ObjectName partition : partitions) {
        draft.lock(partition, ObjectKind.TABLE, LockMode.SHARE_ROW_EXCLUSIVE);
      }
    }
  }

  /** Rows of the referenced table cannot be deleted any more while a row refers to them, unless the key says what else. */
  static void breakParent(
      EffectDraft draft,
      Catalog catalog,
      ObjectName parent,
      ObjectName child,
      TableConstraint.ForeignKey key) {
    boolean refuses = key.onDelete() == TableConstraint.Action.NO_ACTION
        || key.onDelete() == TableConstraint.Action.RESTRICT;
    if (refuses && !parent.equals(child) && !catalog.isNew(parent)) {
      draft.breaks(Breaks.error(
          parent,
          Audience.WRITERS,
          Breaks.FOREIGN_KEY_VIOLATION,
          "DELETE of a row that " + child + " refers to fails"));
    }
  }
}
