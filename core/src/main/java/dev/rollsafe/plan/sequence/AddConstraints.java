package dev.rollsafe.plan.sequence;

import dev.rollsafe.ast.AlterAction.AddConstraint;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.TableConstraint;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.script.Alter;
import dev.rollsafe.script.OnlineSql;
import dev.rollsafe.script.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code ADD CONSTRAINT}: new rows are checked first, those that are there without a lock that blocks; what has an index builds it
 * CONCURRENTLY. A constraint refuses what old writers write, so it waits until they are gone.
 */
final class AddConstraints implements Recipe {

  @Override
  public Optional<Sequence> plan(Unit unit) {
    if (!(unit.statement() instanceof AlterTable alter)
        || alter.actions().size() != 1
        || !(alter.actions().get(0) instanceof AddConstraint add)) {
      return Optional.empty();
    }
    Table table = unit.table(alter.name());
    String name = name(unit, table);
    List<Step> steps;
    if (add.constraint() instanceof TableConstraint.ForeignKey key) {
      steps = foreignKey(unit, table, key, name);
    } else if (add.constraint() instanceof TableConstraint.Check check) {
      steps = proven(
          table,
          name,
          new Alter(table.name()).addCheck(name, check.expression().text()),
          "SELECT count(*) FROM " + Sql.qualified(table.name()) + " AS t WHERE NOT ("
              + check.expression().text() + ")");
    } else if (add.constraint() instanceof TableConstraint.Unique unique
        && unique.usingIndex().isEmpty()) {
      steps = unique(table, unique, name);
    } else {
      throw new Refused(
          "a constraint of this kind cannot be added without blocking the table while its index is built");
    }
    return Optional.of(
        new Sequence(
            table.name() + "." + name,
            "Add the constraint " + name + " to " + table.name(),
            steps,
            List.of(
                "Old writers are refused what breaks it: ship a release that writes nothing of the kind first")));
  }

  /** The name that the constraint has or gets. */
  private static String name(Unit unit, Table table) {
    Table after = unit.before().apply(unit.statement()).table(table.name()).orElse(table);
    for (Constraint constraint : after.constraints()) {
      if (table.constraint(constraint.name()).isEmpty()) {
        return constraint.name();
      }
    }
    throw new Refused(
        "it would be refused, as far as can be told: its name is taken or its columns are not there");
  }

  private static List<String> values(List<Identifier> names) {
    List<String> values = new ArrayList<>();
    for (Identifier name : names) {
      values.add(name.value());
    }
    return values;
  }

  private static List<Step> foreignKey(
      Unit unit, Table table, TableConstraint.ForeignKey key, String name) {
    Constraint made = unit.before()
        .apply(unit.statement())
        .table(table.name())
        .flatMap(after -> after.constraint(name))
        .orElseThrow(() -> new Refused("the constraint cannot be read"));
    if (made.referenced().isEmpty() || made.referencedColumns().isEmpty() || key.period()) {
      throw new Refused(
          "the key that it refers to is not known; name all migrations before this one with --history");
    }
    List<String> join = new ArrayList<>();
    List<String> set = new ArrayList<>();
    for (int i = 0; i < made.columns().size(); i++) {
      String column = "t." + Sql.identifier(made.columns().get(i));
      join.add("r." + Sql.identifier(made.referencedColumns().get(i)) + " = " + column);
      set.add(column + " IS NOT NULL");
    }
    String orphans = "SELECT count(*) FROM " + Sql.qualified(table.name()) + " AS t WHERE "
        + String.join(" AND ", set) + " AND NOT EXISTS (SELECT 1 FROM "
        + Sql.qualified(made.referenced().get()) + " AS r WHERE " + String.join(" AND ", join)
        + ")";
    List<Step> steps = new ArrayList<>();
    if (!hasIndex(unit, table, made.columns().get(0))) {
      String index = Names.joined(table.name().name(), made.columns().get(0), "fk", "idx");
      steps.add(Step.of(
              index,
              Stage.EXPAND,
              "Build the index that deletes of the referenced rows need",
              Block.outside("CREATE INDEX CONCURRENTLY " + Sql.identifier(index) + " ON "
                  + Sql.qualified(table.name()) + " (" + Sql.identifiers(made.columns()) + ")"))
          .undo(Block.outside(OnlineSql.dropIndex(new ObjectName(table.name().schema(), index)))));
    }
    steps.addAll(proven(
        table, name, OnlineSql.constraint(unit.before(), table.name(), made, name), orphans));
    return steps;
  }

  private static boolean hasIndex(Unit unit, Table table, String column) {
    return unit.before().indexes(table.name()).stream()
        .anyMatch(index -> index.where().isEmpty()
            && index.elements().get(0).column().filter(c -> c.is(column)).isPresent());
  }

  private static List<Step> proven(Table table, String name, String add, String violations) {
    Alter alter = new Alter(table.name());
    String step = Names.joined(table.name().name(), name);
    return List.of(
        Step.of(
                step + "_contract",
                Stage.CONTRACT,
                "Check new rows by " + name,
                Block.transaction(List.of(add)))
            .undo(Block.transaction(List.of(alter.dropConstraint(name))))
            .risk(violations, "rows break it")
            .expects("check-refuses-old-writes", "foreign-key-refuses-old-writes"),
        Step.of(
                step + "_proven",
                Stage.CONTRACT,
                "Prove that the rows that are there keep it",
                Block.scan(alter.validate(name)))
            .risk(violations, "rows break it"));
  }

  private static List<Step> unique(Table table, TableConstraint.Unique unique, String name) {
    if (table.isPartitioned() || unique.withoutOverlaps()) {
      throw new Refused("its index cannot be built CONCURRENTLY");
    }
    Alter alter = new Alter(table.name());
    List<String> columns = values(unique.columns());
    String list = Sql.identifiers(columns);
    List<String> set = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    for (String column : columns) {
      set.add(Sql.identifier(column) + " IS NOT NULL");
      if (unique.primary() && !table.column(column).map(Column::notNull).orElse(false)) {
        steps.addAll(NotNull.contract(
            table.name(),
            column,
            Optional.empty(),
            Names.joined(table.name().name(), column, "set")));
      }
    }
    String build = "CREATE UNIQUE INDEX CONCURRENTLY " + Sql.identifier(name) + " ON "
        + Sql.qualified(table.name()) + " (" + list + ")"
        + (unique.include().isEmpty()
            ? ""
            : " INCLUDE (" + Sql.identifiers(values(unique.include())) + ")")
        + (unique.nullsNotDistinct() ? " NULLS NOT DISTINCT" : "");
    String duplicates = "SELECT count(*) FROM (SELECT 1 FROM " + Sql.qualified(table.name())
        + (unique.nullsNotDistinct() ? "" : " WHERE " + String.join(" AND ", set)) + " GROUP BY "
        + list
        + " HAVING count(*) > 1) AS d";
    String step = Names.joined(table.name().name(), name);
    steps.add(
        Step.of(step + "_index", Stage.CONTRACT, "Build the index of " + name, Block.outside(build))
            .undo(Block.outside(OnlineSql.dropIndex(new ObjectName(table.name().schema(), name))))
            .risk(duplicates, "values are there more than once")
            .expects("unique-refuses-old-writes"));
    String attributes = (unique.attributes().deferrable() ? " DEFERRABLE" : "")
        + (unique.attributes().initiallyDeferred() ? " INITIALLY DEFERRED" : "");
    steps.add(Step.of(
            step + "_contract",
            Stage.CONTRACT,
            "Make it the constraint " + name,
            Block.transaction(List.of(alter.add(
                name,
                (unique.primary() ? "PRIMARY KEY" : "UNIQUE") + " USING INDEX "
                    + Sql.identifier(name) + attributes))))
        .undo(Block.transaction(List.of(alter.dropConstraint(name))), Block.outside(build)));
    return steps;
  }
}
