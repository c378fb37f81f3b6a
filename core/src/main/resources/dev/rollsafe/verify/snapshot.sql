-- What Snapshot asks of a server, all in one round trip. A comment line that begins with "--" ends a query.
--
-- The columns "class", "oid" and "sub" say which row of the catalog it is; "kind" and "object" name what a row is about; "of"
-- names the object that it is a part of. Of a part of a relation, "rel" is the relation's oid, "part" the name in it and "behind" the
-- constraint that it stands behind; a relation without "kind" tells its name alone. All others are properties: the label is
-- the name, and one that is null is not there. A label with [] holds lines whose order does not matter. A line that ends with
-- "-- 15+" or "-- 16-" is for those versions.
--
-- What stands in /*some .. */ is a comment where all is read; where only some relations, routines and types are read again, the
-- queries that have it are asked alone, with it; $1 is the array of their oids.
--
-- Objects of the system have oids below 16384 (FirstNormalObjectId), the schema public excepted; members of extensions are
-- the extension's business. The search path is empty, so that every name comes with its schema.
SELECT n.tableoid AS class, n.oid, 'schema' AS kind, quote_ident(n.nspname) AS object,
       pg_get_userbyid(n.nspowner) AS owner,
       array_to_string(coalesce(n.nspacl, acldefault('n', n.nspowner)), E'\n') AS "grants[]"
  FROM pg_namespace n
 WHERE (n.oid >= 16384 OR n.nspname = 'public') AND n.nspname NOT LIKE 'pg\_%'
   AND n.oid NOT IN (SELECT d.objid FROM pg_depend d WHERE d.refclassid = 'pg_extension'::regclass
                        AND d.classid = 'pg_namespace'::regclass AND d.deptype = 'e')
--
SELECT c.tableoid AS class, c.oid,
       CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'f' THEN 'foreign table' WHEN 'c' THEN NULL
         ELSE 'table' END AS kind,
       quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS object,
       CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END AS definition,
       CASE c.relpersistence WHEN 'u' THEN 'unlogged' END AS persistence,
       CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END AS "partitioned by",
       pg_get_expr(c.relpartbound, c.oid) AS "partition bound",
       (SELECT string_agg(i.inhparent::regclass::text, ', ' ORDER BY i.inhseqno)
          FROM pg_inherits i WHERE i.inhrelid = c.oid) AS "inherits",
       CASE WHEN c.reloftype <> 0 THEN c.reloftype::regtype::text END AS "of type",
       array_to_string(c.reloptions, E'\n') AS "options[]",
       CASE WHEN c.reltoastrelid <> 0 THEN
         (SELECT array_to_string(t.reloptions, E'\n') FROM pg_class t WHERE t.oid = c.reltoastrelid) END AS "toast options[]",
       (SELECT a.amname FROM pg_am a WHERE a.oid = c.relam AND a.amname <> 'heap') AS "access method",
       (SELECT t.spcname FROM pg_tablespace t WHERE t.oid = c.reltablespace) AS tablespace,
       CASE WHEN c.relrowsecurity THEN 'enabled' END AS "row security",
       CASE WHEN c.relforcerowsecurity THEN 'forced' END AS "row security of the owner",
       CASE c.relreplident WHEN 'f' THEN 'full' WHEN 'n' THEN 'nothing' WHEN 'i' THEN 'index' END AS "replica identity",
       CASE WHEN c.relkind = 'm' AND NOT c.relispopulated THEN 'not populated' END AS rows,
       (SELECT s.srvname FROM pg_foreign_table f JOIN pg_foreign_server s ON s.oid = f.ftserver
         WHERE f.ftrelid = c.oid) AS server,
       (SELECT array_to_string(f.ftoptions, E'\n') FROM pg_foreign_table f WHERE f.ftrelid = c.oid) AS "foreign options[]",
       pg_get_userbyid(c.relowner) AS owner,
       array_to_string(coalesce(c.relacl, acldefault('r', c.relowner)), E'\n') AS "grants[]"
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE c.oid >= 16384 AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'c') AND n.nspname NOT LIKE 'pg\_%'
   /*some AND c.oid = ANY ($1::oid[]) */
   AND c.oid NOT IN (SELECT d.objid FROM pg_depend d WHERE d.refclassid = 'pg_extension'::regclass
                        AND d.classid = 'pg_class'::regclass AND d.deptype = 'e')
--
SELECT c.tableoid AS class, c.oid, a.attnum AS sub, 'column' AS kind,
       c.oid AS rel, quote_ident(a.attname) AS part,
       format_type(a.atttypid, a.atttypmod) AS type,
       CASE WHEN a.attcollation <> t.typcollation THEN a.attcollation::regcollation::text END AS collation,
       CASE WHEN a.attnotnull THEN 'not null' END AS nulls,
       CASE WHEN a.attgenerated = '' THEN pg_get_expr(f.adbin, f.adrelid) END AS "default",
       CASE a.attgenerated WHEN 's' THEN 'stored: ' WHEN 'v' THEN 'virtual: ' END || pg_get_expr(f.adbin, f.adrelid) AS generated,
       CASE a.attidentity WHEN 'a' THEN 'always' WHEN 'd' THEN 'by default' END AS identity,
       CASE WHEN a.attstorage <> t.typstorage THEN
         CASE a.attstorage WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external' WHEN 'm' THEN 'main' ELSE 'extended' END
       END AS storage,
       CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END AS compression, -- 14+
       nullif(a.attstattarget, -1)::text AS "statistics target",
       array_to_string(a.attoptions, E'\n') AS "options[]",
       array_to_string(a.attfdwoptions, E'\n') AS "foreign options[]",
       CASE WHEN a.attinhcount > 0 THEN
         a.attinhcount || ' times' || CASE WHEN a.attislocal THEN ', and its own' ELSE '' END END AS inherited,
       array_to_string(a.attacl, E'\n') AS "grants[]"
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_type t ON t.oid = a.atttypid
  LEFT JOIN pg_attrdef f ON f.adrelid = a.attrelid AND f.adnum = a.attnum
 WHERE c.oid >= 16384 AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'c') AND n.nspname NOT LIKE 'pg\_%'
   AND a.attnum > 0 AND NOT a.attisdropped
   /*some AND c.oid = ANY ($1::oid[]) */
   AND c.oid NOT IN (SELECT d.objid FROM pg_depend d WHERE d.refclassid = 'pg_extension'::regclass
                        AND d.classid = 'pg_class'::regclass AND d.deptype = 'e')
   AND (c.relkind <> 'c' OR c.reltype NOT IN (SELECT d.objid FROM pg_depend d WHERE d.refclassid = 'pg_extension'::regclass
                        AND d.classid = 'pg_type'::regclass AND d.deptype = 'e'))
 ORDER BY c.oid, a.attnum
--
SELECT o.tableoid AS class, o.oid, 'constraint' AS kind, nullif(o.conrelid, 0) AS rel, quote_ident(o.conname) AS part,
       nullif(o.contypid, 0) AS domain, CASE WHEN o.contypid <> 0 THEN o.contypid::regtype::text END AS of,
       pg_get_constraintdef(o.oid) AS definition,
       CASE WHEN o.conparentid <> 0 THEN 'part of that on '
         || (SELECT p.conrelid::regclass::text FROM pg_constraint p WHERE p.oid = o.conparentid)
            WHEN o.coninhcount > 0 THEN
         o.coninhcount || ' times' || CASE WHEN o.conislocal THEN ', and its own' ELSE '' END END AS inherited,
       (SELECT string_agg(DISTINCT g.tgenabled::text, ', ') FROM pg_trigger g
         WHERE g.tgconstraint = o.oid AND g.tgisinternal AND g.tgenabled <> 'O') AS "state of its triggers"
  FROM pg_constraint o JOIN pg_namespace n ON n.oid = o.connamespace
 WHERE o.oid >= 16384 AND o.contype <> 't' AND (o.conrelid <> 0 OR o.contypid <> 0) AND n.nspname NOT LIKE 'pg\_%'
   /*some AND (o.conrelid = ANY ($1::oid[]) OR o.contypid = ANY ($1::oid[])) */
   AND o.conrelid NOT IN (SELECT d.objid FROM pg_depend d WHERE d.refclassid = 'pg_extension'::regclass
                        AND d.classid = 'pg_class'::regclass AND d.deptype = 'e')
   AND o.contypid NOT IN (SELECT d.objid FROM pg_depend d WHERE d.refclassid = 'pg_extension'::regclass
                        AND d.classid = 'pg_type'::regclass AND d.deptype = 'e')
   AND o.oid NOT IN (SELECT d.objid FROM pg_depend d WHERE d.refclassid = 'pg_extension'::regclass
                        AND d.classid = 'pg_constraint'::regclass AND d.deptype = 'e')
--
SELECT c.tableoid AS class, c.oid, 'index' AS kind, quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS object,
       i.indrelid AS rel, quote_ident(o.conname) AS behind,
       pg_get_indexdef(i.indexrelid) AS definition,
       CASE WHEN NOT i.indisvalid THEN 'invalid' END AS validity,
       CASE WHEN NOT i.indisready THEN 'not ready' END AS readiness,
       CASE WHEN i.indisclustered THEN 'clustered on it' END AS clustering,
       CASE WHEN i.indisreplident THEN 'replica identity' END AS "replica identity",
       (SELECT h.inhparent::regclass::text FROM pg_inherits h WHERE h.inhrelid = i.indexrelid) AS "attached to",
       (SELECT t.spcname FROM pg_tablespace t WHERE t.oid = c.reltablespace) AS tablespace,
       (SELECT string_agg(a.attnum || ': ' || a.attstattarget, ', ' ORDER BY a.attnum) FROM pg_attribute a
         WHERE a.attrelid = i.indexrelid AND a.attstattarget >= 0) AS "statistics targets"
  FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_constraint o ON o.conindid = i.indexrelid AND o.conrelid = i.indrelid AND o.contype IN ('p', 'u', 'x')
 WHERE i.indexrelid >= 16384 AND n.nspname NOT LIKE 'pg\_%'
   /*some AND i.indrelid = ANY ($1::oid[]) */
   AND i.indrelid NOT IN (SELECT d.objid FROM pg_depend d WHERE d.refclassid = 'pg_extension'::regclass
                        AND d.classid = 'pg_class'::regclass AND d.deptype = 'e')
   AND i.indexrelid NOT IN (SELECT d.objid FROM pg_depend d WHERE d.refclassid = 'pg_extension'::regclass
                        AND d.classid = 'pg_class'::regclass AND d.deptype = 'e')
--
SELECT c.tableoid AS class, c.oid, 'sequence' AS kind, quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS object,
       o.refobjid::regclass::text || '.' || quote_ident(a.attname) AS of,
       format_type(s.seqtypid, NULL) AS type, s.seqstart::text AS start, s.seqincrement::text AS increment,
       s.seqmin::text AS minimum, s.seqmax::text AS maximum, s.seqcache::text AS cache,
       CASE WHEN s.seqcycle THEN 'cycle' END AS "at its end",
       CASE c.relpersistence WHEN 'u' THEN 'unlogged' END AS persistence,
       o.refobjid::regclass::text || '.' || quote_ident(a.attname)
         || CASE o.deptype WHEN 'i' THEN ', as its identity' ELSE '' END AS "owned by",
       pg_get_userbyid(c.relowner) AS owner,
       array_to_string(coalesce(c.relacl, acldefault('s', c.relowner)), E'\n') AS "grants[]"
  FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_depend o ON o.classid = 'pg_class'::regclass AND o.objid = c.oid AND o.objsubid = 0
        AND o.refclassid = 'pg_class'::regclass AND o.deptype IN ('a', 'i')
  LEFT JOIN pg_attribute a ON a.attrelid = o.refobjid AND a.attnum = o.refobjsubid
 WHERE c.oid >= 16384 AND n.nspname NOT LIKE 'pg\_%'
   /*some AND c.oid = ANY ($1::oid[]) */
   AND c.oid NOT IN (SELECT d.objid FROM pg_depend d WHERE d.refclassid = 'pg_extension'::regclass
                        AND d.classid = 'pg_class'::regclass AND d.deptype = 'e')
   AND coalesce(o.refobjid, 0) NOT IN (SELECT d.objid FROM pg_depend d WHERE d.refclassid = 'pg_extension'::regclass
                        AND d.classid = 'pg_class'::regclass AND d.deptype = 'e')
--
SELECT r.tableoid AS class, r.oid, 'rule' AS kind,
       r.ev_class AS rel, quote_ident(r.rulename) AS part,
       pg_get_ruledef(r.oid) AS definition,
       CASE r.ev_enabled WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'on replicas' WHEN 'A' THEN 'always' END AS state
  FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE r.oid >= 16384 AND r.rulename <> '_RETURN' AND n.nspname NOT LIKE 'pg\_%'
   /*some AND r.ev_class = ANY ($1::oid[]) */
   AND c.oid NOT IN (SELECT d.objid FROM pg_depend d WHERE d.refclassid = 'pg_extension'::regclass
                        AND d.classid = 'pg_class'::regclass AND d.deptype = 'e')
--
SELECT g.tableoid AS class, g.oid, 'trigger' AS kind,
       g.tgrelid AS rel, quote_ident(g.tgname) AS part,
       pg_get_triggerdef(g.oid) AS definition,
       CASE g.tgenabled WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'on replicas' WHEN 'A' THEN 'always' END AS state,
       CASE WHEN g.tgparentid <> 0 THEN 'part of that on the partitioned table' END AS inherited
  FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE g.oid >= 16384 AND (NOT g.tgisinternal OR g.tgparentid <> 0 AND g.tgconstraint = 0) AND n.nspname NOT LIKE 'pg\_%'
   /*some AND g.tgrelid = ANY ($1::oid[]) */
   AND c.oid NOT IN (SELECT d.objid FROM pg_depend d WHERE d.refclassid = 'pg_extension'::regclass
                        AND d.classid = 'pg_class'::regclass AND d.deptype = 'e')
   AND g.oid NOT IN (SELECT d.objid FROM pg_depend d WHERE d.refclassid = 'pg_extension'::regclass
                        AND d.classid = 'pg_trigger'::regclass AND d.deptype = 'e')
--
SELECT p.tableoid AS class, p.oid, 'policy' AS kind,
       p.polrelid AS rel, quote_ident(p.polname) AS part,
       CASE p.polcmd WHEN 'r' THEN 'select' WHEN 'a' THEN 'insert' WHEN 'w' THEN 'update' WHEN 'd' THEN 'delete' ELSE 'all' END AS "command",
       CASE WHEN p.polpermissive THEN 'permissive' ELSE 'restrictive' END AS mode,
       (SELECT string_agg(CASE u.r WHEN 0 THEN 'public' ELSE quote_ident(pg_get_userbyid(u.r)) END, E'\n')
          FROM unnest(p.polroles) u(r)) AS "roles[]",
       pg_get_expr(p.polqual, p.polrelid) AS "using",
       pg_get_expr(p.polwithcheck, p.polrelid) AS "with check"
  FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE p.oid >= 16384 AND n.nspname NOT LIKE 'pg\_%'
   /*some AND p.polrelid = ANY ($1::oid[]) */
--
SELECT p.tableoid AS class, p.oid,
       CASE p.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' ELSE 'function' END AS kind,
       p.oid::regprocedure::text AS object,
       CASE WHEN p.prokind <> 'a' THEN pg_get_functiondef(p.oid)
         ELSE (SELECT concat_ws(', ', pg_get_function_arguments(p.oid), 'returns ' || pg_get_function_result(p.oid),
                 'kind ' || a.aggkind::text, 'direct ' || a.aggnumdirectargs,
                 'sfunc ' || a.aggtransfn, 'stype ' || format_type(a.aggtranstype, NULL), 'sspace ' || a.aggtransspace,
                 'finalfunc ' || a.aggfinalfn, 'extra ' || a.aggfinalextra, 'modify ' || a.aggfinalmodify::text,
                 'combinefunc ' || a.aggcombinefn, 'serialfunc ' || a.aggserialfn, 'deserialfunc ' || a.aggdeserialfn,
                 'msfunc ' || a.aggmtransfn, 'minvfunc ' || a.aggminvtransfn, 'mfinalfunc ' || a.aggmfinalfn,
                 'mextra ' || a.aggmfinalextra, 'mmodify ' || a.aggmfinalmodify::text,
                 'mstype ' || CASE WHEN a.aggmtranstype <> 0 THEN format_type(a.aggmtranstype, NULL) END,
                 'mspace ' || a.aggmtransspace, 'sortop ' || CASE WHEN a.aggsortop <> 0 THEN a.aggsortop::regoperator::text END,
                 'initcond ' || a.agginitval, 'minitcond ' || a.aggminitval, 'parallel ' || p.proparallel::text)
                 FROM pg_aggregate a WHERE a.aggfnoid = p.oid) END AS definition,
       pg_get_userbyid(p.proowner) AS owner,
       array_to_string(coalesce(p.proacl, acldefault('f', p.proowner)), E'\n') AS "grants[]"
  FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
 WHERE p.oid >= 16384 AND n.nspname NOT LIKE 'pg\_%'
   /*some AND p.oid = ANY ($1::oid[]) */
   AND p.oid NOT IN (SELECT d.objid FROM pg_depend d WHERE d.refclassid = 'pg_extension'::regclass
                        AND d.classid = 'pg_proc'::regclass AND d.deptype = 'e')
   AND p.oid NOT IN (SELECT d.objid FROM pg_depend d JOIN pg_type r ON r.oid = d.refobjid
                      WHERE d.refclassid = 'pg_type'::regclass AND d.refobjid >= 16384 AND r.typtype IN ('r', 'm')
                        AND d.classid = 'pg_proc'::regclass AND d.deptype = 'i')
--
SELECT t.tableoid AS class, t.oid, CASE t.typtype WHEN 'd' THEN 'domain' ELSE 'type' END AS kind,
       t.oid::regtype::text AS object,
       CASE t.typtype
         WHEN 'e' THEN 'enum' WHEN 'd' THEN format_type(t.typbasetype, t.typtypmod) WHEN 'c' THEN 'composite'
         WHEN 'r' THEN 'range' WHEN 'p' THEN 'shell' ELSE 'base' END AS definition,
       CASE WHEN t.typtype = 'e' THEN
         (SELECT string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder) FROM pg_enum e
           WHERE e.enumtypid = t.oid) END AS labels,
       CASE WHEN t.typtype = 'd' AND t.typcollation <> (SELECT b.typcollation FROM pg_type b WHERE b.oid = t.typbasetype)
         THEN t.typcollation::regcollation::text END AS collation,
       CASE WHEN t.typtype = 'd' AND t.typnotnull THEN 'not null' END AS nulls,
       CASE WHEN t.typtype IN ('d', 'b') THEN coalesce(pg_get_expr(t.typdefaultbin, 0), t.typdefault) END AS "default",
       CASE WHEN t.typtype = 'b' THEN concat_ws(', ', t.typinput, t.typoutput, t.typreceive, t.typsend, t.typmodin, t.typmodout,
           t.typanalyze, t.typlen, t.typbyval, t.typalign, t.typstorage, t.typcategory, t.typispreferred, t.typdelim,
           CASE WHEN t.typelem <> 0 THEN format_type(t.typelem, NULL) END,
           t.typsubscript, -- 14+
           t.typcollation <> 0) END AS representation,
       (SELECT concat_ws(', ', format_type(r.rngsubtype, NULL),
           (SELECT c.opcname FROM pg_opclass c WHERE c.oid = r.rngsubopc),
           r.rngmultitypid::regtype, -- 14+
           CASE WHEN r.rngcollation <> 0 THEN r.rngcollation::regcollation::text END, r.rngcanonical, r.rngsubdiff)
          FROM pg_range r WHERE r.rngtypid = t.oid) AS "range",
       pg_get_userbyid(t.typowner) AS owner,
       array_to_string(coalesce(t.typacl, acldefault('T', t.typowner)), E'\n') AS "grants[]"
  FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace LEFT JOIN pg_class c ON c.oid = t.typrelid
 WHERE t.oid >= 16384 AND n.nspname NOT LIKE 'pg\_%' AND t.typtype <> 'm' AND (t.typrelid = 0 OR c.relkind = 'c')
   /*some AND t.oid = ANY ($1::oid[]) */
   AND NOT (t.typcategory = 'A' AND t.typelem <> 0 AND EXISTS (SELECT FROM pg_type e WHERE e.oid = t.typelem AND e.typarray = t.oid))
   AND t.oid NOT IN (SELECT d.objid FROM pg_depend d WHERE d.refclassid = 'pg_extension'::regclass
                        AND d.classid = 'pg_type'::regclass AND d.deptype = 'e')
--
SELECT o.tableoid AS class, o.oid, 'operator' AS kind, o.oid::regoperator::text AS object,
       concat_ws(', ', o.oprcode, 'returns ' || format_type(o.oprresult, NULL),
         'commutator ' || CASE WHEN o.oprcom <> 0 THEN o.oprcom::regoperator::text END,
         'negator ' || CASE WHEN o.oprnegate <> 0 THEN o.oprnegate::regoperator::text END,
         'restrict ' || nullif(o.oprrest::text, '-'), 'join ' || nullif(o.oprjoin::text, '-'),
         CASE WHEN o.oprcanmerge THEN 'merges' END, CASE WHEN o.oprcanhash THEN 'hashes' END) AS definition,
       pg_get_userbyid(o.oprowner) AS owner
  FROM pg_operator o JOIN pg_namespace n ON n.oid = o.oprnamespace
 WHERE o.oid >= 16384 AND n.nspname NOT LIKE 'pg\_%'
   AND o.oid NOT IN (SELECT d.objid FROM pg_depend d WHERE d.refclassid = 'pg_extension'::regclass
                        AND d.classid = 'pg_operator'::regclass AND d.deptype = 'e')
--
SELECT c.tableoid AS class, c.oid, 'cast' AS kind,
       format_type(c.castsource, NULL) || ' as ' || format_type(c.casttarget, NULL) AS object,
       CASE c.castmethod WHEN 'f' THEN c.castfunc::regprocedure::text WHEN 'i' THEN 'with inout' ELSE 'without function' END
         || CASE c.castcontext WHEN 'i' THEN ', implicit' WHEN 'a' THEN ', in assignments' ELSE '' END AS definition
  FROM pg_cast c
 WHERE c.oid >= 16384
   AND c.oid NOT IN (SELECT d.objid FROM pg_depend d WHERE d.classid = 'pg_cast'::regclass AND d.deptype IN ('e', 'i'))
--
SELECT o.tableoid AS class, o.oid, 'operator class' AS kind,
       quote_ident(n.nspname) || '.' || quote_ident(o.opcname) || ' using ' || a.amname AS object,
       concat_ws(', ', 'for ' || format_type(o.opcintype, NULL), CASE WHEN o.opcdefault THEN 'default' END,
         'in family ' || (SELECT f.opfname FROM pg_opfamily f WHERE f.oid = o.opcfamily),
         'storage ' || CASE WHEN o.opckeytype <> 0 THEN format_type(o.opckeytype, NULL) END) AS definition,
       pg_get_userbyid(o.opcowner) AS owner
  FROM pg_opclass o JOIN pg_namespace n ON n.oid = o.opcnamespace JOIN pg_am a ON a.oid = o.opcmethod
 WHERE o.oid >= 16384
   AND o.oid NOT IN (SELECT d.objid FROM pg_depend d WHERE d.refclassid = 'pg_extension'::regclass
                        AND d.classid = 'pg_opclass'::regclass AND d.deptype = 'e')
--
SELECT o.tableoid AS class, o.oid, 'operator family' AS kind,
       quote_ident(n.nspname) || '.' || quote_ident(o.opfname) || ' using ' || a.amname AS object,
       (SELECT string_agg(p.amopstrategy || ' ' || p.amopopr::regoperator::text
             || CASE WHEN p.amopsortfamily <> 0 THEN ' for ordering' ELSE '' END, E'\n')
          FROM pg_amop p WHERE p.amopfamily = o.oid) AS "operators[]",
       (SELECT string_agg(p.amprocnum || ' ' || p.amproc::regprocedure::text, E'\n')
          FROM pg_amproc p WHERE p.amprocfamily = o.oid) AS "functions[]",
       pg_get_userbyid(o.opfowner) AS owner
  FROM pg_opfamily o JOIN pg_namespace n ON n.oid = o.opfnamespace JOIN pg_am a ON a.oid = o.opfmethod
 WHERE o.oid >= 16384
   AND o.oid NOT IN (SELECT d.objid FROM pg_depend d WHERE d.refclassid = 'pg_extension'::regclass
                        AND d.classid = 'pg_opfamily'::regclass AND d.deptype = 'e')
--
SELECT e.tableoid AS class, e.oid, 'extension' AS kind, quote_ident(e.extname) AS object,
       e.extversion AS version, quote_ident(n.nspname) AS schema
  FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
--
SELECT e.tableoid AS class, e.oid, 'event trigger' AS kind, quote_ident(e.evtname) AS object,
       e.evtevent || ' ' || e.evtfoid::regproc AS definition, array_to_string(e.evttags, E'\n') AS "tags[]",
       CASE e.evtenabled WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'on replicas' WHEN 'A' THEN 'always' END AS state,
       pg_get_userbyid(e.evtowner) AS owner
  FROM pg_event_trigger e
 WHERE e.oid NOT IN (SELECT d.objid FROM pg_depend d WHERE d.refclassid = 'pg_extension'::regclass
                        AND d.classid = 'pg_event_trigger'::regclass AND d.deptype = 'e')
--
SELECT p.tableoid AS class, p.oid, 'publication' AS kind, quote_ident(p.pubname) AS object,
       concat_ws(', ', CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END,
         CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END,
         CASE WHEN p.pubviaroot THEN 'via partition root' END) AS publishes,
       p.pubgencols::text AS "generated columns", -- 18+
       CASE WHEN p.puballtables THEN 'all' ELSE
         (SELECT string_agg(r.prrelid::regclass::text
             || coalesce(' (columns ' || array_to_string(r.prattrs::int2[], ' ') || ')', '') -- 15+
             || coalesce(' where ' || pg_get_expr(r.prqual, r.prrelid), '') -- 15+
             , E'\n') FROM pg_publication_rel r WHERE r.prpubid = p.oid) END AS "tables[]",
       (SELECT string_agg(s.pnnspid::regnamespace::text, E'\n') FROM pg_publication_namespace s WHERE s.pnpubid = p.oid) AS "schemas[]", -- 15+
       pg_get_userbyid(p.pubowner) AS owner
  FROM pg_publication p
--
SELECT s.tableoid AS class, s.oid, 'subscription' AS kind, quote_ident(s.subname) AS object,
       CASE WHEN s.subenabled THEN 'enabled' ELSE 'disabled' END AS state,
       array_to_string(s.subpublications, E'\n') AS "publications[]", s.subslotname::text AS slot,
       pg_get_userbyid(s.subowner) AS owner
  FROM pg_subscription s
 WHERE s.subdbid = (SELECT b.oid FROM pg_database b WHERE b.datname = current_database())
--
SELECT s.tableoid AS class, s.oid, 'statistics' AS kind,
       quote_ident(n.nspname) || '.' || quote_ident(s.stxname) AS object, s.stxrelid AS rel,
       pg_get_statisticsobjdef(s.oid) AS definition, nullif(s.stxstattarget, -1)::text AS "statistics target",
       pg_get_userbyid(s.stxowner) AS owner
  FROM pg_statistic_ext s JOIN pg_namespace n ON n.oid = s.stxnamespace
 WHERE s.oid >= 16384 AND n.nspname NOT LIKE 'pg\_%'
   /*some AND s.stxrelid = ANY ($1::oid[]) */
--
SELECT a.tableoid AS class, a.oid, 'default grants' AS kind,
       CASE a.defaclobjtype WHEN 'r' THEN 'tables' WHEN 'S' THEN 'sequences' WHEN 'f' THEN 'functions' WHEN 'T' THEN 'types'
         WHEN 'n' THEN 'schemas' WHEN 'L' THEN 'large objects' ELSE a.defaclobjtype::text END
         || ' of ' || quote_ident(pg_get_userbyid(a.defaclrole))
         || CASE WHEN a.defaclnamespace <> 0 THEN ' in ' || a.defaclnamespace::regnamespace::text ELSE '' END AS object,
       array_to_string(a.defaclacl, E'\n') AS "grants[]"
  FROM pg_default_acl a
--
SELECT c.tableoid AS class, c.oid, 'collation' AS kind, c.oid::regcollation::text AS object,
       concat_ws(', ', c.collprovider, c.collcollate, c.collctype,
         c.colliculocale, -- 15+ 16-
         c.colllocale, -- 17+
         c.collicurules, -- 16+
         CASE WHEN c.collisdeterministic THEN 'deterministic' ELSE 'not deterministic' END) AS definition,
       pg_get_userbyid(c.collowner) AS owner
  FROM pg_collation c
 WHERE c.oid >= 16384
   AND c.oid NOT IN (SELECT d.objid FROM pg_depend d WHERE d.refclassid = 'pg_extension'::regclass
                        AND d.classid = 'pg_collation'::regclass AND d.deptype = 'e')
--
SELECT c.tableoid AS class, c.oid, 'conversion' AS kind, quote_ident(n.nspname) || '.' || quote_ident(c.conname) AS object,
       concat_ws(', ', pg_encoding_to_char(c.conforencoding), pg_encoding_to_char(c.contoencoding), c.conproc,
         CASE WHEN c.condefault THEN 'default' END) AS definition,
       pg_get_userbyid(c.conowner) AS owner
  FROM pg_conversion c JOIN pg_namespace n ON n.oid = c.connamespace
 WHERE c.oid >= 16384
   AND c.oid NOT IN (SELECT d.objid FROM pg_depend d WHERE d.refclassid = 'pg_extension'::regclass
                        AND d.classid = 'pg_conversion'::regclass AND d.deptype = 'e')
--
SELECT c.tableoid AS class, c.oid, 'text search configuration' AS kind, c.oid::regconfig::text AS object,
       (SELECT quote_ident(pn.nspname) || '.' || quote_ident(p.prsname) FROM pg_ts_parser p
          JOIN pg_namespace pn ON pn.oid = p.prsnamespace WHERE p.oid = c.cfgparser) AS definition,
       (SELECT string_agg(m.maptokentype || ' ' || m.mapseqno || ' ' || m.mapdict::regdictionary::text, E'\n')
          FROM pg_ts_config_map m WHERE m.mapcfg = c.oid) AS "mappings[]",
       pg_get_userbyid(c.cfgowner) AS owner
  FROM pg_ts_config c
 WHERE c.oid >= 16384
   AND c.oid NOT IN (SELECT d.objid FROM pg_depend d WHERE d.refclassid = 'pg_extension'::regclass
                        AND d.classid = 'pg_ts_config'::regclass AND d.deptype = 'e')
--
SELECT c.tableoid AS class, c.oid, 'text search dictionary' AS kind, c.oid::regdictionary::text AS object,
       (SELECT quote_ident(tn.nspname) || '.' || quote_ident(t.tmplname) FROM pg_ts_template t
          JOIN pg_namespace tn ON tn.oid = t.tmplnamespace WHERE t.oid = c.dicttemplate) AS definition,
       c.dictinitoption AS options, pg_get_userbyid(c.dictowner) AS owner
  FROM pg_ts_dict c
 WHERE c.oid >= 16384
   AND c.oid NOT IN (SELECT d.objid FROM pg_depend d WHERE d.refclassid = 'pg_extension'::regclass
                        AND d.classid = 'pg_ts_dict'::regclass AND d.deptype = 'e')
--
SELECT l.tableoid AS class, l.oid, 'language' AS kind, quote_ident(l.lanname) AS object,
       concat_ws(', ', CASE WHEN l.lanpltrusted THEN 'trusted' END, l.lanplcallfoid::regproc, l.laninline::regproc,
         l.lanvalidator::regproc) AS definition,
       pg_get_userbyid(l.lanowner) AS owner,
       array_to_string(coalesce(l.lanacl, acldefault('l', l.lanowner)), E'\n') AS "grants[]"
  FROM pg_language l
 WHERE l.oid >= 16384
   AND l.oid NOT IN (SELECT d.objid FROM pg_depend d WHERE d.refclassid = 'pg_extension'::regclass
                        AND d.classid = 'pg_language'::regclass AND d.deptype = 'e')
--
SELECT f.tableoid AS class, f.oid, 'foreign data wrapper' AS kind, quote_ident(f.fdwname) AS object,
       concat_ws(', ', 'handler ' || f.fdwhandler::regproc, 'validator ' || f.fdwvalidator::regproc) AS definition,
       array_to_string(f.fdwoptions, E'\n') AS "options[]", pg_get_userbyid(f.fdwowner) AS owner,
       array_to_string(coalesce(f.fdwacl, acldefault('F', f.fdwowner)), E'\n') AS "grants[]"
  FROM pg_foreign_data_wrapper f
 WHERE f.oid NOT IN (SELECT d.objid FROM pg_depend d WHERE d.refclassid = 'pg_extension'::regclass
                        AND d.classid = 'pg_foreign_data_wrapper'::regclass AND d.deptype = 'e')
--
SELECT s.tableoid AS class, s.oid, 'foreign server' AS kind, quote_ident(s.srvname) AS object,
       concat_ws(', ', (SELECT f.fdwname FROM pg_foreign_data_wrapper f WHERE f.oid = s.srvfdw),
         'type ' || s.srvtype, 'version ' || s.srvversion) AS definition,
       array_to_string(s.srvoptions, E'\n') AS "options[]", pg_get_userbyid(s.srvowner) AS owner,
       array_to_string(coalesce(s.srvacl, acldefault('S', s.srvowner)), E'\n') AS "grants[]"
  FROM pg_foreign_server s
--
-- Their options may hold passwords, which nobody is to see.
SELECT NULL::oid AS class, NULL::oid AS oid, 'user mapping' AS kind,
       quote_ident(u.usename) || ' on ' || quote_ident(u.srvname) AS object, quote_ident(u.srvname) AS of,
       quote_ident(u.usename) AS "user", md5(array_to_string(u.umoptions, E'\n')) AS "options (hashed)"
  FROM pg_user_mappings u
--
SELECT a.tableoid AS class, a.oid, 'access method' AS kind, quote_ident(a.amname) AS object,
       a.amtype::text || ' ' || a.amhandler::regproc AS definition
  FROM pg_am a
 WHERE a.oid >= 16384
   AND a.oid NOT IN (SELECT d.objid FROM pg_depend d WHERE d.refclassid = 'pg_extension'::regclass
                        AND d.classid = 'pg_am'::regclass AND d.deptype = 'e')
--
SELECT t.tableoid AS class, t.oid, 'transform' AS kind, format_type(t.trftype, NULL) || ' in ' || quote_ident(l.lanname) AS object,
       concat_ws(', ', 'from SQL ' || t.trffromsql, 'to SQL ' || t.trftosql) AS definition
  FROM pg_transform t JOIN pg_language l ON l.oid = t.trflang
 WHERE t.oid NOT IN (SELECT d.objid FROM pg_depend d WHERE d.refclassid = 'pg_extension'::regclass
                        AND d.classid = 'pg_transform'::regclass AND d.deptype = 'e')
--
-- Last, as what it says is added to the objects above: the comments, by the class and oid of their object.
SELECT d.classoid AS class, d.objoid AS oid, d.objsubid AS sub, d.description AS comment
  FROM pg_description d
 WHERE (d.objoid >= 16384 OR d.objoid IN (SELECT n.oid FROM pg_namespace n WHERE n.nspname = 'public'))
   /*some AND d.objoid IN (SELECT unnest($1::oid[]) UNION ALL SELECT o.oid FROM pg_constraint o WHERE o.conrelid = ANY ($1::oid[]) OR o.contypid = ANY ($1::oid[])
        UNION ALL SELECT i.indexrelid FROM pg_index i WHERE i.indrelid = ANY ($1::oid[])
        UNION ALL SELECT g.oid FROM pg_trigger g WHERE g.tgrelid = ANY ($1::oid[])
        UNION ALL SELECT r.oid FROM pg_rewrite r WHERE r.ev_class = ANY ($1::oid[])
        UNION ALL SELECT p.oid FROM pg_policy p WHERE p.polrelid = ANY ($1::oid[])
        UNION ALL SELECT s.oid FROM pg_statistic_ext s WHERE s.stxrelid = ANY ($1::oid[])) */
