-- == what has no family
CREATE TABLE t (id int PRIMARY KEY, a int);
CREATE TABLE u (id int PRIMARY KEY);

CREATE ROLE app LOGIN;
--> EXPAND
--> because Release N-1 does not know what is made

ALTER ROLE app SET search_path = app;
--> CONTRACT; assumed
--> because All sessions meet something else than before, those of release N-1 too

ALTER ROLE app PASSWORD 'x';
--> CONTRACT; assumed
--> because All sessions meet something else than before, those of release N-1 too

CREATE DATABASE shop;
--> EXPAND; outside-only
--> because Release N-1 does not know what is made

ALTER DATABASE shop SET search_path = app;
--> CONTRACT; assumed
--> because All sessions meet something else than before, those of release N-1 too

CREATE TABLESPACE fast LOCATION '/mnt/fast';
--> EXPAND; outside-only
--> because Release N-1 does not know what is made

ALTER SYSTEM SET work_mem = '4MB';
--> CONTRACT; assumed; outside-only
--> because All sessions meet something else than before, those of release N-1 too

CREATE PUBLICATION pub FOR TABLE t;
--> EXPAND; lock t SHARE UPDATE EXCLUSIVE
--> because Release N-1 goes on writing, and its changes are published as well

CREATE PUBLICATION pub FOR ALL TABLES;
--> EXPAND; assumed
--> because Release N-1 goes on writing, and its changes are published as well

ALTER PUBLICATION pub ADD TABLE t;
--> CONTRACT; assumed; lock t SHARE UPDATE EXCLUSIVE
--> because Subscribers get something else than before

ALTER PUBLICATION pub DROP TABLE t;
--> CONTRACT; assumed; lock t SHARE UPDATE EXCLUSIVE
--> because Subscribers get something else than before

ALTER PUBLICATION pub SET (publish = 'insert');
--> CONTRACT; assumed
--> because Subscribers get something else than before

CREATE SUBSCRIPTION sub CONNECTION 'host=x' PUBLICATION pub;
--> CONTRACT; assumed; outside-only
--> because Rows of another server come into tables that it does not name

ALTER SUBSCRIPTION sub REFRESH PUBLICATION;
--> CONTRACT; assumed
--> because Rows of another server come into tables that it does not name

CREATE EVENT TRIGGER guard ON ddl_command_start EXECUTE FUNCTION f();
--> EXPAND; assumed
--> because An event trigger fires for schema changes only

ALTER EVENT TRIGGER guard DISABLE;
--> NEUTRAL
--> because It changes neither data nor what other sessions may do

CREATE AGGREGATE total (int) (SFUNC = int4pl, STYPE = int);
--> EXPAND
--> because Release N-1 does not know what is made

CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq);
--> CONTRACT; assumed
--> because All sessions meet something else than before, those of release N-1 too

CREATE CAST (int AS text) WITH INOUT AS IMPLICIT;
--> CONTRACT; assumed
--> because All sessions meet something else than before, those of release N-1 too

CREATE COLLATION german (locale = 'de_DE');
--> EXPAND
--> because Release N-1 does not know what is made

CREATE FOREIGN DATA WRAPPER fdw;
--> EXPAND
--> because Release N-1 does not know what is made

CREATE SERVER far FOREIGN DATA WRAPPER fdw;
--> EXPAND
--> because Release N-1 does not know what is made

IMPORT FOREIGN SCHEMA remote FROM SERVER far INTO public;
--> EXPAND; assumed
--> because Release N-1 does not know the tables that are made

ALTER TABLE ALL IN TABLESPACE slow SET TABLESPACE fast;
--> NEUTRAL; assumed
--> because Tables that it does not name are locked and copied, and hold the same rows

LISTEN channel;
--> NEUTRAL
--> because It changes neither data nor what other sessions may do

NOTIFY channel, 'x';
--> NEUTRAL
--> because It changes neither data nor what other sessions may do

DISCARD ALL;
--> NEUTRAL; outside-only
--> because It changes neither data nor what other sessions may do

DISCARD PLANS;
--> NEUTRAL
--> because It changes neither data nor what other sessions may do

CHECKPOINT;
--> NEUTRAL
--> because It changes neither data nor what other sessions may do

LOAD 'auto_explain';
--> NEUTRAL
--> because It changes neither data nor what other sessions may do

SET CONSTRAINTS ALL DEFERRED;
--> NEUTRAL; inside-only
--> because Only when constraints are checked in this transaction

SET TRANSACTION ISOLATION LEVEL SERIALIZABLE;
--> NEUTRAL; inside-only
--> because Only where a part of a transaction begins or ends

DECLARE c CURSOR FOR SELECT * FROM t;
--> NEUTRAL
--> because Rows are read, and none is written

FETCH NEXT FROM c;
--> NEUTRAL
--> because It changes neither data nor what other sessions may do

CLOSE c;
--> NEUTRAL
--> because It changes neither data nor what other sessions may do

PREPARE x AS UPDATE t SET a = 0;
--> NEUTRAL; lock t ROW EXCLUSIVE
--> because The statement is looked at, and not run

EXECUTE x;
--> CONTRACT; assumed
--> because It runs a prepared statement, and what that does cannot be told

DEALLOCATE x;
--> NEUTRAL
--> because It changes neither data nor what other sessions may do

EXPLAIN UPDATE t SET a = 0;
--> NEUTRAL; lock t ROW EXCLUSIVE
--> because The statement is looked at, and not run

EXPLAIN ANALYZE UPDATE t SET a = 0;
--> DESTRUCTIVE; breaks readers t.a; lock t ROW EXCLUSIVE; loses t.a; scan t
--> because It overwrites t.a

EXPLAIN (ANALYZE) DELETE FROM t;
--> DESTRUCTIVE; breaks readers t; lock t ROW EXCLUSIVE; loses t; scan t
--> because Rows of t are lost

SECURITY LABEL ON TABLE t IS 'x';
--> NEUTRAL
--> because It changes neither data nor what other sessions may do

SHOW search_path;
--> NEUTRAL
--> because It changes neither data nor what other sessions may do

\lo_unlink 123
--> UNKNOWN; assumed
--> because It writes or deletes a large object

\q
--> UNKNOWN; assumed
--> because psql reads nothing behind it

SELECT 'DROP TABLE t' \gexec
--> UNKNOWN; assumed
--> because It runs what a query returns

-- == tables that are published
CREATE TABLE keyed (id int PRIMARY KEY);
CREATE TABLE bare (id int);
CREATE TABLE full_row (id int);
ALTER TABLE full_row REPLICA IDENTITY FULL;

CREATE PUBLICATION pub FOR TABLE keyed, full_row;
--> EXPAND; lock full_row SHARE UPDATE EXCLUSIVE; lock keyed SHARE UPDATE EXCLUSIVE
--> because Release N-1 goes on writing, and its changes are published as well

CREATE PUBLICATION pub FOR TABLE keyed, bare;
--> CONTRACT; breaks writers bare 55000; lock bare SHARE UPDATE EXCLUSIVE; lock keyed SHARE UPDATE EXCLUSIVE
--> because Without a replica identity bare takes inserts only

CREATE PUBLICATION pub FOR TABLE never_seen;
--> CONTRACT; assumed; breaks writers never_seen 55000; lock never_seen SHARE UPDATE EXCLUSIVE
--> because Without a replica identity never_seen takes inserts only

CREATE PUBLICATION pub FOR ALL TABLES;
--> CONTRACT; assumed; breaks writers bare 55000
--> because Without a replica identity bare takes inserts only

CREATE PUBLICATION pub;
--> EXPAND
--> because Release N-1 does not know what is made

ALTER PUBLICATION pub ADD TABLE bare;
--> CONTRACT; assumed; breaks writers bare 55000; lock bare SHARE UPDATE EXCLUSIVE
--> because Without a replica identity bare takes inserts only

-- now
CREATE TABLE fresh (id int);

CREATE PUBLICATION pub FOR TABLE fresh;
--> EXPAND; lock fresh SHARE UPDATE EXCLUSIVE
--> because Release N-1 goes on writing, and its changes are published as well
