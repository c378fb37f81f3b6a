-- == an index on a table in use
CREATE TABLE t (id int PRIMARY KEY, a int, b text);

CREATE INDEX t_a ON t (a);
--> EXPAND; build t_a; lock t SHARE; scan t
--> because An index changes how fast queries are, not what they return

CREATE INDEX ON t (a, lower(b));
--> EXPAND; build t_a_lower_idx; lock t SHARE; scan t
--> because An index changes how fast queries are, not what they return

CREATE INDEX CONCURRENTLY t_a ON t (a);
--> EXPAND; build t_a; lock t SHARE UPDATE EXCLUSIVE; outside-only; scan t
--> because An index changes how fast queries are, not what they return

CREATE UNIQUE INDEX t_a ON t (a);
--> CONTRACT; breaks writers t.a 23505; build t_a; lock t SHARE; scan t
--> because Release N-1 may write rows to t that the unique index refuses

CREATE UNIQUE INDEX CONCURRENTLY t_a_b ON t (a, lower(b));
--> CONTRACT; breaks writers t.a, lower(b) 23505; build t_a_b; lock t SHARE UPDATE EXCLUSIVE; outside-only; scan t
--> because Release N-1 may write rows to t that the unique index refuses

CREATE UNIQUE INDEX t_id_a ON t (id, a);
--> EXPAND; build t_id_a; lock t SHARE; scan t
--> because The unique index t_pkey refuses the same rows already

CREATE INDEX IF NOT EXISTS t_pkey ON t (a);
--> NEUTRAL; lock t SHARE
--> because There is a relation t_pkey already, so nothing is done

CREATE INDEX t_pkey ON t (a);
--> NEUTRAL; fails 42P07; lock t SHARE
--> because PostgreSQL refuses it: There is a relation t_pkey already

-- == a unique index over a column that release N-1 does not know
CREATE TABLE t (id int PRIMARY KEY, a int);
-- now
ALTER TABLE t ADD COLUMN code text;
ALTER TABLE t ADD COLUMN state text NOT NULL DEFAULT 'new';
ALTER TABLE t ADD COLUMN key uuid NOT NULL DEFAULT gen_random_uuid();

CREATE UNIQUE INDEX t_code ON t (code);
--> EXPAND; build t_code; lock t SHARE; scan t
--> because Release N-1 does not know the column code, and nulls do not collide

CREATE UNIQUE INDEX t_code ON t (code) NULLS NOT DISTINCT;
--> CONTRACT; breaks writers t.code 23505; build t_code; lock t SHARE; scan t
--> because Release N-1 may write rows to t that the unique index refuses

CREATE UNIQUE INDEX t_state ON t (state);
--> CONTRACT; breaks writers t.state 23505; build t_state; lock t SHARE; scan t
--> because Release N-1 may write rows to t that the unique index refuses

CREATE UNIQUE INDEX t_key ON t (key);
--> EXPAND; build t_key; lock t SHARE; scan t
--> because Release N-1 does not know the column key, which fills itself with a new value

CREATE UNIQUE INDEX t_a ON t (a) WHERE code IS NOT NULL;
--> EXPAND; build t_a; lock t SHARE; scan t
--> because Release N-1 does not know the column code, so its rows are not in the index

-- == an index on what release N-1 does not know
-- now
CREATE TABLE t (id int PRIMARY KEY, a int);
CREATE TEMP TABLE s (a int);

CREATE UNIQUE INDEX t_a ON t (a);
--> EXPAND; build t_a; lock t SHARE; scan t
--> because Release N-1 does not know t

CREATE INDEX CONCURRENTLY s_a ON s (a);
--> EXPAND; build s_a; lock s SHARE; outside-only; scan s
--> because Release N-1 does not know s

-- == an index on a table from before the history
-- now
CREATE INDEX old_a ON old (a);
--> EXPAND; assumed; build old_a; lock old SHARE; scan old
--> because An index changes how fast queries are, not what they return

CREATE UNIQUE INDEX old_a ON old (a);
--> CONTRACT; assumed; breaks writers old.a 23505; build old_a; lock old SHARE; scan old
--> because Release N-1 may write rows to old that the unique index refuses

-- == an index on a table that is gone
CREATE TABLE t (id int);
DROP TABLE t;

CREATE INDEX t_id ON t (id);
--> NEUTRAL; fails 42P01; lock t SHARE
--> because PostgreSQL refuses it: There is no table t

-- == an index of a partitioned table
CREATE TABLE m (id int, at date) PARTITION BY RANGE (at);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE m2 PARTITION OF m FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');

CREATE INDEX m_id ON m (id);
--> EXPAND; build m1_id_idx; build m2_id_idx; lock m SHARE; lock m1 SHARE; lock m2 SHARE; scan m1; scan m2
--> because An index changes how fast queries are, not what they return

CREATE INDEX m_id ON ONLY m (id);
--> EXPAND; lock m SHARE
--> because An index changes how fast queries are, not what they return

CREATE INDEX CONCURRENTLY m_id ON m (id);
--> EXPAND; build m1_id_idx; build m2_id_idx; fails 0A000; lock m SHARE UPDATE EXCLUSIVE; outside-only; scan m1; scan m2
--> because An index changes how fast queries are, not what they return

CREATE INDEX m1_id ON m1 (id);
--> EXPAND; build m1_id; lock m1 SHARE; scan m1
--> because An index changes how fast queries are, not what they return

-- == an index of a materialized view
CREATE TABLE t (id int PRIMARY KEY, a int);
CREATE MATERIALIZED VIEW mv AS SELECT id, a FROM t;

CREATE UNIQUE INDEX mv_id ON mv (id);
--> EXPAND; build mv_id; lock materialized view mv SHARE; scan mv
--> because Only REFRESH fills a materialized view, so no release writes to it

CREATE INDEX mv_a ON mv (a);
--> EXPAND; build mv_a; lock materialized view mv SHARE; scan mv
--> because An index changes how fast queries are, not what they return

-- == indexes that go
CREATE TABLE t (id int PRIMARY KEY, a int UNIQUE, b int, c text);
CREATE INDEX t_b ON t (b);
CREATE INDEX t_b_c ON t (b, c);
CREATE UNIQUE INDEX t_c ON t (c);
CREATE UNIQUE INDEX t_b_id ON t (b, id);
CREATE UNIQUE INDEX t_id_b ON t (id, b);

DROP INDEX t_b;
--> EXPAND; lock index t_b ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> because The index t_b_c serves the same queries

DROP INDEX t_b_c;
--> CONTRACT; lock index t_b_c ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> because Queries of release N-1 may be slow without the index t_b_c

DROP INDEX CONCURRENTLY t_b_c;
--> CONTRACT; lock index t_b_c SHARE UPDATE EXCLUSIVE; lock t SHARE UPDATE EXCLUSIVE; outside-only
--> because Queries of release N-1 may be slow without the index t_b_c

DROP INDEX t_c;
--> CONTRACT; breaks writers t.c 42P10; lock index t_c ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> because INSERT .. ON CONFLICT of release N-1 may rest on the unique index t_c

DROP INDEX t_id_b;
--> CONTRACT; lock index t_id_b ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> because Queries of release N-1 may be slow without the index t_id_b

DROP INDEX t_pkey;
--> CONTRACT; breaks writers t.id 42P10; fails 2BP01; lock index t_pkey ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> because INSERT .. ON CONFLICT of release N-1 may rest on the unique index t_pkey

DROP INDEX t_a_key;
--> CONTRACT; breaks writers t.a 42P10; fails 2BP01; lock index t_a_key ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> because INSERT .. ON CONFLICT of release N-1 may rest on the unique index t_a_key

DROP INDEX CONCURRENTLY t_b, t_b_c;
--> CONTRACT; fails 0A000; lock index t_b SHARE UPDATE EXCLUSIVE; lock index t_b_c SHARE UPDATE EXCLUSIVE
--> lock t SHARE UPDATE EXCLUSIVE; outside-only
--> because Queries of release N-1 may be slow without the index t_b_c

DROP INDEX CONCURRENTLY t_b_c CASCADE;
--> CONTRACT; fails 0A000; lock index t_b_c SHARE UPDATE EXCLUSIVE; lock t SHARE UPDATE EXCLUSIVE; outside-only
--> because Queries of release N-1 may be slow without the index t_b_c

DROP INDEX IF EXISTS nowhere;
--> CONTRACT; assumed; lock index nowhere ACCESS EXCLUSIVE
--> because Release N-1 may rely on the index nowhere

-- == an index that foreign keys and a publication rest on
CREATE TABLE t (id int NOT NULL, a int);
CREATE UNIQUE INDEX t_id ON t (id);
CREATE TABLE u (t_id int REFERENCES t (id));
ALTER TABLE t REPLICA IDENTITY USING INDEX t_id;

DROP INDEX t_id;
--> CONTRACT; breaks writers t 55000; breaks writers t.id 42P10; fails 2BP01; lock index t_id ACCESS EXCLUSIVE
--> lock t ACCESS EXCLUSIVE
--> because INSERT .. ON CONFLICT of release N-1 may rest on the unique index t_id

DROP INDEX t_id CASCADE;
--> CONTRACT; breaks writers t 55000; breaks writers t.id 42P10; lock index t_id ACCESS EXCLUSIVE
--> lock t ACCESS EXCLUSIVE; lock u ACCESS EXCLUSIVE
--> because INSERT .. ON CONFLICT of release N-1 may rest on the unique index t_id

-- == an index of this release, and one that is gone
CREATE TABLE t (id int PRIMARY KEY, a int);
CREATE INDEX t_old ON t (a);
DROP INDEX t_old;
-- now
CREATE INDEX t_a ON t (a);

DROP INDEX t_a;
--> EXPAND; lock index t_a ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> because Release N-1 does not know t_a

DROP INDEX IF EXISTS t_old;
--> NEUTRAL
--> because What is dropped is not there, so nothing is done

DROP INDEX t_old;
--> NEUTRAL; fails 42704
--> because PostgreSQL refuses it: There is no index t_old

-- == the index of a partitioned table
CREATE TABLE m (id int, at date) PARTITION BY RANGE (at);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE INDEX m_id ON m (id);

DROP INDEX m_id;
--> CONTRACT; lock index m_id ACCESS EXCLUSIVE; lock m ACCESS EXCLUSIVE; lock m1 ACCESS EXCLUSIVE
--> because Queries of release N-1 may be slow without the index m_id

DROP INDEX CONCURRENTLY m_id;
--> CONTRACT; fails 0A000; lock index m_id SHARE UPDATE EXCLUSIVE; lock m SHARE UPDATE EXCLUSIVE; outside-only
--> because Queries of release N-1 may be slow without the index m_id

REINDEX TABLE m;
--> [13-13] NEUTRAL
--> [14-18] NEUTRAL; build m1_id_idx; lock index m1_id_idx ACCESS EXCLUSIVE; lock m SHARE; lock m1 SHARE; outside-only
--> scan m1

REINDEX INDEX m_id;
--> [13-13] NEUTRAL; fails 0A000; lock index m_id ACCESS EXCLUSIVE
--> [14-18] NEUTRAL; build m1_id_idx; lock index m1_id_idx ACCESS EXCLUSIVE; lock index m_id ACCESS EXCLUSIVE
--> lock m SHARE; lock m1 SHARE; outside-only; scan m1

-- == indexes built again
CREATE TABLE t (id int PRIMARY KEY, a int, r int4range, EXCLUDE USING gist (r WITH &&));
CREATE INDEX t_a ON t (a);
CREATE SCHEMA s;
CREATE TABLE s.x (id int PRIMARY KEY);

REINDEX INDEX t_a;
--> NEUTRAL; build t_a; lock index t_a ACCESS EXCLUSIVE; lock t SHARE; scan t
--> because Indexes built again find the same rows

REINDEX INDEX CONCURRENTLY t_a;
--> NEUTRAL; build t_a; lock index t_a SHARE UPDATE EXCLUSIVE; lock t SHARE UPDATE EXCLUSIVE; outside-only; scan t
--> because Indexes built again find the same rows

REINDEX INDEX CONCURRENTLY t_r_excl;
--> NEUTRAL; build t_r_excl; fails 0A000; lock index t_r_excl SHARE UPDATE EXCLUSIVE; lock t SHARE UPDATE EXCLUSIVE
--> outside-only; scan t
--> because Indexes built again find the same rows

REINDEX TABLE t;
--> NEUTRAL; build t_a; build t_pkey; build t_r_excl; lock index t_a ACCESS EXCLUSIVE
--> lock index t_pkey ACCESS EXCLUSIVE; lock index t_r_excl ACCESS EXCLUSIVE; lock t SHARE; scan t
--> because Indexes built again find the same rows

REINDEX TABLE CONCURRENTLY t;
--> NEUTRAL; build t_a; build t_pkey; build t_r_excl; lock index t_a SHARE UPDATE EXCLUSIVE
--> lock index t_pkey SHARE UPDATE EXCLUSIVE; lock index t_r_excl SHARE UPDATE EXCLUSIVE
--> lock t SHARE UPDATE EXCLUSIVE; outside-only; scan t
--> because Indexes built again find the same rows

REINDEX SCHEMA s;
--> NEUTRAL; assumed; build s.x_pkey; lock index s.x_pkey ACCESS EXCLUSIVE; lock s.x SHARE; outside-only; scan s.x
--> because Indexes built again find the same rows

REINDEX (CONCURRENTLY) SYSTEM db;
--> NEUTRAL; assumed; fails 0A000; outside-only
--> because Indexes built again find the same rows

REINDEX INDEX old_a;
--> NEUTRAL; assumed; build old_a; lock index old_a ACCESS EXCLUSIVE
--> because Indexes built again find the same rows

-- == renamed
CREATE TABLE t (id int PRIMARY KEY, a int);
CREATE INDEX t_a ON t (a);

ALTER INDEX t_a RENAME TO t_b;
--> EXPAND; lock index t_a SHARE UPDATE EXCLUSIVE
--> because No query names an index

ALTER INDEX t_a RENAME TO t_pkey;
--> NEUTRAL; fails 42P07; lock index t_a SHARE UPDATE EXCLUSIVE
--> because PostgreSQL refuses it: There is a relation t_pkey already

ALTER INDEX t_pkey RENAME TO t_key;
--> CONTRACT; breaks writers t.t_pkey 42704; lock index t_pkey SHARE UPDATE EXCLUSIVE
--> because INSERT .. ON CONFLICT ON CONSTRAINT can say t_pkey

ALTER TABLE t RENAME CONSTRAINT t_pkey TO t_key;
--> CONTRACT; breaks writers t.t_pkey 42704; lock index t_pkey SHARE UPDATE EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> because INSERT .. ON CONFLICT ON CONSTRAINT can say t_pkey
