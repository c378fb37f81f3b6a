package dev.rollsafe.plan.sequence;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.script.Alter;
import dev.rollsafe.script.OnlineSql;
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
      PartitionLimits.check(meant, unit.before());
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
    private final Alter now;
    private final Alter beside;

    Steps(Catalog catalog, Partitioning meant) {
      this.catalog = catalog;
      this.meant = meant;
      this.table = meant.table();
      this.step = Names.joined(table.name().name(), "parts");
      this.parent = meant.parent();
      this.now = new Alter(table.name());
      this.beside = new Alter(parent);
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
      steps.add(new PartitionSwap(catalog, meant, step).step());
      return new Sequence(
          table.name() + "->partitioned",
          "Partition " + table.name() + " by " + meant.column().name(),
          steps,
          List.of(
              "The rows that are there become the partition below " + meant.bound() + ", as "
                  + meant.first(),
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

    private Optional<Step> index() {
      if (!meant.keyGrows()) {
        return Optional.empty();
      }
      ObjectName index = new ObjectName(table.name().schema(), meant.newKey());
      return Optional.of(Step.of(
              step + "_index",
              Stage.BACKFILL,
              "Build the index of the key that holds " + meant.column().name() + " too",
              Block.outside(meant.unique(meant.newKey(), table.name(), meant.key())))
          .undo(Block.outside(OnlineSql.dropIndex(index)))
          .notes(List.of(Indexes.WHERE_IT_FAILS)));
    }

    private List<Step> bound() {
      String beyond = "SELECT count(*) FROM " + Sql.qualified(table.name()) + " AS t WHERE ("
          + meant.condition() + ") IS NOT TRUE";
      return List.of(
          Step.of(
                  step + "_check",
                  Stage.CONTRACT,
                  "Let no row come that is not below " + meant.bound(),
                  Block.transaction(List.of(now.addCheck(meant.check(), meant.condition()))))
              .undo(Block.transaction(List.of(now.dropConstraint(meant.check()))))
              .risk(beyond, "rows are not below the first partition")
              .expects("check-refuses-old-writes"),
          Step.of(
              step + "_proven",
              Stage.CONTRACT,
              "Prove that none is there, so that it need not be read under a lock",
              Block.scan(now.validate(meant.check()))));
    }
  }
}
