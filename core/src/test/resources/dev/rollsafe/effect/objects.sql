-- == routines
CREATE FUNCTION f(x int) RETURNS int LANGUAGE sql AS 'SELECT x';
CREATE FUNCTION two(int) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION two(text) RETURNS int LANGUAGE sql AS 'SELECT 2';
CREATE FUNCTION t_trigger() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE FUNCTION norm(text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT lower($1)';
CREATE TABLE t (id int PRIMARY KEY, a text, CHECK (norm(a) <> ''));
CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION t_trigger();

CREATE FUNCTION h() RETURNS int LANGUAGE sql AS 'SELECT 1';
--> EXPAND
--> because Release N-1 does not know the routine

CREATE FUNCTION f(x int) RETURNS int LANGUAGE sql AS 'SELECT 2';
--> NEUTRAL; fails 42723
--> because PostgreSQL refuses it: There is a routine f with these arguments already

CREATE FUNCTION f(x text) RETURNS int LANGUAGE sql AS 'SELECT 2';
--> EXPAND
--> because Release N-1 does not know the routine

CREATE OR REPLACE FUNCTION f(x int) RETURNS int LANGUAGE sql AS 'SELECT x + 1';
--> CONTRACT; assumed; breaks both f
--> because Release N-1 calls the new code of f at once

CREATE OR REPLACE FUNCTION f(x int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT x';
--> EXPAND
--> because The routine does what it did before

CREATE OR REPLACE FUNCTION f(x int) RETURNS text LANGUAGE sql AS 'SELECT ''a''';
--> NEUTRAL; fails 42P13
--> because PostgreSQL refuses it: The result of f cannot be changed in place

CREATE OR REPLACE FUNCTION f(y int) RETURNS int LANGUAGE sql AS 'SELECT y';
--> NEUTRAL; fails 42P13
--> because PostgreSQL refuses it: The argument x cannot be renamed in place

CREATE OR REPLACE PROCEDURE f(x int) LANGUAGE sql AS 'SELECT 1';
--> NEUTRAL; fails 42809
--> because PostgreSQL refuses it: f is of another kind

ALTER FUNCTION f(int) STRICT;
--> CONTRACT; assumed; breaks both f
--> because Release N-1 calls f, which runs in another way now

ALTER FUNCTION f(int) COST 5 PARALLEL SAFE;
--> EXPAND
--> because The planner alone is told something, and the code stays the same

ALTER FUNCTION f(int) SET search_path = app;
--> CONTRACT; assumed; breaks both f
--> because Release N-1 calls f, which runs in another way now

DROP FUNCTION f(int);
--> CONTRACT; breaks both f 42883
--> because Release N-1 may call f

DROP FUNCTION two(int);
--> CONTRACT; breaks both two 42883
--> because Release N-1 may call two

DROP FUNCTION two;
--> CONTRACT; breaks both two 42883
--> because Release N-1 may call two

DROP FUNCTION t_trigger();
--> EXPAND; fails 2BP01
--> because Only triggers call t_trigger, and none is left that does

DROP FUNCTION t_trigger() CASCADE;
--> CONTRACT; breaks writers t; lock t ACCESS EXCLUSIVE
--> because CASCADE drops the trigger g of t

DROP FUNCTION norm(text);
--> CONTRACT; breaks both norm 42883; fails 2BP01
--> because Release N-1 may call norm

DROP FUNCTION norm(text) CASCADE;
--> CONTRACT; breaks both norm 42883; lock t ACCESS EXCLUSIVE
--> because Release N-1 may call norm

ALTER FUNCTION f(int) RENAME TO f2;
--> CONTRACT; breaks both f 42883
--> because Release N-1 knows the routine as f

ALTER FUNCTION f(int) SET SCHEMA archive;
--> CONTRACT; breaks both f 42883
--> because Release N-1 knows the routine as f

ALTER FUNCTION f(int) OWNER TO app;
--> CONTRACT; assumed; breaks both f 42501
--> because The owner before loses its rights on the function f

-- now
CREATE FUNCTION fresh() RETURNS int LANGUAGE sql AS 'SELECT 1';

CREATE OR REPLACE FUNCTION fresh() RETURNS int LANGUAGE sql AS 'SELECT 2';
--> EXPAND
--> because Release N-1 does not know the routine

ALTER FUNCTION fresh() STRICT;
--> EXPAND
--> because Release N-1 does not know fresh

DROP FUNCTION fresh();
--> EXPAND
--> because Release N-1 does not know fresh

-- == functions that are called
CREATE TABLE t (id int PRIMARY KEY, a int);
CREATE FUNCTION wipe() RETURNS void LANGUAGE sql AS 'DELETE FROM t';
CREATE FUNCTION tidy() RETURNS void LANGUAGE plpgsql AS $$ BEGIN UPDATE t SET a = 0 WHERE a IS NULL; END $$;
CREATE FUNCTION dynamic() RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'DROP TABLE t'; END $$;
CREATE FUNCTION stable_one() RETURNS int LANGUAGE sql STABLE AS 'SELECT 1';
CREATE FUNCTION outer_one() RETURNS void LANGUAGE sql AS 'SELECT wipe()';
CREATE FUNCTION again() RETURNS void LANGUAGE sql AS 'SELECT again()';
CREATE PROCEDURE batch() LANGUAGE plpgsql AS $$ BEGIN UPDATE t SET a = 0 WHERE a IS NULL; COMMIT; END $$;

SELECT wipe();
--> DESTRUCTIVE; breaks readers t; lock t ROW EXCLUSIVE; loses t; scan t
--> because Rows of t are lost

SELECT tidy();
--> EXPAND; lock t ROW EXCLUSIVE; scan t
--> because Values are filled in where there are none

SELECT dynamic();
--> DESTRUCTIVE; breaks both t 42P01; lock t ACCESS EXCLUSIVE; loses t
--> because Table t and its rows are gone

SELECT stable_one();
--> NEUTRAL
--> because Rows are read, and none is written

SELECT outer_one();
--> DESTRUCTIVE; breaks readers t; lock t ROW EXCLUSIVE; loses t; scan t
--> because Rows of t are lost

SELECT again();
--> CONTRACT; assumed
--> because It calls again, and what that does cannot be told

CALL batch();
--> EXPAND; lock t ROW EXCLUSIVE; outside-only; scan t
--> because Values are filled in where there are none

-- == triggers
CREATE TABLE t (id int PRIMARY KEY, a int, b int);
CREATE VIEW v AS SELECT id FROM t;
CREATE FUNCTION keep_in_step() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.b := NEW.a; RETURN NEW; END $$;
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$;
CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE NOTICE 'yes'; RETURN NEW; END $$;
CREATE TRIGGER old BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION keep_in_step();
CREATE TABLE m (id int) PARTITION BY RANGE (id);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (9);

CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION keep_in_step();
--> EXPAND; lock t SHARE ROW EXCLUSIVE
--> because Writes of release N-1 go on, and the trigger fires for them as well

CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION refuse();
--> CONTRACT; breaks writers t P0001; lock t SHARE ROW EXCLUSIVE
--> because The trigger's function raises an exception for some writes, which release N-1 may make

CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION tell();
--> EXPAND; lock t SHARE ROW EXCLUSIVE
--> because Writes of release N-1 go on, and the trigger fires for them as well

CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION never_seen();
--> EXPAND; assumed; lock t SHARE ROW EXCLUSIVE
--> because Writes of release N-1 go on, and the trigger fires for them as well

CREATE TRIGGER old BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION tell();
--> NEUTRAL; fails 42710; lock t SHARE ROW EXCLUSIVE
--> because PostgreSQL refuses it: There is a trigger old of t already

CREATE OR REPLACE TRIGGER old BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION tell();
--> [13-13] NEUTRAL; fails 42601; lock t SHARE ROW EXCLUSIVE
--> [14-18] CONTRACT; breaks writers t; lock t SHARE ROW EXCLUSIVE

CREATE TRIGGER g INSTEAD OF INSERT ON v FOR EACH ROW EXECUTE FUNCTION tell();
--> EXPAND; lock view v SHARE ROW EXCLUSIVE
--> because Writes of release N-1 go on, and the trigger fires for them as well

CREATE TRIGGER g BEFORE INSERT ON m FOR EACH ROW EXECUTE FUNCTION tell();
--> EXPAND; lock m SHARE ROW EXCLUSIVE; lock m1 SHARE ROW EXCLUSIVE
--> because Writes of release N-1 go on, and the trigger fires for them as well

CREATE TRIGGER g AFTER INSERT ON m FOR EACH STATEMENT EXECUTE FUNCTION tell();
--> EXPAND; lock m SHARE ROW EXCLUSIVE
--> because Writes of release N-1 go on, and the trigger fires for them as well

DROP TRIGGER old ON t;
--> CONTRACT; breaks writers t; lock t ACCESS EXCLUSIVE
--> because Release N-1 may rely on what the trigger old does

ALTER TRIGGER old ON t RENAME TO older;
--> EXPAND; lock t ACCESS EXCLUSIVE
--> because No query names it, and messages alone change

COMMENT ON TRIGGER old ON t IS 'x';
--> NEUTRAL
--> because A comment changes nothing but itself

-- now
CREATE TABLE fresh (id int);
CREATE TRIGGER mine AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION tell();

CREATE TRIGGER g BEFORE INSERT ON fresh FOR EACH ROW EXECUTE FUNCTION refuse();
--> EXPAND; lock fresh SHARE ROW EXCLUSIVE
--> because Release N-1 does not know fresh

DROP TRIGGER mine ON t;
--> EXPAND; lock t ACCESS EXCLUSIVE
--> because Release N-1 does not know the trigger mine

-- == rules
CREATE TABLE t (id int PRIMARY KEY, a int);
CREATE TABLE log (id int);
CREATE VIEW v AS SELECT id FROM t;

CREATE RULE r AS ON INSERT TO t DO ALSO INSERT INTO log VALUES (NEW.id);
--> EXPAND; assumed; lock log ROW EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> because Statements of release N-1 go on, and the rule adds others to them

CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING;
--> CONTRACT; assumed; breaks writers t; lock t ACCESS EXCLUSIVE
--> because Something else is done instead of what release N-1 asks for

CREATE RULE r AS ON INSERT TO v DO INSTEAD INSERT INTO t (id) VALUES (NEW.id);
--> EXPAND; lock t ROW EXCLUSIVE; lock view v ACCESS EXCLUSIVE
--> because The rule says what writing to the view does

ALTER RULE r ON t RENAME TO r2;
--> EXPAND; lock t ACCESS EXCLUSIVE
--> because No query names it, and messages alone change

-- now
CREATE TABLE fresh (id int);

CREATE RULE r AS ON DELETE TO fresh DO INSTEAD NOTHING;
--> EXPAND; lock fresh ACCESS EXCLUSIVE
--> because Release N-1 does not know fresh

-- == policies
CREATE TABLE t (id int PRIMARY KEY, tenant int);
CREATE TABLE s (id int PRIMARY KEY, tenant int);
ALTER TABLE s ENABLE ROW LEVEL SECURITY;
CREATE POLICY mine ON s USING (tenant = 1);
CREATE POLICY strict ON s AS RESTRICTIVE USING (tenant = 1);

CREATE POLICY p ON t USING (tenant = 1);
--> EXPAND; lock t ACCESS EXCLUSIVE
--> because Row security is not enabled on the table, so no policy counts

CREATE POLICY p ON s USING (tenant = 1);
--> EXPAND; lock s ACCESS EXCLUSIVE
--> because One more permissive policy lets more rows through, not fewer

CREATE POLICY p ON s AS RESTRICTIVE USING (tenant = 1);
--> CONTRACT; assumed; breaks readers s; breaks writers s 42501; lock s ACCESS EXCLUSIVE
--> because A restrictive policy hides rows from release N-1

CREATE POLICY mine ON s USING (tenant = 1);
--> NEUTRAL; fails 42710; lock s ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: There is a policy mine of s already

ALTER POLICY mine ON s USING (tenant = 2);
--> CONTRACT; assumed; breaks readers s; breaks writers s 42501; lock s ACCESS EXCLUSIVE
--> because The policy may let fewer rows through than before

ALTER POLICY mine ON s RENAME TO ours;
--> EXPAND; lock s ACCESS EXCLUSIVE
--> because No query names it, and messages alone change

DROP POLICY mine ON s;
--> CONTRACT; breaks readers s; breaks writers s 42501; lock s ACCESS EXCLUSIVE
--> because Rows that the policy mine let through may be out of reach

DROP POLICY strict ON s;
--> EXPAND; lock s ACCESS EXCLUSIVE
--> because Without a restrictive policy there are more rows to see, not fewer

DROP POLICY IF EXISTS nowhere ON s;
--> NEUTRAL
--> because What is dropped is not there, so nothing is done

-- == schemas, extensions, statistics
CREATE SCHEMA app;
CREATE SCHEMA bare;
CREATE TABLE app.t (id int PRIMARY KEY, a int, b int);
CREATE VIEW app.v AS SELECT id FROM app.t;
CREATE VIEW reach AS SELECT id FROM app.t;
CREATE SEQUENCE app.s;
CREATE TYPE app.color AS ENUM ('red');
CREATE EXTENSION IF NOT EXISTS citext;
CREATE TABLE p (id int PRIMARY KEY);

CREATE SCHEMA more;
--> EXPAND
--> because Release N-1 does not know the schema

CREATE SCHEMA IF NOT EXISTS app;
--> NEUTRAL
--> because It is there already, so nothing is done

CREATE SCHEMA app;
--> NEUTRAL; fails 42P06
--> because PostgreSQL refuses it: There is a schema app already

CREATE SCHEMA more CREATE TABLE t (p_id int REFERENCES p);
--> EXPAND; breaks writers p 23503; lock p SHARE ROW EXCLUSIVE
--> because Release N-1 does not know the schema

ALTER SCHEMA app RENAME TO app2;
--> CONTRACT; breaks both app.* 42P01
--> because Release N-1 knows the schema as app

ALTER SCHEMA app OWNER TO other;
--> CONTRACT; assumed; breaks both app 42501
--> because The owner before loses its rights on the schema app

DROP SCHEMA bare;
--> CONTRACT
--> because Release N-1 may use the schema bare

DROP SCHEMA app;
--> CONTRACT; fails 2BP01
--> because Release N-1 may use the schema app

DROP SCHEMA app CASCADE;
--> DESTRUCTIVE; breaks both app.color 42704; breaks both app.s 42P01; breaks both app.t 42P01
--> breaks both app.v 42P01; breaks both reach 42P01; lock app.t ACCESS EXCLUSIVE
--> lock sequence app.s ACCESS EXCLUSIVE; lock type app.color ACCESS EXCLUSIVE; lock view app.v ACCESS EXCLUSIVE
--> lock view reach ACCESS EXCLUSIVE; loses app.s; loses app.t
--> because Table app.t and its rows are gone

CREATE EXTENSION hstore;
--> EXPAND
--> because Release N-1 does not know what the extension brings

CREATE EXTENSION IF NOT EXISTS citext;
--> NEUTRAL
--> because It is there already, so nothing is done

ALTER EXTENSION citext SET SCHEMA app;
--> CONTRACT; assumed; breaks both citext 42883
--> because Release N-1 may know the extension as citext

ALTER EXTENSION citext UPDATE;
--> CONTRACT; assumed
--> because All sessions meet something else than before, those of release N-1 too

CREATE STATISTICS st ON a, b FROM app.t;
--> EXPAND; lock app.t SHARE UPDATE EXCLUSIVE
--> because Statistics change how fast queries are, not what they return

ALTER STATISTICS st RENAME TO st2;
--> EXPAND
--> because No query names it, and messages alone change

COMMENT ON SCHEMA app IS 'x';
--> NEUTRAL
--> because A comment changes nothing but itself

-- now
CREATE SCHEMA fresh;

ALTER SCHEMA fresh RENAME TO fresh2;
--> EXPAND
--> because Release N-1 does not know schema fresh

DROP SCHEMA fresh CASCADE;
--> EXPAND
--> because Release N-1 does not know schema fresh
