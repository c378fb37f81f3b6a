-- given: rows that new constraints would refuse
CREATE TABLE p (id int PRIMARY KEY, k int UNIQUE);
CREATE TABLE t (id int PRIMARY KEY, a int, b int, u int UNIQUE, pid int, r int4range, f int REFERENCES p (id));
CREATE INDEX t_a ON t (a);
CREATE UNIQUE INDEX t_b ON t (b);
INSERT INTO p SELECT i, i FROM generate_series(1, 20) i;
INSERT INTO t SELECT i, i, i, i, i, int4range(i, i + 1), i FROM generate_series(1, 20) i;
-- old
SELECT id, a, b, u, pid FROM t;
SELECT * FROM t;
SELECT id FROM p;
SELECT id, a, b FROM t GROUP BY id;
INSERT INTO t (id, a, b, u, pid, r) VALUES (1001, -1, 1001, 1001, 999, '[1,100]');
INSERT INTO t (id, a, pid) VALUES (1002, 1, 1);
INSERT INTO t (id) VALUES (1006);
INSERT INTO t (id, a, u) VALUES (1003, 50, 3) ON CONFLICT (u) DO NOTHING;
INSERT INTO t (id, b) VALUES (1004, 4) ON CONFLICT (b) DO UPDATE SET a = 60;
INSERT INTO t (id) VALUES (5) ON CONFLICT (id) DO NOTHING;
INSERT INTO t (id) VALUES (6) ON CONFLICT ON CONSTRAINT t_pkey DO NOTHING;
INSERT INTO t (id, u) VALUES (1005, 5) ON CONFLICT ON CONSTRAINT t_u_key DO NOTHING;
UPDATE t SET a = -2, pid = 998 WHERE id = 1;
UPDATE p SET k = 1000 WHERE id = 1;
DELETE FROM p WHERE k = 77;
-- compat: add a CHECK
ALTER TABLE t ADD CONSTRAINT k CHECK (a > 0);
-- compat: add a CHECK, not valid
ALTER TABLE t ADD CONSTRAINT k CHECK (a > 0) NOT VALID;
-- compat: add a CHECK, not enforced [18-]
ALTER TABLE t ADD CONSTRAINT k CHECK (a > 0) NOT ENFORCED;
-- compat: add a CHECK that proves NOT NULL, not valid
ALTER TABLE t ADD CONSTRAINT k CHECK (a IS NOT NULL) NOT VALID;
-- compat: add UNIQUE
ALTER TABLE t ADD CONSTRAINT k UNIQUE (a);
-- compat: add a unique index
CREATE UNIQUE INDEX k ON t (a);
-- compat: add a unique index over what is unique
CREATE UNIQUE INDEX k ON t (b, a);
-- compat: add a foreign key
ALTER TABLE t ADD CONSTRAINT k FOREIGN KEY (pid) REFERENCES p (id);
-- compat: add a foreign key, not valid
ALTER TABLE t ADD CONSTRAINT k FOREIGN KEY (pid) REFERENCES p (id) NOT VALID;
-- compat: add EXCLUDE
ALTER TABLE t ADD CONSTRAINT k EXCLUDE USING gist (r WITH &&);
-- compat: add a NOT NULL constraint [18-]
ALTER TABLE t ADD CONSTRAINT k NOT NULL a;
-- compat: add a NOT NULL constraint, not valid [18-]
ALTER TABLE t ADD CONSTRAINT k NOT NULL a NOT VALID;
-- compat: validate a CHECK
ALTER TABLE t ADD CONSTRAINT k CHECK (id > 0) NOT VALID;
ALTER TABLE t VALIDATE CONSTRAINT k;
-- compat: drop a UNIQUE constraint
ALTER TABLE t DROP CONSTRAINT t_u_key;
-- compat: drop a unique index
DROP INDEX t_b;
-- compat: drop an index that is not unique
DROP INDEX t_a;
-- compat: drop a primary key
ALTER TABLE t DROP CONSTRAINT t_pkey;
-- compat: drop a foreign key
ALTER TABLE t DROP CONSTRAINT t_f_fkey;
-- compat: rename a UNIQUE constraint
ALTER TABLE t RENAME CONSTRAINT t_u_key TO t_u_unique;
-- compat: rename an index behind a constraint
ALTER INDEX t_u_key RENAME TO t_u_unique;
-- compat: rename a unique index
ALTER INDEX t_b RENAME TO t_b2;
-- compat: create an index
CREATE INDEX k ON t (pid);
