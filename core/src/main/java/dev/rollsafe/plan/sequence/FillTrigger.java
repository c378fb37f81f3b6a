package dev.rollsafe.plan.sequence;

import dev.rollsafe.catalog.ObjectName;
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

  private String function() {
    return Names.quoted(table, Names.joined(name, "sync"));
  }

  private String trigger() {
    return Names.quoted(Names.joined("zz", name, "sync"));
  }

  List<String> create() {
    String schema = Names.quoted(table.schema());
    return List.of(
        Template.with("function", function())
            .and("schema", schema + (table.schema().equals("public") ? "" : ", public"))
            .and("column", Names.quoted(column))
            .and("value", value)
            .fill("""
                CREATE FUNCTION {function}() RETURNS trigger
                LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp AS $fill$
                BEGIN
                  IF NEW.{column} IS NULL THEN
                    NEW.{column} := (SELECT {value} FROM (SELECT NEW.*) AS t);
                  END IF;
                  RETURN NEW;
                END
                $fill$"""),
        "CREATE TRIGGER " + trigger() + " BEFORE INSERT OR UPDATE ON " + Names.quoted(table)
            + "\n  FOR EACH ROW EXECUTE FUNCTION " + function() + "()");
  }

  List<String> drop() {
    return List.of(
        "DROP TRIGGER " + trigger() + " ON " + Names.quoted(table),
        "DROP FUNCTION " + function() + "()");
  }
}
