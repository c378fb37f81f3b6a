package dev.rollsafe.plan.sequence;

import dev.rollsafe.ast.CreateIndex;
import dev.rollsafe.ast.Drop;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.script.OnlineSql;
import dev.rollsafe.script.Sql;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Indexes that are built or dropped while the table is in use. */
final class Indexes implements Recipe {

  static final String WHERE_IT_FAILS =
      "If it fails it leaves an invalid index behind: take the step back, then do it again";

  @Override
  public Optional<Sequence> plan(Unit unit) {
    if (unit.statement() instanceof CreateIndex create) {
      return Optional.of(built(unit, create));
    }
    if (unit.statement() instanceof Drop drop && drop.kind() == ObjectKind.INDEX) {
      return Optional.of(dropped(unit, drop));
    }
    return Optional.empty();
  }

  private static Sequence built(Unit unit, CreateIndex create) {
    Table table = unit.table(create.table());
    if (table.isPartitioned()) {
      throw new Refused(table.name()
          + " is partitioned: build the index ON ONLY it, CONCURRENTLY on each partition,"
          + " and attach those");
    }
    if (create.name().isEmpty() || create.ifNotExists()) {
      throw new Refused(
          "an index without a name, or one that may be there already and not be valid, cannot be taken back;"
              + " give it a name and leave out IF NOT EXISTS");
    }
    String name = create.name().get().value();
    int at = unit.sql().toUpperCase(Locale.ROOT).indexOf("INDEX") + "INDEX".length();
    String sql = create.concurrently()
        ? unit.sql()
        : unit.sql().substring(0, at) + " CONCURRENTLY" + unit.sql().substring(at);
    String place = Sql.qualified(new ObjectName(table.name().schema(), name));
    Step step = Step.of(
            Names.joined(name, "build"),
            create.unique() ? Stage.CONTRACT : Stage.EXPAND,
            "Build " + name + " while the table is in use",
            Block.outside(sql))
        .undo(Block.outside("DROP INDEX CONCURRENTLY IF EXISTS " + place))
        .verify(
            "SELECT count(*) FROM (VALUES (1)) AS wanted WHERE NOT EXISTS (SELECT 1 FROM pg_catalog.pg_index AS i"
                + " WHERE i.indexrelid = pg_catalog.to_regclass(" + Sql.literal(place)
                + ") AND i.indisvalid)",
            "indexes are missing or not valid")
        .notes(List.of(WHERE_IT_FAILS));
    return new Sequence(
        table.name() + "." + name,
        "Build the index " + name,
        List.of(create.unique() ? step.expects("unique-refuses-old-writes") : step),
        List.of());
  }

  private static Sequence dropped(Unit unit, Drop drop) {
    if (drop.targets().size() != 1 || drop.cascade()) {
      throw new Refused("drop one index at a time, and without CASCADE");
    }
    Index index = unit.before()
        .index(drop.targets().get(0).name())
        .orElseThrow(() -> new Refused(
            "the history does not make the index, so that it could not be built again"));
    if (index.constraint().isPresent()) {
      throw new Refused(
          "the index stands behind the constraint " + index.constraint().get());
    }
    Step step = Step.of(
            Names.joined(index.name().name(), "drop"),
            Stage.CONTRACT,
            "Drop the index " + index.name().name() + " while its table is in use",
            Block.outside("DROP INDEX CONCURRENTLY " + Sql.qualified(index.name())))
        .undo(Block.outside(OnlineSql.index(index, index.name().name())))
        .notes(List.of(
            "idx_scan in pg_stat_user_indexes, on every replica, shows whether it is used; to build it again takes"
                + " as long as it once did"))
        .expects("index-drop-slows-queries", "constraint-drop-breaks-previous-release");
    return new Sequence(
        index.table() + "." + index.name().name(),
        "Drop the index " + index.name().name(),
        List.of(step),
        List.of());
  }
}
