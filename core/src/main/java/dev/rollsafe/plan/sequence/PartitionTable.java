package dev.rollsafe.plan.sequence;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.script.Alter;
import dev.rollsafe.script.OnlineSql;
import dev.rollsafe.script.SequenceText;
import dev.rollsafe.script.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table that becomes partitioned by the range of a column: as it is it becomes the first partition, in one short transaction, and
 * no row is copied.
 */
final class PartitionTable implements Recipe {

  @Override
  public Optional<Sequence> plan(Unit unit) {
    return Partitioning.of(unit).map(meant -> {
      meant.check(unit.before());
      return new Steps(unit.before(), meant).sequence();
    });
  }

  /** The steps for one table. */
  private static final class Steps {

    private final Catalog catalog;
    private final Partitioning meant;
    private final Table table;
    private final String step;
    private final ObjectName parent;
    private final ObjectName first;
    private final Alter now;
    private final Alter beside;
    private final String check;

    Steps(Catalog catalog, Partitioning meant) {
      this.catalog = catalog;
      this.meant = meant;
      this.table = meant.table();
      this.step = Names.joined(table.name().name(), "parts");
      this.parent = sibling("parted");
      this.first = sibling("p0");
      this.now = new Alter(table.name());
      this.beside = new Alter(parent);
      this.check = Names.joined(table.name().name(), "p0", "bound");
    }

    private ObjectName sibling(String what) {
      return new ObjectName(table.name().schema(), Names.joined(table.name().name(), what));
    }

    Sequence sequence() {
      List<Step> steps = new ArrayList<>();
      steps.add(expand());
      index().ifPresent(steps::add);
      steps.add(Step.of(
              step + "_switch",
              Stage.SWITCH,
              "The application does without what a partitioned table lacks",
              Block.none())
          .notes(List.of(
              "ON CONFLICT names " + String.join(", ", meant.key())
                  + ", or no columns; nothing relies on " + "a key without "
                  + meant.column().name(),
              "Do the next stage before the first row from " + meant.bound()
                  + " on is written: from then on the"
                  + " table refuses it until it is a partition")));
      steps.addAll(bound());
      steps.add(swap());
      return new Sequence(
          table.name() + "->partitioned",
          "Partition " + table.name() + " by " + meant.column().name(),
          steps,
          List.of(
              "The rows that are there become the partition below " + meant.bound() + ", as "
                  + first,
              "Publications name tables: see publish_via_partition_root"),
          meant.claims());
    }

    private Step expand() {
      List<String> statements = new ArrayList<>();
      statements.add("CREATE TABLE " + Sql.qualified(parent) + " (LIKE "
          + Sql.qualified(table.name())
          + " INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING GENERATED INCLUDING STORAGE INCLUDING COMMENTS)"
          + " PARTITION BY RANGE (" + Sql.identifier(meant.column().name()) + ")");
      if (!meant.key().isEmpty()) {
        statements.add(beside.add(
            Names.joined(parent.name(), "pkey"),
            "PRIMARY KEY (" + Sql.identifiers(meant.key()) + ")"));
      }
      for (Index index : catalog.indexes(table.name())) {
        if (index.constraint().isEmpty()) {
          statements.add(
              OnlineSql.indexOfEmpty(index, parent, Names.joined(index.name().name(), "parted")));
        }
      }
      for (Constraint constraint : table.constraints()) {
        if (constraint.kind() == Constraint.Kind.FOREIGN_KEY) {
          statements.add(OnlineSql.constraintOfEmpty(catalog, parent, constraint));
        }
      }
      statements.add(privileges());
      for (Map.Entry<ObjectName, String> part : meant.partitions().entrySet()) {
        statements.add("CREATE TABLE " + Sql.qualified(part.getKey()) + " PARTITION OF "
            + Sql.qualified(parent) + " " + part.getValue());
      }
      return Step.of(
              step + "_expand",
              Stage.EXPAND,
              "Make the partitioned table and its partitions beside it, empty",
              Block.transaction(statements))
          .undo(Block.transaction(List.of("DROP TABLE " + Sql.qualified(parent))));
    }

    /** Whoever may use the table may use the one that takes its name. */
    private String privileges() {
      return Template.with("table", Sql.literal(Sql.qualified(table.name())))
          .and("parent", Sql.qualified(parent))
          .fill("""
              -- rollsafe:ignore statement-not-understood it gives out the privileges of the old table
              DO $grants$
              DECLARE
                g record;
              BEGIN
                FOR g IN SELECT a.privilege_type, a.is_grantable,
                    CASE WHEN a.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END AS grantee
                  FROM pg_class AS c, aclexplode(c.relacl) AS a
                  WHERE c.oid = {table}::regclass AND a.grantee <> c.relowner
                LOOP
                  EXECUTE format('GRANT %s ON {parent} TO %s', g.privilege_type, g.grantee)
                    || CASE WHEN g.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END;
                END LOOP;
              END
              $grants$""");
    }

    private boolean keyGrows() {
      return meant.primary().filter(key -> !key.columns().equals(meant.key())).isPresent();
    }

    private String newKey() {
      return Names.joined(meant.primary().orElseThrow().name(), "parted");
    }

    private String oldKey() {
      return Names.joined("zz_tomb", meant.primary().orElseThrow().name());
    }

    private String unique(String name, ObjectName on, List<String> columns) {
      return "CREATE UNIQUE INDEX CONCURRENTLY " + Sql.identifier(name) + " ON " + Sql.qualified(on)
          + " (" + Sql.identifiers(columns) + ")";
    }

    private Optional<Step> index() {
      if (!keyGrows()) {
        return Optional.empty();
      }
      ObjectName index = new ObjectName(table.name().schema(), newKey());
      return Optional.of(Step.of(
              step + "_index",
              Stage.BACKFILL,
              "Build the index of the key that holds " + meant.column().name() + " too",
              Block.outside(unique(newKey(), table.name(), meant.key())))
          .undo(Block.outside(OnlineSql.dropIndex(index)))
          .notes(List.of(Indexes.WHERE_IT_FAILS)));
    }

    private String condition() {
      String c = Sql.identifier(meant.column().name());
      return c + " IS NOT NULL AND " + c + " < " + meant.bound();
    }

    private List<Step> bound() {
      String beyond = "SELECT count(*) FROM " + Sql.qualified(table.name()) + " AS t WHERE ("
          + condition() + ") IS NOT TRUE";
      return List.of(
          Step.of(
                  step + "_check",
                  Stage.CONTRACT,
                  "Let no row come that is not below " + meant.bound(),
                  Block.transaction(List.of(now.addCheck(check, condition()))))
              .undo(Block.transaction(List.of(now.dropConstraint(check))))
              .risk(beyond, "rows are not below the first partition")
              .expects("check-refuses-old-writes"),
          Step.of(
              step + "_proven",
              Stage.CONTRACT,
              "Prove that none is there, so that it need not be read under a lock",
              Block.scan(now.validate(check))));
    }

    private Step swap() {
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
      if (keyGrows()) {
        String key = meant.primary().orElseThrow().name();
        statements.add(now.dropConstraint(key));
        statements.add(now.add(key, "PRIMARY KEY USING INDEX " + Sql.identifier(newKey())));
      }
      meant.numbered().ifPresent(column -> statements.addAll(numbersOver(column)));
      statements.add(now.renameTo(first.name()));
      statements.add(beside.renameTo(table.name().name()));
      statements.add(now.attach(first, "FOR VALUES FROM (MINVALUE) TO (" + meant.bound() + ")"));
      statements.add(new Alter(first).dropConstraint(check));
      return statements;
    }

    private List<Block> back() {
      List<Block> blocks = new ArrayList<>();
      if (keyGrows()) {
        blocks.add(
            Block.outside(unique(oldKey(), first, meant.primary().orElseThrow().columns())));
      }
      blocks.add(new Block(true, Timeouts.SEVERAL_LOCKS, swapBack()));
      if (keyGrows()) {
        blocks.add(Block.outside(unique(newKey(), table.name(), meant.key())));
      }
      blocks.add(Block.transaction(List.of(now.addCheck(check, condition()))));
      blocks.add(Block.scan(now.validate(check)));
      return blocks;
    }

    private List<String> swapBack() {
      List<String> statements = new ArrayList<>();
      statements.add(lock());
      statements.add(now.detach(first));
      statements.add(now.renameTo(parent.name()));
      statements.add(new Alter(first).renameTo(table.name().name()));
      if (keyGrows()) {
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
          "ALTER SEQUENCE " + Sql.qualified(other) + " RENAME TO "
              + Sql.identifier(sequence.name()),
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
          "ALTER SEQUENCE " + Sql.qualified(other) + " RENAME TO "
              + Sql.identifier(sequence.name()));
    }

    private static String goesOn(ObjectName to, ObjectName from) {
      return "SELECT pg_catalog.setval(" + Sql.literal(Sql.qualified(to))
          + "::pg_catalog.regclass, s.last_value, s.is_called) FROM " + Sql.qualified(from)
          + " AS s";
    }
  }
}
