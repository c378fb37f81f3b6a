-- == strings
CREATE TABLE t (a varchar(10), b text, c char(5), d varchar);
CREATE INDEX t_a_idx ON t (a);

ALTER TABLE t ALTER a TYPE varchar(20);
-->
ALTER TABLE t ALTER a TYPE varchar(10);
-->
ALTER TABLE t ALTER a TYPE varchar(5);
-->
ALTER TABLE t ALTER a TYPE varchar(5) USING a::varchar(5);
-->
ALTER TABLE t ALTER a TYPE varchar(5) USING left(a, 5);
-->
ALTER TABLE t ALTER a TYPE varchar(5) USING NULL;
-->
ALTER TABLE t ALTER a TYPE varchar;
-->
ALTER TABLE t ALTER a TYPE text;
-->
ALTER TABLE t ALTER a TYPE text USING a::text;
-->
ALTER TABLE t ALTER a TYPE text USING trim(a);
-->
ALTER TABLE t ALTER a TYPE text COLLATE "C";
-->
ALTER TABLE t ALTER a TYPE varchar(10) COLLATE "C";
-->
ALTER TABLE t ALTER a TYPE char(10);
-->
ALTER TABLE t ALTER a TYPE bpchar;
-->
ALTER TABLE t ALTER b TYPE varchar(10);
-->
ALTER TABLE t ALTER b TYPE varchar;
-->
ALTER TABLE t ALTER d TYPE text;
-->
ALTER TABLE t ALTER c TYPE char(10);
-->
ALTER TABLE t ALTER c TYPE text;
-->
ALTER TABLE t ALTER b TYPE int;
-->
ALTER TABLE t ALTER b TYPE int USING b::int;
-->
ALTER TABLE t ALTER b TYPE uuid USING b::uuid;
-->
ALTER TABLE t ALTER b TYPE name;
-->

-- == numbers
CREATE TABLE t (id int PRIMARY KEY, a int, b bigint, c numeric(10, 2), d numeric, e real, f double precision, g smallint);
CREATE INDEX t_a_idx ON t (a);

ALTER TABLE t ALTER id TYPE bigint;
-->
ALTER TABLE t ALTER a TYPE bigint;
-->
ALTER TABLE t ALTER a TYPE int;
-->
ALTER TABLE t ALTER a TYPE int USING a;
-->
ALTER TABLE t ALTER a TYPE bigint USING a::bigint;
-->
ALTER TABLE t ALTER a TYPE smallint;
-->
ALTER TABLE t ALTER a TYPE numeric;
-->
ALTER TABLE t ALTER a TYPE double precision;
-->
ALTER TABLE t ALTER b TYPE int;
-->
ALTER TABLE t ALTER b TYPE double precision;
-->
ALTER TABLE t ALTER c TYPE numeric(12, 2);
-->
ALTER TABLE t ALTER c TYPE numeric;
-->
ALTER TABLE t ALTER c TYPE numeric(12, 3);
-->
ALTER TABLE t ALTER c TYPE numeric(10, 3);
-->
ALTER TABLE t ALTER c TYPE numeric(10, 1);
-->
ALTER TABLE t ALTER c TYPE numeric(8, 2);
-->
ALTER TABLE t ALTER d TYPE numeric(10, 2);
-->
ALTER TABLE t ALTER c TYPE int;
-->
ALTER TABLE t ALTER e TYPE double precision;
-->
ALTER TABLE t ALTER f TYPE real;
-->
ALTER TABLE t ALTER f TYPE numeric;
-->
ALTER TABLE t ALTER a TYPE text;
-->
ALTER TABLE t ALTER a TYPE varchar(5);
-->
ALTER TABLE t ALTER a TYPE boolean;
-->
ALTER TABLE t ALTER a TYPE boolean USING a <> 0;
-->
ALTER TABLE t ALTER a TYPE oid;
-->
ALTER TABLE t ALTER g TYPE int;
-->

-- == moments, the zone of the session not known
CREATE TABLE t (a timestamp, b timestamptz, c timestamp(3), d date, e time, f interval, g interval(3));
CREATE INDEX t_a_idx ON t (a);

ALTER TABLE t ALTER a TYPE timestamptz;
-->
ALTER TABLE t ALTER a TYPE timestamptz USING a AT TIME ZONE 'UTC';
-->
ALTER TABLE t ALTER a TYPE timestamp(3);
-->
ALTER TABLE t ALTER a TYPE date;
-->
ALTER TABLE t ALTER c TYPE timestamp;
-->
ALTER TABLE t ALTER c TYPE timestamp(6);
-->
ALTER TABLE t ALTER d TYPE timestamp;
-->
ALTER TABLE t ALTER e TYPE timetz;
-->
ALTER TABLE t ALTER g TYPE interval;
-->
ALTER TABLE t ALTER f TYPE interval(3);
-->

-- == moments in UTC
CREATE TABLE t (a timestamp, b timestamptz, c timestamp(3));
CREATE INDEX t_a_idx ON t (a);
-- now
SET TimeZone = 'UTC';
ALTER TABLE t ALTER a TYPE timestamptz;
-->
ALTER TABLE t ALTER b TYPE timestamp;
-->
ALTER TABLE t ALTER c TYPE timestamptz;
-->
ALTER TABLE t ALTER c TYPE timestamptz(3);
-->

-- == moments elsewhere
CREATE TABLE t (a timestamp);
-- now
SET TimeZone = 'Europe/Paris';
ALTER TABLE t ALTER a TYPE timestamptz;
-->

-- == other types
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TYPE feeling AS ENUM ('sad', 'happy', 'meh');
CREATE DOMAIN free AS varchar(10);
CREATE DOMAIN bound AS varchar(10) CHECK (VALUE <> '');
CREATE TABLE t (a json, b jsonb, c cidr, d inet, e bit(5), f bit varying(5), g int[], h varchar(10)[], i varchar(10), j free, k mood,
  l text, m uuid, n bound);
CREATE INDEX t_c_idx ON t (c);
CREATE INDEX t_e_idx ON t (e);

ALTER TABLE t ALTER a TYPE jsonb;
-->
ALTER TABLE t ALTER c TYPE inet;
-->
ALTER TABLE t ALTER d TYPE cidr;
-->
ALTER TABLE t ALTER e TYPE bit varying;
-->
ALTER TABLE t ALTER e TYPE bit varying(5);
-->
ALTER TABLE t ALTER f TYPE bit varying(8);
-->
ALTER TABLE t ALTER g TYPE bigint[];
-->
ALTER TABLE t ALTER h TYPE varchar(20)[];
-->
ALTER TABLE t ALTER h TYPE varchar[];
-->
ALTER TABLE t ALTER h TYPE text[];
-->
ALTER TABLE t ALTER i TYPE free;
-->
ALTER TABLE t ALTER i TYPE bound;
-->
ALTER TABLE t ALTER j TYPE varchar(10);
-->
ALTER TABLE t ALTER n TYPE text;
-->
ALTER TABLE t ALTER k TYPE text;
-->
ALTER TABLE t ALTER k TYPE feeling USING k::text::feeling;
-->
ALTER TABLE t ALTER l TYPE mood USING l::mood;
-->
ALTER TABLE t ALTER l TYPE nobody.knows USING l::nobody.knows;
-->
ALTER TABLE t ALTER m TYPE text;
-->

-- == what else is on the column
CREATE TABLE p (id int PRIMARY KEY, v varchar(10) UNIQUE);
CREATE TABLE t (a int CHECK (a > 0), b varchar(10) CHECK (b <> ''), c varchar(10) REFERENCES p (v), d int REFERENCES p, e int, f varchar(10),
  g int GENERATED BY DEFAULT AS IDENTITY);
CREATE INDEX t_e_idx ON t ((e + 1));
CREATE INDEX t_f_idx ON t (f) WHERE f IS NOT NULL;
CREATE INDEX t_a_idx ON t (a);

ALTER TABLE t ALTER a TYPE int;
-->
ALTER TABLE t ALTER b TYPE varchar(20);
-->
ALTER TABLE t ALTER c TYPE varchar(20);
-->
ALTER TABLE t ALTER c TYPE text;
-->
ALTER TABLE t ALTER d TYPE bigint;
-->
ALTER TABLE t ALTER e TYPE int;
-->
ALTER TABLE t ALTER f TYPE varchar(20);
-->
ALTER TABLE t ALTER g TYPE bigint;
-->
ALTER TABLE p ALTER v TYPE varchar(20);
-->
ALTER TABLE p ALTER id TYPE bigint;
-->

-- == what keeps the type
CREATE TABLE t (a int, b int, c int, d int, e int, f int);
CREATE VIEW v AS SELECT a FROM t WHERE a > 0;
CREATE VIEW w AS SELECT f AS a FROM t;
CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'begin return new; end';
CREATE TRIGGER tr BEFORE UPDATE OF b ON t FOR EACH ROW EXECUTE FUNCTION tf();
CREATE POLICY po ON t USING (c > 0);
ALTER TABLE t ADD COLUMN g int GENERATED ALWAYS AS (d + 1) STORED;
CREATE TABLE m (k int, v int) PARTITION BY RANGE (k);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (10);
CREATE TABLE kid () INHERITS (t);

ALTER TABLE t ALTER a TYPE bigint;
-->
ALTER TABLE t ALTER b TYPE bigint;
-->
ALTER TABLE t ALTER c TYPE bigint;
-->
ALTER TABLE t ALTER d TYPE bigint;
-->
ALTER TABLE m ALTER k TYPE bigint;
-->
ALTER TABLE m1 ALTER v TYPE bigint;
-->
ALTER TABLE kid ALTER e TYPE bigint;
-->
ALTER TABLE t ALTER e TYPE bigint;
-->
ALTER TABLE m ALTER v TYPE bigint;
-->

-- == what is not known, and what this release made
CREATE TABLE t (a int);
-- now
CREATE TABLE fresh (a int);
ALTER TABLE t ADD COLUMN n int;
ALTER TABLE old ALTER a TYPE bigint;
-->
ALTER TABLE old ALTER a TYPE text;
-->
ALTER TABLE old ALTER a TYPE bigint USING a::bigint;
-->
ALTER TABLE fresh ALTER a TYPE text;
-->
ALTER TABLE t ALTER n TYPE text;
-->
