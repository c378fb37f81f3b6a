-- given: tables with rows
CREATE TABLE p (id int PRIMARY KEY, x int);
CREATE TABLE t (id serial PRIMARY KEY, a int, b text, pid int REFERENCES p (id));
CREATE INDEX t_a ON t (a);
CREATE TABLE nothing (id int, a int);
DROP TABLE nothing;
CREATE TABLE u (id int PRIMARY KEY, a int);
CREATE TABLE parent (a int);
CREATE TABLE child (b int) INHERITS (parent);
CREATE VIEW v AS SELECT id, a FROM u;
INSERT INTO p SELECT i, i FROM generate_series(1, 40) i;
INSERT INTO t (a, b, pid) SELECT i, 'x', i FROM generate_series(1, 40) i;
INSERT INTO u SELECT i, i FROM generate_series(1, 40) i;
INSERT INTO parent SELECT i FROM generate_series(1, 40) i;
INSERT INTO child SELECT i, i FROM generate_series(1, 40) i;
-- insert a row
INSERT INTO u (id, a) VALUES (1000, 1);
-- insert a row into a table with a foreign key and a serial column
INSERT INTO t (a, b, pid) VALUES (1, 'x', 1);
-- insert a row on conflict do nothing
INSERT INTO u (id, a) VALUES (1, 1) ON CONFLICT (id) DO NOTHING;
-- insert from a query
INSERT INTO u (id, a) SELECT id + 1000, a FROM t;
-- insert into a table that is not there
INSERT INTO nothing VALUES (1);
-- insert through a view
INSERT INTO v (id, a) VALUES (1000, 1);
-- update all rows
UPDATE t SET a = a + 1;
-- update from another table
UPDATE t SET a = u.a FROM u WHERE u.id = t.id;
-- update a parent table
UPDATE parent SET a = a;
-- delete rows
DELETE FROM t WHERE b = 'y';
-- delete all rows
DELETE FROM u;
-- delete using another table
DELETE FROM u USING t WHERE u.id = t.id AND t.a > 1000;
-- select
SELECT count(*) FROM t;
-- select for update
SELECT * FROM t FOR UPDATE;
-- merge [15-]
MERGE INTO u USING t ON t.id = u.id WHEN MATCHED THEN UPDATE SET a = t.a WHEN NOT MATCHED THEN INSERT VALUES (t.id, t.a);
-- update with a WITH query that deletes
WITH gone AS (DELETE FROM u RETURNING id) UPDATE t SET a = 0 FROM gone WHERE gone.id = t.id;
-- explain
EXPLAIN UPDATE t SET a = 1;
-- given: tables that refer to one another
CREATE TABLE p (id int PRIMARY KEY, code int UNIQUE, x int);
CREATE TABLE keeps (id int PRIMARY KEY, p_id int REFERENCES p (id));
CREATE TABLE goes (id int PRIMARY KEY, p_id int REFERENCES p (id) ON DELETE CASCADE ON UPDATE CASCADE);
CREATE TABLE nulls (id int PRIMARY KEY, p_code int REFERENCES p (code) ON DELETE SET NULL);
CREATE INDEX ON keeps (p_id);
CREATE INDEX ON goes (p_id);
CREATE INDEX ON nulls (p_code);
INSERT INTO p SELECT i, i, i FROM generate_series(1, 40) i;
INSERT INTO keeps SELECT i, i FROM generate_series(1, 10) i;
INSERT INTO goes SELECT i, i FROM generate_series(1, 30) i;
INSERT INTO nulls SELECT i, i FROM generate_series(1, 30) i;
-- insert a row that refers to nothing
INSERT INTO keeps (id) VALUES (100);
-- insert a row that refers to another
INSERT INTO keeps (id, p_id) VALUES (100, 1);
-- update a column that refers to another table
UPDATE keeps SET p_id = p_id + 1;
-- update a column that refers to nothing
UPDATE p SET x = 0;
-- delete what others refer to
DELETE FROM p WHERE x > 20;
-- delete what nobody refers to
DELETE FROM keeps WHERE p_id IS NULL AND id > 0;
