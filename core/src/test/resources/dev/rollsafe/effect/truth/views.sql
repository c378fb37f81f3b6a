-- given: views and materialized views
CREATE TABLE t (id int PRIMARY KEY, a int, b text);
CREATE TABLE u (id int, tid int);
CREATE TABLE nothing (id int, a int);
DROP TABLE nothing;
CREATE VIEW v AS SELECT id, a FROM t;
CREATE VIEW vv AS SELECT id FROM v;
CREATE MATERIALIZED VIEW mv AS SELECT id, a FROM t;
CREATE UNIQUE INDEX mv_id ON mv (id);
CREATE MATERIALIZED VIEW plain AS SELECT a FROM t;
CREATE MATERIALIZED VIEW blank AS SELECT a FROM t WITH NO DATA;
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
INSERT INTO t SELECT i, i, 'x' FROM generate_series(1, 20) i;
INSERT INTO u SELECT i, i FROM generate_series(1, 20) i;
REFRESH MATERIALIZED VIEW mv;
REFRESH MATERIALIZED VIEW plain;
-- create a view
CREATE VIEW z AS SELECT id FROM t;
-- create a view over two tables
CREATE VIEW z AS SELECT t.id FROM t JOIN u ON u.tid = t.id;
-- create a view over a view
CREATE VIEW z AS SELECT id FROM v;
-- create a view without a table
CREATE VIEW z AS SELECT 1 AS one;
-- create a view that is there
CREATE VIEW v AS SELECT id FROM t;
-- create a view over a table that is not there
CREATE VIEW z AS SELECT id FROM nothing;
-- create a temporary view
CREATE TEMPORARY VIEW z AS SELECT id FROM t;
-- create a view with security_invoker [15-]
CREATE VIEW z WITH (security_invoker = true) AS SELECT id FROM t;
-- create a recursive view
CREATE RECURSIVE VIEW z (n) AS SELECT 1 UNION ALL SELECT n + 1 FROM z WHERE n < 5;
-- replace a view with the same columns
CREATE OR REPLACE VIEW v AS SELECT id, a FROM t WHERE id > 0;
-- replace a view with a column more
CREATE OR REPLACE VIEW v AS SELECT id, a, b FROM t;
-- replace a view with a column less
CREATE OR REPLACE VIEW v AS SELECT id FROM t;
-- replace a view with a column of another name
CREATE OR REPLACE VIEW v AS SELECT id AS key, a FROM t;
-- replace a view that is not there
CREATE OR REPLACE VIEW z AS SELECT id FROM t;
-- drop a view that a view uses
DROP VIEW v;
-- drop a view that a view uses, with CASCADE
DROP VIEW v CASCADE;
-- drop a view
DROP VIEW vv;
-- drop a view that is not there, if exists
DROP VIEW IF EXISTS nothing;
-- drop a table as a view
DROP VIEW t;
-- rename a view
ALTER VIEW v RENAME TO w;
-- rename a view with ALTER TABLE
ALTER TABLE v RENAME TO w;
-- rename a column of a view
ALTER VIEW v RENAME COLUMN a TO aa;
-- move a view to another schema
CREATE SCHEMA s;
ALTER VIEW v SET SCHEMA s;
-- change the owner of a view
ALTER VIEW v OWNER TO pg_monitor;
-- set an option of a view
ALTER VIEW v SET (security_barrier = true);
-- reset an option of a view
ALTER VIEW v RESET (security_barrier);
-- set a default on a view's column
ALTER VIEW v ALTER COLUMN a SET DEFAULT 1;
-- drop a default of a view's column
ALTER VIEW v ALTER COLUMN a DROP DEFAULT;
-- create a trigger instead of inserts
CREATE TRIGGER tr INSTEAD OF INSERT ON v FOR EACH ROW EXECUTE FUNCTION f();
-- create a rule on a view
CREATE RULE ru AS ON INSERT TO v DO INSTEAD NOTHING;
-- comment on a view
COMMENT ON VIEW v IS 'x';
-- create a materialized view
CREATE MATERIALIZED VIEW z AS SELECT id FROM t;
-- create a materialized view with no data
CREATE MATERIALIZED VIEW z AS SELECT id FROM t WITH NO DATA;
-- create a materialized view over a view
CREATE MATERIALIZED VIEW z AS SELECT id FROM v;
-- create a materialized view over a materialized view
CREATE MATERIALIZED VIEW z AS SELECT id FROM mv;
-- create a materialized view that is there, if not exists
CREATE MATERIALIZED VIEW IF NOT EXISTS mv AS SELECT id FROM t;
-- refresh a materialized view
REFRESH MATERIALIZED VIEW mv;
-- refresh a materialized view with no data
REFRESH MATERIALIZED VIEW mv WITH NO DATA;
-- refresh a materialized view that is empty
REFRESH MATERIALIZED VIEW blank;
-- refresh a materialized view concurrently
REFRESH MATERIALIZED VIEW CONCURRENTLY mv;
-- refresh a materialized view concurrently without a unique index
REFRESH MATERIALIZED VIEW CONCURRENTLY plain;
-- refresh a materialized view concurrently that is empty
CREATE UNIQUE INDEX ON blank (a);
REFRESH MATERIALIZED VIEW CONCURRENTLY blank;
-- refresh a view
REFRESH MATERIALIZED VIEW v;
-- drop a materialized view
DROP MATERIALIZED VIEW mv;
-- drop a materialized view as a view
DROP VIEW mv;
-- rename a materialized view
ALTER MATERIALIZED VIEW mv RENAME TO mw;
-- rename a column of a materialized view
ALTER MATERIALIZED VIEW mv RENAME COLUMN a TO aa;
-- set a storage parameter of a materialized view
ALTER MATERIALIZED VIEW mv SET (fillfactor = 80);
-- cluster a materialized view
CLUSTER mv USING mv_id;
-- vacuum full a materialized view
VACUUM FULL mv;
