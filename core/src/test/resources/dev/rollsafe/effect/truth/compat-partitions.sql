-- given: a partitioned table, a table to attach, and a parent
CREATE TABLE pt (id int NOT NULL, v int) PARTITION BY RANGE (id);
CREATE TABLE pt1 PARTITION OF pt FOR VALUES FROM (0) TO (100);
CREATE TABLE pt2 PARTITION OF pt FOR VALUES FROM (100) TO (200);
CREATE TABLE ptx (id int NOT NULL, v int);
CREATE TABLE parent (a int);
CREATE TABLE child (a int);
CREATE TABLE heir () INHERITS (parent);
CREATE TABLE w (id int PRIMARY KEY, a int);
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no''; END';
CREATE FUNCTION pass() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
INSERT INTO pt SELECT i, i FROM generate_series(1, 150) i;
INSERT INTO ptx SELECT i, i FROM generate_series(201, 210) i;
INSERT INTO w SELECT i, i FROM generate_series(1, 20) i;
-- old
SELECT id, v FROM pt WHERE id = 1;
SELECT id, v FROM pt2;
SELECT id FROM ptx;
SELECT a FROM parent;
SELECT a FROM heir;
SELECT * FROM pt;
INSERT INTO pt (id, v) VALUES (50, 1);
INSERT INTO pt (id, v) VALUES (51, NULL);
INSERT INTO pt (id, v) VALUES (150, 1);
INSERT INTO pt2 (id, v) VALUES (151, 1);
INSERT INTO ptx (id, v) VALUES (1, 1);
INSERT INTO parent (a) VALUES (1);
INSERT INTO heir (a) VALUES (1);
INSERT INTO w (id, a) VALUES (1001, 1);
UPDATE pt SET v = 2 WHERE id = 120;
UPDATE w SET a = 2 WHERE id = 1;
DELETE FROM w WHERE id = 2;
-- partitions: create one more
CREATE TABLE pt3 PARTITION OF pt FOR VALUES FROM (300) TO (400);
-- partitions: create the default
CREATE TABLE ptd PARTITION OF pt DEFAULT;
-- partitions: attach a table in use
ALTER TABLE pt ATTACH PARTITION ptx FOR VALUES FROM (200) TO (300);
-- partitions: detach
ALTER TABLE pt DETACH PARTITION pt2;
-- partitions: drop
DROP TABLE pt2;
-- partitions: add a column
ALTER TABLE pt ADD COLUMN z int;
-- partitions: set NOT NULL
ALTER TABLE pt ALTER COLUMN v SET NOT NULL;
-- partitions: rename a partition
ALTER TABLE pt2 RENAME TO pt2b;
-- partitions: drop a parent with what inherits from it
DROP TABLE parent CASCADE;
-- partitions: a trigger that refuses
CREATE TRIGGER tr BEFORE INSERT ON w FOR EACH ROW EXECUTE FUNCTION refuse();
-- partitions: a trigger that lets pass
CREATE TRIGGER tr BEFORE INSERT ON w FOR EACH ROW EXECUTE FUNCTION pass();
-- partitions: a rule that swallows
CREATE RULE ru AS ON INSERT TO w DO INSTEAD NOTHING;
-- partitions: drop the trigger
CREATE TRIGGER tr BEFORE INSERT ON w FOR EACH ROW EXECUTE FUNCTION refuse();
DROP TRIGGER tr ON w;
