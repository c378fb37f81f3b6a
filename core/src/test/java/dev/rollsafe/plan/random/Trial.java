package dev.rollsafe.plan.random;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.sql.Script;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes statements and runs them, in a transaction; those that the server refuses are left out. */
final class Trial {

  private final Connection connection;
  private final Dice dice;
  private final List<String> accepted = new ArrayList<>();
  private Catalog catalog;

  Trial(Connection connection, Dice dice, Catalog catalog) {
    this.connection = connection;
    this.dice = dice;
    this.catalog = catalog;
  }

  Catalog catalog() {
    return catalog;
  }

  List<String> accepted() {
    return List.copyOf(accepted);
  }

  /** Makes one statement of {@code families}; says whether one was accepted within some tries. */
  boolean next(List<Family> families) throws SQLException {
    for (int i = 0; i < 20; i++) {
      try {
        if (run(dice.of(families).next(new Scene(dice, catalog)))) {
          return true;
        }
      } catch (Scene.Nothing nothing) {
        continue;
      }
    }
    return false;
  }

  private boolean run(String sql) throws SQLException {
    Savepoint savepoint = connection.setSavepoint();
    try (Statement statement = connection.createStatement()) {
      statement.execute(inTransaction(sql));
      connection.releaseSavepoint(savepoint);
    } catch (SQLException refused) {
      connection.rollback(savepoint);
      return false;
    }
    accepted.add(sql);
    catalog = catalog.replay(Script.of("statement", sql));
    return true;
  }

  /** A test runs all in one transaction. */
  static String inTransaction(String sql) {
    return sql.toUpperCase(Locale.ROOT).contains("CONCURRENTLY")
        ? sql.replace("CONCURRENTLY ", "")
        : sql;
  }
}
