package dev.rollsafe.verify;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a release that knows every table and column by name may say to them. */
final class TypicalStatements {

  /** Beyond the rows that are there. */
  private static final int ROW = 7;

  private TypicalStatements() {}

  static List<OldStatement> of(List<SeedTable> tables, Seeder seeder) throws SQLException {
    List<OldStatement> all = new ArrayList<>();
    for (SeedTable table : tables) {
      for (String sql : of(table, seeder.insert(table, ROW))) {
        all.add(new OldStatement(sql, List.of(), true));
      }
    }
    return all;
  }

  private static List<String> of(SeedTable table, Optional<String> insert) {
    List<String> names = new ArrayList<>();
    List<String> same = new ArrayList<>();
    for (SeedTable.Column column : table.columns()) {
      names.add(column.name());
      if (column.written()) {
        same.add(column.name() + " = " + column.name());
      }
    }
    List<String> all = new ArrayList<>();
    all.add("SELECT " + String.join(", ", names) + " FROM " + table.name());
    if (!same.isEmpty()) {
      all.add("UPDATE " + table.name() + " SET " + String.join(", ", same));
    }
    all.add("DELETE FROM " + table.name());
    all.add("DELETE FROM " + table.name() + " WHERE false");
    insert.ifPresent(all::add);
    for (List<String> key : table.uniqueKeys()) {
      insert.ifPresent(
          sql -> all.add(sql + " ON CONFLICT (" + String.join(", ", key) + ") DO NOTHING"));
    }
    return all;
  }
}
