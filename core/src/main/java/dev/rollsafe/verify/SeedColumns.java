package dev.rollsafe.verify;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables of a database, with what rows of theirs need. */
final class SeedColumns {

  /** A column: what the server says of it, and the literals in checks that name it. */
  record Column(
      String name,
      String type,
      String category,
      String typtype,
      boolean notNull,
      boolean hasDefault,
      boolean written,
      int length,
      List<String> labels,
      Optional<String> referenced,
      List<String> literals) {}

  /** A table: columns in order, tables that its foreign keys refer to, unique keys as lists of columns. */
  record Table(String name, List<Column> columns, List<String> refers, List<String> uniqueKeys) {}

  private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')*)'");

  private static final String QUERY = """
      SELECT c.oid::regclass::text, quote_ident(a.attname), format_type(b.oid, CASE WHEN t.typtype = 'd' THEN t.typtypmod ELSE a.atttypmod END),
             b.typcategory::text, b.typtype::text, a.attnotnull OR t.typnotnull, a.atthasdef OR a.attidentity <> '' OR t.typdefault IS NOT NULL,
             a.attgenerated = '' AND a.attidentity <> 'a',
             CASE WHEN b.typname IN ('varchar', 'bpchar') AND greatest(a.atttypmod, t.typtypmod) > 4 THEN greatest(a.atttypmod, t.typtypmod) - 4 ELSE 0 END,
             (SELECT array_to_string(array_agg(quote_literal(e.enumlabel) ORDER BY e.enumsortorder), E'\\n') FROM pg_enum e WHERE e.enumtypid = b.oid),
             (SELECT f.confrelid::regclass || E'\\n' || quote_ident(r.attname) FROM pg_constraint f
                JOIN pg_attribute r ON r.attrelid = f.confrelid AND r.attnum = f.confkey[array_position(f.conkey, a.attnum)]
               WHERE f.conrelid = c.oid AND f.contype = 'f' AND a.attnum = ANY (f.conkey) LIMIT 1),
             (SELECT string_agg(pg_get_constraintdef(k.oid), E'\\n') FROM pg_constraint k
               WHERE k.contype = 'c' AND (k.conrelid = c.oid AND a.attnum = ANY (k.conkey) OR k.contypid = t.oid))
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        JOIN pg_type t ON t.oid = a.atttypid JOIN pg_type b ON b.oid = CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE t.oid END
       WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.oid >= 16384 AND n.nspname NOT LIKE 'pg\\_%'
       ORDER BY c.oid, a.attnum
      """;

  private static final String KEYS = """
      SELECT i.indrelid::regclass::text, (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY k.place)
               FROM unnest(i.indkey::int2[]) WITH ORDINALITY k (num, place) JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.num
              WHERE k.place <= i.indnkeyatts)
        FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE i.indisunique AND i.indimmediate AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL AND c.oid >= 16384
         AND c.relkind IN ('r', 'p') AND n.nspname NOT LIKE 'pg\\_%'
       ORDER BY i.indexrelid
      """;

  private SeedColumns() {}

  /** Returns the tables, those that others refer to first. */
  static List<Table> of(Connection connection) throws SQLException {
    Map<String, Table> tables = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement()) {
      try (ResultSet rows = statement.executeQuery(QUERY)) {
        while (rows.next()) {
          Table table = tables.computeIfAbsent(
              rows.getString(1),
              name -> new Table(name, new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
          Column column = column(rows);
          table.columns().add(column);
          column.referenced().ifPresent(r -> table.refers().add(r.substring(0, r.indexOf('\n'))));
        }
      }
      try (ResultSet rows = statement.executeQuery(KEYS)) {
        while (rows.next()) {
          Table table = tables.get(rows.getString(1));
          if (table != null) {
            table.uniqueKeys().add(rows.getString(2));
          }
        }
      }
    }
    List<Table> ordered = new ArrayList<>();
    for (Table table : tables.values()) {
      place(table, tables, ordered, new ArrayList<>());
    }
    return ordered;
  }

  private static void place(
      Table table, Map<String, Table> all, List<Table> ordered, List<Table> open) {
    if (ordered.contains(table) || open.contains(table)) {
      return;
    }
    open.add(table);
    for (String other : table.refers()) {
      Table referenced = all.get(other);
      if (referenced != null) {
        place(referenced, all, ordered, open);
      }
    }
    ordered.add(table);
  }

  private static Column column(ResultSet rows) throws SQLException {
    String labels = rows.getString(10);
    String checks = rows.getString(12);
    List<String> literals = new ArrayList<>();
    if (checks != null) {
      Matcher matcher = LITERAL.matcher(checks);
      while (matcher.find()) {
        literals.add(matcher.group());
      }
    }
    return new Column(
        rows.getString(2),
        rows.getString(3),
        rows.getString(4),
        rows.getString(5),
        rows.getBoolean(6),
        rows.getBoolean(7),
        rows.getBoolean(8),
        rows.getInt(9),
        labels == null ? List.of() : List.of(labels.split("\n", -1)),
        Optional.ofNullable(rows.getString(11)),
        literals);
  }
}
