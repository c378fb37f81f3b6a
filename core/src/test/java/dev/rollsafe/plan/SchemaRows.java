package dev.rollsafe.plan;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.TreeSet;

/** A schema as text rows from the server's catalogs, without what only a clock or the order of columns tells. */
final class SchemaRows {

  private static final String OURS =
      "n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg_toast%' AND n.nspname NOT LIKE 'pg_temp%'";

  private static final String ACL =
      "(SELECT string_agg(x::text, ',' ORDER BY x::text) FROM aclexplode(coalesce(%s, acldefault('%s', %s))) x)";

  private static final String QUERY = String.join(
      "\nUNION ALL\n",
      "SELECT 'schema ' || n.nspname || ' ' || coalesce(obj_description(n.oid, 'pg_namespace'), '') FROM pg_namespace n WHERE "
          + OURS,
      "SELECT concat_ws(' ', 'relation', c.oid::regclass, c.relkind, c.relpersistence, c.relrowsecurity, c.relforcerowsecurity,"
          + " c.relreplident, (SELECT string_agg(o, ',' ORDER BY o) FROM unnest(c.reloptions) o), am.amname, pg_get_expr(c.relpartbound, c.oid), pg_get_partkeydef(c.oid), '#',"
          + " CASE WHEN c.relkind IN ('r', 'p', 'v', 'm', 'f') THEN "
          + ACL.formatted("c.relacl", "r", "c.relowner")
          + " END, '#', obj_description(c.oid, 'pg_class'))"
          + " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_am am ON am.oid = c.relam WHERE c.relkind NOT IN ('i', 'I', 't') AND "
          + OURS,
      "SELECT concat_ws(' ', 'column', c.oid::regclass, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity,"
          + " a.attgenerated, pg_get_expr(d.adbin, d.adrelid), a.attcollation::regcollation, a.attstorage, a.attcompression, nullif(a.attstattarget, -1), a.attislocal, a.attinhcount, a.attoptions, a.attacl, '#', col_description(c.oid, a.attnum))"
          + " FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
          + " LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum"
          + " WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c') AND "
          + OURS,
      "SELECT concat_ws(' ', 'constraint', conrelid::regclass, contypid::regtype, conname, pg_get_constraintdef(k.oid), convalidated, '#', obj_description(k.oid, 'pg_constraint'))"
          + " FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace WHERE contype <> 't' AND "
          + OURS,
      "SELECT concat_ws(' ', 'index', pg_get_indexdef(i.indexrelid), i.indisvalid, i.indisclustered, i.indisreplident, '#', obj_description(i.indexrelid, 'pg_class'))"
          + " FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE "
          + OURS,
      "SELECT concat_ws(' ', 'view', c.oid::regclass, pg_get_viewdef(c.oid)) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('v', 'm') AND "
          + OURS,
      "SELECT concat_ws(' ', 'routine', p.oid::regprocedure, CASE WHEN p.prokind <> 'a' THEN pg_get_functiondef(p.oid) END, '#', "
          + ACL.formatted("p.proacl", "f", "p.proowner")
          + ", '#', obj_description(p.oid, 'pg_proc'))"
          + " FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e') AND "
          + OURS,
      "SELECT concat_ws(' ', 'trigger', pg_get_triggerdef(t.oid), t.tgenabled, '#', obj_description(t.oid, 'pg_trigger')) FROM pg_trigger t WHERE NOT t.tgisinternal",
      "SELECT concat_ws(' ', 'policy', p.polrelid::regclass, polname, polcmd, polpermissive, polroles::regrole[], pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) FROM pg_policy p",
      "SELECT concat_ws(' ', 'type', t.oid::regtype, typtype, format_type(typbasetype, typtypmod), typnotnull, typdefault,"
          + " (SELECT string_agg(enumlabel, ',' ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid), '#', obj_description(t.oid, 'pg_type'))"
          + " FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE typtype NOT IN ('b', 'm') AND "
          + OURS,
      "SELECT concat_ws(' ', 'sequence', seqrelid::regclass, format_type(seqtypid, NULL), seqstart, seqincrement, seqmax, seqmin, seqcache, seqcycle)"
          + " FROM pg_sequence",
      "SELECT concat_ws(' ', 'owned', d.objid::regclass, d.refobjid::regclass, a.attname) FROM pg_depend d JOIN pg_class c ON c.oid = d.objid AND c.relkind = 'S' JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid WHERE d.deptype IN ('a', 'i') AND d.classid = 'pg_class'::regclass",
      "SELECT concat_ws(' ', 'inherits', inhrelid::regclass, inhparent::regclass) FROM pg_inherits",
      "SELECT concat_ws(' ', 'extension', extname) FROM pg_extension",
      "SELECT concat_ws(' ', 'rule', pg_get_ruledef(oid)) FROM pg_rewrite WHERE rulename <> '_RETURN' AND oid >= 16384",
      "SELECT concat_ws(' ', 'statistics', pg_get_statisticsobjdef(oid)) FROM pg_statistic_ext",
      "SELECT concat_ws(' ', 'cast', castsource::regtype, casttarget::regtype) FROM pg_cast WHERE oid >= 16384",
      "SELECT concat_ws(' ', 'operator', oid::regoperator) FROM pg_operator WHERE oid >= 16384");

  private SchemaRows() {}

  static TreeSet<String> of(Connection connection) throws SQLException {
    TreeSet<String> rows = new TreeSet<>();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET LOCAL search_path = public");
      try (ResultSet result = statement.executeQuery(QUERY)) {
        while (result.next()) {
          rows.add(result.getString(1));
        }
      }
    }
    return rows;
  }

  /** Returns what is only in one of the two. */
  static String difference(TreeSet<String> wanted, TreeSet<String> got) {
    StringBuilder text = new StringBuilder();
    for (String row : wanted) {
      if (!got.contains(row)) {
        text.append("  - ").append(row).append('\n');
      }
    }
    for (String row : got) {
      if (!wanted.contains(row)) {
        text.append("  + ").append(row).append('\n');
      }
    }
    return text.toString();
  }
}
