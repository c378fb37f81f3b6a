package dev.rollsafe.plan.sequence;

import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.script.Sql;
import java.util.List;

/**
 * Two triggers that keep a column of one table and one of another the same. Each marks, for the transaction, that it is at work,
 * so that the other one does not answer; and both leave alone what is the same already.
 */
final class CrossSync {

  private final Move move;
  private final String name;

  CrossSync(Move move, String name) {
    this.move = move;
    this.name = name;
  }

  private String function(String way) {
    return Sql.qualified(
        new ObjectName(move.source().name().schema(), Names.joined(name, way, "sync")));
  }

  private String trigger(String way) {
    return Names.joined("zz", name, way, "sync");
  }

  private Template gaps() {
    return Template.with("source", Sql.qualified(move.source().name()))
        .and("target", Sql.qualified(move.target().name()))
        .and("column", Sql.identifier(move.column().name()))
        .and("key", Sql.identifier(move.key()))
        .and("fresh", Sql.identifier(move.fresh().name()))
        .and("reference", Sql.identifier(move.reference()))
        .and("marker", Sql.literal("rollsafe." + Names.forFile(name)));
  }

  List<String> create() {
    return List.of(
        gaps().and("function", function("over")).fill("""
            CREATE FUNCTION {function}() RETURNS trigger
            LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $sync$
            BEGIN
              IF current_setting({marker}, true) = 'back' THEN
                RETURN NULL;
              END IF;
              IF TG_OP = 'UPDATE' AND NEW.{column} IS NOT DISTINCT FROM OLD.{column} THEN
                RETURN NULL;
              END IF;
              PERFORM set_config({marker}, 'over', true);
              IF NEW.{column} IS NOT NULL THEN
                INSERT INTO {target} AS t ({reference}, {fresh}) VALUES (NEW.{key}, NEW.{column})
                ON CONFLICT ({reference}) DO UPDATE SET {fresh} = excluded.{fresh}
                  WHERE t.{fresh} IS DISTINCT FROM excluded.{fresh};
              ELSE
                UPDATE {target} AS t SET {fresh} = NULL
                WHERE t.{reference} = NEW.{key} AND t.{fresh} IS NOT NULL;
              END IF;
              PERFORM set_config({marker}, '', true);
              RETURN NULL;
            END
            $sync$"""),
        gaps().and("function", function("back")).fill("""
            CREATE FUNCTION {function}() RETURNS trigger
            LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $sync$
            BEGIN
              IF current_setting({marker}, true) = 'over' THEN
                RETURN NULL;
              END IF;
              IF TG_OP = 'INSERT' AND NEW.{fresh} IS NULL THEN
                PERFORM set_config({marker}, 'back', true);
                UPDATE {target} AS t SET {fresh} = s.{column} FROM {source} AS s
                WHERE s.{key} = NEW.{reference} AND t.{reference} = NEW.{reference} AND s.{column} IS NOT NULL;
                PERFORM set_config({marker}, '', true);
                RETURN NULL;
              END IF;
              IF TG_OP = 'UPDATE' AND NEW.{fresh} IS NOT DISTINCT FROM OLD.{fresh} THEN
                RETURN NULL;
              END IF;
              PERFORM set_config({marker}, 'back', true);
              IF TG_OP = 'DELETE' THEN
                UPDATE {source} AS s SET {column} = NULL
                WHERE s.{key} = OLD.{reference} AND s.{column} IS NOT NULL;
              ELSE
                UPDATE {source} AS s SET {column} = NEW.{fresh}
                WHERE s.{key} = NEW.{reference} AND s.{column} IS DISTINCT FROM NEW.{fresh};
              END IF;
              PERFORM set_config({marker}, '', true);
              RETURN NULL;
            END
            $sync$"""),
        "CREATE TRIGGER " + Sql.identifier(trigger("over")) + " AFTER INSERT OR UPDATE ON "
            + Sql.qualified(move.source().name()) + "\n  FOR EACH ROW EXECUTE FUNCTION "
            + function("over") + "()",
        "CREATE TRIGGER " + Sql.identifier(trigger("back"))
            + " AFTER INSERT OR UPDATE OR DELETE ON "
            + Sql.qualified(move.target().name())
            + "\n  FOR EACH ROW EXECUTE FUNCTION " + function("back") + "()");
  }

  List<String> drop() {
    return List.of(
        "DROP TRIGGER " + Sql.identifier(trigger("over")) + " ON "
            + Sql.qualified(move.source().name()),
        "DROP TRIGGER " + Sql.identifier(trigger("back")) + " ON "
            + Sql.qualified(move.target().name()),
        "DROP FUNCTION " + function("over") + "()",
        "DROP FUNCTION " + function("back") + "()");
  }

  /** Counts rows of which the two tables hold different values. */
  String diverged() {
    return gaps()
        .fill(
            "SELECT count(*) FROM {source} AS s LEFT JOIN {target} AS t ON t.{reference} = s.{key}"
                + " WHERE s.{column} IS DISTINCT FROM t.{fresh}");
  }

  /** What a batch runs for the rows {@code c} that were chosen, with their values: those that nobody wrote meanwhile are filled. */
  String fill() {
    return gaps().fill("""
        INSERT INTO {target} AS x ({reference}, {fresh})
          SELECT c.{key}, c.{column} FROM chosen AS c WHERE c.{column} IS NOT NULL
          ON CONFLICT ({reference}) DO UPDATE SET {fresh} = excluded.{fresh} WHERE x.{fresh} IS NULL
          RETURNING 1""");
  }

  /** The value of a row {@code t} of the old table in the new one. */
  String value() {
    return gaps().fill("(SELECT x.{fresh} FROM {target} AS x WHERE x.{reference} = t.{key})");
  }
}
