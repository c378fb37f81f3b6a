package dev.rollsafe.release.readiness;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the ledger of a database says to a build: whose old side is out of reach, it must be free of; whose new side it needs,
 * must be there. What the build itself says of its capabilities counts, registered or not.
 */
final class Floor {

  private static final String LEDGER = """
      SELECT coalesce(has_table_privilege(to_regclass('rollsafe.change'), 'SELECT')
                  AND has_table_privilege(to_regclass('rollsafe.change_consumer'), 'SELECT'), false)
      """;

  /** A schema that the role may not use hides its tables even from being looked up. */
  private static final String SCHEMA = """
      SELECT coalesce(bool_or(has_schema_privilege(oid, 'USAGE')), false), count(*) > 0
        FROM pg_namespace WHERE nspname = 'rollsafe'
      """;

  private static final String PHASES = """
      SELECT c.change_id, c.phase,
             array(SELECT k.service FROM rollsafe.change_consumer k WHERE k.change_id = c.change_id)
        FROM rollsafe.change c
      """;

  private static final String FLYWAY =
      "SELECT coalesce(has_table_privilege(to_regclass('flyway_schema_history'), 'SELECT'), false)";

  private final Manifest manifest;
  private final Statement statement;
  private final List<String> reasons = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  Floor(Manifest manifest, Statement statement) throws SQLException {
    this.manifest = manifest;
    this.statement = statement;
    if (isReadable()) {
      read();
    }
    failedMigrations();
  }

  List<String> reasons() {
    return reasons;
  }

  List<String> notes() {
    return notes;
  }

  private boolean isReadable() throws SQLException {
    try (ResultSet row = statement.executeQuery(SCHEMA)) {
      row.next();
      if (!row.getBoolean(1)) {
        notes.add(
            row.getBoolean(2)
                ? "this role may not read the ledger: the floor was not looked at"
                : "there is no ledger: nothing is known of changes");
        return false;
      }
    }
    try (ResultSet row = statement.executeQuery(LEDGER)) {
      row.next();
      if (!row.getBoolean(1)) {
        notes.add("this role may not read the ledger: the floor was not looked at");
      }
      return row.getBoolean(1);
    }
  }

  private void read() throws SQLException {
    Map<String, String> phases = new HashMap<>();
    try (ResultSet rows = statement.executeQuery(PHASES)) {
      while (rows.next()) {
        Set<Object> consumers =
            new HashSet<>(Arrays.asList((Object[]) rows.getArray(3).getArray()));
        phases.put(rows.getString(1), rows.getString(2));
        if (consumers.contains(manifest.service())) {
          oldSide(rows.getString(1), rows.getString(2));
        }
      }
    }
    for (String change : manifest.needsNew()) {
      newSide(change, phases.getOrDefault(change, "unknown here"));
    }
  }

  private void oldSide(String change, String phase) {
    boolean gone = phase.equals("tombstoned") || phase.equals("contracted");
    if (gone && !manifest.freeOfOld().contains(change)) {
      reasons.add(change + ": its old side is " + phase + ", and this build uses it");
    }
  }

  private void newSide(String change, String phase) {
    switch (phase) {
      case "unknown here", "planned", "reverted" ->
        reasons.add(change + ": is " + phase + ", and this build needs its new side");
      case "expanded" -> notes.add(change + ": is expanded, and not all rows are in step yet");
      default -> {}
    }
  }

  private void failedMigrations() throws SQLException {
    try (ResultSet row = statement.executeQuery(FLYWAY)) {
      row.next();
      if (!row.getBoolean(1)) {
        return;
      }
    }
    try (ResultSet rows = statement.executeQuery(
        "SELECT script FROM flyway_schema_history WHERE NOT success ORDER BY installed_rank")) {
      while (rows.next()) {
        notes.add("the migration " + rows.getString(1) + " failed half way and was not repaired");
      }
    }
  }
}
