-- given: a table
CREATE TABLE t (id int PRIMARY KEY);
-- lock a table
LOCK TABLE t IN SHARE MODE;
-- savepoint
SAVEPOINT x;
-- release a savepoint
SAVEPOINT x;
RELEASE SAVEPOINT x;
-- roll back to a savepoint
SAVEPOINT x;
ROLLBACK TO SAVEPOINT x;
-- set lock_timeout
SET lock_timeout = '1s';
-- set local lock_timeout
SET LOCAL lock_timeout = '1s';
-- set the search path
SET search_path = public;
-- set constraints
SET CONSTRAINTS ALL DEFERRED;
-- reset all
RESET ALL;
-- show
SHOW lock_timeout;
-- set session authorization
SET SESSION AUTHORIZATION DEFAULT;
-- set role
SET ROLE pg_monitor;
-- discard all
DISCARD ALL;
-- discard plans
DISCARD PLANS;
-- prepare a statement
PREPARE z AS SELECT * FROM t;
-- listen
LISTEN z;
-- notify
NOTIFY z;
-- set the transaction's characteristics
SET TRANSACTION READ WRITE;
