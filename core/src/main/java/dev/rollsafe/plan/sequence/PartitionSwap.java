package dev.rollsafe.plan.sequence;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.script.Alter;
import dev.rollsafe.script.SequenceText;
import dev.rollsafe.script.Sql;
import java.util.ArrayList;
import java.util.List;

/** The moment in which a partitioned table takes the name of another and has it for a partition, and the way back. */
final class PartitionSwap {

  private final Catalog catalog;
  private final Partitioning meant;
  private final Table table;
  private final String step;
  private final ObjectName parent;
  private final ObjectName first;
  private final Alter now;
  private final Alter beside;

  PartitionSwap(Catalog catalog, Partitioning meant, String step) {
    this.catalog = catalog;
    this.meant = meant;
    this.table = meant.table();
    this.step = step;
    this.parent = meant.parent();
    this.first = meant.first();
    this.now = new Alter(table.name());
    this.beside = new Alter(parent);
  }

  private String oldKey() {
    return Names.joined("zz_tomb", meant.primary().orElseThrow().name());
  }

  Step step() {
    return Step.of(
            step + "_contract",
            Stage.CONTRACT,
            "Let the partitioned table take the name, and the old one become its first partition",
            new Block(true, Timeouts.SEVERAL_LOCKS, over()))
        .undo(back().toArray(new Block[0]))
        .notes(List.of(
            "To take it back copies the rows of the other partitions, under a lock; where there are rows from "
                + meant.bound() + " on, the check cannot come back, and the rest does"))
        .expects(
            "explicit-table-lock",
            "contract-and-expand-in-one-migration",
            "rename-breaks-previous-release",
            "drop-breaks-previous-release",
            "constraint-drop-breaks-previous-release",
            "not-null-breaks-old-writers",
            "unique-refuses-old-writes",
            "old-writes-get-other-values",
            "check-refuses-old-writes",
            // Of times that are written as text the rule cannot tell that the check says the
            // same.
            "partition-scan-under-lock");
  }

  private String lock() {
    return "LOCK TABLE " + Sql.qualified(table.name()) + " IN ACCESS EXCLUSIVE MODE";
  }

  private List<String> over() {
    List<String> statements = new ArrayList<>();
    statements.add(lock());
    if (!meant.column().notNull()) {
      statements.add(now.setNotNull(meant.column().name()));
    }
    if (meant.keyGrows()) {
      String key = meant.primary().orElseThrow().name();
      statements.add(now.dropConstraint(key));
      statements.add(now.add(key, "PRIMARY KEY USING INDEX " + Sql.identifier(meant.newKey())));
    }
    meant.numbered().ifPresent(column -> statements.addAll(numbersOver(column)));
    statements.add(now.renameTo(first.name()));
    statements.add(beside.renameTo(table.name().name()));
    statements.add(now.attach(first, "FOR VALUES FROM (MINVALUE) TO (" + meant.bound() + ")"));
    statements.add(new Alter(first).dropConstraint(meant.check()));
    return statements;
  }

  private List<Block> back() {
    List<Block> blocks = new ArrayList<>();
    if (meant.keyGrows()) {
      blocks.add(Block.outside(
          meant.unique(oldKey(), first, meant.primary().orElseThrow().columns())));
    }
    blocks.add(new Block(true, Timeouts.SEVERAL_LOCKS, swapBack()));
    if (meant.keyGrows()) {
      blocks.add(Block.outside(meant.unique(meant.newKey(), table.name(), meant.key())));
    }
    blocks.add(Block.transaction(List.of(now.addCheck(meant.check(), meant.condition()))));
    blocks.add(Block.scan(now.validate(meant.check())));
    return blocks;
  }

  private List<String> swapBack() {
    List<String> statements = new ArrayList<>();
    statements.add(lock());
    statements.add(now.detach(first));
    statements.add(now.renameTo(parent.name()));
    statements.add(new Alter(first).renameTo(table.name().name()));
    if (meant.keyGrows()) {
      String key = meant.primary().orElseThrow().name();
      statements.add(now.dropConstraint(key));
      statements.add(now.add(key, "PRIMARY KEY USING INDEX " + Sql.identifier(oldKey())));
    }
    if (!meant.column().notNull()) {
      statements.add(now.dropNotNull(meant.column().name()));
    }
    meant.numbered().ifPresent(column -> statements.addAll(numbersBack(column)));
    List<String> columns = table.columns().stream()
        .filter(column -> column.generated().isEmpty())
        .map(Column::name)
        .toList();
    statements.add("INSERT INTO " + Sql.qualified(table.name()) + " ("
        + Sql.identifiers(columns) + ") OVERRIDING SYSTEM VALUE SELECT "
        + Sql.identifiers(columns) + " FROM " + Sql.qualified(parent));
    statements.add("TRUNCATE " + Sql.qualified(parent));
    return statements;
  }

  /** The partitioned table takes the sequence; it cannot have the identity of what becomes its partition. */
  private List<String> numbersOver(Column column) {
    ObjectName sequence = column.ownedSequence().orElseThrow();
    String owned = Sql.qualified(parent) + "." + Sql.identifier(column.name());
    if (column.identity().isEmpty()) {
      return List.of("ALTER SEQUENCE " + Sql.qualified(sequence) + " OWNED BY " + owned);
    }
    ObjectName other = new ObjectName(sequence.schema(), Names.joined(sequence.name(), "new"));
    return List.of(
        "CREATE SEQUENCE " + Sql.qualified(other) + " AS "
            + Sql.qualifiedType(catalog, column.type())
            + SequenceText.identityOptions(column.identity().get().options()) + " OWNED BY "
            + owned,
        goesOn(other, sequence),
        now.dropIdentity(column.name()),
        "ALTER SEQUENCE " + Sql.qualified(other) + " RENAME TO " + Sql.identifier(sequence.name()),
        beside.setDefault(
            column.name(),
            "nextval(" + Sql.literal(Sql.qualified(sequence)).strip() + "::regclass)"));
  }

  private List<String> numbersBack(Column column) {
    ObjectName sequence = column.ownedSequence().orElseThrow();
    if (column.identity().isEmpty()) {
      return List.of("ALTER SEQUENCE " + Sql.qualified(sequence) + " OWNED BY "
          + Sql.qualified(table.name()) + "." + Sql.identifier(column.name()));
    }
    ObjectName other = new ObjectName(sequence.schema(), Names.joined(sequence.name(), "new"));
    return List.of(
        now.addIdentity(
            column.name(),
            column.identity().get().always(),
            "SEQUENCE NAME " + Sql.qualified(other)
                + SequenceText.identityOptions(column.identity().get().options())),
        goesOn(other, sequence),
        beside.dropDefault(column.name()),
        "DROP SEQUENCE " + Sql.qualified(sequence),
        "ALTER SEQUENCE " + Sql.qualified(other) + " RENAME TO " + Sql.identifier(sequence.name()));
  }

  private static String goesOn(ObjectName to, ObjectName from) {
    return "SELECT pg_catalog.setval(" + Sql.literal(Sql.qualified(to))
        + "::pg_catalog.regclass, s.last_value, s.is_called) FROM " + Sql.qualified(from)
        + " AS s";
  }
}
