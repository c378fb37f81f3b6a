-- given: objects to rename and move
CREATE SCHEMA s;
CREATE SCHEMA other;
CREATE TABLE nothing (id int);
DROP TABLE nothing;
CREATE TYPE e AS ENUM ('a');
CREATE DOMAIN d AS int;
CREATE TABLE t (id serial PRIMARY KEY, a int UNIQUE, k e);
CREATE TABLE c (id int REFERENCES t (id));
CREATE INDEX t_k ON t (k);
CREATE VIEW v AS SELECT id, a FROM t;
CREATE MATERIALIZED VIEW mv AS SELECT id FROM t;
CREATE TABLE s.inner_t (id int);
CREATE STATISTICS st ON a, k FROM t;
INSERT INTO t (a, k) SELECT i, 'a' FROM generate_series(1, 20) i;
-- names: rename a table that a view and a foreign key use
ALTER TABLE t RENAME TO t2;
-- names: rename a table, if exists
ALTER TABLE IF EXISTS t RENAME TO t2;
-- names: rename a table that is not there, if exists
ALTER TABLE IF EXISTS nothing RENAME TO t2;
-- names: rename a table that is not there
ALTER TABLE nothing RENAME TO t2;
-- names: rename a column with the short form
ALTER TABLE t RENAME a TO b;
-- names: rename a primary key column
ALTER TABLE t RENAME COLUMN id TO key;
-- names: rename a column only
ALTER TABLE ONLY t RENAME COLUMN a TO b;
-- names: rename a primary key
ALTER TABLE t RENAME CONSTRAINT t_pkey TO t_pk;
-- names: rename a foreign key
ALTER TABLE c RENAME CONSTRAINT c_id_fkey TO c_fk;
-- names: rename a view's column with ALTER TABLE
ALTER TABLE v RENAME COLUMN a TO b;
-- names: rename a materialized view with ALTER TABLE
ALTER TABLE mv RENAME TO mw;
-- names: rename a schema that holds a table
ALTER SCHEMA s RENAME TO s2;
-- names: rename a schema to a name that is taken
ALTER SCHEMA s RENAME TO other;
-- names: move a table with a serial column and indexes
ALTER TABLE t SET SCHEMA s;
-- names: move a table, if exists
ALTER TABLE IF EXISTS t SET SCHEMA s;
-- names: move a view
ALTER VIEW v SET SCHEMA s;
-- names: move a materialized view
ALTER MATERIALIZED VIEW mv SET SCHEMA s;
-- names: move an owned sequence
ALTER SEQUENCE t_id_seq SET SCHEMA s;
-- names: move a domain
ALTER DOMAIN d SET SCHEMA s;
-- names: move extended statistics
ALTER STATISTICS st SET SCHEMA s;
-- names: rename a type
ALTER TYPE e RENAME TO e2;
-- names: rename a table to itself with another case
ALTER TABLE t RENAME TO "T";
-- names: swap two tables, the second step
ALTER TABLE t RENAME TO t_old;
ALTER TABLE c RENAME TO t;
-- names: a view under the old name
ALTER TABLE t RENAME TO t2;
CREATE VIEW t AS SELECT * FROM t2;
