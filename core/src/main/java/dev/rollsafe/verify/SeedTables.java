package dev.rollsafe.verify;

import dev.rollsafe.verify.SeedTable.Check;
import dev.rollsafe.verify.SeedTable.Column;
import dev.rollsafe.verify.SeedTable.ForeignKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the tables of a database that rows can be put into; partitions get theirs through the partitioned table. */
final class SeedTables {

  private static final String COLUMNS = """
      SELECT c.oid, c.oid::regclass::text, quote_ident(a.attname), a.attnum, format_type(a.atttypid, a.atttypmod),
             format_type(b.oid, NULL), b.typcategory::text, a.attnotnull OR t.typnotnull,
             a.atthasdef OR a.attidentity <> '' OR t.typdefault IS NOT NULL, a.attgenerated = '' AND a.attidentity <> 'a',
             CASE WHEN b.typname IN ('varchar', 'bpchar') THEN greatest(a.atttypmod, t.typtypmod, 4) - 4 ELSE 0 END,
             (SELECT string_agg(quote_literal(e.enumlabel), E'\\n' ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = b.oid),
             (SELECT string_agg(pg_get_constraintdef(k.oid), ' ') FROM pg_constraint k WHERE k.contypid = t.oid AND t.typtype = 'd'
                 AND k.contype = 'c')
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        JOIN pg_type t ON t.oid = a.atttypid JOIN pg_type b ON b.oid = CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE t.oid END
       WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.oid >= 16384 AND n.nspname NOT LIKE 'pg\\_%'
         AND c.oid NOT IN (SELECT d.objid FROM pg_depend d WHERE d.refclassid = 'pg_extension'::regclass
                              AND d.classid = 'pg_class'::regclass AND d.deptype = 'e')
       ORDER BY c.oid, a.attnum
      """;

  private static final String FOREIGN_KEYS = """
      SELECT f.conrelid, array_to_string(f.conkey, ','), f.confrelid, f.confrelid::regclass::text,
             (SELECT string_agg(quote_ident(r.attname), E'\\n' ORDER BY k.place) FROM unnest(f.confkey) WITH ORDINALITY k (num, place)
                JOIN pg_attribute r ON r.attrelid = f.confrelid AND r.attnum = k.num)
        FROM pg_constraint f WHERE f.contype = 'f' AND f.conparentid = 0 AND f.oid >= 16384 ORDER BY f.oid
      """;

  private static final String CHECKS = """
      SELECT k.conrelid, pg_get_expr(k.conbin, k.conrelid), array_to_string(k.conkey, ',') FROM pg_constraint k
       WHERE k.contype = 'c' AND k.conrelid <> 0 AND k.oid >= 16384
      UNION ALL
      SELECT p.partrelid, pg_get_partition_constraintdef((SELECT l.relid FROM pg_partition_tree(p.partrelid) l WHERE l.isleaf LIMIT 1)),
             array_to_string(p.partattrs::int2[], ',')
        FROM pg_partitioned_table p JOIN pg_class c ON c.oid = p.partrelid WHERE NOT c.relispartition
      """;

  private static final String KEYS = """
      SELECT i.indrelid, i.indisprimary, (SELECT string_agg(quote_ident(a.attname), E'\\n' ORDER BY k.place)
               FROM unnest(i.indkey::int2[]) WITH ORDINALITY k (num, place) JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.num
              WHERE k.place <= i.indnkeyatts)
        FROM pg_index i
       WHERE i.indisunique AND i.indimmediate AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL AND i.indrelid >= 16384
       ORDER BY i.indexrelid
      """;

  private SeedTables() {}

  /** Returns the tables, those that others refer to first. */
  static List<SeedTable> of(Connection connection) throws SQLException {
    Map<Long, SeedTable> tables = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement()) {
      columns(statement, tables);
      try (ResultSet rows = statement.executeQuery(FOREIGN_KEYS)) {
        while (rows.next()) {
          SeedTable table = tables.get(rows.getLong(1));
          if (table != null) {
            table
                .foreignKeys()
                .add(new ForeignKey(
                    numbers(rows.getString(2)),
                    rows.getLong(3),
                    rows.getString(4),
                    lines(rows.getString(5))));
          }
        }
      }
      checks(statement, tables);
      keys(statement, tables);
    }
    List<SeedTable> ordered = new ArrayList<>();
    Set<Long> placed = new LinkedHashSet<>();
    for (SeedTable table : tables.values()) {
      place(table, tables, ordered, placed);
    }
    return ordered;
  }

  private static void columns(Statement statement, Map<Long, SeedTable> tables)
      throws SQLException {
    try (ResultSet rows = statement.executeQuery(COLUMNS)) {
      while (rows.next()) {
        SeedTable table = tables.get(rows.getLong(1));
        if (table == null) {
          table = new SeedTable(
              rows.getLong(1),
              rows.getString(2),
              new ArrayList<>(),
              new ArrayList<>(),
              new ArrayList<>(),
              new ArrayList<>(),
              new ArrayList<>());
          tables.put(table.oid(), table);
        }
        String domainChecks = rows.getString(13);
        table
            .columns()
            .add(new Column(
                rows.getString(3),
                rows.getInt(4),
                rows.getString(5),
                rows.getString(6),
                rows.getString(7),
                rows.getBoolean(8),
                rows.getBoolean(9),
                rows.getBoolean(10),
                rows.getInt(11),
                lines(rows.getString(12)),
                domainChecks == null ? "" : domainChecks));
      }
    }
  }

  private static void checks(Statement statement, Map<Long, SeedTable> tables) throws SQLException {
    try (ResultSet rows = statement.executeQuery(CHECKS)) {
      while (rows.next()) {
        SeedTable table = tables.get(rows.getLong(1));
        String expression = rows.getString(2);
        if (table != null && expression != null) {
          table.checks().add(new Check(expression, numbers(rows.getString(3))));
        }
      }
    }
  }

  private static void keys(Statement statement, Map<Long, SeedTable> tables) throws SQLException {
    try (ResultSet rows = statement.executeQuery(KEYS)) {
      while (rows.next()) {
        SeedTable table = tables.get(rows.getLong(1));
        if (table != null) {
          List<String> columns = lines(rows.getString(3));
          table.uniqueKeys().add(columns);
          if (rows.getBoolean(2)) {
            table.primaryKey().addAll(columns);
          }
        }
      }
    }
  }

  private static void place(
      SeedTable table, Map<Long, SeedTable> all, List<SeedTable> ordered, Set<Long> placed) {
    if (!placed.add(table.oid())) {
      return;
    }
    for (ForeignKey key : table.foreignKeys()) {
      SeedTable referenced = all.get(key.referenced());
      if (referenced != null) {
        place(referenced, all, ordered, placed);
      }
    }
    ordered.add(table);
  }

  private static List<String> lines(@Nullable String text) {
    return text == null ? List.of() : List.of(text.split("\n", -1));
  }

  private static List<Integer> numbers(@Nullable String text) {
    List<Integer> numbers = new ArrayList<>();
    if (text != null) {
      for (String number : text.split(",", -1)) {
        if (!number.isEmpty() && !number.equals("0")) {
          numbers.add(Integer.valueOf(number));
        }
      }
    }
    return numbers;
  }

  /** Returns the names of tables that are without rows. */
  static SortedSet<String> empty(Connection connection, List<SeedTable> tables)
      throws SQLException {
    SortedSet<String> empty = new TreeSet<>();
    Map<Integer, String> names = new HashMap<>();
    StringBuilder query = new StringBuilder();
    for (SeedTable table : tables) {
      query
          .append(query.length() == 0 ? "" : " UNION ALL ")
          .append("SELECT ")
          .append(names.size())
          .append(" WHERE NOT EXISTS (SELECT FROM ")
          .append(table.name())
          .append(')');
      names.put(names.size(), table.name());
    }
    if (names.isEmpty()) {
      return empty;
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query.toString())) {
      while (rows.next()) {
        empty.add(String.valueOf(names.get(rows.getInt(1))));
      }
    }
    return empty;
  }
}
