-- given: views, functions, sequences and triggers in use
CREATE TABLE t (id int PRIMARY KEY, a int);
CREATE VIEW v AS SELECT id, a FROM t;
CREATE MATERIALIZED VIEW mv AS SELECT id, a FROM t;
CREATE SEQUENCE sq;
CREATE FUNCTION f(x int) RETURNS int LANGUAGE sql AS 'SELECT x';
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no''; END';
CREATE SCHEMA app;
CREATE TABLE app.u (id int PRIMARY KEY);
INSERT INTO t SELECT i, i FROM generate_series(1, 20) i;
INSERT INTO app.u SELECT i FROM generate_series(1, 20) i;
REFRESH MATERIALIZED VIEW mv;
-- old
SELECT id, a FROM v;
SELECT * FROM v;
SELECT id, a FROM mv;
SELECT nextval('sq');
SELECT f(1);
SELECT id FROM app.u;
SELECT id FROM t;
INSERT INTO t (id, a) VALUES (1001, 1);
INSERT INTO t (id, a) VALUES (nextval('sq') + 1000, f(2));
INSERT INTO v (id, a) VALUES (1002, 1);
INSERT INTO app.u (id) VALUES (1001);
UPDATE t SET a = f(3) WHERE id = 1;
-- compat: drop a view
DROP VIEW v;
-- compat: rename a view
ALTER VIEW v RENAME TO w;
-- compat: replace a view with a column more
CREATE OR REPLACE VIEW v AS SELECT id, a, 1 AS one FROM t;
-- compat: replace a view with the same columns
CREATE OR REPLACE VIEW v AS SELECT id, a FROM t WHERE id > 0;
-- compat: rename a column of a view
ALTER VIEW v RENAME COLUMN a TO aa;
-- compat: drop a materialized view
DROP MATERIALIZED VIEW mv;
-- compat: refresh a materialized view with no data
REFRESH MATERIALIZED VIEW mv WITH NO DATA;
-- compat: rename a materialized view
ALTER MATERIALIZED VIEW mv RENAME TO mw;
-- compat: drop a sequence
DROP SEQUENCE sq;
-- compat: rename a sequence
ALTER SEQUENCE sq RENAME TO sq2;
-- compat: drop a function
DROP FUNCTION f(int);
-- compat: rename a function
ALTER FUNCTION f(int) RENAME TO g;
-- compat: replace a function
CREATE OR REPLACE FUNCTION f(x int) RETURNS int LANGUAGE sql AS 'SELECT x + 1';
-- compat: drop a schema
DROP SCHEMA app CASCADE;
-- compat: rename a schema
ALTER SCHEMA app RENAME TO app2;
-- compat: create a table
CREATE TABLE z (id int);
-- compat: create a view
CREATE VIEW z AS SELECT id FROM t;
-- compat: drop an empty table
CREATE TABLE z (id int);
DROP TABLE z;
-- compat: truncate
TRUNCATE t;
-- compat: a view in place of a renamed table
ALTER TABLE t RENAME TO t2;
CREATE VIEW t AS SELECT * FROM t2;
