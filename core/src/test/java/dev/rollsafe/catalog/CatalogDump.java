package dev.rollsafe.catalog;

import dev.rollsafe.ast.IndexElement;
import dev.rollsafe.ast.Persistence;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The same lines of text from our catalog and from a server's, so that they can be compared. */
final class CatalogDump {

  private CatalogDump() {}

  static String of(Catalog catalog) {
    TreeSet<String> lines = new TreeSet<>();
    for (Table table : catalog.tables()) {
      if (table.name().schema().equals("pg_temp")) {
        continue;
      }
      lines.add("table " + full(table.name()) + (table.isPartitioned() ? " partitioned" : ""));
      int position = 0;
      for (Column column : table.columns()) {
        position++;
        lines.add("column %s.%02d %s %s%s%s%s%s"
            .formatted(
                full(table.name()),
                position,
                column.name(),
                // format_type prints the scale that was left out.
                column.type().toString().replaceFirst("numeric\\((\\d+)\\)", "numeric($1,0)"),
                column.notNull() ? " not null" : "",
                column.defaultValue().isPresent() ? " default" : "",
                column.generated().isPresent() ? " generated" : "",
                column
                    .identity()
                    .map(i -> i.always() ? " always" : " by default")
                    .orElse("")));
      }
      for (Constraint constraint : table.constraints()) {
        if (constraint.kind() != Constraint.Kind.NOT_NULL) {
          lines.add("constraint %s %s %s (%s)%s%s%s"
              .formatted(
                  full(table.name()),
                  constraint.name(),
                  constraint.kind(),
                  constraint.kind() == Constraint.Kind.CHECK
                      ? constraint.columns().stream().sorted().collect(Collectors.joining(","))
                      : String.join(",", constraint.columns()),
                  constraint
                      .referenced()
                      .map(r -> " -> " + full(r) + constraint.referencedColumns())
                      .orElse(""),
                  constraint.validated() ? "" : " not valid",
                  constraint.deferrable()
                      ? constraint.initiallyDeferred() ? " deferred" : " deferrable"
                      : ""));
        }
      }
      for (Index index : catalog.indexes(table.name())) {
        lines.add(index(index));
      }
      for (Trigger trigger : table.triggers()) {
        lines.add("trigger " + full(table.name()) + " " + trigger.name() + " " + trigger.mode());
      }
      for (Policy policy : table.policies()) {
        lines.add("policy " + full(table.name()) + " " + policy.name());
      }
    }
    for (View view : catalog.views()) {
      if (!view.temporary()) {
        lines.add((view.materialized() ? "materialized view " : "view ")
            + full(view.name())
            + (view.options().isEmpty()
                ? ""
                : " " + new TreeSet<>(view.options().keySet())));
        for (Trigger trigger : view.triggers()) {
          lines.add("trigger " + full(view.name()) + " " + trigger.name() + " " + trigger.mode());
        }
        catalog.indexes(view.name()).forEach(index -> lines.add(index(index)));
      }
    }
    for (Sequence sequence : catalog.sequences()) {
      if (!sequence.name().schema().equals("pg_temp")) {
        lines.add("sequence "
            + full(sequence.name())
            + (sequence.persistence() == Persistence.UNLOGGED ? " unlogged" : "")
            + sequence
                .owner()
                .map(o -> " of " + full(o.table()) + "." + o.column())
                .orElse(""));
      }
    }
    for (Type type : catalog.types()) {
      lines.add("type "
          + full(type.name())
          + " "
          + type.kind()
          + (type.kind() == Type.Kind.ENUM ? " " + type.labels() : "")
          + (type.kind() == Type.Kind.COMPOSITE ? " " + attributes(type) : ""));
      if (type.kind() == Type.Kind.DOMAIN) {
        domain(type, lines);
      }
    }
    for (List<Routine> routines : catalog.state.routines().values()) {
      for (Routine routine : routines) {
        lines.add("routine "
            + full(routine.name())
            + (routine.definition().procedure() ? " procedure" : " function")
            + "("
            + routine.signature()
            + ")");
      }
    }
    return String.join("\n", lines);
  }

  private static String attributes(Type type) {
    List<String> attributes = new ArrayList<>();
    for (Column attribute : type.attributes()) {
      attributes.add(attribute.name() + " " + attribute.type());
    }
    return attributes.toString();
  }

  private static void domain(Type type, Set<String> lines) {
    String name = "domain " + full(type.name());
    lines.add(name
        + " on "
        + type.base().orElseThrow()
        + (type.notNull() ? " not null" : "")
        + (type.defaultValue().isPresent() ? " default" : ""));
    for (Constraint constraint : type.constraints()) {
      lines.add(
          name + " constraint " + constraint.name() + (constraint.validated() ? "" : " not valid"));
    }
  }

  private static String index(Index index) {
    List<String> key = new ArrayList<>();
    for (IndexElement element : index.elements()) {
      key.add(element.column().map(c -> c.value()).orElse("<expression>"));
    }
    return "index %s on %s%s (%s)%s%s"
        .formatted(
            full(index.name()),
            full(index.table()),
            index.unique() ? " unique" : "",
            String.join(",", key),
            index.where().isPresent() ? " where" : "",
            index.valid() ? "" : " invalid");
  }

  private static String full(ObjectName name) {
    return name.schema() + "." + name.name();
  }

  static String of(Connection connection) throws SQLException {
    TreeSet<String> lines = new TreeSet<>();
    for (String query : QUERIES) {
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(query)) {
        while (rows.next()) {
          lines.add(rows.getString(1));
        }
      }
    }
    return String.join("\n", lines);
  }

  private static final String OURS = " n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' ";

  private static final List<String> QUERIES = List.of(
      """
          SELECT 'table ' || n.nspname || '.' || c.relname || CASE relkind WHEN 'p' THEN ' partitioned' ELSE '' END
          FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE relkind IN ('r', 'p', 'f') AND""" + OURS,
      """
          SELECT 'column ' || n.nspname || '.' || c.relname || '.' || to_char(row_number() OVER (PARTITION BY c.oid ORDER BY attnum), 'FM00')
            || ' ' || attname || ' ' || format_type(atttypid, atttypmod)
            || CASE WHEN attnotnull THEN ' not null' ELSE '' END
            || CASE WHEN atthasdef AND attgenerated = '' THEN ' default' ELSE '' END
            || CASE WHEN attgenerated <> '' THEN ' generated' ELSE '' END
            || CASE attidentity WHEN 'a' THEN ' always' WHEN 'd' THEN ' by default' ELSE '' END
          FROM pg_attribute a JOIN pg_class c ON c.oid = attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE relkind IN ('r', 'p', 'f') AND attnum > 0 AND NOT attisdropped AND""" + OURS,
      """
          SELECT 'constraint ' || n.nspname || '.' || c.relname || ' ' || conname || ' '
            || CASE contype WHEN 'p' THEN 'PRIMARY_KEY' WHEN 'u' THEN 'UNIQUE' WHEN 'f' THEN 'FOREIGN_KEY' WHEN 'c' THEN 'CHECK' ELSE 'EXCLUDE' END
            || ' (' || coalesce((SELECT string_agg(attname, ',' ORDER BY CASE WHEN contype = 'c' THEN attname END COLLATE "C", ord)
                 FROM unnest(conkey) WITH ORDINALITY k(num, ord) JOIN pg_attribute ON attrelid = c.oid AND attnum = num), '') || ')'
            || coalesce(' -> ' || rn.nspname || '.' || r.relname || '[' || (SELECT string_agg(attname, ', ' ORDER BY ord)
                 FROM unnest(confkey) WITH ORDINALITY k(num, ord) JOIN pg_attribute ON attrelid = r.oid AND attnum = num) || ']', '')
            || CASE WHEN convalidated THEN '' ELSE ' not valid' END
            || CASE WHEN condeferred THEN ' deferred' WHEN condeferrable THEN ' deferrable' ELSE '' END
          FROM pg_constraint k JOIN pg_class c ON c.oid = conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
          LEFT JOIN pg_class r ON r.oid = confrelid LEFT JOIN pg_namespace rn ON rn.oid = r.relnamespace
          WHERE contype IN ('p', 'u', 'f', 'c', 'x') AND (conparentid = 0 OR contype <> 'f' OR conrelid <> confrelid) AND""" + OURS,
      """
          SELECT 'index ' || n.nspname || '.' || i.relname || ' on ' || tn.nspname || '.' || t.relname
            || CASE WHEN indisunique THEN ' unique' ELSE '' END || ' ('
            || (SELECT string_agg(coalesce(attname, '<expression>'), ',' ORDER BY ord)
                FROM unnest(indkey) WITH ORDINALITY k(num, ord) LEFT JOIN pg_attribute ON attrelid = t.oid AND attnum = num AND num > 0
                WHERE ord <= indnkeyatts) || ')'
            || CASE WHEN indpred IS NULL THEN '' ELSE ' where' END || CASE WHEN indisvalid THEN '' ELSE ' invalid' END
          FROM pg_index x JOIN pg_class i ON i.oid = indexrelid JOIN pg_namespace n ON n.oid = i.relnamespace
          JOIN pg_class t ON t.oid = indrelid JOIN pg_namespace tn ON tn.oid = t.relnamespace WHERE""" + OURS,
      """
          SELECT 'trigger ' || n.nspname || '.' || c.relname || ' ' || tgname || ' '
            || CASE tgenabled WHEN 'O' THEN 'ENABLE' WHEN 'D' THEN 'DISABLE' WHEN 'A' THEN 'ENABLE ALWAYS' ELSE 'ENABLE REPLICA' END
          FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE NOT tgisinternal AND tgparentid = 0 AND relkind IN ('r', 'p', 'v') AND""" + OURS,
      """
          SELECT 'policy ' || n.nspname || '.' || c.relname || ' ' || polname
          FROM pg_policy JOIN pg_class c ON c.oid = polrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE""" + OURS,
      """
          SELECT CASE relkind WHEN 'v' THEN 'view ' ELSE 'materialized view ' END || n.nspname || '.' || c.relname
            || coalesce(' [' || (SELECT string_agg(option_name, ', ' ORDER BY option_name COLLATE "C") FROM pg_options_to_table(reloptions)) || ']', '')
          FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE relkind IN ('v', 'm') AND""" + OURS,
      """
          SELECT 'sequence ' || n.nspname || '.' || c.relname
            || CASE c.relpersistence WHEN 'u' THEN ' unlogged' ELSE '' END || coalesce(' of ' || tn.nspname || '.' || t.relname || '.' || attname, '')
          FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          LEFT JOIN pg_depend d ON classid = 'pg_class'::regclass AND objid = c.oid AND deptype IN ('a', 'i') AND refclassid = 'pg_class'::regclass AND refobjsubid > 0
          LEFT JOIN pg_class t ON t.oid = refobjid LEFT JOIN pg_namespace tn ON tn.oid = t.relnamespace
          LEFT JOIN pg_attribute ON attrelid = t.oid AND attnum = refobjsubid
          WHERE c.relkind = 'S' AND""" + OURS,
      """
          SELECT 'type ' || n.nspname || '.' || typname || ' '
            || CASE typtype WHEN 'e' THEN 'ENUM [' || coalesce((SELECT string_agg(enumlabel, ', ' ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid), '') || ']'
               WHEN 'd' THEN 'DOMAIN' WHEN 'r' THEN 'RANGE' ELSE 'COMPOSITE [' || coalesce((SELECT string_agg(attname || ' ' || format_type(atttypid, atttypmod), ', ' ORDER BY attnum)
                 FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped), '') || ']' END
          FROM pg_type t JOIN pg_namespace n ON n.oid = typnamespace LEFT JOIN pg_class c ON c.oid = typrelid
          WHERE (typtype IN ('e', 'd', 'r') OR (typtype = 'c' AND c.relkind = 'c')) AND""" + OURS,
      """
          SELECT 'domain ' || n.nspname || '.' || typname || ' on ' || format_type(typbasetype, typtypmod)
            || CASE WHEN typnotnull THEN ' not null' ELSE '' END || CASE WHEN typdefault IS NULL THEN '' ELSE ' default' END
          FROM pg_type JOIN pg_namespace n ON n.oid = typnamespace WHERE typtype = 'd' AND""" + OURS,
      """
          SELECT 'domain ' || n.nspname || '.' || typname || ' constraint ' || conname || CASE WHEN convalidated THEN '' ELSE ' not valid' END
          FROM pg_constraint JOIN pg_type t ON t.oid = contypid JOIN pg_namespace n ON n.oid = typnamespace WHERE contype = 'c' AND""" + OURS,
      """
          SELECT 'routine ' || n.nspname || '.' || proname || CASE prokind WHEN 'p' THEN ' procedure' ELSE ' function' END
            || '(' || coalesce((SELECT string_agg(format_type(type, NULL), ', ' ORDER BY ord)
                 FROM unnest(proargtypes) WITH ORDINALITY a(type, ord)), '') || ')'
          FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace
          WHERE NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = p.oid AND deptype = 'i') AND""" + OURS);
}
