package dev.rollsafe.plan.sequence;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.script.Sql;
import java.util.ArrayList;
import java.util.List;

/**
 * Goes through a table by its key in batches that each commit. The place is kept in a table of one row: the last key done. A
 * batch begins with that key again, so that it needs no other condition the first time, which would keep the server from
 * using the index. It ends at the key that was the greatest when it began: rows that come later are written whole by the
 * trigger, and a table that grows faster than batches go would never be done.
 */
public final class KeysetBackfill {

  private final ObjectName table;
  private final Key key;
  private final Catalog catalog;
  private final String name;
  private final String progress;
  private final String procedure;
  private final List<String> carried;
  private final String change;
  private final String count;

  /**
   * A backfill.
   *
   * @param name names it and what it makes, beside the table
   * @param set what UPDATE sets; the table is called {@code t} in it
   * @param pending the condition of rows that are still to be done; the table is called {@code t} in it
   */
  public KeysetBackfill(
      ObjectName table, Key key, Catalog catalog, String name, String set, String pending) {
    this(
        table,
        key,
        catalog,
        name,
        List.of(),
        Template.with("table", Sql.qualified(table))
            .and("set", set)
            .and("join", join(key))
            .and("pending", pending)
            .fill(
                "UPDATE {table} AS t SET {set} FROM chosen AS c\n  WHERE {join} AND ({pending}) RETURNING 1"),
        "SELECT count(*) FROM " + Sql.qualified(table) + " AS t WHERE " + pending);
  }

  /**
   * A backfill that changes another table.
   *
   * @param carried the columns whose values each row that was chosen brings along, locked as it is
   * @param change what is run for the rows {@code chosen}; it returns a row for each that it changed
   * @param count the query that counts what is still to be done
   */
  static KeysetBackfill of(
      ObjectName table,
      Key key,
      Catalog catalog,
      String name,
      List<String> carried,
      String change,
      String count) {
    return new KeysetBackfill(table, key, catalog, name, carried, change, count);
  }

  private KeysetBackfill(
      ObjectName table,
      Key key,
      Catalog catalog,
      String name,
      List<String> carried,
      String change,
      String count) {
    this.table = table;
    this.key = key;
    this.catalog = catalog;
    this.name = name;
    this.progress =
        Sql.qualified(new ObjectName(table.schema(), Names.joined("zz", name, "progress")));
    this.procedure =
        Sql.qualified(new ObjectName(table.schema(), Names.joined("zz", name, "backfill")));
    this.carried = carried;
    this.change = change;
    this.count = count;
  }

  /** Makes the table and the procedure. */
  public List<String> create() {
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < key.columns().size(); i++) {
      String type = Sql.qualifiedType(catalog, key.columns().get(i).type());
      columns.add("k" + i + " " + type + " NOT NULL");
      columns.add("last" + i + " " + type + " NOT NULL");
    }
    return List.of(
        gaps()
            .and("columns", String.join(",\n  ", columns))
            .and("primary", Sql.identifier(Names.joined("zz", name, "progress", "pkey")))
            .and("onlyOne", Sql.identifier(Names.joined("zz", name, "progress", "job")))
            .fill("""
                CREATE TABLE {progress} (
                  job boolean CONSTRAINT {primary} PRIMARY KEY DEFAULT true CONSTRAINT {onlyOne} CHECK (job),
                  {columns},
                  rows_done bigint NOT NULL DEFAULT 0,
                  state text NOT NULL DEFAULT 'running',
                  updated_at timestamp with time zone NOT NULL DEFAULT clock_timestamp()
                )"""),
        gaps()
            .and("begin", begin().replace("\n", "\n  "))
            .and("batch", batch("greatest($1, 2)").replace("\n", "\n    "))
            .fill("""
                CREATE PROCEDURE {procedure}(batch_size integer DEFAULT 1000, pause_ms integer DEFAULT 0)
                LANGUAGE plpgsql AS $backfill$
                BEGIN
                  {begin};
                  COMMIT;
                  WHILE EXISTS (SELECT 1 FROM {progress} AS p WHERE p.state = 'running') LOOP
                    PERFORM 1 FROM {progress} AS p FOR UPDATE;
                    {batch};
                    IF NOT FOUND THEN
                      UPDATE {progress} SET state = 'done', updated_at = clock_timestamp();
                    END IF;
                    COMMIT;
                    PERFORM pg_sleep($2 / 1000.0);
                  END LOOP;
                END
                $backfill$"""));
  }

  /** Takes away what {@link #create()} made. */
  public List<String> drop() {
    return List.of(
        "-- rollsafe:ignore drop-breaks-previous-release only this plan calls it\nDROP PROCEDURE "
            + procedure + "(integer, integer)",
        "-- rollsafe:ignore table-drop it only kept the place of the backfill\nDROP TABLE "
            + progress);
  }

  /** Returns the statement that runs it. */
  public String call() {
    return "CALL " + procedure + "(1000, 10)";
  }

  /** Returns what lets it begin again. */
  public String restart() {
    return "DELETE FROM " + progress;
  }

  /** Counts the rows that are still to be done. */
  public String count() {
    return count;
  }

  /** Returns it taken apart, for a program that runs it. */
  public Batches batches() {
    return new Batches(Sql.qualified(table), progress, begin(), batch("?"), count());
  }

  private String begin() {
    return gaps().fill("""
        INSERT INTO {progress} AS p (job, {places}, {lasts})
        SELECT true, a.*, z.*
        FROM (SELECT {keys} FROM {table} AS t ORDER BY {keys} LIMIT 1) AS a,
          (SELECT {keys} FROM {table} AS t ORDER BY {keysDescending} LIMIT 1) AS z
        ON CONFLICT (job) DO UPDATE
          SET {fromFirst}, state = 'running', updated_at = clock_timestamp()
          WHERE p.state = 'done'""");
  }

  private String batch(String size) {
    return gaps().and("size", size).fill("""
        WITH chosen AS (
          SELECT {keysAs}{carried} FROM {table} AS t
          WHERE {row} >= {from} AND {row} <= {until}
          ORDER BY {keys} LIMIT {size} FOR NO KEY UPDATE
        ), changed AS (
          {change}
        ), reached AS (
          SELECT {places} FROM chosen ORDER BY {placesDescending} LIMIT 1
        )
        UPDATE {progress} AS p
        SET {assign},
          rows_done = p.rows_done + (SELECT count(*) FROM changed),
          state = CASE WHEN {same} OR {atLast} THEN 'done' ELSE 'running' END,
          updated_at = clock_timestamp()
        FROM reached AS r""");
  }

  private String carried() {
    StringBuilder list = new StringBuilder();
    for (String column : carried) {
      list.append(", t.").append(Sql.identifier(column));
    }
    return list.toString();
  }

  private static String join(Key key) {
    List<String> terms = new ArrayList<>();
    for (String column : key.names()) {
      terms.add("t." + Sql.identifier(column) + " = c.k" + terms.size());
    }
    return String.join(" AND ", terms);
  }

  private Template gaps() {
    List<String> keys = Names.quoted(key.names());
    List<String> keysAs = new ArrayList<>();
    List<String> places = new ArrayList<>();
    List<String> lasts = new ArrayList<>();
    List<String> from = new ArrayList<>();
    List<String> until = new ArrayList<>();
    List<String> assign = new ArrayList<>();
    List<String> fromFirst = new ArrayList<>();
    List<String> same = new ArrayList<>();
    List<String> atLast = new ArrayList<>();
    List<String> placesDown = new ArrayList<>();
    List<String> keysDown = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      String place = "k" + i;
      String last = "last" + i;
      places.add(place);
      lasts.add(last);
      keysAs.add("t." + keys.get(i) + " AS " + place);
      from.add("(SELECT p." + place + " FROM " + progress + " AS p)");
      until.add("(SELECT p." + last + " FROM " + progress + " AS p)");
      assign.add(place + " = r." + place);
      fromFirst.add(place + " = excluded." + place);
      fromFirst.add(last + " = excluded." + last);
      same.add("p." + place + " = r." + place);
      atLast.add("p." + last + " = r." + place);
      placesDown.add(place + " DESC");
      keysDown.add("t." + keys.get(i) + " DESC");
    }
    String columns = "t." + String.join(", t.", keys);
    boolean one = keys.size() == 1;
    return Template.with("table", Sql.qualified(table))
        .and("progress", progress)
        .and("procedure", procedure)
        .and("carried", carried())
        .and("change", change)
        .and("keys", columns)
        .and("keysAs", String.join(", ", keysAs))
        .and("places", String.join(", ", places))
        .and("placesDescending", String.join(", ", placesDown))
        .and("keysDescending", String.join(", ", keysDown))
        .and("lasts", String.join(", ", lasts))
        .and("row", one ? columns : "(" + columns + ")")
        .and("from", one ? from.get(0) : "(" + String.join(", ", from) + ")")
        .and("until", one ? until.get(0) : "(" + String.join(", ", until) + ")")
        .and("assign", String.join(", ", assign))
        .and("fromFirst", String.join(", ", fromFirst))
        .and("same", String.join(" AND ", same))
        .and("atLast", String.join(" AND ", atLast));
  }
}
