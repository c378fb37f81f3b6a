package dev.rollsafe.plan.sequence;

import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.script.Sql;
import java.util.List;

/** Gives a column a value where a writer leaves it null. */
public final class FillTrigger {

  private final ObjectName table;
  private final String name;
  private final String column;
  private final String value;

  FillTrigger(ObjectName table, String name, String column, String value) {
    this.table = table;
    this.name = name;
    this.column = column;
    this.value = value;
  }

  private RowTrigger trigger() {
    String schema = Sql.identifier(table.schema());
    String path =
        "pg_catalog, " + schema + (schema.equals("public") ? "" : ", public") + ", pg_temp";
    return new RowTrigger(
        table,
        name,
        path,
        Template.with("column", Sql.identifier(column)).and("value", value).fill("""
              IF NEW.{column} IS NULL THEN
                NEW.{column} := (SELECT {value} FROM (SELECT NEW.*) AS t);
              END IF;
            """));
  }

  List<String> create() {
    return trigger().create();
  }

  List<String> drop() {
    return trigger().drop();
  }
}
