-- given: a table that refers to itself
CREATE TABLE n (id int PRIMARY KEY, up int REFERENCES n, v varchar(10) CHECK (v <> ''), w int);
CREATE INDEX n_v ON n (v);
INSERT INTO n SELECT i, 1, i::text, i FROM generate_series(1, 20) i;
-- the type of the key
ALTER TABLE n ALTER id TYPE bigint;
-- the type of the column that refers to it
ALTER TABLE n ALTER up TYPE bigint;
-- the same type for the column that refers to it
ALTER TABLE n ALTER up TYPE int;
-- drop of the column that refers to it
ALTER TABLE n DROP COLUMN up;
-- drop of the key
ALTER TABLE n DROP COLUMN id;
-- drop of the foreign key to itself
ALTER TABLE n DROP CONSTRAINT n_up_fkey;
-- drop of the primary key with what refers to it
ALTER TABLE n DROP CONSTRAINT n_pkey CASCADE;
-- drop of the foreign key to itself, then of the key
ALTER TABLE n DROP CONSTRAINT n_up_fkey, DROP COLUMN id;
-- drop of the column that refers to it, then of the key
ALTER TABLE n DROP COLUMN up, DROP COLUMN id;
-- drop of the key before the column that refers to it
ALTER TABLE n DROP COLUMN id, DROP COLUMN up;
-- drop of the primary key behind the foreign key to it
ALTER TABLE n DROP CONSTRAINT n_up_fkey, DROP CONSTRAINT n_pkey;
-- drop of the primary key before the foreign key to it
ALTER TABLE n DROP CONSTRAINT n_pkey, DROP CONSTRAINT n_up_fkey;
-- drop of a column, then of the foreign key that went with it
ALTER TABLE n DROP COLUMN up, DROP CONSTRAINT n_up_fkey;
-- drop of a column, then of the foreign key that went with it, if it is there
ALTER TABLE n DROP COLUMN up, DROP CONSTRAINT IF EXISTS n_up_fkey;
-- another foreign key to itself
ALTER TABLE n ADD FOREIGN KEY (w) REFERENCES n;
-- a wider type, NOT NULL and a new column at once
ALTER TABLE n ALTER v TYPE text, ALTER w SET NOT NULL, ADD COLUMN x int DEFAULT 3;
-- another type, a CHECK and a UNIQUE at once
ALTER TABLE n ALTER w TYPE bigint, ADD CONSTRAINT ck CHECK (w > 0), ADD UNIQUE (w);
-- a column that comes in the place of one that goes
ALTER TABLE n DROP COLUMN w, ADD COLUMN w text;
-- a primary key in the place of another one
ALTER TABLE n DROP CONSTRAINT n_pkey CASCADE, ADD PRIMARY KEY (id, w);
-- a primary key in the place of the column that held it
ALTER TABLE n DROP COLUMN id CASCADE, ADD CONSTRAINT n_key PRIMARY KEY (w);
-- a type without a cast, and a default of that type
ALTER TABLE n ALTER v SET DEFAULT 'x', ALTER w DROP DEFAULT, ALTER w TYPE text[] USING ARRAY[w::text], ALTER w SET DEFAULT '{}';
-- a primary key in the place of the column of another one
ALTER TABLE n DROP COLUMN id CASCADE, ADD PRIMARY KEY (w);
-- a default that is only there for a moment
ALTER TABLE n ALTER w SET DEFAULT 4, ALTER w SET NOT NULL, ALTER w DROP DEFAULT;
-- a new identity column that is unique
ALTER TABLE n ADD COLUMN x int GENERATED ALWAYS AS IDENTITY, ADD UNIQUE (x);
-- a new column with two foreign keys
ALTER TABLE n ADD COLUMN x int REFERENCES n, ADD CONSTRAINT fx FOREIGN KEY (x) REFERENCES n;
-- a wider type and another setting at once
ALTER TABLE n ALTER v TYPE varchar(20), ALTER v SET STATISTICS 5;
-- a setting and a validation at once
ALTER TABLE n SET (fillfactor = 50), VALIDATE CONSTRAINT n_v_check;
-- given: partitions of partitions, and a table that refers to them
CREATE TABLE m (k int, s int, v int, t text, PRIMARY KEY (k, s)) PARTITION BY RANGE (k);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (10) PARTITION BY LIST (s);
CREATE TABLE m11 PARTITION OF m1 FOR VALUES IN (1);
CREATE TABLE m1d PARTITION OF m1 DEFAULT;
CREATE INDEX m_v ON m (v);
CREATE TABLE c (a int, b int, v int, FOREIGN KEY (a, b) REFERENCES m);
CREATE TABLE lo (k int NOT NULL, s int NOT NULL, v int, t text);
INSERT INTO m SELECT i, i, i, i::text FROM generate_series(1, 9) i;
INSERT INTO c SELECT i, i, i FROM generate_series(3, 9) i;
-- a volatile default for all levels
ALTER TABLE m ADD COLUMN z uuid DEFAULT gen_random_uuid();
-- another type on all levels
ALTER TABLE m ALTER v TYPE bigint;
-- a wider type on all levels
ALTER TABLE m ALTER t TYPE varchar;
-- NOT NULL on all levels
ALTER TABLE m ALTER v SET NOT NULL;
-- NOT NULL from the second level on
ALTER TABLE m1 ALTER v SET NOT NULL;
-- an indexed column of all levels
ALTER TABLE m DROP COLUMN v;
-- a UNIQUE on all levels
ALTER TABLE m ADD UNIQUE (k, s, v);
-- a CHECK on all levels that is not valid
ALTER TABLE m ADD CONSTRAINT ck CHECK (v > 0) NOT VALID;
-- drop of a foreign key to partitions of partitions
ALTER TABLE c DROP CONSTRAINT c_a_b_fkey;
-- drop of a column that refers to partitions of partitions
ALTER TABLE c DROP COLUMN a;
-- the type of a column that refers to partitions of partitions
ALTER TABLE c ALTER a TYPE bigint;
-- another foreign key to partitions of partitions
ALTER TABLE c ADD FOREIGN KEY (v, b) REFERENCES m;
-- detach of a partition with partitions
DELETE FROM c;
ALTER TABLE m DETACH PARTITION m1;
-- detach of a partition of a partition
ALTER TABLE m1 DETACH PARTITION m11;
-- a new partition of a partition
CREATE TABLE m12 PARTITION OF m1 FOR VALUES IN (22);
-- a new partition of a table that is referred to
CREATE TABLE m2 PARTITION OF m FOR VALUES FROM (10) TO (20);
-- attach to a table that is referred to
ALTER TABLE m ATTACH PARTITION lo FOR VALUES FROM (10) TO (20);
-- attach to a partition
ALTER TABLE m1 ATTACH PARTITION lo FOR VALUES IN (33);
-- a new table that refers to partitions of partitions
CREATE TABLE q (a int, b int, FOREIGN KEY (a, b) REFERENCES m);
-- drop of a table that refers to partitions of partitions
DROP TABLE c;
-- given: three levels of inheritance
CREATE TABLE b (a int CHECK (a > 0), v varchar(10));
CREATE TABLE k1 (z int) INHERITS (b);
CREATE TABLE k2 (y int) INHERITS (k1);
CREATE INDEX k1_v ON k1 (v);
CREATE INDEX k2_v ON k2 (lower(v));
INSERT INTO b SELECT i, i::text FROM generate_series(1, 9) i;
INSERT INTO k1 SELECT i, i::text, i FROM generate_series(1, 9) i;
INSERT INTO k2 SELECT i, i::text, i, i FROM generate_series(1, 9) i;
-- a wider type for all that inherit
ALTER TABLE b ALTER v TYPE varchar(20);
-- another type for all that inherit
ALTER TABLE b ALTER v TYPE int USING v::int;
-- a serial for all that inherit
ALTER TABLE b ADD COLUMN x serial;
-- a new column for some that inherit
ALTER TABLE k1 ADD COLUMN q int NOT NULL DEFAULT 4;
-- a CHECK for all that inherit, not valid
ALTER TABLE b ADD CONSTRAINT c CHECK (v <> '') NOT VALID;
-- drop of an inherited CHECK
ALTER TABLE b DROP CONSTRAINT b_a_check;
-- a primary key above others
ALTER TABLE b ADD PRIMARY KEY (a);
-- unlogged above others
ALTER TABLE b SET UNLOGGED;
-- NOT NULL for all that inherit
ALTER TABLE b ALTER a SET NOT NULL;
-- a CHECK for the parent alone
ALTER TABLE ONLY b ADD CONSTRAINT c CHECK (a > 1);
-- a column for the parent alone
ALTER TABLE ONLY b ADD COLUMN qq int;
-- no more inheritance in the middle
ALTER TABLE k1 NO INHERIT b;
-- an inherited column goes
ALTER TABLE b DROP COLUMN v;
-- given: other schemas and odd names
CREATE SCHEMA s;
CREATE TABLE s.t (id int PRIMARY KEY, "Some Col" varchar(5), FOREIGN KEY (id) REFERENCES s.t);
CREATE INDEX "Odd Name" ON s.t ("Some Col");
CREATE TABLE g (a int, b int GENERATED ALWAYS AS (a * 2) STORED, c int DEFAULT 3, d int UNIQUE, e int);
CREATE UNIQUE INDEX g_e ON g (e) INCLUDE (c);
INSERT INTO s.t SELECT i, i::text FROM generate_series(1, 9) i;
INSERT INTO g (a, d, e) SELECT i, i, i FROM generate_series(1, 9) i;
-- a wider type for a quoted column
ALTER TABLE s.t ALTER "Some Col" TYPE varchar(9);
-- another type for a quoted column
ALTER TABLE s.t ALTER "Some Col" TYPE char(9);
-- drop of a quoted column
ALTER TABLE s.t DROP COLUMN "Some Col";
-- drop of a column that is a key and refers to it
ALTER TABLE s.t DROP COLUMN id CASCADE;
-- drop of a column in INCLUDE
ALTER TABLE g DROP COLUMN c;
-- another type for a column in INCLUDE
ALTER TABLE g ALTER c TYPE bigint;
-- another type with USING under a default that is text for it too
ALTER TABLE g ALTER c TYPE text USING c::text;
-- another type for a generated column
ALTER TABLE g ALTER b TYPE bigint;
-- a type that cannot be indexed
ALTER TABLE g ALTER d TYPE json USING to_json(d);
-- UNIQUE from an index with INCLUDE
ALTER TABLE g ADD CONSTRAINT u UNIQUE USING INDEX g_e;
-- UNIQUE with INCLUDE
ALTER TABLE g ADD CONSTRAINT u UNIQUE (e) INCLUDE (c);
-- UNIQUE in the place of itself
ALTER TABLE g DROP CONSTRAINT g_d_key, ADD CONSTRAINT g_d_key UNIQUE (d);
-- a stored column that is none any more and gets another type
ALTER TABLE g ALTER b DROP EXPRESSION, ALTER b TYPE bigint;
-- an exclusion constraint over an expression
ALTER TABLE g ADD EXCLUDE USING gist (int4range(a, d + 1) WITH &&);
