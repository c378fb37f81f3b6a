package dev.rollsafe.effect;

import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.catalog.ObjectName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The relations and types of a database at one moment, as a connection sees them; not the server's own, nor TOAST
 * tables, nor what the tests keep in the schema {@code harness}.
 */
final class Snapshot {

  private static final String RELATIONS = """
      SELECT 'r' || c.oid, n.nspname, c.relname, c.relkind, c.relfilenode, 'r' || COALESCE(i.indrelid, d.refobjid, 0)
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_index i ON i.indexrelid = c.oid
        LEFT JOIN pg_depend d ON c.relkind = 'S' AND d.classid = 'pg_class'::regclass AND d.objid = c.oid
             AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
       WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast', 'harness')
         AND n.nspname NOT LIKE 'pg_toast_temp%'
      UNION ALL
      SELECT 't' || t.oid, n.nspname, t.typname, 'T', 0, 'r0'
        FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace LEFT JOIN pg_class c ON c.oid = t.typrelid
       WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast', 'harness')
         AND t.typcategory <> 'A' AND t.typtype <> 'm' AND (c.oid IS NULL OR c.relkind = 'c')
      """;

  /** Asked after the locks were read, as pg_relation_size takes locks itself. */
  private static final String SIZES = """
      SELECT 'r' || c.oid, pg_relation_size(c.oid) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast', 'harness')
         AND n.nspname NOT LIKE 'pg_toast_temp%'
      """;

  /**
   * One of them.
   *
   * @param key tells it from all others
   * @param file the file it is stored in; another one after a rewrite
   * @param of the key of the table that an index or an owned sequence belongs to
   */
  record Relation(String key, ObjectName name, char relkind, long file, String of) {

    ObjectKind kind() {
      return switch (relkind) {
        case 'i', 'I' -> ObjectKind.INDEX;
        case 'S' -> ObjectKind.SEQUENCE;
        case 'v' -> ObjectKind.VIEW;
        case 'm' -> ObjectKind.MATERIALIZED_VIEW;
        case 'c', 'T' -> ObjectKind.TYPE;
        default -> ObjectKind.TABLE;
      };
    }

    /** Says whether it holds rows. */
    boolean isHeap() {
      return relkind == 'r' || relkind == 'm';
    }

    boolean isStoredIndex() {
      return relkind == 'i';
    }
  }

  private final Map<String, Relation> relations;

  private Snapshot(Map<String, Relation> relations) {
    this.relations = relations;
  }

  static Snapshot of(Connection connection) throws SQLException {
    Map<String, Relation> relations = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(RELATIONS)) {
      while (rows.next()) {
        String schema = rows.getString(2).startsWith("pg_temp_") ? "pg_temp" : rows.getString(2);
        Relation relation = new Relation(
            rows.getString(1),
            new ObjectName(schema, rows.getString(3)),
            rows.getString(4).charAt(0),
            rows.getLong(5),
            rows.getString(6));
        relations.put(relation.key(), relation);
      }
    }
    return new Snapshot(relations);
  }

  Iterable<Relation> all() {
    return relations.values();
  }

  Optional<Relation> get(String key) {
    return Optional.ofNullable(relations.get(key));
  }

  /** Returns the kinds and names of all. */
  Set<String> names() {
    Set<String> names = new HashSet<>();
    relations.values().forEach(relation -> names.add(relation.relkind() + " " + relation.name()));
    return names;
  }

  /** Returns the keys of the heaps that have no row and no page at this moment. */
  static Set<String> empty(Connection connection) throws SQLException {
    Map<String, Long> sizes = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(SIZES)) {
      while (rows.next()) {
        sizes.put(rows.getString(1), rows.getLong(2));
      }
    }
    sizes.values().removeIf(size -> size > 0);
    return sizes.keySet();
  }
}
