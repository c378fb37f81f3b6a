-- What the statements of server-schema.sql leave out: who owns the objects, who may do what, what is said of them, and how
-- columns are stored and counted. Who made the objects matters to nobody who judges migrations, but to those who take them back.
SELECT s.ddl FROM (
  SELECT c.oid, 'ALTER ' || CASE c.relkind WHEN 'v' THEN 'VIEW ' WHEN 'm' THEN 'MATERIALIZED VIEW ' WHEN 'f' THEN 'FOREIGN TABLE '
      WHEN 'S' THEN 'SEQUENCE ' ELSE 'TABLE ' END || c.oid::regclass || ' OWNER TO ' || quote_ident(pg_get_userbyid(c.relowner)) AS ddl
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE c.oid >= 16384 AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S') AND n.nspname NOT LIKE 'pg\_%'
     AND c.oid NOT IN (SELECT d.objid FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.deptype = 'e')
     AND (c.relkind <> 'S' OR c.oid NOT IN (SELECT d.objid FROM pg_depend d WHERE d.classid = 'pg_class'::regclass
       AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')))
  UNION ALL
  SELECT n.oid, 'ALTER SCHEMA ' || quote_ident(n.nspname) || ' OWNER TO ' || quote_ident(pg_get_userbyid(n.nspowner))
    FROM pg_namespace n WHERE n.oid >= 16384 AND n.nspname NOT LIKE 'pg\_%'
     AND n.oid NOT IN (SELECT d.objid FROM pg_depend d WHERE d.classid = 'pg_namespace'::regclass AND d.deptype = 'e')
  UNION ALL
  SELECT t.oid, 'ALTER ' || CASE t.typtype WHEN 'd' THEN 'DOMAIN ' ELSE 'TYPE ' END || t.oid::regtype || ' OWNER TO '
      || quote_ident(pg_get_userbyid(t.typowner))
    FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace LEFT JOIN pg_class c ON c.oid = t.typrelid
   WHERE t.oid >= 16384 AND t.typtype IN ('e', 'c', 'r', 'd') AND (t.typrelid = 0 OR c.relkind = 'c') AND n.nspname NOT LIKE 'pg\_%'
     AND t.oid NOT IN (SELECT d.objid FROM pg_depend d WHERE d.classid = 'pg_type'::regclass AND d.deptype = 'e')
  UNION ALL
  SELECT p.oid, 'ALTER ' || CASE p.prokind WHEN 'p' THEN 'PROCEDURE ' ELSE 'FUNCTION ' END || p.oid::regprocedure || ' OWNER TO '
      || quote_ident(pg_get_userbyid(p.proowner))
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
   WHERE p.oid >= 16384 AND p.prokind <> 'a' AND n.nspname NOT LIKE 'pg\_%'
     AND p.oid NOT IN (SELECT d.objid FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.deptype IN ('e', 'i'))) s
 ORDER BY s.oid
--
SELECT s.ddl FROM (
  SELECT c.oid, 0 AS place, x.privilege_type, 'GRANT ' || x.privilege_type || ' ON ' || CASE c.relkind WHEN 'S' THEN 'SEQUENCE ' ELSE 'TABLE ' END
      || c.oid::regclass || ' TO ' || CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(x.grantee)) END
      || CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END AS ddl
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace CROSS JOIN LATERAL aclexplode(c.relacl) x
   WHERE c.oid >= 16384 AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S') AND n.nspname NOT LIKE 'pg\_%' AND x.grantee <> c.relowner
  UNION ALL
  SELECT c.oid, a.attnum, x.privilege_type, 'GRANT ' || x.privilege_type || ' (' || quote_ident(a.attname) || ') ON TABLE ' || c.oid::regclass || ' TO '
      || CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(x.grantee)) END
      || CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
   CROSS JOIN LATERAL aclexplode(a.attacl) x
   WHERE c.oid >= 16384 AND n.nspname NOT LIKE 'pg\_%' AND NOT a.attisdropped
  UNION ALL
  SELECT n.oid, 0, x.privilege_type, 'GRANT ' || x.privilege_type || ' ON SCHEMA ' || quote_ident(n.nspname) || ' TO '
      || CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(x.grantee)) END
      || CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END
    FROM pg_namespace n CROSS JOIN LATERAL aclexplode(n.nspacl) x
   WHERE n.oid >= 16384 AND n.nspname NOT LIKE 'pg\_%' AND x.grantee <> n.nspowner
  UNION ALL
  SELECT p.oid, 1, x.privilege_type, 'GRANT ' || x.privilege_type || ' ON ' || CASE p.prokind WHEN 'p' THEN 'PROCEDURE ' ELSE 'FUNCTION ' END
      || p.oid::regprocedure || ' TO ' || quote_ident(pg_get_userbyid(x.grantee)) || CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace CROSS JOIN LATERAL aclexplode(p.proacl) x
   WHERE p.oid >= 16384 AND p.prokind <> 'a' AND n.nspname NOT LIKE 'pg\_%' AND x.grantee <> p.proowner AND x.grantee <> 0
  UNION ALL
  SELECT p.oid, 0, 'EXECUTE', 'REVOKE EXECUTE ON ' || CASE p.prokind WHEN 'p' THEN 'PROCEDURE ' ELSE 'FUNCTION ' END || p.oid::regprocedure || ' FROM PUBLIC'
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
   WHERE p.oid >= 16384 AND p.prokind <> 'a' AND n.nspname NOT LIKE 'pg\_%' AND p.proacl IS NOT NULL
     AND NOT EXISTS (SELECT FROM aclexplode(p.proacl) x WHERE x.grantee = 0)) s
 ORDER BY s.oid, s.place, s.privilege_type
--
SELECT s.ddl FROM (
  SELECT c.oid, a.attnum, 1 AS place, 'ALTER TABLE ' || c.oid::regclass || ' ALTER COLUMN ' || quote_ident(a.attname) || ' SET STORAGE '
      || CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END AS ddl
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_type t ON t.oid = a.atttypid
   WHERE c.oid >= 16384 AND c.relkind IN ('r', 'p', 'f') AND n.nspname NOT LIKE 'pg\_%' AND a.attnum > 0 AND NOT a.attisdropped
     AND a.attstorage <> t.typstorage
  UNION ALL
  SELECT c.oid, a.attnum, 2, 'ALTER TABLE ' || c.oid::regclass || ' ALTER COLUMN ' || quote_ident(a.attname) || ' SET COMPRESSION ' -- 14+
      || CASE a.attcompression WHEN 'p' THEN 'pglz' ELSE 'lz4' END -- 14+
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid -- 14+
   WHERE c.oid >= 16384 AND c.relkind IN ('r', 'p', 'm') AND n.nspname NOT LIKE 'pg\_%' AND NOT a.attisdropped AND a.attcompression <> '' -- 14+
  UNION ALL -- 14+
  SELECT c.oid, a.attnum, 3, 'ALTER TABLE ' || c.oid::regclass || ' ALTER COLUMN ' || quote_ident(a.attname) || ' SET STATISTICS ' || a.attstattarget
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
   WHERE c.oid >= 16384 AND c.relkind IN ('r', 'p', 'f') AND n.nspname NOT LIKE 'pg\_%' AND a.attnum > 0 AND NOT a.attisdropped AND a.attstattarget >= 0
  UNION ALL
  SELECT c.oid, a.attnum, 4, 'ALTER TABLE ' || c.oid::regclass || ' ALTER COLUMN ' || quote_ident(a.attname) || ' SET ('
      || (SELECT string_agg(quote_ident(o.option_name) || ' = ' || o.option_value, ', ') FROM pg_options_to_table(a.attoptions) o) || ')'
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
   WHERE c.oid >= 16384 AND c.relkind IN ('r', 'p', 'f') AND n.nspname NOT LIKE 'pg\_%' AND NOT a.attisdropped AND a.attoptions IS NOT NULL
  UNION ALL
  SELECT c.oid, a.attnum, 5, 'ALTER INDEX ' || c.oid::regclass || ' ALTER COLUMN ' || a.attnum || ' SET STATISTICS ' || a.attstattarget
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
   WHERE c.oid >= 16384 AND c.relkind IN ('i', 'I') AND n.nspname NOT LIKE 'pg\_%' AND a.attstattarget >= 0
  UNION ALL
  SELECT i.indrelid, 0, 6, 'ALTER TABLE ' || i.indrelid::regclass || ' CLUSTER ON ' || quote_ident(c.relname)
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE i.indisclustered AND c.oid >= 16384 AND n.nspname NOT LIKE 'pg\_%'
  UNION ALL
  SELECT r.ev_class, 0, 7, 'ALTER TABLE ' || r.ev_class::regclass || ' ' || CASE r.ev_enabled WHEN 'D' THEN 'DISABLE' WHEN 'A' THEN 'ENABLE ALWAYS' ELSE 'ENABLE REPLICA' END
      || ' RULE ' || quote_ident(r.rulename)
    FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE r.oid >= 16384 AND r.rulename <> '_RETURN' AND r.ev_enabled <> 'O' AND n.nspname NOT LIKE 'pg\_%') s
 ORDER BY s.oid, s.attnum, s.place
--
SELECT pg_get_statisticsobjdef(x.oid)
  FROM pg_statistic_ext x JOIN pg_namespace n ON n.oid = x.stxnamespace WHERE x.oid >= 16384 AND n.nspname NOT LIKE 'pg\_%' ORDER BY x.oid
--
SELECT 'COMMENT ON ' || s.object || ' IS ' || quote_literal(s.description) FROM (
  SELECT CASE WHEN d.objsubid <> 0 THEN 'COLUMN ' || c.oid::regclass || '.' || quote_ident(a.attname)
         ELSE CASE c.relkind WHEN 'v' THEN 'VIEW ' WHEN 'm' THEN 'MATERIALIZED VIEW ' WHEN 'f' THEN 'FOREIGN TABLE ' WHEN 'S' THEN 'SEQUENCE '
           WHEN 'i' THEN 'INDEX ' WHEN 'I' THEN 'INDEX ' WHEN 'c' THEN 'TYPE ' ELSE 'TABLE ' END || c.oid::regclass END AS object, d.description
    FROM pg_description d JOIN pg_class c ON c.oid = d.objoid AND d.classoid = 'pg_class'::regclass JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.objsubid AND d.objsubid <> 0
   WHERE c.oid >= 16384 AND n.nspname NOT LIKE 'pg\_%'
  UNION ALL
  SELECT CASE WHEN o.conrelid <> 0 THEN 'CONSTRAINT ' || quote_ident(o.conname) || ' ON ' || o.conrelid::regclass
         ELSE 'CONSTRAINT ' || quote_ident(o.conname) || ' ON DOMAIN ' || o.contypid::regtype END, d.description
    FROM pg_description d JOIN pg_constraint o ON o.oid = d.objoid AND d.classoid = 'pg_constraint'::regclass WHERE o.oid >= 16384
  UNION ALL
  SELECT 'TRIGGER ' || quote_ident(g.tgname) || ' ON ' || g.tgrelid::regclass, d.description
    FROM pg_description d JOIN pg_trigger g ON g.oid = d.objoid AND d.classoid = 'pg_trigger'::regclass WHERE g.oid >= 16384
  UNION ALL
  SELECT 'POLICY ' || quote_ident(p.polname) || ' ON ' || p.polrelid::regclass, d.description
    FROM pg_description d JOIN pg_policy p ON p.oid = d.objoid AND d.classoid = 'pg_policy'::regclass WHERE p.oid >= 16384
  UNION ALL
  SELECT 'RULE ' || quote_ident(r.rulename) || ' ON ' || r.ev_class::regclass, d.description
    FROM pg_description d JOIN pg_rewrite r ON r.oid = d.objoid AND d.classoid = 'pg_rewrite'::regclass WHERE r.oid >= 16384
  UNION ALL
  SELECT CASE p.prokind WHEN 'p' THEN 'PROCEDURE ' ELSE 'FUNCTION ' END || p.oid::regprocedure, d.description
    FROM pg_description d JOIN pg_proc p ON p.oid = d.objoid AND d.classoid = 'pg_proc'::regclass JOIN pg_namespace n ON n.oid = p.pronamespace
   WHERE p.oid >= 16384 AND p.prokind <> 'a' AND n.nspname NOT LIKE 'pg\_%'
     AND p.oid NOT IN (SELECT e.objid FROM pg_depend e WHERE e.classid = 'pg_proc'::regclass AND e.deptype = 'e')
  UNION ALL
  SELECT CASE t.typtype WHEN 'd' THEN 'DOMAIN ' ELSE 'TYPE ' END || t.oid::regtype, d.description
    FROM pg_description d JOIN pg_type t ON t.oid = d.objoid AND d.classoid = 'pg_type'::regclass WHERE t.oid >= 16384
     AND t.oid NOT IN (SELECT e.objid FROM pg_depend e WHERE e.classid = 'pg_type'::regclass AND e.deptype = 'e')
  UNION ALL
  SELECT 'SCHEMA ' || quote_ident(n.nspname), d.description
    FROM pg_description d JOIN pg_namespace n ON n.oid = d.objoid AND d.classoid = 'pg_namespace'::regclass WHERE n.oid >= 16384
  UNION ALL
  SELECT 'EXTENSION ' || quote_ident(e.extname), d.description
    FROM pg_description d JOIN pg_extension e ON e.oid = d.objoid AND d.classoid = 'pg_extension'::regclass WHERE e.oid >= 16384
  UNION ALL
  SELECT 'STATISTICS ' || x.stxnamespace::regnamespace || '.' || quote_ident(x.stxname), d.description
    FROM pg_description d JOIN pg_statistic_ext x ON x.oid = d.objoid AND d.classoid = 'pg_statistic_ext'::regclass) s
