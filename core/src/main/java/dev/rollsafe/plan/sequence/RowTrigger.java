package dev.rollsafe.plan.sequence;

import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.script.Sql;
import java.util.List;

/**
 * A trigger that changes rows before they are stored, and its function. Its name sorts last, as triggers fire in the order of
 * their names.
 *
 * @param table the table
 * @param name names it and its function, without what tells that it keeps something in step
 * @param searchPath where its function looks for names
 * @param body what it does with NEW, as PL/pgSQL
 */
record RowTrigger(ObjectName table, String name, String searchPath, String body) {

  String trigger() {
    return Names.joined("zz", name, "sync");
  }

  private String function() {
    return Sql.qualified(new ObjectName(table.schema(), Names.joined(name, "sync")));
  }

  /** Returns what makes both; in one transaction, so that no write meets one without the other. */
  List<String> create() {
    return List.of(
        Template.with("function", function())
            .and("path", searchPath)
            .and("body", body.stripTrailing())
            .fill("""
                CREATE FUNCTION {function}() RETURNS trigger
                LANGUAGE plpgsql SET search_path = {path} AS $sync$
                BEGIN
                {body}
                  RETURN NEW;
                END
                $sync$"""),
        "CREATE TRIGGER " + Sql.identifier(trigger()) + " BEFORE INSERT OR UPDATE ON "
            + Sql.qualified(table) + "\n  FOR EACH ROW EXECUTE FUNCTION " + function() + "()");
  }

  /** Returns what takes both away. */
  List<String> drop() {
    return List.of(
        "DROP TRIGGER " + Sql.identifier(trigger()) + " ON " + Sql.qualified(table),
        "DROP FUNCTION " + function() + "()");
  }

  /** Returns the query that counts 1 where it is not there or does not fire. */
  String missing() {
    return "SELECT count(*) FROM (VALUES (1)) AS wanted WHERE NOT EXISTS (SELECT 1 FROM "
        + present() + " AND g.tgenabled IN ('O', 'A'))";
  }

  /** Returns the query that counts 1 where it is there. */
  String left() {
    return "SELECT count(*) FROM " + present();
  }

  private String present() {
    // By name: the table may be gone.
    return "pg_catalog.pg_trigger AS g WHERE g.tgrelid = pg_catalog.to_regclass("
        + Sql.literal(Sql.qualified(table)).strip() + ") AND g.tgname = "
        + Sql.literal(trigger()).strip();
  }
}
