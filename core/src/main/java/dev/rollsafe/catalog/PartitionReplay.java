package dev.rollsafe.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Replays what a partition takes over from its parent: constraints and indexes. */
final class PartitionReplay {

  private PartitionReplay() {}

  /** Gives a new partition the constraints and indexes of {@code parent}. */
  static void inheritFrom(
      Editor editor, ConstraintReplay constraints, TableDraft table, Table parent) {
    for (Constraint constraint : parent.constraints()) {
      boolean indexed = constraint.index().isPresent();
      if (!indexed && !constraint.noInherit() && !table.hasConstraint(constraint.name())) {
        table.constraints.add(Constraints.inherited(constraint, editor.unit(), Optional.empty()));
      }
    }
    for (ObjectName name : parent.indexes()) {
      Index index = editor.state().indexes().get(name);
      if (index != null) {
        copyIndex(editor, constraints, table, parent.constraints(), index);
      }
    }
  }

  /** Gives a table that becomes a partition those indexes of its parent that it has nothing like. */
  static void attach(Editor editor, TableDraft table, TableDraft parent) {
    for (ObjectName name : parent.indexes) {
      Index index = editor.state().indexes().get(name);
      if (index != null && !hasLike(editor, table, index)) {
        copyIndex(editor, new ConstraintReplay(editor), table, parent.constraints, index);
      }
    }
  }

  private static boolean hasLike(Editor editor, TableDraft table, Index index) {
    for (ObjectName name : table.indexes) {
      Index own = editor.state().indexes().get(name);
      if (own != null
          && own.unique() == index.unique()
          && own.constraint().isPresent() == index.constraint().isPresent()
          && ConstraintReplay.partOf(own.elements())
              .equals(ConstraintReplay.partOf(index.elements()))) {
        return true;
      }
    }
    return false;
  }

  /** Gives {@code table} an index like {@code index}, with the constraint it stands behind among {@code of}. */
  static void copyIndex(
      Editor editor,
      ConstraintReplay constraints,
      TableDraft table,
      List<Constraint> of,
      Index index) {
    Optional<Constraint> backed = of.stream()
        .filter(c -> c.index().filter(index.name()::equals).isPresent())
        .findFirst();
    String label = backed.isEmpty()
        ? "idx"
        : switch (backed.get().kind()) {
          case PRIMARY_KEY -> "pkey";
          case UNIQUE -> "key";
          default -> "excl";
        };
    String part =
        label.equals("pkey") ? "" : ConstraintReplay.partOf(index.elements(), index.include());
    String name = ServerNames.choose(
        table.name.name(), part, label, taken -> constraints.relationTaken(table, taken));
    ObjectName made = new ObjectName(table.name.schema(), name);
    constraints.putIndex(
        table,
        new Index(
            made,
            table.name,
            index.unique(),
            index.valid(),
            index.method(),
            index.elements(),
            index.include(),
            index.nullsNotDistinct(),
            index.where(),
            backed.isPresent() ? Optional.of(name) : Optional.empty(),
            index.options(),
            Optional.empty(),
            Map.of(),
            Optional.empty(),
            editor.fresh(),
            editor.unit()));
    if (backed.isPresent()) {
      Constraint own = Constraints.inherited(
          Constraints.renamed(backed.get(), name), editor.unit(), Optional.of(made));
      table.constraints.add(own);
      if (own.kind() == Constraint.Kind.PRIMARY_KEY) {
        for (String column : own.columns()) {
          table.change(column, c -> Columns.notNull(c, true));
        }
      }
    }
  }

  /** Builds the index of a partitioned table on all its partitions. */
  static void indexPartitions(
      Editor editor, ConstraintReplay constraints, Table parent, Index index) {
    for (ObjectName child : parent.children()) {
      Table known = editor.table(child);
      if (known == null) {
        continue;
      }
      TableDraft draft = new TableDraft(known);
      copyIndex(editor, constraints, draft, List.of(), index);
      editor.put(draft.build());
      if (known.isPartitioned()) {
        indexPartitions(editor, constraints, known, index);
      }
    }
  }
}
