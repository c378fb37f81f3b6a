-- given: functions, triggers and rules
CREATE TABLE t (id int PRIMARY KEY, a int);
CREATE TABLE u (id int);
CREATE TABLE nothing (id int, a int);
DROP TABLE nothing;
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION g(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1';
CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE PROCEDURE pr() LANGUAGE sql AS 'SELECT 1';
CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION tf();
CREATE RULE ru AS ON DELETE TO t DO INSTEAD NOTHING;
CREATE INDEX t_g ON t (g(a));
CREATE VIEW v AS SELECT id FROM t;
INSERT INTO t SELECT i, i FROM generate_series(1, 20) i;
-- create a function
CREATE FUNCTION z() RETURNS int LANGUAGE sql AS 'SELECT 1';
-- create a function that reads a table
CREATE FUNCTION z() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM t';
-- create a function with an SQL body
CREATE FUNCTION z() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM t; END;
-- create a function that is there
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
-- replace a function
CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 2';
-- replace a function with another result
CREATE OR REPLACE FUNCTION f() RETURNS text LANGUAGE sql AS 'SELECT 2::text';
-- replace a function that an index uses
CREATE OR REPLACE FUNCTION g(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 + 1';
-- create a procedure
CREATE PROCEDURE z() LANGUAGE sql AS 'SELECT 1';
-- drop a function
DROP FUNCTION f();
-- drop a function without its arguments
DROP FUNCTION f;
-- drop a function that is not there, if exists
DROP FUNCTION IF EXISTS nothing();
-- drop a function that an index uses
DROP FUNCTION g(int);
-- drop a function that an index uses, with CASCADE
DROP FUNCTION g(int) CASCADE;
-- drop a function that a trigger uses
DROP FUNCTION tf();
-- drop a function that a trigger uses, with CASCADE
DROP FUNCTION tf() CASCADE;
-- drop a procedure
DROP PROCEDURE pr();
-- rename a function
ALTER FUNCTION f() RENAME TO f2;
-- change the volatility of a function
ALTER FUNCTION f() STABLE;
-- change the owner of a function
ALTER FUNCTION f() OWNER TO pg_monitor;
-- move a function to another schema
CREATE SCHEMA s;
ALTER FUNCTION f() SET SCHEMA s;
-- call a procedure
CALL pr();
-- a DO block
DO 'BEGIN PERFORM 1; END';
-- a DO block that alters a table
DO $$ BEGIN ALTER TABLE t ADD COLUMN z int; END $$;
-- create a trigger
CREATE TRIGGER tr2 BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION tf();
-- create a trigger after updates of a column
CREATE TRIGGER tr2 AFTER UPDATE OF a ON t FOR EACH ROW WHEN (NEW.a IS NOT NULL) EXECUTE FUNCTION tf();
-- create a statement trigger
CREATE TRIGGER tr2 AFTER INSERT ON t REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION tf();
-- create a constraint trigger
CREATE CONSTRAINT TRIGGER tr2 AFTER INSERT ON t DEFERRABLE FOR EACH ROW EXECUTE FUNCTION tf();
-- create a constraint trigger FROM another table
CREATE CONSTRAINT TRIGGER tr2 AFTER INSERT ON t FROM u FOR EACH ROW EXECUTE FUNCTION tf();
-- create a trigger that is there
CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION tf();
-- replace a trigger
CREATE OR REPLACE TRIGGER tr BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION tf();
-- create a trigger on a table that is not there
CREATE TRIGGER tr2 BEFORE INSERT ON nothing FOR EACH ROW EXECUTE FUNCTION tf();
-- drop a trigger
DROP TRIGGER tr ON t;
-- drop a trigger that is not there
DROP TRIGGER nothing ON t;
-- drop a trigger that is not there, if exists
DROP TRIGGER IF EXISTS nothing ON t;
-- rename a trigger
ALTER TRIGGER tr ON t RENAME TO tr2;
-- comment on a trigger
COMMENT ON TRIGGER tr ON t IS 'x';
-- create a rule
CREATE RULE ru2 AS ON INSERT TO t DO NOTHING;
-- replace a rule
CREATE OR REPLACE RULE ru AS ON DELETE TO t DO ALSO NOTHING;
-- create a rule that writes to another table
CREATE RULE ru2 AS ON INSERT TO t DO ALSO INSERT INTO u VALUES (NEW.id);
-- rename a rule
ALTER RULE ru ON t RENAME TO ru2;
-- drop a rule
DROP RULE ru ON t;
-- create an event trigger
CREATE FUNCTION ef() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE EVENT TRIGGER et ON ddl_command_end EXECUTE FUNCTION ef();
-- create an aggregate
CREATE AGGREGATE z (int) (SFUNC = int4pl, STYPE = int, INITCOND = '0');
-- create an extension
CREATE EXTENSION pg_trgm;
-- create an extension that is there, if not exists
CREATE EXTENSION IF NOT EXISTS plpgsql;
