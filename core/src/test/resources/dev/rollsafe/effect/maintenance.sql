-- == tables
CREATE TABLE p (id serial PRIMARY KEY, a int);
CREATE TABLE c (id int PRIMARY KEY, p_id int REFERENCES p);
CREATE TABLE g (id int PRIMARY KEY, c_id int REFERENCES c);
CREATE VIEW v AS SELECT id FROM p;
CREATE MATERIALIZED VIEW mv AS SELECT id FROM p;
CREATE TABLE m (id int, at date) PARTITION BY RANGE (at);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE INDEX m_id ON m (id);
CREATE TABLE gone (id int);
DROP TABLE gone;

TRUNCATE g;
--> DESTRUCTIVE; breaks readers g; lock g ACCESS EXCLUSIVE; loses g
--> because All rows of g are lost

TRUNCATE p;
--> DESTRUCTIVE; breaks readers p; fails 0A000; lock p ACCESS EXCLUSIVE; loses p
--> because All rows of p are lost

TRUNCATE p CASCADE;
--> DESTRUCTIVE; breaks readers c; breaks readers g; breaks readers p; lock c ACCESS EXCLUSIVE
--> lock g ACCESS EXCLUSIVE; lock p ACCESS EXCLUSIVE; loses c; loses g; loses p
--> because All rows of p are lost

TRUNCATE c, g;
--> DESTRUCTIVE; breaks readers c; breaks readers g; lock c ACCESS EXCLUSIVE; lock g ACCESS EXCLUSIVE; loses c; loses g
--> because All rows of c are lost

TRUNCATE p, c, g RESTART IDENTITY;
--> DESTRUCTIVE; breaks readers c; breaks readers g; breaks readers p; lock c ACCESS EXCLUSIVE
--> lock g ACCESS EXCLUSIVE; lock p ACCESS EXCLUSIVE; lock sequence p_id_seq ACCESS EXCLUSIVE; loses c; loses g
--> loses p
--> because All rows of p are lost

TRUNCATE m;
--> DESTRUCTIVE; breaks readers m; breaks readers m1; lock m ACCESS EXCLUSIVE; lock m1 ACCESS EXCLUSIVE; loses m
--> loses m1
--> because All rows of m are lost

TRUNCATE never_seen;
--> DESTRUCTIVE; assumed; breaks readers never_seen; lock never_seen ACCESS EXCLUSIVE; loses never_seen
--> because All rows of never_seen are lost

TRUNCATE gone;
--> NEUTRAL; fails 42P01; lock gone ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: There is no table gone

LOCK TABLE p;
--> NEUTRAL; inside-only; lock p ACCESS EXCLUSIVE
--> because The lock is gone when the transaction ends

LOCK TABLE p IN SHARE MODE;
--> NEUTRAL; inside-only; lock p SHARE
--> because The lock is gone when the transaction ends

LOCK TABLE v IN ROW EXCLUSIVE MODE NOWAIT;
--> NEUTRAL; inside-only; lock p ROW EXCLUSIVE; lock view v ROW EXCLUSIVE
--> because The lock is gone when the transaction ends

LOCK TABLE m IN EXCLUSIVE MODE;
--> NEUTRAL; inside-only; lock m EXCLUSIVE; lock m1 EXCLUSIVE
--> because The lock is gone when the transaction ends

VACUUM p;
--> NEUTRAL; lock p SHARE UPDATE EXCLUSIVE; outside-only
--> because The rows stay the same

VACUUM (FULL, ANALYZE) p;
--> NEUTRAL; build p_pkey; lock p ACCESS EXCLUSIVE; outside-only; rewrite p; scan p
--> because The rows stay the same

VACUUM FULL m;
--> NEUTRAL; build m1_id_idx; lock m ACCESS EXCLUSIVE; lock m1 ACCESS EXCLUSIVE; outside-only; rewrite m1; scan m1
--> because The rows stay the same

ANALYZE p;
--> NEUTRAL; lock p SHARE UPDATE EXCLUSIVE
--> because Statistics change how fast queries are, not what they return

ANALYZE m;
--> NEUTRAL; lock m SHARE UPDATE EXCLUSIVE; lock m1 SHARE UPDATE EXCLUSIVE
--> because Statistics change how fast queries are, not what they return

CLUSTER p USING p_pkey;
--> NEUTRAL; build p_pkey; lock p ACCESS EXCLUSIVE; rewrite p; scan p
--> because The rows stay the same

CLUSTER m USING m_id;
--> [13-14] NEUTRAL; fails 0A000; lock m ACCESS EXCLUSIVE
--> [15-18] NEUTRAL; build m1_id_idx; lock m ACCESS EXCLUSIVE; lock m1 ACCESS EXCLUSIVE; outside-only; rewrite m1
--> scan m1

CLUSTER mv USING nowhere;
--> NEUTRAL; lock materialized view mv ACCESS EXCLUSIVE; rewrite mv; scan mv
--> because The rows stay the same

-- now
CREATE TABLE fresh (id serial PRIMARY KEY);

TRUNCATE fresh RESTART IDENTITY;
--> EXPAND; lock fresh ACCESS EXCLUSIVE; lock sequence fresh_id_seq ACCESS EXCLUSIVE
--> because Release N-1 does not know what is emptied

-- == a table whose rows were copied before
CREATE TABLE t (id int PRIMARY KEY, a int);
-- now
CREATE TABLE t_old AS TABLE t;

TRUNCATE t;
--> CONTRACT; breaks readers t; lock t ACCESS EXCLUSIVE
--> because All rows of t go, which are kept in t_old

-- == materialized views
CREATE TABLE t (id int PRIMARY KEY, a int);
CREATE MATERIALIZED VIEW plain AS SELECT id FROM t;
CREATE MATERIALIZED VIEW keyed AS SELECT id FROM t;
CREATE UNIQUE INDEX keyed_id ON keyed (id);
CREATE MATERIALIZED VIEW empty AS SELECT id FROM t WITH NO DATA;
CREATE UNIQUE INDEX empty_id ON empty (id);

REFRESH MATERIALIZED VIEW plain;
--> NEUTRAL; lock materialized view plain ACCESS EXCLUSIVE; rewrite plain; scan t
--> because A materialized view holds nothing that its query does not

REFRESH MATERIALIZED VIEW keyed;
--> NEUTRAL; build keyed_id; lock materialized view keyed ACCESS EXCLUSIVE; rewrite keyed; scan t
--> because A materialized view holds nothing that its query does not

REFRESH MATERIALIZED VIEW CONCURRENTLY keyed;
--> NEUTRAL; lock materialized view keyed EXCLUSIVE; scan keyed; scan t
--> because A materialized view holds nothing that its query does not

REFRESH MATERIALIZED VIEW CONCURRENTLY plain;
--> NEUTRAL; fails 55000; lock materialized view plain EXCLUSIVE; scan plain; scan t
--> because A materialized view holds nothing that its query does not

REFRESH MATERIALIZED VIEW CONCURRENTLY empty;
--> NEUTRAL; fails 0A000; lock materialized view empty EXCLUSIVE; scan empty; scan t
--> because A materialized view holds nothing that its query does not

REFRESH MATERIALIZED VIEW keyed WITH NO DATA;
--> CONTRACT; breaks readers keyed 55000; lock materialized view keyed ACCESS EXCLUSIVE
--> because Nothing can be read from keyed until it is filled again

-- == tables alone, without those below them
CREATE TABLE parent (a int);
CREATE TABLE child (b int) INHERITS (parent);
CREATE TABLE m (id int, at date) PARTITION BY RANGE (at);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');

TRUNCATE parent;
--> DESTRUCTIVE; breaks readers child; breaks readers parent; lock child ACCESS EXCLUSIVE
--> lock parent ACCESS EXCLUSIVE; loses child; loses parent
--> because All rows of parent are lost

TRUNCATE ONLY parent;
--> DESTRUCTIVE; breaks readers parent; lock parent ACCESS EXCLUSIVE; loses parent
--> because All rows of parent are lost

TRUNCATE ONLY m;
--> NEUTRAL; fails 42809
--> because PostgreSQL refuses it: A partitioned table has no rows without its partitions

LOCK TABLE ONLY parent IN SHARE MODE;
--> NEUTRAL; inside-only; lock parent SHARE
--> because The lock is gone when the transaction ends

VACUUM parent;
--> [13-17] NEUTRAL; lock parent SHARE UPDATE EXCLUSIVE; outside-only
--> [18-18] NEUTRAL; lock child SHARE UPDATE EXCLUSIVE; lock parent SHARE UPDATE EXCLUSIVE; outside-only

VACUUM ONLY parent;
--> NEUTRAL; lock parent SHARE UPDATE EXCLUSIVE; outside-only
--> because The rows stay the same

ANALYZE m;
--> NEUTRAL; lock m SHARE UPDATE EXCLUSIVE; lock m1 SHARE UPDATE EXCLUSIVE
--> because Statistics change how fast queries are, not what they return

ANALYZE ONLY m;
--> NEUTRAL; lock m SHARE UPDATE EXCLUSIVE
--> because Statistics change how fast queries are, not what they return

UPDATE ONLY parent SET a = 0 WHERE a IS NULL;
--> EXPAND; lock parent ROW EXCLUSIVE; scan parent
--> because Values are filled in where there are none
