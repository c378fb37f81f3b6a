package dev.rollsafe.plan.random;

import dev.rollsafe.catalog.Catalog;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Migrations made by chance, of statements that fit what is there. */
public final class RandomMigration {

  /** What migrations are made of. */
  public enum Mix {
    /** Statements of all kinds. */
    ALL(
        TableFamilies.ALL,
        ColumnFamilies.ALL,
        ConstraintFamilies.ALL,
        CodeFamilies.ALL,
        TypeFamilies.ALL,
        NoteFamilies.ALL,
        RowFamilies.ALL),
    /** Mostly statements that take something from rows. */
    TAKING(
        RowFamilies.ALL,
        RowFamilies.ALL,
        ColumnFamilies.ALL,
        TableFamilies.ALL,
        TypeFamilies.ALL,
        ConstraintFamilies.ALL);

    private final List<Family> families = new ArrayList<>();

    @SafeVarargs
    Mix(List<Family>... families) {
      for (List<Family> some : families) {
        this.families.addAll(some);
      }
    }
  }

  private RandomMigration() {}

  /**
   * Makes one to five statements and runs them, within the transaction of {@code connection}.
   *
   * @param seed what the choices come from
   * @param mix what it is made of
   * @param catalog what is there
   */
  public static List<String> make(long seed, Mix mix, Catalog catalog, Connection connection)
      throws SQLException {
    Dice dice = new Dice(seed);
    Trial trial = new Trial(connection, dice, catalog);
    for (int i = 1 + dice.below(dice.chance(50) ? 2 : 5); i > 0; i--) {
      trial.next(mix.families);
    }
    return trial.accepted();
  }
}
