package dev.rollsafe.plan.random;

import dev.rollsafe.catalog.Catalog;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A schema made by chance: tables with what belongs to them, types, views, functions.
 *
 * @param statements what makes it
 * @param catalog the same as a catalog
 */
public record RandomSchema(List<String> statements, Catalog catalog) {

  private static final List<Family> FIRST = List.of(
      TypeFamilies::enumeration,
      TypeFamilies::enumeration,
      TypeFamilies::domain,
      TypeFamilies::composite,
      TypeFamilies::sequence,
      TypeFamilies::schema,
      CodeFamilies::function,
      CodeFamilies::triggerFunction);

  private static final List<Family> REST = List.of(
      ConstraintFamilies::check,
      ConstraintFamilies::key,
      ConstraintFamilies::foreignKey,
      ConstraintFamilies::foreignKey,
      ConstraintFamilies::index,
      ConstraintFamilies::index,
      CodeFamilies::view,
      CodeFamilies::view,
      CodeFamilies::materialized,
      CodeFamilies::trigger,
      CodeFamilies::trigger,
      NoteFamilies::comment,
      NoteFamilies::commentOther,
      NoteFamilies::grant,
      TableFamilies::createPartition);

  /** Copies the statements. */
  public RandomSchema {
    statements = List.copyOf(statements);
  }

  /** Makes one in an empty database, within the transaction of {@code connection}. */
  public static RandomSchema make(long seed, Connection connection) throws SQLException {
    Dice dice = new Dice(seed);
    Trial trial = new Trial(connection, dice, Catalog.empty());
    for (Family family : FIRST) {
      trial.next(List.of(family));
    }
    for (int i = 2 + dice.below(4); i > 0; i--) {
      trial.next(List.of(TableFamilies::create));
    }
    if (dice.chance(30)) {
      trial.next(List.of(TableFamilies::createPartitioned));
    }
    List<Family> rest = new ArrayList<>(REST);
    Collections.shuffle(rest, new java.util.Random(seed));
    for (Family family : rest) {
      trial.next(List.of(family));
    }
    return new RandomSchema(trial.accepted(), trial.catalog());
  }
}
