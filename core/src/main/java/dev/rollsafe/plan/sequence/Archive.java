package dev.rollsafe.plan.sequence;

import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.script.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A table that keeps the values of columns that are about to be dropped, by the key of their rows. */
final class Archive {

  private final Table table;
  private final Key key;
  private final String name;
  private final Map<String, String> made;

  /**
   * An archive.
   *
   * @param made the types that scripts made, by the columns that are of them: they are kept as text, as the types may go too
   */
  Archive(Table table, Key key, String name, Map<String, String> made) {
    this.table = table;
    this.key = key;
    this.made = made;
    this.name = Names.joined("zz_arch", name);
  }

  private String archive() {
    return Sql.qualified(new ObjectName(table.name().schema(), name));
  }

  /** Copies the values of {@code columns}. */
  Step keep(List<String> columns) {
    List<String> set = new ArrayList<>();
    for (String column : columns) {
      set.add("t." + Sql.identifier(column) + " IS NOT NULL");
    }
    List<String> all = new ArrayList<>();
    for (String column : key.names()) {
      all.add("t." + Sql.identifier(column));
    }
    for (String column : columns) {
      String c = Sql.identifier(column);
      all.add(made.containsKey(column) ? "CAST(t." + c + " AS text) AS " + c : "t." + c);
    }
    String rows =
        " FROM " + Sql.qualified(table.name()) + " AS t WHERE " + String.join(" OR ", set);
    return Step.of(
            Names.joined(name, "keep"),
            Stage.FINAL,
            "Keep the values of " + String.join(" and ", columns) + " in " + name,
            new Block(
                true,
                Timeouts.SCAN,
                List.of(
                    "CREATE TABLE " + archive() + " AS SELECT " + String.join(", ", all) + rows,
                    "ALTER TABLE " + archive() + " ADD CONSTRAINT "
                        + Sql.identifier(Names.joined(name, "pkey")) + " PRIMARY KEY ("
                        + Sql.identifiers(key.names()) + ")")))
        .undo(Block.transaction(List.of("DROP TABLE " + archive())))
        .verify(
            "SELECT (SELECT count(*)" + rows + ") - (SELECT count(*) FROM " + archive() + ")",
            "rows are not in the archive");
  }

  /** Puts the values back. */
  Block restore(List<String> columns) {
    List<String> set = new ArrayList<>();
    for (String column : columns) {
      String value = "a." + Sql.identifier(column);
      set.add(Sql.identifier(column) + " = "
          + (made.containsKey(column) ? "CAST(" + value + " AS " + made.get(column) + ")" : value));
    }
    List<String> join = new ArrayList<>();
    for (String column : Names.quoted(key.names())) {
      join.add("t." + column + " = a." + column);
    }
    return new Block(
        false,
        Timeouts.ROWS,
        List.of("UPDATE " + Sql.qualified(table.name()) + " AS t SET " + String.join(", ", set)
            + " FROM " + archive() + " AS a WHERE " + String.join(" AND ", join)));
  }
}
