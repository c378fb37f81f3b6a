-- given: an application that is not the owner
CREATE SCHEMA app;
CREATE TABLE t (id int PRIMARY KEY, a int);
CREATE TABLE app.u (id int PRIMARY KEY);
CREATE TABLE base (id int PRIMARY KEY);
CREATE VIEW v AS SELECT id FROM base;
CREATE TABLE guarded (id int PRIMARY KEY, a int);
CREATE POLICY po ON guarded USING (true);
ALTER TABLE guarded ENABLE ROW LEVEL SECURITY;
CREATE SEQUENCE sq;
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
REVOKE EXECUTE ON FUNCTION f() FROM PUBLIC;
GRANT SELECT, INSERT, UPDATE, DELETE ON t, app.u, v, guarded TO pg_monitor;
GRANT USAGE ON SCHEMA app TO pg_monitor;
GRANT USAGE ON SEQUENCE sq TO pg_monitor;
GRANT EXECUTE ON FUNCTION f() TO pg_monitor;
INSERT INTO t SELECT i, i FROM generate_series(1, 20) i;
INSERT INTO app.u SELECT i FROM generate_series(1, 20) i;
INSERT INTO base SELECT i FROM generate_series(1, 20) i;
-- old
SET LOCAL ROLE pg_monitor;
SELECT id, a FROM t WHERE id = 1;
SELECT id FROM app.u;
SELECT id FROM guarded;
SELECT id FROM v;
SELECT f();
SELECT nextval('sq');
INSERT INTO t (id, a) VALUES (1001, 1);
INSERT INTO t (id, a) VALUES (1000 + nextval('sq'), f());
INSERT INTO app.u (id) VALUES (1001);
INSERT INTO guarded (id, a) VALUES (1001, 1);
INSERT INTO v (id) VALUES (1001);
UPDATE t SET a = 2 WHERE id = 1;
UPDATE app.u SET id = 2000 WHERE id = 1;
DELETE FROM t WHERE id = 2;
-- access: revoke SELECT
REVOKE SELECT ON t FROM pg_monitor;
-- access: revoke INSERT
REVOKE INSERT ON t FROM pg_monitor;
-- access: revoke all
REVOKE ALL ON t FROM pg_monitor;
-- access: revoke on a sequence
REVOKE ALL ON SEQUENCE sq FROM pg_monitor;
-- access: revoke on a function
REVOKE EXECUTE ON FUNCTION f() FROM pg_monitor;
-- access: revoke on a schema
REVOKE USAGE ON SCHEMA app FROM pg_monitor;
-- access: grant more
GRANT TRUNCATE ON t TO pg_monitor;
-- access: enable row level security
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
-- access: enable row level security behind a policy that allows all
CREATE POLICY po ON t USING (true);
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
-- access: enable row level security behind a policy for another role
CREATE POLICY po ON t TO pg_signal_backend USING (true);
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
-- access: enable row level security behind a policy for reading
CREATE POLICY po ON t FOR SELECT USING (true);
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
-- access: create a restrictive policy
CREATE POLICY po2 ON guarded AS RESTRICTIVE USING (id < 0);
-- access: create a permissive policy
CREATE POLICY po2 ON guarded USING (id < 0);
-- access: change the policy that allows all
ALTER POLICY po ON guarded USING (id < 0);
-- access: drop the policy that allows all
DROP POLICY po ON guarded;
-- access: disable row level security
ALTER TABLE guarded DISABLE ROW LEVEL SECURITY;
-- access: let a view run with the rights of its user [15-]
ALTER VIEW v SET (security_invoker = true);
