package dev.rollsafe.plan.keep;

import dev.rollsafe.plan.sequence.Template;
import dev.rollsafe.script.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Copies rows of a table into its archive: those that are not there yet, or have changed since. */
final class Snapshot {

  private final Archive archive;
  private final String filter;

  /**
   * A copy.
   *
   * @param filter the condition of rows that are worth keeping, of {@code t}; empty for all
   */
  Snapshot(Archive archive, String filter) {
    this.archive = archive;
    this.filter = filter;
  }

  /** Returns the whole copy; writers wait until the transaction ends, readers go on. */
  List<String> take() {
    List<String> statements = new ArrayList<>();
    boolean guarded = archive.table().rowSecurity();
    statements.add(
        "LOCK TABLE " + Sql.name(archive.table().name()) + " IN SHARE ROW EXCLUSIVE MODE");
    statements.addAll(archive.create());
    if (guarded) {
      // a policy would hide rows; so the copy fails instead
      statements.add("SET LOCAL row_security = off");
    }
    if (archive.isKeyed()) {
      statements.add(gaps().fill("""
          UPDATE {archive} AS a SET {left} = now()
          WHERE a.{left} IS NULL AND NOT EXISTS (SELECT FROM {from} AS t WHERE {locate}{and})"""));
      statements.add(gaps().and("conflict", conflict()).fill("""
          INSERT INTO {archive} AS a ({names})
          SELECT {ins} FROM {from} AS t{where}
          ON CONFLICT ({keys}) WHERE {left} IS NULL {conflict}"""));
    } else {
      statements.add(archive.leave());
      statements.add(
          gaps().fill("INSERT INTO {archive} ({names})\nSELECT {ins} FROM {from} AS t{where}"));
    }
    if (guarded) {
      statements.add("RESET row_security");
    }
    return statements;
  }

  private Template gaps() {
    return archive
        .gaps()
        .and("where", filter.isEmpty() ? "" : " WHERE " + filter)
        .and("and", filter.isEmpty() ? "" : " AND (" + filter + ")");
  }

  private String conflict() {
    StringJoiner set = new StringJoiner(", ");
    StringJoiner changed = new StringJoiner(" OR ");
    for (Slot slot : archive.values()) {
      if (!archive.key().contains(slot)) {
        String name = slot.quoted();
        set.add(name + " = excluded." + name);
        changed.add("a." + name + "::text IS DISTINCT FROM excluded." + name + "::text");
      }
    }
    return set.length() == 0 ? "DO NOTHING" : "DO UPDATE SET " + set + " WHERE " + changed;
  }

  /** Returns the same in batches that commit, for a large table; what was done is not done again. */
  List<String> fill(int rows) {
    if (!archive.isKeyed()
        || archive.key().stream().anyMatch(slot -> slot.cast().isPresent())) {
      return List.of();
    }
    StringJoiner row = new StringJoiner(", ", "(", ")");
    StringJoiner last = new StringJoiner(", ", "(", ")");
    StringJoiner down = new StringJoiner(", ");
    StringJoiner up = new StringJoiner(", ");
    for (Slot slot : archive.key()) {
      row.add(slot.in("t"));
      last.add("reached." + slot.quoted());
      down.add("a." + slot.quoted() + " DESC");
      up.add(slot.in("t"));
    }
    Template gaps = gaps()
        .and("procedure", Archive.SCHEMA + "." + archive.quoted("fill"))
        .and("row", row.toString())
        .and("last", last.toString())
        .and("down", down.toString())
        .and("up", up.toString())
        .and("rows", String.valueOf(rows));
    List<String> statements = new ArrayList<>(archive.create());
    String body = gaps.fill("""
        #variable_conflict use_column
        DECLARE
          reached record;
        BEGIN
          INSERT INTO {archive} ({names})
          SELECT {ins} FROM {from} AS t
          WHERE NOT EXISTS (SELECT FROM {archive} WHERE {left} IS NULL){and}
          ORDER BY {up} LIMIT 1;
          LOOP
            SELECT {keys} INTO reached FROM {archive} AS a WHERE a.{left} IS NULL ORDER BY {down} LIMIT 1;
            EXIT WHEN NOT FOUND;
            INSERT INTO {archive} ({names})
            SELECT {ins} FROM {from} AS t
            WHERE {row} > {last}{and}
            ORDER BY {up} LIMIT $1;
            EXIT WHEN NOT FOUND;
            COMMIT;
          END LOOP;
        END""");
    statements.add(
        gaps.fill("CREATE OR REPLACE PROCEDURE {procedure}(batch_rows integer) LANGUAGE plpgsql AS")
            + " "
            + Sql.dollarQuoted(body));
    statements.add(gaps.fill("CALL {procedure}({rows})"));
    statements.add(gaps.fill("DROP PROCEDURE {procedure}(integer)"));
    return statements;
  }
}
