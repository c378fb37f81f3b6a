package dev.rollsafe.verify;

import java.util.List;

/**
 * A system catalog of which {@link CatalogChanges} knows every row.
 *
 * @param from its name and alias {@code x}
 * @param joins what it must be joined with to tell the units
 * @param key a number that identifies a row
 * @param catalog the catalog of the unit that a row is a part of
 * @param unit the oid of that unit
 * @param where which of its rows count
 * @param tallied whether rows go without another trace
 */
record TrackedCatalog(
    String from,
    String joins,
    String key,
    String catalog,
    String unit,
    String where,
    boolean tallied) {

  private static final String CLASS = String.valueOf(Source.RELATIONS);
  private static final String TYPE = String.valueOf(Source.TYPES);
  private static final String INDEXED = " LEFT JOIN pg_index i ON i.indexrelid = ";

  static final List<TrackedCatalog> ALL = List.of(
      new TrackedCatalog(
          "pg_class x",
          INDEXED + "x.oid LEFT JOIN pg_class m ON x.relkind = 't' AND m.reltoastrelid = x.oid",
          "x.oid",
          CLASS,
          "coalesce(i.indrelid, m.oid, x.oid)",
          "x.oid >= 16384",
          true),
      new TrackedCatalog(
          "pg_constraint x",
          "",
          "x.oid",
          "CASE WHEN x.conrelid <> 0 THEN " + CLASS + " ELSE " + TYPE + " END",
          "CASE WHEN x.conrelid <> 0 THEN x.conrelid ELSE x.contypid END",
          "x.oid >= 16384",
          true),
      new TrackedCatalog(
          "pg_trigger x",
          " LEFT JOIN pg_constraint o ON o.oid = x.tgconstraint",
          "x.oid",
          CLASS,
          "coalesce(o.conrelid, x.tgrelid)",
          "x.oid >= 16384",
          true),
      relationPart("pg_policy", "polrelid"),
      relationPart("pg_rewrite", "ev_class"),
      relationPart("pg_statistic_ext", "stxrelid"),
      itself("pg_proc"),
      itself("pg_type"),
      new TrackedCatalog(
          "pg_depend x",
          "",
          "x.objid",
          CLASS,
          "x.objid",
          "x.classid = 1259 AND x.objid >= 16384 AND x.objsubid = 0 AND x.refclassid = 1259 AND x.deptype IN ('a', 'i')"
              + " AND x.objid IN (SELECT s.seqrelid FROM pg_sequence s)",
          true),
      new TrackedCatalog(
          "pg_description x",
          " LEFT JOIN pg_constraint o ON x.classoid = 2606 AND o.oid = x.objoid"
              + " LEFT JOIN pg_trigger g ON x.classoid = 2620 AND g.oid = x.objoid"
              + " LEFT JOIN pg_rewrite r ON x.classoid = 2618 AND r.oid = x.objoid"
              + " LEFT JOIN pg_policy p ON x.classoid = 3256 AND p.oid = x.objoid"
              + " LEFT JOIN pg_statistic_ext s ON x.classoid = 3381 AND s.oid = x.objoid"
              + " LEFT JOIN pg_index i ON x.classoid = 1259 AND i.indexrelid = x.objoid",
          // More columns than 1600 has no table; catalogs hardly share an oid.
          "x.objoid::bigint * 2048 + x.objsubid",
          "CASE WHEN x.classoid IN (2620, 2618, 3256, 3381) OR o.conrelid <> 0 THEN " + CLASS
              + " WHEN o.contypid <> 0 THEN " + TYPE + " ELSE x.classoid::bigint END",
          "coalesce(nullif(o.conrelid, 0), o.contypid, g.tgrelid, r.ev_class, p.polrelid, s.stxrelid, i.indrelid, x.objoid)",
          "x.objoid >= 16384",
          true),
      new TrackedCatalog(
          "pg_attribute x",
          INDEXED + "x.attrelid",
          "x.attrelid::bigint * 2048 + x.attnum",
          CLASS,
          "coalesce(i.indrelid, x.attrelid)",
          "x.attrelid >= 16384",
          false),
      untallied("pg_attrdef", "adrelid", CLASS),
      untallied("pg_index", "indrelid", CLASS),
      new TrackedCatalog(
          "pg_inherits x",
          INDEXED + "x.inhrelid",
          "x.inhrelid",
          CLASS,
          "coalesce(i.indrelid, x.inhrelid)",
          "x.inhrelid >= 16384",
          false),
      untallied("pg_sequence", "seqrelid", CLASS),
      untallied("pg_foreign_table", "ftrelid", CLASS),
      untallied("pg_enum", "enumtypid", TYPE));

  /** Catalogs whose rows seldom change, and say what many objects are called or made of: then all is read. */
  private static final List<String> RARE = List.of(
      "pg_namespace",
      "pg_operator x WHERE x.oid >= 16384",
      "pg_cast x WHERE x.oid >= 16384",
      "pg_opclass x WHERE x.oid >= 16384",
      "pg_opfamily x WHERE x.oid >= 16384",
      "pg_amop x WHERE x.oid >= 16384",
      "pg_amproc x WHERE x.oid >= 16384",
      "pg_extension",
      "pg_depend x WHERE x.refclassid = 3079",
      "pg_event_trigger",
      "pg_publication",
      "pg_publication_rel",
      "pg_default_acl",
      "pg_collation x WHERE x.oid >= 16384",
      "pg_conversion x WHERE x.oid >= 16384",
      "pg_ts_config x WHERE x.oid >= 16384",
      "pg_ts_config_map x WHERE x.mapcfg >= 16384",
      "pg_ts_dict x WHERE x.oid >= 16384",
      "pg_language x WHERE x.oid >= 16384",
      "pg_foreign_data_wrapper",
      "pg_foreign_server",
      "pg_am x WHERE x.oid >= 16384",
      "pg_transform",
      "pg_description x WHERE x.objoid < 16384 AND x.classoid = 2615");

  private static final List<String> QUERIES = build();

  private static TrackedCatalog relationPart(String name, String relation) {
    return new TrackedCatalog(
        name + " x", "", "x.oid", CLASS, "x." + relation, "x.oid >= 16384", true);
  }

  private static TrackedCatalog itself(String name) {
    return new TrackedCatalog(
        name + " x", "", "x.oid", "x.tableoid::bigint", "x.oid", "x.oid >= 16384", true);
  }

  private static TrackedCatalog untallied(String name, String unit, String catalog) {
    String oid = "x." + unit;
    return new TrackedCatalog(name + " x", "", oid, catalog, oid, oid + " >= 16384", false);
  }

  /** Returns three queries: the transaction to ask from next time, the rows that are as young as {@code $1}, and the tallies. */
  static List<String> queries() {
    return QUERIES;
  }

  private static List<String> build() {
    StringBuilder changed =
        new StringBuilder("WITH since AS MATERIALIZED (SELECT age($1::xid) AS age)");
    StringBuilder tallies = new StringBuilder();
    for (int i = 0; i < ALL.size(); i++) {
      changed.append(i == 0 ? "\n" : "\nUNION ALL ").append(ALL.get(i).changed(i));
      if (ALL.get(i).tallied()) {
        tallies.append(i == 0 ? "" : "\nUNION ALL ").append(ALL.get(i).tally(i));
      }
    }
    for (int i = 0; i < RARE.size(); i++) {
      tallies
          .append("\nUNION ALL SELECT ")
          .append(ALL.size() + i)
          .append(", count(*), coalesce(sum(xmin::text::bigint), 0)::bigint FROM ")
          .append(RARE.get(i));
    }
    tallies.append("\nUNION ALL SELECT -1, count(*), coalesce(sum(u.umid::bigint"
        + " + hashtext(array_to_string(u.umoptions, ','))), 0)::bigint FROM pg_user_mappings u"
        + "\nUNION ALL SELECT -2, count(*), coalesce(sum(s.oid::bigint + hashtext(concat(s.subname, s.subowner, s.subenabled,"
        + " s.subslotname, s.subpublications))), 0)::bigint FROM pg_subscription s");
    return List.of(
        "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint % 4294967296",
        changed.toString(), tallies.toString());
  }

  private String changed(int number) {
    return "SELECT " + number + ", (" + key + ")::bigint, (" + catalog + ")::bigint, (" + unit
        + ")::bigint FROM " + from + joins + " WHERE " + where
        + " AND age(x.xmin) <= (SELECT age FROM since)";
  }

  private String tally(int number) {
    return "SELECT " + number + ", count(*), coalesce(sum((" + key + ")::bigint), 0)::bigint FROM "
        + from + " WHERE " + where;
  }

  /** Returns the query for the keys of all its rows. */
  String keys() {
    return "SELECT (" + key + ")::bigint FROM " + from + " WHERE " + where;
  }
}
