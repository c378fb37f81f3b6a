-- given: a table with a column of each type, not indexed
CREATE DOMAIN dn AS int;
CREATE DOMAIN dc AS int CHECK (VALUE > 0);
CREATE DOMAIN dt AS text;
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TABLE t (
  i int, bi bigint, si smallint, v10 varchar(10), v varchar, tx text, c5 char(5), n102 numeric(10, 2), n numeric,
  ts timestamp, tz timestamptz, ts0 timestamp(0), iv0 interval(0), iv interval, tm0 time(0), ci cidr, ine inet,
  vb5 varbit(5), b5 bit(5), js json, jb jsonb, d date, r real, dp double precision, bo boolean, u uuid, e mood,
  ia int[], va10 varchar(10)[], ta text[], xdn dn, xdc dc, x xml, o oid, ch "char", nm name, by bytea, i4 interval day to second);
INSERT INTO t (i, bi, si, v10, v, tx, c5, n102, n, ts, tz, ts0, iv0, iv, tm0, ci, ine, vb5, b5, js, jb, d, r, dp, bo, u, e, ia, va10, ta, xdn, xdc, x, o, ch, nm, by)
  SELECT i, i, i, 'v', 'v', i::text, 'c', 1.5, 1.5, now(), now(), now(), '1 day', '1 day', now()::time, '10.0.0.0/8', '10.0.0.1', B'101', B'10101',
    '{}', '{}', now(), 1.5, 1.5, true, '00000000-0000-0000-0000-000000000000', 'sad', '{1}', '{a}', '{a}', 1, 1, '<a/>', 1, 'a', 'a', 'a'
    FROM generate_series(1, 20) i;
DELETE FROM t WHERE i > 15;
-- int to int
ALTER TABLE t ALTER COLUMN i TYPE int;
-- int to bigint
ALTER TABLE t ALTER COLUMN i TYPE bigint;
-- int to bigint with SET DATA TYPE
ALTER TABLE t ALTER COLUMN i SET DATA TYPE bigint;
-- int to bigint with USING
ALTER TABLE t ALTER COLUMN i TYPE bigint USING i::bigint;
-- int to smallint
ALTER TABLE t ALTER COLUMN i TYPE smallint;
-- bigint to int
ALTER TABLE t ALTER COLUMN bi TYPE int;
-- int to numeric
ALTER TABLE t ALTER COLUMN i TYPE numeric;
-- int to text
ALTER TABLE t ALTER COLUMN i TYPE text;
-- int to oid
ALTER TABLE t ALTER COLUMN i TYPE oid;
-- oid to int
ALTER TABLE t ALTER COLUMN o TYPE int;
-- int to double precision
ALTER TABLE t ALTER COLUMN i TYPE double precision;
-- int to boolean
ALTER TABLE t ALTER COLUMN i TYPE boolean;
-- int to boolean with USING
ALTER TABLE t ALTER COLUMN i TYPE boolean USING i <> 0;
-- int to an unconstrained domain over int
ALTER TABLE t ALTER COLUMN i TYPE dn;
-- int to a constrained domain over int
ALTER TABLE t ALTER COLUMN i TYPE dc;
-- an unconstrained domain to its base
ALTER TABLE t ALTER COLUMN xdn TYPE int;
-- a constrained domain to its base
ALTER TABLE t ALTER COLUMN xdc TYPE int;
-- varchar(10) to varchar(20)
ALTER TABLE t ALTER COLUMN v10 TYPE varchar(20);
-- varchar(10) to varchar(5)
ALTER TABLE t ALTER COLUMN v10 TYPE varchar(5);
-- varchar(10) to varchar
ALTER TABLE t ALTER COLUMN v10 TYPE varchar;
-- varchar(10) to text
ALTER TABLE t ALTER COLUMN v10 TYPE text;
-- varchar(10) to text with a trivial USING
ALTER TABLE t ALTER COLUMN v10 TYPE text USING v10::text;
-- varchar(10) to varchar(20) with another collation
ALTER TABLE t ALTER COLUMN v10 TYPE varchar(20) COLLATE "C";
-- varchar(10) to char(10)
ALTER TABLE t ALTER COLUMN v10 TYPE char(10);
-- varchar to text
ALTER TABLE t ALTER COLUMN v TYPE text;
-- varchar to varchar(10)
ALTER TABLE t ALTER COLUMN v TYPE varchar(10);
-- text to varchar
ALTER TABLE t ALTER COLUMN tx TYPE varchar;
-- text to varchar(10)
ALTER TABLE t ALTER COLUMN tx TYPE varchar(10);
-- text to text with another collation
ALTER TABLE t ALTER COLUMN tx TYPE text COLLATE "C";
-- text to an unconstrained domain over text
ALTER TABLE t ALTER COLUMN tx TYPE dt;
-- text to int
ALTER TABLE t ALTER COLUMN tx TYPE int;
-- text to int with USING
ALTER TABLE t ALTER COLUMN tx TYPE int USING tx::int;
-- text to text with a USING that computes
ALTER TABLE t ALTER COLUMN tx TYPE text USING upper(tx);
-- text to text with a USING of the column itself
ALTER TABLE t ALTER COLUMN tx TYPE text USING tx;
-- text to name
ALTER TABLE t ALTER COLUMN tx TYPE name;
-- text to citext-like bytea with USING
ALTER TABLE t ALTER COLUMN tx TYPE bytea USING tx::bytea;
-- char(5) to char(10)
ALTER TABLE t ALTER COLUMN c5 TYPE char(10);
-- char(5) to varchar(5)
ALTER TABLE t ALTER COLUMN c5 TYPE varchar(5);
-- char(5) to text
ALTER TABLE t ALTER COLUMN c5 TYPE text;
-- "char" to text
ALTER TABLE t ALTER COLUMN ch TYPE text;
-- name to text
ALTER TABLE t ALTER COLUMN nm TYPE text;
-- numeric(10,2) to numeric(12,2)
ALTER TABLE t ALTER COLUMN n102 TYPE numeric(12, 2);
-- numeric(10,2) to numeric(8,2)
ALTER TABLE t ALTER COLUMN n102 TYPE numeric(8, 2);
-- numeric(10,2) to numeric(12,3)
ALTER TABLE t ALTER COLUMN n102 TYPE numeric(12, 3);
-- numeric(10,2) to numeric(10,1)
ALTER TABLE t ALTER COLUMN n102 TYPE numeric(10, 1);
-- numeric(10,2) to numeric
ALTER TABLE t ALTER COLUMN n102 TYPE numeric;
-- numeric to numeric(10,2)
ALTER TABLE t ALTER COLUMN n TYPE numeric(10, 2);
-- numeric to int
ALTER TABLE t ALTER COLUMN n TYPE int;
-- numeric to decimal
ALTER TABLE t ALTER COLUMN n TYPE decimal;
-- timestamp to timestamptz in UTC
SET LOCAL TimeZone = 'UTC';
ALTER TABLE t ALTER COLUMN ts TYPE timestamptz;
-- timestamp to timestamptz in Europe/Paris
SET LOCAL TimeZone = 'Europe/Paris';
ALTER TABLE t ALTER COLUMN ts TYPE timestamptz;
-- timestamp to timestamptz in a time zone not told
ALTER TABLE t ALTER COLUMN ts TYPE timestamptz;
-- timestamp to timestamptz with USING AT TIME ZONE
ALTER TABLE t ALTER COLUMN ts TYPE timestamptz USING ts AT TIME ZONE 'UTC';
-- timestamptz to timestamp in UTC
SET LOCAL TimeZone = 'UTC';
ALTER TABLE t ALTER COLUMN tz TYPE timestamp;
-- timestamptz to timestamp in a time zone not told
ALTER TABLE t ALTER COLUMN tz TYPE timestamp;
-- timestamp(0) to timestamp(6)
ALTER TABLE t ALTER COLUMN ts0 TYPE timestamp(6);
-- timestamp(0) to timestamp
ALTER TABLE t ALTER COLUMN ts0 TYPE timestamp;
-- timestamp to timestamp(0)
ALTER TABLE t ALTER COLUMN ts TYPE timestamp(0);
-- timestamp to timestamp(6)
ALTER TABLE t ALTER COLUMN ts TYPE timestamp(6);
-- timestamptz to timestamptz(3)
ALTER TABLE t ALTER COLUMN tz TYPE timestamptz(3);
-- timestamptz to timestamp with time zone
ALTER TABLE t ALTER COLUMN tz TYPE timestamp with time zone;
-- timestamp to date
ALTER TABLE t ALTER COLUMN ts TYPE date;
-- date to timestamp
ALTER TABLE t ALTER COLUMN d TYPE timestamp;
-- date to timestamptz
ALTER TABLE t ALTER COLUMN d TYPE timestamptz;
-- time(0) to time
ALTER TABLE t ALTER COLUMN tm0 TYPE time;
-- interval(0) to interval
ALTER TABLE t ALTER COLUMN iv0 TYPE interval;
-- interval to interval(0)
ALTER TABLE t ALTER COLUMN iv TYPE interval(0);
-- interval day to second to interval
ALTER TABLE t ALTER COLUMN i4 TYPE interval;
-- cidr to inet
ALTER TABLE t ALTER COLUMN ci TYPE inet;
-- inet to cidr
ALTER TABLE t ALTER COLUMN ine TYPE cidr;
-- varbit(5) to varbit(10)
ALTER TABLE t ALTER COLUMN vb5 TYPE varbit(10);
-- varbit(5) to varbit
ALTER TABLE t ALTER COLUMN vb5 TYPE varbit;
-- bit(5) to varbit(5)
ALTER TABLE t ALTER COLUMN b5 TYPE varbit(5);
-- bit(5) to varbit
ALTER TABLE t ALTER COLUMN b5 TYPE varbit;
-- bit(5) to bit(8) with USING
ALTER TABLE t ALTER COLUMN b5 TYPE bit(8) USING b5::bit(8);
-- json to jsonb
ALTER TABLE t ALTER COLUMN js TYPE jsonb;
-- jsonb to json
ALTER TABLE t ALTER COLUMN jb TYPE json;
-- json to json
ALTER TABLE t ALTER COLUMN js TYPE json;
-- json to text
ALTER TABLE t ALTER COLUMN js TYPE text;
-- xml to text
ALTER TABLE t ALTER COLUMN x TYPE text;
-- real to double precision
ALTER TABLE t ALTER COLUMN r TYPE double precision;
-- double precision to real
ALTER TABLE t ALTER COLUMN dp TYPE real;
-- boolean to int with USING
ALTER TABLE t ALTER COLUMN bo TYPE int USING bo::int;
-- uuid to text
ALTER TABLE t ALTER COLUMN u TYPE text;
-- enum to text
ALTER TABLE t ALTER COLUMN e TYPE text;
-- enum to text with USING
ALTER TABLE t ALTER COLUMN e TYPE text USING e::text;
-- int[] to bigint[]
ALTER TABLE t ALTER COLUMN ia TYPE bigint[];
-- int[] to int[]
ALTER TABLE t ALTER COLUMN ia TYPE int[];
-- varchar(10)[] to varchar(20)[]
ALTER TABLE t ALTER COLUMN va10 TYPE varchar(20)[];
-- varchar(10)[] to text[]
ALTER TABLE t ALTER COLUMN va10 TYPE text[];
-- text[] to varchar[]
ALTER TABLE t ALTER COLUMN ta TYPE varchar[];
-- two columns, one rewritten
ALTER TABLE t ALTER COLUMN v10 TYPE text, ALTER COLUMN i TYPE bigint;
-- two columns, none rewritten
ALTER TABLE t ALTER COLUMN v10 TYPE text, ALTER COLUMN n102 TYPE numeric;
-- a column that is not there
ALTER TABLE t ALTER COLUMN nothing TYPE int;
-- given: a table with an index on a column of each type
CREATE DOMAIN dn AS int;
CREATE TABLE t (
  id int PRIMARY KEY, i int, v10 varchar(10), tx text, n102 numeric(10, 2), ts timestamp, tz timestamptz, ts0 timestamp(0), ci cidr,
  b5 bit(5), vb5 varbit(5), tm0 time(0), iv0 interval(0), xdn dn, ia int[], va10 varchar(10)[], c5 char(5));
CREATE INDEX t_i ON t (i);
CREATE INDEX t_v10 ON t (v10);
CREATE INDEX t_tx ON t (tx);
CREATE INDEX t_n102 ON t (n102);
CREATE INDEX t_ts ON t (ts);
CREATE INDEX t_tz ON t (tz);
CREATE INDEX t_ts0 ON t (ts0);
CREATE INDEX t_ci ON t (ci);
CREATE INDEX t_b5 ON t (b5);
CREATE INDEX t_vb5 ON t (vb5);
CREATE INDEX t_tm0 ON t (tm0);
CREATE INDEX t_iv0 ON t (iv0);
CREATE INDEX t_xdn ON t (xdn);
CREATE INDEX t_ia ON t (ia);
CREATE INDEX t_va10 ON t (va10);
INSERT INTO t (id, i, v10, tx, n102, ts, tz, ts0, ci, b5, vb5, tm0, iv0, xdn, ia, va10, c5)
  SELECT i, i, 'v', 'x', 1.5, now(), now(), now(), '10.0.0.0/8', B'10101', B'101', now()::time, '1 day', 1, '{1}', '{a}', 'c' FROM generate_series(1, 20) i;
-- indexed: int to bigint
ALTER TABLE t ALTER COLUMN i TYPE bigint;
-- indexed: int to int
ALTER TABLE t ALTER COLUMN i TYPE int;
-- indexed: int to oid
ALTER TABLE t ALTER COLUMN i TYPE oid;
-- indexed: primary key int to bigint
ALTER TABLE t ALTER COLUMN id TYPE bigint;
-- indexed: varchar(10) to varchar(20)
ALTER TABLE t ALTER COLUMN v10 TYPE varchar(20);
-- indexed: varchar(10) to text
ALTER TABLE t ALTER COLUMN v10 TYPE text;
-- indexed: varchar(10) with another collation
ALTER TABLE t ALTER COLUMN v10 TYPE varchar(10) COLLATE "C";
-- indexed: text to varchar
ALTER TABLE t ALTER COLUMN tx TYPE varchar;
-- indexed: text to varchar(10)
ALTER TABLE t ALTER COLUMN tx TYPE varchar(10);
-- indexed: numeric(10,2) to numeric(12,2)
ALTER TABLE t ALTER COLUMN n102 TYPE numeric(12, 2);
-- indexed: numeric(10,2) to numeric
ALTER TABLE t ALTER COLUMN n102 TYPE numeric;
-- indexed: timestamp to timestamptz in UTC
SET LOCAL TimeZone = 'UTC';
ALTER TABLE t ALTER COLUMN ts TYPE timestamptz;
-- indexed: timestamptz to timestamp in UTC
SET LOCAL TimeZone = 'UTC';
ALTER TABLE t ALTER COLUMN tz TYPE timestamp;
-- indexed: timestamp to timestamptz in a time zone not told
ALTER TABLE t ALTER COLUMN ts TYPE timestamptz;
-- indexed: timestamp(0) to timestamp
ALTER TABLE t ALTER COLUMN ts0 TYPE timestamp;
-- indexed: cidr to inet
ALTER TABLE t ALTER COLUMN ci TYPE inet;
-- indexed: bit(5) to varbit
ALTER TABLE t ALTER COLUMN b5 TYPE varbit;
-- indexed: varbit(5) to varbit
ALTER TABLE t ALTER COLUMN vb5 TYPE varbit;
-- indexed: time(0) to time
ALTER TABLE t ALTER COLUMN tm0 TYPE time;
-- indexed: interval(0) to interval
ALTER TABLE t ALTER COLUMN iv0 TYPE interval;
-- indexed: unconstrained domain to its base
ALTER TABLE t ALTER COLUMN xdn TYPE int;
-- indexed: int to an unconstrained domain
ALTER TABLE t ALTER COLUMN i TYPE dn;
-- indexed: int[] to bigint[]
ALTER TABLE t ALTER COLUMN ia TYPE bigint[];
-- indexed: varchar(10)[] to varchar(20)[]
ALTER TABLE t ALTER COLUMN va10 TYPE varchar(20)[];
-- indexed: varchar(10)[] to text[]
ALTER TABLE t ALTER COLUMN va10 TYPE text[];
-- given: a table whose columns have a unique, an expression and a partial index
CREATE TABLE t (a varchar(10) UNIQUE, b varchar(10), c varchar(10), d int, e int);
CREATE INDEX t_lower_b ON t (lower(b));
CREATE INDEX t_d_c ON t (d) WHERE c = 'x';
CREATE INDEX t_e ON t (e) INCLUDE (c);
INSERT INTO t SELECT i, i, i, i, i FROM generate_series(1, 20) i;
-- unique: varchar(10) to varchar(20)
ALTER TABLE t ALTER COLUMN a TYPE varchar(20);
-- in an index expression: varchar(10) to varchar(20)
ALTER TABLE t ALTER COLUMN b TYPE varchar(20);
-- in an index predicate and INCLUDE: varchar(10) to varchar(20)
ALTER TABLE t ALTER COLUMN c TYPE varchar(20);
-- in a partial index: int to bigint
ALTER TABLE t ALTER COLUMN d TYPE bigint;
-- given: columns that constraints, foreign keys, views, triggers and generated columns use
CREATE TABLE p (id int PRIMARY KEY, k varchar(10) UNIQUE, x int);
CREATE TABLE t (
  id int, pid int REFERENCES p (id), pk varchar(10) REFERENCES p (k), a varchar(10) CHECK (a <> 'bad'), b varchar(10) CHECK (b <> 'bad'), g int GENERATED ALWAYS AS (h + 1) STORED, h int, w varchar(10),
  ge varchar(10) DEFAULT 'x', tr varchar(10), i int DEFAULT 1);
CREATE VIEW v AS SELECT w FROM t;
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER tr BEFORE UPDATE OF tr ON t FOR EACH ROW EXECUTE FUNCTION f();
ALTER TABLE t ADD CONSTRAINT nv CHECK (b <> 'worse') NOT VALID;
INSERT INTO p SELECT i, i, i FROM generate_series(1, 20) i;
INSERT INTO t (id, pid, pk, a, b, h, w) SELECT i, i, i, i, i, i, i FROM generate_series(1, 20) i;
-- in a CHECK: varchar(10) to varchar(20)
ALTER TABLE t ALTER COLUMN a TYPE varchar(20);
-- in a CHECK that is not valid: varchar(10) to text
ALTER TABLE t ALTER COLUMN b TYPE text;
-- a foreign key's column: int to int
ALTER TABLE t ALTER COLUMN pid TYPE int;
-- a foreign key's column: int to bigint
ALTER TABLE t ALTER COLUMN pid TYPE bigint;
-- a foreign key's column: varchar(10) to text
ALTER TABLE t ALTER COLUMN pk TYPE text;
-- a referenced column: int to bigint
ALTER TABLE p ALTER COLUMN id TYPE bigint;
-- a referenced column: varchar(10) to varchar(20)
ALTER TABLE p ALTER COLUMN k TYPE varchar(20);
-- a column that a view uses: varchar(10) to text
ALTER TABLE t ALTER COLUMN w TYPE text;
-- a column that a trigger names: varchar(10) to text
ALTER TABLE t ALTER COLUMN tr TYPE text;
-- a column that a generated column uses: int to bigint
ALTER TABLE t ALTER COLUMN h TYPE bigint;
-- a generated column: int to bigint
ALTER TABLE t ALTER COLUMN g TYPE bigint;
-- a column with a default: int to bigint
ALTER TABLE t ALTER COLUMN i TYPE bigint;
-- a column with a default that cannot be cast: varchar(10) to int
ALTER TABLE t ALTER COLUMN ge TYPE int USING 1;
-- given: serial and identity columns
CREATE TABLE t (s serial, i int GENERATED BY DEFAULT AS IDENTITY, a int);
INSERT INTO t (a) SELECT i FROM generate_series(1, 20) i;
-- a serial column: int to bigint
ALTER TABLE t ALTER COLUMN s TYPE bigint;
-- an identity column: int to bigint
ALTER TABLE t ALTER COLUMN i TYPE bigint;
