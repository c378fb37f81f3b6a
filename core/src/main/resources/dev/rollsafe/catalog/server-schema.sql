-- The objects of a database as the statements that make them, in the order pg_dump writes them: what depends on another
-- object comes behind it. Each query gives statements, one a row; a comment line ends a query. A line that ends with
-- "-- 15+" or "-- 16-" is for those versions. Members of extensions are the extension's business.
SELECT 'CREATE SCHEMA ' || quote_ident(n.nspname) AS ddl
  FROM pg_namespace n
 WHERE n.oid >= 16384 AND n.nspname NOT LIKE 'pg\_%'
   AND n.oid NOT IN (SELECT d.objid FROM pg_depend d WHERE d.classid = 'pg_namespace'::regclass AND d.deptype = 'e')
 ORDER BY n.oid
--
SELECT 'CREATE EXTENSION ' || quote_ident(e.extname) || ' SCHEMA ' || quote_ident(n.nspname)
  FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.oid >= 16384 ORDER BY e.oid
--
SELECT CASE t.typtype
    WHEN 'e' THEN 'CREATE TYPE ' || t.oid::regtype || ' AS ENUM (' || coalesce((SELECT string_agg(quote_literal(e.enumlabel), ', '
      ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid), '') || ')'
    WHEN 'c' THEN 'CREATE TYPE ' || t.oid::regtype || ' AS (' || coalesce((SELECT string_agg(quote_ident(a.attname) || ' '
      || format_type(a.atttypid, a.atttypmod), ', ' ORDER BY a.attnum) FROM pg_attribute a
      WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped), '') || ')'
    WHEN 'r' THEN 'CREATE TYPE ' || t.oid::regtype || ' AS RANGE (SUBTYPE = '
      || (SELECT format_type(r.rngsubtype, NULL) FROM pg_range r WHERE r.rngtypid = t.oid) || ')'
    ELSE 'CREATE DOMAIN ' || t.oid::regtype || ' AS ' || format_type(t.typbasetype, t.typtypmod)
      || coalesce(' DEFAULT ' || pg_get_expr(t.typdefaultbin, 0), '') || CASE WHEN t.typnotnull THEN ' NOT NULL' ELSE '' END
      || coalesce((SELECT string_agg(' CONSTRAINT ' || quote_ident(o.conname) || ' ' || pg_get_constraintdef(o.oid), '' ORDER BY o.conname)
         FROM pg_constraint o WHERE o.contypid = t.oid AND o.contype = 'c' AND o.convalidated), '')
    END
  FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace LEFT JOIN pg_class c ON c.oid = t.typrelid
 WHERE t.oid >= 16384 AND t.typtype IN ('e', 'c', 'r', 'd') AND (t.typrelid = 0 OR c.relkind = 'c') AND n.nspname NOT LIKE 'pg\_%'
   AND t.oid NOT IN (SELECT d.objid FROM pg_depend d WHERE d.classid = 'pg_type'::regclass AND d.deptype = 'e')
 ORDER BY t.oid
--
SELECT 'ALTER DOMAIN ' || o.contypid::regtype || ' ADD CONSTRAINT ' || quote_ident(o.conname) || ' ' || pg_get_constraintdef(o.oid)
  FROM pg_constraint o JOIN pg_namespace n ON n.oid = o.connamespace
 WHERE o.contypid >= 16384 AND NOT o.convalidated AND n.nspname NOT LIKE 'pg\_%'
--
SELECT pg_get_functiondef(p.oid)
  FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
 WHERE p.oid >= 16384 AND p.prokind <> 'a' AND n.nspname NOT LIKE 'pg\_%'
   AND p.oid NOT IN (SELECT d.objid FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.deptype IN ('e', 'i'))
 ORDER BY p.oid
--
SELECT 'CREATE ' || CASE c.relpersistence WHEN 'u' THEN 'UNLOGGED ' ELSE '' END || 'SEQUENCE ' || c.oid::regclass || ' AS ' || format_type(s.seqtypid, NULL)
    || ' INCREMENT BY ' || s.seqincrement || ' MINVALUE ' || s.seqmin || ' MAXVALUE ' || s.seqmax || ' START WITH ' || s.seqstart
    || ' CACHE ' || s.seqcache || CASE WHEN s.seqcycle THEN ' CYCLE' ELSE '' END
  FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE c.oid >= 16384 AND n.nspname NOT LIKE 'pg\_%'
   AND c.oid NOT IN (SELECT d.objid FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.deptype IN ('e', 'i'))
 ORDER BY c.oid
--
SELECT 'CREATE ' || CASE c.relpersistence WHEN 'u' THEN 'UNLOGGED ' ELSE '' END || CASE c.relkind WHEN 'f' THEN 'FOREIGN ' ELSE '' END
    || 'TABLE ' || c.oid::regclass || ' ('
    || concat_ws(', ', (SELECT string_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
         || CASE WHEN a.attcollation <> t.typcollation THEN ' COLLATE ' || a.attcollation::regcollation ELSE '' END
         || CASE WHEN a.attgenerated <> '' THEN ' GENERATED ALWAYS AS (' || pg_get_expr(f.adbin, f.adrelid) || ') '
              || CASE a.attgenerated WHEN 's' THEN 'STORED' ELSE 'VIRTUAL' END
              ELSE coalesce(' DEFAULT ' || pg_get_expr(f.adbin, f.adrelid), '') END
         || CASE WHEN a.attidentity <> '' THEN ' GENERATED ' || CASE a.attidentity WHEN 'a' THEN 'ALWAYS' ELSE 'BY DEFAULT' END || ' AS IDENTITY'
              || coalesce((SELECT ' (SEQUENCE NAME ' || d.objid::regclass || ' INCREMENT BY ' || s.seqincrement || ' MINVALUE ' || s.seqmin
                   || ' MAXVALUE ' || s.seqmax || ' START WITH ' || s.seqstart || ' CACHE ' || s.seqcache || CASE WHEN s.seqcycle THEN ' CYCLE' ELSE '' END || ')'
                   FROM pg_depend d JOIN pg_sequence s ON s.seqrelid = d.objid
                   WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjid = c.oid AND d.refobjsubid = a.attnum
                     AND d.deptype = 'i'), '') ELSE '' END
         || CASE WHEN a.attnotnull THEN coalesce((SELECT ' CONSTRAINT ' || quote_ident(o.conname) FROM pg_constraint o
              WHERE o.conrelid = c.oid AND o.contype = 'n' AND o.conkey[1] = a.attnum
                AND o.conname <> c.relname || '_' || a.attname || '_not_null'), '') || ' NOT NULL' ELSE '' END, ', ' ORDER BY a.attnum)
       FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
       LEFT JOIN pg_attrdef f ON f.adrelid = a.attrelid AND f.adnum = a.attnum
       WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND (a.attislocal OR c.relispartition)),
      (SELECT string_agg('CONSTRAINT ' || quote_ident(o.conname) || ' ' || pg_get_constraintdef(o.oid), ', ' ORDER BY o.oid)
         FROM pg_constraint o WHERE o.conrelid = c.oid AND o.contype = 'c' AND o.convalidated
           AND (o.conislocal OR c.relispartition))) || ')'
    || CASE WHEN NOT c.relispartition AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attinhcount > 0 AND NOT a.attislocal)
         THEN ' INHERITS (' || (SELECT string_agg(i.inhparent::regclass::text, ', ' ORDER BY i.inhseqno)
           FROM pg_inherits i WHERE i.inhrelid = c.oid) || ')' ELSE '' END
    || CASE WHEN c.relkind = 'p' THEN ' PARTITION BY ' || pg_get_partkeydef(c.oid) ELSE '' END
    || CASE WHEN c.relkind = 'f' THEN ' SERVER ' || (SELECT quote_ident(s.srvname) FROM pg_foreign_table f
         JOIN pg_foreign_server s ON s.oid = f.ftserver WHERE f.ftrelid = c.oid) ELSE '' END
    || CASE WHEN c.relam <> 0 AND c.relkind = 'r' THEN coalesce((SELECT ' USING ' || quote_ident(m.amname) FROM pg_am m WHERE m.oid = c.relam AND m.amname <> 'heap'), '') ELSE '' END
    || coalesce(' WITH (' || (SELECT string_agg(quote_ident(o.option_name) || ' = ' || quote_literal(o.option_value), ', ')
         FROM pg_options_to_table(c.reloptions) o) || ')', '')
    || coalesce((SELECT ' TABLESPACE ' || quote_ident(t.spcname) FROM pg_tablespace t WHERE t.oid = c.reltablespace), '')
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE c.oid >= 16384 AND c.relkind IN ('r', 'p', 'f') AND n.nspname NOT LIKE 'pg\_%'
   AND c.oid NOT IN (SELECT d.objid FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.deptype = 'e')
 ORDER BY c.oid
--
SELECT CASE WHEN c.relispartition THEN 'ALTER TABLE ' || i.inhparent::regclass || ' ATTACH PARTITION ' || c.oid::regclass || ' '
         || pg_get_expr(c.relpartbound, c.oid)
       ELSE 'ALTER TABLE ' || c.oid::regclass || ' INHERIT ' || i.inhparent::regclass END
  FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE c.relkind IN ('r', 'p', 'f') AND c.oid >= 16384 AND n.nspname NOT LIKE 'pg\_%'
   AND c.oid NOT IN (SELECT d.objid FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.deptype = 'e')
   AND (c.relispartition OR NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attinhcount > 0 AND NOT a.attislocal))
 ORDER BY c.oid, i.inhseqno
--
SELECT 'ALTER SEQUENCE ' || d.objid::regclass || ' OWNED BY ' || d.refobjid::regclass || '.' || quote_ident(a.attname)
  FROM pg_depend d JOIN pg_class c ON c.oid = d.objid AND c.relkind = 'S' JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
 WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.deptype = 'a' AND c.oid >= 16384
   AND n.nspname NOT LIKE 'pg\_%'
 ORDER BY c.oid
--
SELECT 'ALTER TABLE ONLY ' || o.conrelid::regclass || ' ADD CONSTRAINT ' || quote_ident(o.conname) || ' ' || pg_get_constraintdef(o.oid)
  FROM pg_constraint o JOIN pg_class c ON c.oid = o.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE o.oid >= 16384 AND (o.contype IN ('p', 'u', 'x') OR o.contype = 'c' AND NOT o.convalidated) AND n.nspname NOT LIKE 'pg\_%'
   AND c.oid NOT IN (SELECT d.objid FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.deptype = 'e')
 ORDER BY o.oid
--
SELECT CASE c.relkind WHEN 'v' THEN 'CREATE VIEW ' ELSE 'CREATE MATERIALIZED VIEW ' END || c.oid::regclass
    || coalesce(' WITH (' || (SELECT string_agg(quote_ident(o.option_name) || ' = ' || quote_literal(o.option_value), ', ')
         FROM pg_options_to_table(c.reloptions) o) || ')', '')
    || ' AS ' || rtrim(pg_get_viewdef(c.oid), ';') || CASE WHEN c.relkind = 'm' AND NOT c.relispopulated THEN ' WITH NO DATA' ELSE '' END
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE c.oid >= 16384 AND c.relkind IN ('v', 'm') AND n.nspname NOT LIKE 'pg\_%'
   AND c.oid NOT IN (SELECT d.objid FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.deptype = 'e')
 ORDER BY c.oid
--
SELECT pg_get_indexdef(i.indexrelid)
  FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE i.indexrelid >= 16384 AND n.nspname NOT LIKE 'pg\_%'
   AND i.indexrelid NOT IN (SELECT o.conindid FROM pg_constraint o WHERE o.contype IN ('p', 'u', 'x'))
   AND i.indrelid NOT IN (SELECT d.objid FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.deptype = 'e')
 ORDER BY i.indexrelid
--
SELECT 'ALTER INDEX ' || h.inhparent::regclass || ' ATTACH PARTITION ' || h.inhrelid::regclass
  FROM pg_inherits h JOIN pg_class c ON c.oid = h.inhrelid JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE c.relkind IN ('i', 'I') AND c.oid >= 16384 AND n.nspname NOT LIKE 'pg\_%'
 ORDER BY h.inhrelid
--
SELECT 'ALTER TABLE ' || CASE WHEN c.relkind = 'p' THEN '' ELSE 'ONLY ' END || o.conrelid::regclass || ' ADD CONSTRAINT ' || quote_ident(o.conname) || ' ' || pg_get_constraintdef(o.oid)
  FROM pg_constraint o JOIN pg_class c ON c.oid = o.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE o.oid >= 16384 AND o.contype = 'f' AND o.conparentid = 0 AND n.nspname NOT LIKE 'pg\_%'
   AND c.oid NOT IN (SELECT d.objid FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.deptype = 'e')
 ORDER BY o.oid
--
SELECT pg_get_ruledef(r.oid)
  FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE r.oid >= 16384 AND r.rulename <> '_RETURN' AND n.nspname NOT LIKE 'pg\_%'
   AND c.oid NOT IN (SELECT d.objid FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.deptype = 'e')
 ORDER BY r.oid
--
SELECT s.ddl FROM (
  SELECT g.oid, 1 AS place, pg_get_triggerdef(g.oid) AS ddl
    FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE g.oid >= 16384 AND NOT g.tgisinternal AND g.tgparentid = 0 AND n.nspname NOT LIKE 'pg\_%'
  UNION ALL
  SELECT g.oid, 2, 'ALTER TABLE ' || g.tgrelid::regclass || ' ' || CASE g.tgenabled WHEN 'D' THEN 'DISABLE' WHEN 'A' THEN 'ENABLE ALWAYS' ELSE 'ENABLE REPLICA' END
      || ' TRIGGER ' || quote_ident(g.tgname)
    FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE g.oid >= 16384 AND NOT g.tgisinternal AND g.tgparentid = 0 AND g.tgenabled <> 'O' AND n.nspname NOT LIKE 'pg\_%') s
 ORDER BY s.oid, s.place
--
SELECT 'CREATE POLICY ' || quote_ident(p.polname) || ' ON ' || p.polrelid::regclass
    || CASE WHEN p.polpermissive THEN '' ELSE ' AS RESTRICTIVE' END
    || CASE p.polcmd WHEN 'r' THEN ' FOR SELECT' WHEN 'a' THEN ' FOR INSERT' WHEN 'w' THEN ' FOR UPDATE' WHEN 'd' THEN ' FOR DELETE' ELSE '' END
    || ' TO ' || (SELECT string_agg(CASE u.r WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(u.r)) END, ', ') FROM unnest(p.polroles) u(r))
    || coalesce(' USING (' || pg_get_expr(p.polqual, p.polrelid) || ')', '')
    || coalesce(' WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', '')
  FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE p.oid >= 16384 AND n.nspname NOT LIKE 'pg\_%' ORDER BY p.oid
--
SELECT s.ddl FROM (
  SELECT c.oid, 'ALTER TABLE ' || c.oid::regclass || ' ENABLE ROW LEVEL SECURITY' AS ddl FROM pg_class c WHERE c.relrowsecurity AND c.oid >= 16384
  UNION ALL
  SELECT c.oid, 'ALTER TABLE ' || c.oid::regclass || ' FORCE ROW LEVEL SECURITY' FROM pg_class c WHERE c.relforcerowsecurity AND c.oid >= 16384
  UNION ALL
  SELECT c.oid, 'ALTER TABLE ' || c.oid::regclass || ' REPLICA IDENTITY '
      || CASE c.relreplident WHEN 'f' THEN 'FULL' WHEN 'n' THEN 'NOTHING'
         ELSE 'USING INDEX ' || (SELECT quote_ident(x.relname) FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid WHERE i.indrelid = c.oid AND i.indisreplident) END
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE c.relkind IN ('r', 'p') AND c.relreplident IN ('f', 'n', 'i') AND c.oid >= 16384 AND n.nspname NOT LIKE 'pg\_%') s
 ORDER BY s.oid
