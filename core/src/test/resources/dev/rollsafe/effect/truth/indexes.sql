-- given: a table with indexes
CREATE TABLE t (id int PRIMARY KEY, a int UNIQUE, b int, c text, j jsonb, ts timestamptz);
CREATE INDEX t_b ON t (b);
CREATE UNIQUE INDEX t_c ON t (c);
CREATE TABLE nothing (id int, a int);
DROP TABLE nothing;
CREATE TABLE p (id int, x int UNIQUE);
CREATE TABLE r (px int REFERENCES p (x));
CREATE TABLE parent (a int);
CREATE TABLE child (b int) INHERITS (parent);
CREATE MATERIALIZED VIEW mv AS SELECT id, b FROM t;
INSERT INTO t SELECT i, i, i, i, '{}', now() FROM generate_series(1, 20) i;
INSERT INTO p SELECT i, i FROM generate_series(1, 20) i;
INSERT INTO parent SELECT i FROM generate_series(1, 20) i;
INSERT INTO child SELECT i, i FROM generate_series(1, 20) i;
DELETE FROM t WHERE id > 15;
REFRESH MATERIALIZED VIEW mv;
-- create an index
CREATE INDEX ix ON t (b);
-- create an index without a name
CREATE INDEX ON t (b);
-- create an index over an expression
CREATE INDEX ix ON t (lower(c));
-- create an index over an expression, without a name
CREATE INDEX ON t (lower(c), b);
-- create a partial index
CREATE INDEX ix ON t (b) WHERE c IS NOT NULL;
-- create an index with INCLUDE
CREATE INDEX ix ON t (b) INCLUDE (c);
-- create a unique index
CREATE UNIQUE INDEX ix ON t (b);
-- create a unique index NULLS NOT DISTINCT [15-]
CREATE UNIQUE INDEX ix ON t (b) NULLS NOT DISTINCT;
-- create a gin index
CREATE INDEX ix ON t USING gin (j);
-- create a hash index
CREATE INDEX ix ON t USING hash (b);
-- create a brin index
CREATE INDEX ix ON t USING brin (ts);
-- create an index with a storage parameter
CREATE INDEX ix ON t (b) WITH (fillfactor = 70);
-- create an index that is there
CREATE INDEX t_b ON t (b);
-- create an index that is there, if not exists
CREATE INDEX IF NOT EXISTS t_b ON t (b);
-- create an index on a table that is not there
CREATE INDEX ix ON nothing (a);
-- create an index on a column that is not there
CREATE INDEX ix ON t (nothing);
-- create an index with an expression that is not immutable
CREATE INDEX ix ON t ((now()));
-- create an index on a parent
CREATE INDEX ix ON parent (a);
-- create an index on a materialized view
CREATE INDEX ix ON mv (b);
-- create an index concurrently
CREATE INDEX CONCURRENTLY ix ON t (b);
-- create an index concurrently, if not exists
CREATE INDEX CONCURRENTLY IF NOT EXISTS ix ON t (b);
-- create an index concurrently that is there, if not exists
CREATE INDEX CONCURRENTLY IF NOT EXISTS t_b ON t (b);
-- create a unique index concurrently
CREATE UNIQUE INDEX CONCURRENTLY ix ON t (b);
-- create an index concurrently on a materialized view
CREATE INDEX CONCURRENTLY ix ON mv (b);
-- create an index concurrently on a table that is not there
CREATE INDEX CONCURRENTLY ix ON nothing (a);
-- drop an index
DROP INDEX t_b;
-- drop an index, if exists
DROP INDEX IF EXISTS t_b;
-- drop an index that is not there
DROP INDEX nothing;
-- drop an index that is not there, if exists
DROP INDEX IF EXISTS nothing;
-- drop two indexes
DROP INDEX t_b, t_c;
-- drop an index behind a constraint
DROP INDEX t_a_key;
-- drop an index behind a primary key
DROP INDEX t_pkey;
-- drop an index concurrently
DROP INDEX CONCURRENTLY t_b;
-- drop an index concurrently, if exists
DROP INDEX CONCURRENTLY IF EXISTS t_b;
-- drop an index concurrently that is not there, if exists
DROP INDEX CONCURRENTLY IF EXISTS nothing;
-- drop two indexes concurrently
DROP INDEX CONCURRENTLY t_b, t_c;
-- drop an index concurrently with CASCADE
DROP INDEX CONCURRENTLY t_b CASCADE;
-- drop an index behind a constraint concurrently
DROP INDEX CONCURRENTLY t_a_key;
-- rename an index
ALTER INDEX t_b RENAME TO t_b2;
-- rename an index with ALTER TABLE
ALTER TABLE t_b RENAME TO t_b2;
-- rename an index behind a constraint
ALTER INDEX t_a_key RENAME TO t_a_unique;
-- rename an index that is not there, if exists
ALTER INDEX IF EXISTS nothing RENAME TO t_b2;
-- set a storage parameter of an index
ALTER INDEX t_b SET (fillfactor = 70);
-- reset a storage parameter of an index
ALTER INDEX t_b RESET (fillfactor);
-- set statistics of an index
CREATE INDEX ix ON t ((b + 1));
ALTER INDEX ix ALTER COLUMN 1 SET STATISTICS 100;
-- reindex an index
REINDEX INDEX t_b;
-- reindex an index behind a primary key
REINDEX INDEX t_pkey;
-- reindex an index that is not there
REINDEX INDEX nothing;
-- reindex a table
REINDEX TABLE t;
-- reindex a table without indexes
REINDEX TABLE parent;
-- reindex a table verbosely
REINDEX (VERBOSE) TABLE t;
-- reindex a materialized view
REINDEX TABLE mv;
-- reindex a table, concurrently switched off
REINDEX (CONCURRENTLY false) TABLE t;
-- reindex an index concurrently
REINDEX INDEX CONCURRENTLY t_b;
-- reindex an index concurrently, as an option
REINDEX (CONCURRENTLY) INDEX t_b;
-- reindex a table concurrently
REINDEX TABLE CONCURRENTLY t;
-- reindex the system catalogs concurrently [16-]
REINDEX SYSTEM CONCURRENTLY;
-- comment on an index
COMMENT ON INDEX t_b IS 'x';
-- create extended statistics
CREATE STATISTICS st ON a, b FROM t;
-- create extended statistics without a name [16-]
CREATE STATISTICS ON a, b FROM t;
-- create extended statistics on an expression
CREATE STATISTICS st ON (a + b) FROM t;
-- create extended statistics of one kind
CREATE STATISTICS st (ndistinct) ON a, b FROM t;
-- create extended statistics on a table that is not there
CREATE STATISTICS st ON a, b FROM nothing;
-- create extended statistics that are there, if not exists
CREATE STATISTICS st ON a, b FROM t;
CREATE STATISTICS IF NOT EXISTS st ON a, b FROM t;
-- alter extended statistics
CREATE STATISTICS st ON a, b FROM t;
ALTER STATISTICS st SET STATISTICS 100;
-- rename extended statistics
CREATE STATISTICS st ON a, b FROM t;
ALTER STATISTICS st RENAME TO st2;
-- drop extended statistics
CREATE STATISTICS st ON a, b FROM t;
DROP STATISTICS st;
-- given: an index that is not valid
CREATE TABLE pt (a int, b int) PARTITION BY LIST (a);
CREATE TABLE pt1 PARTITION OF pt FOR VALUES IN (1);
CREATE INDEX pt_b ON ONLY pt (b);
CREATE INDEX pt1_b ON pt1 (b);
INSERT INTO pt SELECT 1, i FROM generate_series(1, 20) i;
-- attach the last index
ALTER INDEX pt_b ATTACH PARTITION pt1_b;
-- drop an index that is not valid
DROP INDEX pt_b;
-- given: a schema with three tables, of which one has no index
CREATE SCHEMA s;
CREATE TABLE s.t (id int PRIMARY KEY);
CREATE TABLE s.u (id int PRIMARY KEY);
CREATE TABLE s.bare (id int);
CREATE TABLE other (id int PRIMARY KEY);
INSERT INTO s.t SELECT i FROM generate_series(1, 20) i;
INSERT INTO s.u SELECT i FROM generate_series(1, 20) i;
INSERT INTO s.bare SELECT i FROM generate_series(1, 20) i;
INSERT INTO other SELECT i FROM generate_series(1, 20) i;
-- reindex a schema
REINDEX SCHEMA s;
-- reindex a schema concurrently
REINDEX SCHEMA CONCURRENTLY s;
