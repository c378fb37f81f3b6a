package dev.rollsafe.plan.random;

import dev.rollsafe.catalog.Catalog;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Migrations made by chance, of statements that fit what is there. */
public final class RandomMigration {

  private static final List<Family> ALL = new ArrayList<>();

  static {
    ALL.addAll(TableFamilies.ALL);
    ALL.addAll(ColumnFamilies.ALL);
    ALL.addAll(ConstraintFamilies.ALL);
    ALL.addAll(CodeFamilies.ALL);
    ALL.addAll(TypeFamilies.ALL);
    ALL.addAll(NoteFamilies.ALL);
    ALL.addAll(RowFamilies.ALL);
  }

  private RandomMigration() {}

  /**
   * Makes one to five statements and runs them, within the transaction of {@code connection}.
   *
   * @param seed what the choices come from
   * @param catalog what is there
   */
  public static List<String> make(long seed, Catalog catalog, Connection connection)
      throws SQLException {
    Dice dice = new Dice(seed);
    Trial trial = new Trial(connection, dice, catalog);
    for (int i = 1 + dice.below(dice.chance(50) ? 2 : 5); i > 0; i--) {
      trial.next(ALL);
    }
    return trial.accepted();
  }
}
