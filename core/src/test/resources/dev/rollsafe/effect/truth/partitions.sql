-- given: a partitioned table, with indexes
CREATE TABLE pt (id int NOT NULL, v int, tx varchar(10)) PARTITION BY RANGE (id);
CREATE TABLE pt1 PARTITION OF pt FOR VALUES FROM (0) TO (10);
CREATE TABLE pt2 PARTITION OF pt FOR VALUES FROM (10) TO (20);
CREATE INDEX pt_v ON pt (v);
ALTER TABLE pt ADD CONSTRAINT pt_nv CHECK (v > 0) NOT VALID;
CREATE TABLE ptx (id int NOT NULL, v int, tx varchar(10), CONSTRAINT pt_nv CHECK (v > 0));
CREATE TABLE ptc (id int NOT NULL, v int, tx varchar(10), CONSTRAINT pt_nv CHECK (v > 0), CHECK (id >= 30 AND id < 40));
CREATE TABLE pti (id int NOT NULL, v int, tx varchar(10), CONSTRAINT pt_nv CHECK (v > 0));
CREATE INDEX pti_v ON pti (v);
CREATE TABLE ptwrong (id int NOT NULL, v int);
INSERT INTO pt SELECT i, i, 'x' FROM generate_series(1, 19) i;
INSERT INTO ptx SELECT i, i, 'x' FROM generate_series(20, 29) i;
INSERT INTO ptc SELECT i, i, 'x' FROM generate_series(30, 39) i;
INSERT INTO pti SELECT i, i, 'x' FROM generate_series(40, 49) i;
DELETE FROM pt WHERE id = 5;
-- create a partitioned table
CREATE TABLE z (id int) PARTITION BY LIST (id);
-- create a partition
CREATE TABLE pt3 PARTITION OF pt FOR VALUES FROM (20) TO (30);
-- create the default partition
CREATE TABLE ptd PARTITION OF pt DEFAULT;
-- create a partition that is partitioned
CREATE TABLE pt3 PARTITION OF pt FOR VALUES FROM (20) TO (30) PARTITION BY LIST (v);
-- create a partition, if not exists, and it does
CREATE TABLE IF NOT EXISTS pt1 PARTITION OF pt FOR VALUES FROM (0) TO (10);
-- attach a partition
ALTER TABLE pt ATTACH PARTITION ptx FOR VALUES FROM (20) TO (30);
-- attach a partition with a CHECK that proves its bound
ALTER TABLE pt ATTACH PARTITION ptc FOR VALUES FROM (30) TO (40);
-- attach a partition with an index
ALTER TABLE pt ATTACH PARTITION pti FOR VALUES FROM (40) TO (50);
-- attach a partition with other columns
ALTER TABLE pt ATTACH PARTITION ptwrong FOR VALUES FROM (40) TO (50);
-- attach a partition as default
ALTER TABLE pt ATTACH PARTITION ptx DEFAULT;
-- detach a partition
ALTER TABLE pt DETACH PARTITION pt2;
-- detach a partition concurrently
ALTER TABLE pt DETACH PARTITION pt2 CONCURRENTLY;
-- detach a table that is no partition
ALTER TABLE pt DETACH PARTITION ptx;
-- add a column to a partitioned table
ALTER TABLE pt ADD COLUMN z int;
-- add a column to a partitioned table, with a volatile default
ALTER TABLE pt ADD COLUMN z float DEFAULT random();
-- add a column to a partition
ALTER TABLE pt1 ADD COLUMN z int;
-- drop a column of a partitioned table
ALTER TABLE pt DROP COLUMN tx;
-- drop the column it is partitioned by
ALTER TABLE pt DROP COLUMN id;
-- change the type of a partitioned table's column, free
ALTER TABLE pt ALTER COLUMN tx TYPE varchar(20);
-- change the type of a partitioned table's column, with a rewrite
ALTER TABLE pt ALTER COLUMN v TYPE bigint;
-- change the type of the column it is partitioned by
ALTER TABLE pt ALTER COLUMN id TYPE bigint;
-- set NOT NULL on a partitioned table
ALTER TABLE pt ALTER COLUMN v SET NOT NULL;
-- set a default on a partitioned table
ALTER TABLE pt ALTER COLUMN v SET DEFAULT 1;
-- set a default on a partition
ALTER TABLE pt1 ALTER COLUMN v SET DEFAULT 1;
-- add a CHECK to a partitioned table
ALTER TABLE pt ADD CONSTRAINT k CHECK (v > 0);
-- add a CHECK to a partitioned table, not valid
ALTER TABLE pt ADD CONSTRAINT k CHECK (v > 0) NOT VALID;
-- validate a CHECK of a partitioned table
ALTER TABLE pt VALIDATE CONSTRAINT pt_nv;
-- add a primary key to a partitioned table
ALTER TABLE pt ADD PRIMARY KEY (id);
-- add a primary key with a nullable column to a partitioned table
ALTER TABLE pt ADD PRIMARY KEY (id, v);
-- add UNIQUE to a partitioned table
ALTER TABLE pt ADD UNIQUE (id);
-- add UNIQUE to a partitioned table without its key
ALTER TABLE pt ADD UNIQUE (v);
-- add UNIQUE USING INDEX to a partitioned table
ALTER TABLE pt ADD CONSTRAINT u UNIQUE USING INDEX pt_v;
-- create an index on a partitioned table
CREATE INDEX pt_tx ON pt (tx);
-- create an index without a name on a partitioned table
CREATE INDEX ON pt (tx);
-- create an index on a partitioned table concurrently
CREATE INDEX CONCURRENTLY pt_tx ON pt (tx);
-- create an index on only the partitioned table
CREATE INDEX pt_tx ON ONLY pt (tx);
-- create an index on a partition
CREATE INDEX pt1_tx ON pt1 (tx);
-- create an index on a partition concurrently
CREATE INDEX CONCURRENTLY pt1_tx ON pt1 (tx);
-- attach an index
CREATE INDEX pt_tx ON ONLY pt (tx);
CREATE INDEX pt1_tx ON pt1 (tx);
ALTER INDEX pt_tx ATTACH PARTITION pt1_tx;
-- drop an index of a partitioned table
DROP INDEX pt_v;
-- drop an index of a partitioned table concurrently
DROP INDEX CONCURRENTLY pt_v;
-- drop an index of a partition
DROP INDEX pt1_v_idx;
-- rename a partitioned table
ALTER TABLE pt RENAME TO pt0;
-- rename a column of a partitioned table
ALTER TABLE pt RENAME COLUMN tx TO txt;
-- rename a partition
ALTER TABLE pt1 RENAME TO pt1b;
-- rename an index of a partitioned table
ALTER INDEX pt_v RENAME TO pt_v2;
-- move a partitioned table to another schema
CREATE SCHEMA s;
ALTER TABLE pt SET SCHEMA s;
-- change the owner of a partitioned table
ALTER TABLE pt OWNER TO pg_monitor;
-- set a storage parameter of a partition
ALTER TABLE pt1 SET (fillfactor = 90);
-- set statistics of a partitioned table
ALTER TABLE pt ALTER COLUMN v SET STATISTICS 100;
-- enable row level security on a partitioned table
ALTER TABLE pt ENABLE ROW LEVEL SECURITY;
-- set logged a partitioned table
ALTER TABLE pt SET LOGGED;
-- set the access method of a partitioned table [17-]
ALTER TABLE pt SET ACCESS METHOD heap;
-- set the tablespace of a partitioned table
ALTER TABLE pt SET TABLESPACE pg_default;
-- add an identity column to a partitioned table
ALTER TABLE pt ADD COLUMN z int GENERATED ALWAYS AS IDENTITY;
-- add a column with a default to a partitioned table
ALTER TABLE pt ADD COLUMN z int NOT NULL DEFAULT 1;
-- add a column that references a table to a partitioned table
CREATE TABLE ref (id int PRIMARY KEY);
ALTER TABLE pt ADD COLUMN z int REFERENCES ref (id);
-- cluster a partitioned table
CLUSTER pt USING pt_v;
-- cluster a partition
CLUSTER pt1 USING pt1_v_idx;
-- drop a default of a partitioned table
ALTER TABLE pt ALTER COLUMN v DROP DEFAULT;
-- drop NOT NULL on a partitioned table
ALTER TABLE pt ALTER COLUMN id DROP NOT NULL;
-- drop a CHECK of a partitioned table
ALTER TABLE pt DROP CONSTRAINT pt_nv;
-- rename a CHECK of a partitioned table
ALTER TABLE pt RENAME CONSTRAINT pt_nv TO pt_nv2;
-- add a NOT NULL constraint to a partitioned table [18-]
ALTER TABLE pt ADD CONSTRAINT n NOT NULL v;
-- add a NOT NULL constraint to a partitioned table, not valid [18-]
ALTER TABLE pt ADD CONSTRAINT n NOT NULL v NOT VALID;
-- set replica identity of a partitioned table
ALTER TABLE pt REPLICA IDENTITY FULL;
-- select from a partitioned table into another
CREATE TABLE copied AS SELECT * FROM pt;
-- create a unique index on a partitioned table
CREATE UNIQUE INDEX pt_id ON pt (id);
-- grant on a partitioned table
GRANT SELECT ON pt TO PUBLIC;
-- create a policy on a partitioned table
CREATE POLICY po ON pt;
-- create a trigger on a partitioned table
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER tr BEFORE INSERT ON pt FOR EACH ROW EXECUTE FUNCTION f();
-- create a statement trigger on a partitioned table
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER tr BEFORE INSERT ON pt FOR EACH STATEMENT EXECUTE FUNCTION f();
-- drop a partitioned table
DROP TABLE pt;
-- drop a partition
DROP TABLE pt1;
-- truncate a partitioned table
TRUNCATE pt;
-- truncate only a partitioned table
TRUNCATE ONLY pt;
-- truncate a partition
TRUNCATE pt1;
-- lock a partitioned table
LOCK TABLE pt IN SHARE MODE;
-- analyze a partitioned table
ANALYZE pt;
-- vacuum a partitioned table
VACUUM pt;
-- vacuum full a partitioned table
VACUUM FULL pt;
-- reindex a partitioned table
REINDEX TABLE pt;
-- reindex a partitioned index
REINDEX INDEX pt_v;
-- reindex a partitioned table concurrently
REINDEX TABLE CONCURRENTLY pt;
-- reindex a partition
REINDEX TABLE pt1;
-- comment on a partitioned table
COMMENT ON TABLE pt IS 'x';
-- given: a partitioned table with a default partition
CREATE TABLE dpt (id int NOT NULL, v int) PARTITION BY RANGE (id);
CREATE TABLE dpt_1 PARTITION OF dpt FOR VALUES FROM (100) TO (200);
CREATE TABLE dpt_d PARTITION OF dpt DEFAULT;
CREATE TABLE dptx (id int NOT NULL, v int);
INSERT INTO dpt SELECT i, i FROM generate_series(50, 150) i;
INSERT INTO dptx SELECT i, i FROM generate_series(1, 9) i;
-- with a default: create a partition
CREATE TABLE dpt1 PARTITION OF dpt FOR VALUES FROM (0) TO (10);
-- with a default: attach a partition
ALTER TABLE dpt ATTACH PARTITION dptx FOR VALUES FROM (0) TO (10);
-- with a default: attach a partition, the default has a CHECK that leaves it out
ALTER TABLE dpt_d ADD CHECK (id >= 10);
ALTER TABLE dpt ATTACH PARTITION dptx FOR VALUES FROM (0) TO (10);
-- with a default: detach a partition
ALTER TABLE dpt DETACH PARTITION dpt_1;
-- with a default: detach the default
ALTER TABLE dpt DETACH PARTITION dpt_d;
-- with a default: detach a partition concurrently
ALTER TABLE dpt DETACH PARTITION dpt_1 CONCURRENTLY;
-- with a default: drop a partition
DROP TABLE dpt_1;
-- with a default: drop the default
DROP TABLE dpt_d;
-- with a default: create another default
CREATE TABLE dpt_d2 PARTITION OF dpt DEFAULT;
-- given: a partitioned table below another, with a foreign key and a unique key
CREATE TABLE ref (id int PRIMARY KEY);
CREATE TABLE top (id int NOT NULL, k int NOT NULL, r int REFERENCES ref (id), PRIMARY KEY (id, k)) PARTITION BY LIST (k);
CREATE TABLE mid PARTITION OF top FOR VALUES IN (1) PARTITION BY HASH (id);
CREATE TABLE low1 PARTITION OF mid FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE low2 PARTITION OF mid FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE TABLE other PARTITION OF top FOR VALUES IN (2);
CREATE TABLE fresh (id int NOT NULL, k int NOT NULL, r int);
INSERT INTO ref SELECT i FROM generate_series(1, 40) i;
INSERT INTO top SELECT i, i % 2 + 1, i FROM generate_series(1, 40) i;
INSERT INTO fresh SELECT i, 3, i FROM generate_series(1, 40) i;
-- levels: create a partition with a foreign key
CREATE TABLE third PARTITION OF top FOR VALUES IN (3);
-- levels: attach a table with a foreign key and keys to build
ALTER TABLE top ATTACH PARTITION fresh FOR VALUES IN (3);
-- levels: detach a partition with a foreign key
ALTER TABLE top DETACH PARTITION other;
-- levels: detach a partition that is partitioned
ALTER TABLE top DETACH PARTITION mid;
-- levels: add a column
ALTER TABLE top ADD COLUMN z int;
-- levels: create an index
CREATE INDEX top_r ON top (r);
-- levels: drop a leaf
DROP TABLE low1;
-- levels: drop all
DROP TABLE top;
-- levels: drop the primary key
ALTER TABLE top DROP CONSTRAINT top_pkey;
-- levels: drop the foreign key
ALTER TABLE top DROP CONSTRAINT top_r_fkey;
-- levels: add a CHECK
ALTER TABLE top ADD CHECK (r > 0);
-- levels: truncate
TRUNCATE top;
-- levels: disable a foreign key's triggers
ALTER TABLE top DISABLE TRIGGER ALL;
-- levels: disable a trigger
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER tr BEFORE INSERT ON top FOR EACH ROW EXECUTE FUNCTION f();
ALTER TABLE top DISABLE TRIGGER tr;
-- given: lists with and without null
CREATE TABLE l (k text, v int) PARTITION BY LIST (k);
CREATE TABLE l1 PARTITION OF l FOR VALUES IN ('a');
CREATE TABLE lb (k text, v int);
CREATE TABLE lc (k text NOT NULL, v int, CHECK (k = 'c'));
CREATE TABLE ld (k text, v int, CHECK (k = 'd'));
CREATE TABLE le (k text, v int, CHECK (k IS NOT NULL AND k = 'e'));
INSERT INTO l SELECT 'a', i FROM generate_series(1, 20) i;
INSERT INTO lb SELECT 'b', i FROM generate_series(1, 20) i;
INSERT INTO lc SELECT 'c', i FROM generate_series(1, 20) i;
INSERT INTO ld SELECT 'd', i FROM generate_series(1, 20) i;
INSERT INTO le SELECT 'e', i FROM generate_series(1, 20) i;
-- list: attach a table
ALTER TABLE l ATTACH PARTITION lb FOR VALUES IN ('b');
-- list: attach a table with a CHECK on a NOT NULL column
ALTER TABLE l ATTACH PARTITION lc FOR VALUES IN ('c');
-- list: attach a table with a CHECK on a nullable column
ALTER TABLE l ATTACH PARTITION ld FOR VALUES IN ('d');
-- list: attach a table with a CHECK that leaves out null
ALTER TABLE l ATTACH PARTITION le FOR VALUES IN ('e');
