WITH need AS (
  SELECT n.*, to_regclass(n.t) AS rel, to_regtype(n.y) AS want
    FROM jsonb_to_recordset(?::jsonb) AS n(t text, c text, y text, s boolean, i boolean, u boolean)),
used AS (
  SELECT n.*, to_regclass(n.t) AS rel FROM jsonb_to_recordset(?::jsonb) AS n(t text, i boolean, d boolean)),
label AS (
  SELECT n.*, to_regtype(n.t) AS want FROM jsonb_to_recordset(?::jsonb) AS n(t text, v text)),
inserted AS (
  SELECT u.t, a.attrelid, a.attnum, a.attname, a.attnotnull, a.atthasdef, a.attidentity, a.attgenerated, a.atttypid,
         EXISTS (SELECT FROM need n WHERE n.t = u.t AND n.c = a.attname) AS known
    FROM used u JOIN pg_attribute a ON a.attrelid = u.rel AND a.attnum > 0 AND NOT a.attisdropped
   WHERE u.i),
problem (what, why) AS (
  SELECT u.t, 'there is no such table or view' FROM used u WHERE u.rel IS NULL
  UNION ALL
  SELECT u.t, 'the role ' || current_user || ' may not DELETE' FROM used u
   WHERE u.d AND u.rel IS NOT NULL AND NOT has_table_privilege(u.rel, 'DELETE')
  UNION ALL
  SELECT n.t || '.' || n.c,
         CASE WHEN a.attnum IS NULL THEN 'there is no such column'
              WHEN n.want IS NULL THEN 'there is no type ' || n.y
              WHEN a.atttypid <> n.want AND NOT (n.want = 'varchar'::regtype AND a.atttypid = 'text'::regtype)
                THEN 'is ' || format_type(a.atttypid, NULL) || ' instead of ' || n.y
              WHEN n.s AND NOT has_column_privilege(n.rel, a.attnum, 'SELECT') THEN 'the role ' || current_user || ' may not SELECT'
              WHEN n.i AND NOT has_column_privilege(n.rel, a.attnum, 'INSERT') THEN 'the role ' || current_user || ' may not INSERT'
              WHEN n.u AND NOT has_column_privilege(n.rel, a.attnum, 'UPDATE') THEN 'the role ' || current_user || ' may not UPDATE'
         END
    FROM need n LEFT JOIN pg_attribute a ON a.attrelid = n.rel AND a.attname = n.c AND a.attnum > 0 AND NOT a.attisdropped
   WHERE n.rel IS NOT NULL
  UNION ALL
  SELECT i.t || '.' || i.attname, 'is NOT NULL without a default and unknown to this build: its INSERTs fail'
    FROM inserted i JOIN pg_type ty ON ty.oid = i.atttypid
   WHERE NOT i.known AND NOT i.atthasdef AND i.attidentity = '' AND i.attgenerated = '' AND ty.typdefault IS NULL
     AND (i.attnotnull OR ty.typnotnull
          OR EXISTS (SELECT FROM pg_constraint k
                      WHERE k.conrelid = i.attrelid AND k.contype = 'c' AND k.conkey = ARRAY[i.attnum]
                        AND pg_get_expr(k.conbin, k.conrelid) = '(' || quote_ident(i.attname) || ' IS NOT NULL)'))
     AND NOT EXISTS (SELECT FROM pg_trigger g
                      WHERE g.tgrelid = i.attrelid AND NOT g.tgisinternal AND g.tgenabled <> 'D' AND g.tgtype & 7 = 7)
  UNION ALL
  SELECT i.t || '.' || i.attname, 'the role ' || current_user || ' may not use the sequence ' || d.objid::regclass
    FROM inserted i JOIN pg_depend d ON d.refobjid = i.attrelid AND d.refobjsubid = i.attnum AND d.deptype = 'a'
     AND d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass
    JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S'
   WHERE i.atthasdef AND i.attidentity = '' AND NOT has_sequence_privilege(d.objid, 'USAGE')
  UNION ALL
  SELECT l.t, CASE WHEN l.want IS NULL THEN 'there is no such type' ELSE 'has no value ' || quote_literal(l.v) END
    FROM label l LEFT JOIN pg_enum e ON e.enumtypid = l.want AND e.enumlabel = l.v
   WHERE e.oid IS NULL
  UNION ALL
  SELECT f.name, CASE WHEN p.found IS NULL THEN 'there is no such function'
                      ELSE 'the role ' || current_user || ' may not EXECUTE it' END
    FROM unnest(?::text[]) AS f(name)
    LEFT JOIN LATERAL (
      SELECT true AS found, bool_or(has_function_privilege(p.oid, 'EXECUTE')) AS allowed
        FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
       WHERE (parse_ident(f.name))[array_upper(parse_ident(f.name), 1)] = p.proname
         AND CASE WHEN array_length(parse_ident(f.name), 1) = 2 THEN n.nspname = (parse_ident(f.name))[1]
                  ELSE pg_function_is_visible(p.oid) END
      HAVING count(*) > 0) p ON true
   WHERE p.found IS NULL OR NOT p.allowed)
SELECT DISTINCT what, why FROM problem WHERE why IS NOT NULL ORDER BY 1, 2
