-- given: a table with policies, in a schema
CREATE SCHEMA s;
CREATE TABLE t (id int PRIMARY KEY, a int);
CREATE TABLE s.t (id int);
CREATE SEQUENCE sq;
CREATE TABLE nothing (id int, a int);
DROP TABLE nothing;
CREATE VIEW v AS SELECT id FROM t;
CREATE POLICY po ON t USING (a > 0);
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
INSERT INTO t SELECT i, i FROM generate_series(1, 20) i;
-- create a policy
CREATE POLICY z ON t;
-- create a policy for a command and a role
CREATE POLICY z ON t FOR SELECT TO pg_monitor USING (a > 0);
-- create a policy that is there
CREATE POLICY po ON t;
-- create a policy with a query
CREATE POLICY z ON t USING (EXISTS (SELECT 1 FROM s.t x WHERE x.id = t.id));
-- alter a policy
ALTER POLICY po ON t USING (a > 1);
-- rename a policy
ALTER POLICY po ON t RENAME TO po2;
-- drop a policy
DROP POLICY po ON t;
-- drop a policy that is not there, if exists
DROP POLICY IF EXISTS nothing ON t;
-- grant on a table
GRANT SELECT ON t TO PUBLIC;
-- grant on a column
GRANT SELECT (a) ON t TO pg_monitor;
-- grant on all tables of a schema
GRANT SELECT ON ALL TABLES IN SCHEMA public TO pg_monitor;
-- grant on a sequence
GRANT USAGE ON SEQUENCE sq TO pg_monitor;
-- grant on a schema
GRANT USAGE ON SCHEMA s TO pg_monitor;
-- grant on a function
GRANT EXECUTE ON FUNCTION f() TO pg_monitor;
-- revoke on a table
REVOKE SELECT ON t FROM PUBLIC;
-- revoke all on a table
REVOKE ALL ON t FROM pg_monitor;
-- grant MAINTAIN [17-]
GRANT MAINTAIN ON t TO pg_monitor;
-- grant a role
GRANT pg_signal_backend TO pg_read_all_stats;
-- grant on a table that is not there
GRANT SELECT ON nothing TO PUBLIC;
-- alter default privileges
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO PUBLIC;
-- comment on a table
COMMENT ON TABLE t IS 'x';
-- comment on a column
COMMENT ON COLUMN t.a IS 'x';
-- comment on a constraint
COMMENT ON CONSTRAINT t_pkey ON t IS 'x';
-- comment on a policy
COMMENT ON POLICY po ON t IS 'x';
-- comment on a schema
COMMENT ON SCHEMA s IS 'x';
-- comment on a function
COMMENT ON FUNCTION f() IS 'x';
-- comment on a table that is not there
COMMENT ON TABLE nothing IS 'x';
-- create a publication
CREATE PUBLICATION pb FOR TABLE t;
-- create a publication with a filter [15-]
CREATE PUBLICATION pb FOR TABLE t (id) WHERE (id > 0);
-- create a publication of a schema [15-]
CREATE PUBLICATION pb FOR TABLES IN SCHEMA s;
-- create a publication for all tables
CREATE PUBLICATION pb FOR ALL TABLES;
-- create a publication without tables
CREATE PUBLICATION pb;
-- add a table to a publication
CREATE PUBLICATION pb;
ALTER PUBLICATION pb ADD TABLE t;
-- drop a table from a publication
CREATE PUBLICATION pb FOR TABLE t;
ALTER PUBLICATION pb DROP TABLE t;
-- set the tables of a publication
CREATE PUBLICATION pb FOR TABLE t;
ALTER PUBLICATION pb SET TABLE s.t;
-- drop a publication
CREATE PUBLICATION pb FOR TABLE t;
DROP PUBLICATION pb;
-- create a schema
CREATE SCHEMA z;
-- create a schema that is there, if not exists
CREATE SCHEMA IF NOT EXISTS s;
-- create a schema that is there
CREATE SCHEMA s;
-- create a schema with a table
CREATE SCHEMA z CREATE TABLE zt (a int);
-- rename a schema
ALTER SCHEMA s RENAME TO s2;
-- change the owner of a schema
ALTER SCHEMA s OWNER TO pg_monitor;
-- drop a schema that holds a table
DROP SCHEMA s;
-- drop a schema, with CASCADE
DROP SCHEMA s CASCADE;
-- drop a schema that is not there, if exists
DROP SCHEMA IF EXISTS nothing;
-- create a role
CREATE ROLE rollsafe_truth;
-- alter a role's setting
ALTER ROLE CURRENT_USER SET lock_timeout = '1s';
-- create a server
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER srv FOREIGN DATA WRAPPER w;
-- create a foreign table
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER srv FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE z (a int) SERVER srv;
