-- == strings
CREATE TABLE t (a varchar(10), b text, c char(5), d varchar);
CREATE INDEX t_a_idx ON t (a);

ALTER TABLE t ALTER a TYPE varchar(20);
--> EXPAND; lock index t_a_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; breaks prepared t.a 0A000
--> because Everything that release N-1 writes in column a still fits
ALTER TABLE t ALTER a TYPE varchar(10);
--> NEUTRAL; lock index t_a_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> because Column a keeps its type
ALTER TABLE t ALTER a TYPE varchar(5);
--> CONTRACT; lock index t_a_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; rewrite t; scan t; build t_a_idx
--> breaks prepared t.a 0A000; breaks writers t.a 22001
--> because Release N-1 may write values that do not fit column a any more: character varying(10) to character varying(5)
ALTER TABLE t ALTER a TYPE varchar(5) USING a::varchar(5);
--> DESTRUCTIVE; lock index t_a_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; rewrite t; scan t; build t_a_idx
--> breaks prepared t.a 0A000; breaks readers t.a; loses t.a
--> because Values of column a are cut or made anew: character varying(10) to character varying(5)
ALTER TABLE t ALTER a TYPE varchar(5) USING left(a, 5);
--> DESTRUCTIVE; assumed; lock index t_a_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; rewrite t; scan t; build t_a_idx
--> breaks prepared t.a 0A000; breaks readers t.a; loses t.a
--> because Values of column a are cut or made anew: character varying(10) to character varying(5)
ALTER TABLE t ALTER a TYPE varchar(5) USING NULL;
--> DESTRUCTIVE; lock index t_a_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; rewrite t; scan t; build t_a_idx
--> breaks prepared t.a 0A000; breaks readers t.a; loses t.a
--> because Values of column a are cut or made anew: character varying(10) to character varying(5)
ALTER TABLE t ALTER a TYPE varchar;
--> EXPAND; lock index t_a_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; breaks prepared t.a 0A000
--> because Everything that release N-1 writes in column a still fits
ALTER TABLE t ALTER a TYPE text;
--> EXPAND; lock index t_a_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; breaks prepared t.a 0A000
--> because Everything that release N-1 writes in column a still fits
ALTER TABLE t ALTER a TYPE text USING a::text;
--> EXPAND; lock index t_a_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; breaks prepared t.a 0A000
--> because Everything that release N-1 writes in column a still fits
ALTER TABLE t ALTER a TYPE text USING trim(a);
--> DESTRUCTIVE; assumed; lock index t_a_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; rewrite t; scan t; build t_a_idx
--> breaks prepared t.a 0A000; breaks readers t.a; loses t.a
--> because Values of column a are cut or made anew: character varying(10) to text
ALTER TABLE t ALTER a TYPE text COLLATE "C";
--> EXPAND; lock index t_a_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; scan t; build t_a_idx
--> breaks prepared t.a 0A000; breaks readers t.a
--> because Everything that release N-1 writes in column a still fits
ALTER TABLE t ALTER a TYPE varchar(10) COLLATE "C";
--> EXPAND; lock index t_a_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; scan t; build t_a_idx; breaks readers t.a
--> because Column a is sorted by another collation
ALTER TABLE t ALTER a TYPE char(10);
--> CONTRACT; lock index t_a_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; rewrite t; scan t; build t_a_idx
--> breaks prepared t.a 0A000; breaks writers t.a 22001
--> because Release N-1 may write values that do not fit column a any more: character varying(10) to character(10)
ALTER TABLE t ALTER a TYPE bpchar;
--> CONTRACT; lock index t_a_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; scan t; build t_a_idx
--> breaks prepared t.a 0A000; breaks readers t.a
--> because Release N-1 reads column a as another type: character varying(10) to bpchar
ALTER TABLE t ALTER b TYPE varchar(10);
--> CONTRACT; lock index t_a_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; rewrite t; scan t; build t_a_idx
--> breaks prepared t.b 0A000; breaks writers t.b 22001
--> because Release N-1 may write values that do not fit column b any more: text to character varying(10)
ALTER TABLE t ALTER b TYPE varchar;
--> EXPAND; lock t ACCESS EXCLUSIVE; breaks prepared t.b 0A000
--> because Everything that release N-1 writes in column b still fits
ALTER TABLE t ALTER d TYPE text;
--> EXPAND; lock t ACCESS EXCLUSIVE; breaks prepared t.d 0A000
--> because Everything that release N-1 writes in column d still fits
ALTER TABLE t ALTER c TYPE char(10);
--> CONTRACT; lock index t_a_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; rewrite t; scan t; build t_a_idx
--> breaks prepared t.c 0A000; breaks readers t.c
--> because Release N-1 reads column c as another type: character(5) to character(10)
ALTER TABLE t ALTER c TYPE text;
--> CONTRACT; lock index t_a_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; rewrite t; scan t; build t_a_idx
--> breaks prepared t.c 0A000; breaks readers t.c
--> because Release N-1 reads column c as another type: character(5) to text
ALTER TABLE t ALTER b TYPE int;
--> NEUTRAL; fails 42804; lock t ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: Column b cannot be cast automatically to integer
ALTER TABLE t ALTER b TYPE int USING b::int;
--> CONTRACT; lock index t_a_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; rewrite t; scan t; build t_a_idx
--> breaks both t.b 42883; breaks prepared t.b 0A000; breaks writers t.b 22P02; breaks writers t.b 42804
--> because Release N-1 may write values that do not fit column b any more: text to integer
ALTER TABLE t ALTER b TYPE uuid USING b::uuid;
--> CONTRACT; lock index t_a_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; rewrite t; scan t; build t_a_idx
--> breaks both t.b 42883; breaks prepared t.b 0A000; breaks writers t.b 22P02; breaks writers t.b 42804
--> because Release N-1 may write values that do not fit column b any more: text to uuid
ALTER TABLE t ALTER b TYPE name;
--> DESTRUCTIVE; lock index t_a_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; rewrite t; scan t; build t_a_idx
--> breaks prepared t.b 0A000; breaks readers t.b; loses t.b
--> because Values of column b are cut or made anew: text to name

-- == numbers
CREATE TABLE t (id int PRIMARY KEY, a int, b bigint, c numeric(10, 2), d numeric, e real, f double precision, g smallint);
CREATE INDEX t_a_idx ON t (a);

ALTER TABLE t ALTER id TYPE bigint;
--> CONTRACT; lock index t_a_idx ACCESS EXCLUSIVE; lock index t_pkey ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> rewrite t; scan t; build t_a_idx; build t_pkey; breaks prepared t.id 0A000; breaks readers t.id
--> because Release N-1 reads column id as another type: integer to bigint
ALTER TABLE t ALTER a TYPE bigint;
--> CONTRACT; lock index t_a_idx ACCESS EXCLUSIVE; lock index t_pkey ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> rewrite t; scan t; build t_a_idx; build t_pkey; breaks prepared t.a 0A000; breaks readers t.a
--> because Release N-1 reads column a as another type: integer to bigint
ALTER TABLE t ALTER a TYPE int;
--> NEUTRAL; lock index t_a_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> because Column a keeps its type
ALTER TABLE t ALTER a TYPE int USING a;
--> NEUTRAL; lock index t_a_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> because Column a keeps its type
ALTER TABLE t ALTER a TYPE bigint USING a::bigint;
--> CONTRACT; lock index t_a_idx ACCESS EXCLUSIVE; lock index t_pkey ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> rewrite t; scan t; build t_a_idx; build t_pkey; breaks prepared t.a 0A000; breaks readers t.a
--> because Release N-1 reads column a as another type: integer to bigint
ALTER TABLE t ALTER a TYPE smallint;
--> CONTRACT; lock index t_a_idx ACCESS EXCLUSIVE; lock index t_pkey ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> rewrite t; scan t; build t_a_idx; build t_pkey; breaks prepared t.a 0A000; breaks writers t.a 22003
--> because Release N-1 may write values that do not fit column a any more: integer to smallint
ALTER TABLE t ALTER a TYPE numeric;
--> CONTRACT; lock index t_a_idx ACCESS EXCLUSIVE; lock index t_pkey ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> rewrite t; scan t; build t_a_idx; build t_pkey; breaks prepared t.a 0A000; breaks readers t.a
--> because Release N-1 reads column a as another type: integer to numeric
ALTER TABLE t ALTER a TYPE double precision;
--> CONTRACT; lock index t_a_idx ACCESS EXCLUSIVE; lock index t_pkey ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> rewrite t; scan t; build t_a_idx; build t_pkey; breaks prepared t.a 0A000; breaks readers t.a
--> because Release N-1 reads column a as another type: integer to double precision
ALTER TABLE t ALTER b TYPE int;
--> CONTRACT; lock index t_a_idx ACCESS EXCLUSIVE; lock index t_pkey ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> rewrite t; scan t; build t_a_idx; build t_pkey; breaks prepared t.b 0A000; breaks writers t.b 22003
--> because Release N-1 may write values that do not fit column b any more: bigint to integer
ALTER TABLE t ALTER b TYPE double precision;
--> DESTRUCTIVE; lock index t_a_idx ACCESS EXCLUSIVE; lock index t_pkey ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> rewrite t; scan t; build t_a_idx; build t_pkey; breaks prepared t.b 0A000; breaks readers t.b; loses t.b
--> because Values of column b are cut or made anew: bigint to double precision
ALTER TABLE t ALTER c TYPE numeric(12, 2);
--> EXPAND; lock t ACCESS EXCLUSIVE; breaks prepared t.c 0A000
--> because Everything that release N-1 writes in column c still fits
ALTER TABLE t ALTER c TYPE numeric;
--> EXPAND; lock t ACCESS EXCLUSIVE; breaks prepared t.c 0A000
--> because Everything that release N-1 writes in column c still fits
ALTER TABLE t ALTER c TYPE numeric(12, 3);
--> EXPAND; lock index t_a_idx ACCESS EXCLUSIVE; lock index t_pkey ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; rewrite t
--> scan t; build t_a_idx; build t_pkey; breaks prepared t.c 0A000
--> because Everything that release N-1 writes in column c still fits
ALTER TABLE t ALTER c TYPE numeric(10, 3);
--> CONTRACT; lock index t_a_idx ACCESS EXCLUSIVE; lock index t_pkey ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> rewrite t; scan t; build t_a_idx; build t_pkey; breaks prepared t.c 0A000; breaks writers t.c 22003
--> because Release N-1 may write values that do not fit column c any more: numeric(10,2) to numeric(10,3)
ALTER TABLE t ALTER c TYPE numeric(10, 1);
--> DESTRUCTIVE; lock index t_a_idx ACCESS EXCLUSIVE; lock index t_pkey ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> rewrite t; scan t; build t_a_idx; build t_pkey; breaks prepared t.c 0A000; breaks readers t.c; loses t.c
--> because Values of column c are cut or made anew: numeric(10,2) to numeric(10,1)
ALTER TABLE t ALTER c TYPE numeric(8, 2);
--> CONTRACT; lock index t_a_idx ACCESS EXCLUSIVE; lock index t_pkey ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> rewrite t; scan t; build t_a_idx; build t_pkey; breaks prepared t.c 0A000; breaks writers t.c 22003
--> because Release N-1 may write values that do not fit column c any more: numeric(10,2) to numeric(8,2)
ALTER TABLE t ALTER d TYPE numeric(10, 2);
--> DESTRUCTIVE; lock index t_a_idx ACCESS EXCLUSIVE; lock index t_pkey ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> rewrite t; scan t; build t_a_idx; build t_pkey; breaks prepared t.d 0A000; breaks readers t.d; loses t.d
--> because Values of column d are cut or made anew: numeric to numeric(10,2)
ALTER TABLE t ALTER c TYPE int;
--> DESTRUCTIVE; lock index t_a_idx ACCESS EXCLUSIVE; lock index t_pkey ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> rewrite t; scan t; build t_a_idx; build t_pkey; breaks prepared t.c 0A000; breaks readers t.c; loses t.c
--> because Values of column c are cut or made anew: numeric(10,2) to integer
ALTER TABLE t ALTER e TYPE double precision;
--> CONTRACT; lock index t_a_idx ACCESS EXCLUSIVE; lock index t_pkey ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> rewrite t; scan t; build t_a_idx; build t_pkey; breaks prepared t.e 0A000; breaks readers t.e
--> because Release N-1 reads column e as another type: real to double precision
ALTER TABLE t ALTER f TYPE real;
--> DESTRUCTIVE; lock index t_a_idx ACCESS EXCLUSIVE; lock index t_pkey ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> rewrite t; scan t; build t_a_idx; build t_pkey; breaks prepared t.f 0A000; breaks readers t.f; loses t.f
--> because Values of column f are cut or made anew: double precision to real
ALTER TABLE t ALTER f TYPE numeric;
--> DESTRUCTIVE; lock index t_a_idx ACCESS EXCLUSIVE; lock index t_pkey ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> rewrite t; scan t; build t_a_idx; build t_pkey; breaks prepared t.f 0A000; breaks readers t.f; loses t.f
--> because Values of column f are cut or made anew: double precision to numeric
ALTER TABLE t ALTER a TYPE text;
--> CONTRACT; lock index t_a_idx ACCESS EXCLUSIVE; lock index t_pkey ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> rewrite t; scan t; build t_a_idx; build t_pkey; breaks both t.a 42883; breaks prepared t.a 0A000; breaks readers t.a
--> because Release N-1 reads column a as another type: integer to text
ALTER TABLE t ALTER a TYPE varchar(5);
--> CONTRACT; lock index t_a_idx ACCESS EXCLUSIVE; lock index t_pkey ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> rewrite t; scan t; build t_a_idx; build t_pkey; breaks both t.a 42883; breaks prepared t.a 0A000
--> breaks writers t.a 22001
--> because Release N-1 may write values that do not fit column a any more: integer to character varying(5)
ALTER TABLE t ALTER a TYPE boolean;
--> NEUTRAL; fails 42804; lock t ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: Column a cannot be cast automatically to boolean
ALTER TABLE t ALTER a TYPE boolean USING a <> 0;
--> DESTRUCTIVE; assumed; lock index t_a_idx ACCESS EXCLUSIVE; lock index t_pkey ACCESS EXCLUSIVE
--> lock t ACCESS EXCLUSIVE; rewrite t; scan t; build t_a_idx; build t_pkey; breaks both t.a 42883
--> breaks prepared t.a 0A000; breaks readers t.a; breaks writers t.a 42804; loses t.a
--> because Values of column a are cut or made anew: integer to boolean
ALTER TABLE t ALTER a TYPE oid;
--> CONTRACT; lock index t_a_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; scan t; build t_a_idx
--> breaks prepared t.a 0A000; breaks readers t.a
--> because Release N-1 reads column a as another type: integer to oid
ALTER TABLE t ALTER g TYPE int;
--> CONTRACT; lock index t_a_idx ACCESS EXCLUSIVE; lock index t_pkey ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> rewrite t; scan t; build t_a_idx; build t_pkey; breaks prepared t.g 0A000; breaks readers t.g
--> because Release N-1 reads column g as another type: smallint to integer

-- == moments, the zone of the session not known
CREATE TABLE t (a timestamp, b timestamptz, c timestamp(3), d date, e time, f interval, g interval(3));
CREATE INDEX t_a_idx ON t (a);

ALTER TABLE t ALTER a TYPE timestamptz;
--> CONTRACT; assumed; lock index t_a_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; rewrite t; scan t; build t_a_idx
--> breaks prepared t.a 0A000; breaks readers t.a
--> because Release N-1 reads column a as another type: timestamp without time zone to timestamp with time zone
ALTER TABLE t ALTER a TYPE timestamptz USING a AT TIME ZONE 'UTC';
--> CONTRACT; lock index t_a_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; rewrite t; scan t; build t_a_idx
--> breaks prepared t.a 0A000; breaks readers t.a
--> because Release N-1 reads column a as another type: timestamp without time zone to timestamp with time zone
ALTER TABLE t ALTER a TYPE timestamp(3);
--> DESTRUCTIVE; lock index t_a_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; rewrite t; scan t; build t_a_idx
--> breaks prepared t.a 0A000; breaks readers t.a; loses t.a
--> because Values of column a are cut or made anew: timestamp without time zone to timestamp(3) without time zone
ALTER TABLE t ALTER a TYPE date;
--> DESTRUCTIVE; lock index t_a_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; rewrite t; scan t; build t_a_idx
--> breaks prepared t.a 0A000; breaks readers t.a; loses t.a
--> because Values of column a are cut or made anew: timestamp without time zone to date
ALTER TABLE t ALTER c TYPE timestamp;
--> EXPAND; lock t ACCESS EXCLUSIVE; breaks prepared t.c 0A000
--> because Everything that release N-1 writes in column c still fits
ALTER TABLE t ALTER c TYPE timestamp(6);
--> EXPAND; lock t ACCESS EXCLUSIVE; breaks prepared t.c 0A000
--> because Everything that release N-1 writes in column c still fits
ALTER TABLE t ALTER d TYPE timestamp;
--> CONTRACT; lock index t_a_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; rewrite t; scan t; build t_a_idx
--> breaks prepared t.d 0A000; breaks readers t.d
--> because Release N-1 reads column d as another type: date to timestamp without time zone
ALTER TABLE t ALTER e TYPE timetz;
--> CONTRACT; lock index t_a_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; rewrite t; scan t; build t_a_idx
--> breaks prepared t.e 0A000; breaks readers t.e
--> because Release N-1 reads column e as another type: time without time zone to time with time zone
ALTER TABLE t ALTER g TYPE interval;
--> EXPAND; lock t ACCESS EXCLUSIVE; breaks prepared t.g 0A000
--> because Everything that release N-1 writes in column g still fits
ALTER TABLE t ALTER f TYPE interval(3);
--> DESTRUCTIVE; lock index t_a_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; rewrite t; scan t; build t_a_idx
--> breaks prepared t.f 0A000; breaks readers t.f; loses t.f
--> because Values of column f are cut or made anew: interval to interval(3)

-- == moments in UTC
CREATE TABLE t (a timestamp, b timestamptz, c timestamp(3));
CREATE INDEX t_a_idx ON t (a);
-- now
SET TimeZone = 'UTC';
ALTER TABLE t ALTER a TYPE timestamptz;
--> CONTRACT; lock index t_a_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; scan t; build t_a_idx
--> breaks prepared t.a 0A000; breaks readers t.a
--> because Release N-1 reads column a as another type: timestamp without time zone to timestamp with time zone
ALTER TABLE t ALTER b TYPE timestamp;
--> CONTRACT; lock t ACCESS EXCLUSIVE; breaks prepared t.b 0A000; breaks readers t.b
--> because Release N-1 reads column b as another type: timestamp with time zone to timestamp without time zone
ALTER TABLE t ALTER c TYPE timestamptz;
--> CONTRACT; lock t ACCESS EXCLUSIVE; breaks prepared t.c 0A000; breaks readers t.c
--> because Release N-1 reads column c as another type: timestamp(3) without time zone to timestamp with time zone
ALTER TABLE t ALTER c TYPE timestamptz(3);
--> CONTRACT; lock index t_a_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; rewrite t; scan t; build t_a_idx
--> breaks prepared t.c 0A000; breaks readers t.c
--> because Release N-1 reads column c as another type: timestamp(3) without time zone to timestamp(3) with time zone

-- == moments elsewhere
CREATE TABLE t (a timestamp);
-- now
SET TimeZone = 'Europe/Paris';
ALTER TABLE t ALTER a TYPE timestamptz;
--> CONTRACT; lock t ACCESS EXCLUSIVE; rewrite t; scan t; breaks prepared t.a 0A000; breaks readers t.a
--> because Release N-1 reads column a as another type: timestamp without time zone to timestamp with time zone

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
--> CONTRACT; lock index t_c_idx ACCESS EXCLUSIVE; lock index t_e_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> rewrite t; scan t; build t_c_idx; build t_e_idx; breaks prepared t.a 0A000; breaks readers t.a
--> because Release N-1 reads column a as another type: json to jsonb
ALTER TABLE t ALTER c TYPE inet;
--> CONTRACT; lock index t_c_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; breaks prepared t.c 0A000
--> breaks readers t.c
--> because Release N-1 reads column c as another type: cidr to inet
ALTER TABLE t ALTER d TYPE cidr;
--> DESTRUCTIVE; lock index t_c_idx ACCESS EXCLUSIVE; lock index t_e_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> rewrite t; scan t; build t_c_idx; build t_e_idx; breaks prepared t.d 0A000; breaks readers t.d; loses t.d
--> because Values of column d are cut or made anew: inet to cidr
ALTER TABLE t ALTER e TYPE bit varying;
--> CONTRACT; lock index t_e_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; scan t; build t_e_idx
--> breaks prepared t.e 0A000; breaks readers t.e
--> because Release N-1 reads column e as another type: bit(5) to bit varying
ALTER TABLE t ALTER e TYPE bit varying(5);
--> CONTRACT; lock index t_c_idx ACCESS EXCLUSIVE; lock index t_e_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> rewrite t; scan t; build t_c_idx; build t_e_idx; breaks prepared t.e 0A000; breaks writers t.e 22001
--> because Release N-1 may write values that do not fit column e any more: bit(5) to bit varying(5)
ALTER TABLE t ALTER f TYPE bit varying(8);
--> EXPAND; lock t ACCESS EXCLUSIVE; breaks prepared t.f 0A000
--> because Everything that release N-1 writes in column f still fits
ALTER TABLE t ALTER g TYPE bigint[];
--> CONTRACT; lock index t_c_idx ACCESS EXCLUSIVE; lock index t_e_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> rewrite t; scan t; build t_c_idx; build t_e_idx; breaks both t.g 42883; breaks prepared t.g 0A000
--> breaks readers t.g
--> because Release N-1 reads column g as another type: integer[] to bigint[]
ALTER TABLE t ALTER h TYPE varchar(20)[];
--> EXPAND; lock index t_c_idx ACCESS EXCLUSIVE; lock index t_e_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; rewrite t
--> scan t; build t_c_idx; build t_e_idx; breaks prepared t.h 0A000
--> because Everything that release N-1 writes in column h still fits
ALTER TABLE t ALTER h TYPE varchar[];
--> EXPAND; lock t ACCESS EXCLUSIVE; breaks prepared t.h 0A000
--> because Everything that release N-1 writes in column h still fits
ALTER TABLE t ALTER h TYPE text[];
--> EXPAND; lock index t_c_idx ACCESS EXCLUSIVE; lock index t_e_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; rewrite t
--> scan t; build t_c_idx; build t_e_idx; breaks prepared t.h 0A000
--> because Everything that release N-1 writes in column h still fits
ALTER TABLE t ALTER i TYPE free;
--> EXPAND; lock t ACCESS EXCLUSIVE; breaks prepared t.i 0A000
--> because Everything that release N-1 writes in column i still fits
ALTER TABLE t ALTER i TYPE bound;
--> CONTRACT; lock index t_c_idx ACCESS EXCLUSIVE; lock index t_e_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> rewrite t; scan t; build t_c_idx; build t_e_idx; breaks prepared t.i 0A000; breaks writers t.i 23514
--> because Release N-1 may write values that do not fit column i any more: character varying(10) to bound
ALTER TABLE t ALTER j TYPE varchar(10);
--> EXPAND; lock index t_c_idx ACCESS EXCLUSIVE; lock index t_e_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; rewrite t
--> scan t; build t_c_idx; build t_e_idx; breaks prepared t.j 0A000
--> because Everything that release N-1 writes in column j still fits
ALTER TABLE t ALTER n TYPE text;
--> EXPAND; lock t ACCESS EXCLUSIVE; breaks prepared t.n 0A000
--> because Everything that release N-1 writes in column n still fits
ALTER TABLE t ALTER k TYPE text;
--> CONTRACT; lock index t_c_idx ACCESS EXCLUSIVE; lock index t_e_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> rewrite t; scan t; build t_c_idx; build t_e_idx; breaks both t.k 42883; breaks prepared t.k 0A000
--> breaks readers t.k
--> because Release N-1 reads column k as another type: mood to text
ALTER TABLE t ALTER k TYPE feeling USING k::text::feeling;
--> CONTRACT; lock index t_c_idx ACCESS EXCLUSIVE; lock index t_e_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> rewrite t; scan t; build t_c_idx; build t_e_idx; breaks both t.k 42883; breaks prepared t.k 0A000
--> breaks writers t.k 22P02; breaks writers t.k 42804
--> because Release N-1 may write values that do not fit column k any more: mood to feeling
ALTER TABLE t ALTER l TYPE mood USING l::mood;
--> CONTRACT; lock index t_c_idx ACCESS EXCLUSIVE; lock index t_e_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> rewrite t; scan t; build t_c_idx; build t_e_idx; breaks both t.l 42883; breaks prepared t.l 0A000
--> breaks writers t.l 22P02; breaks writers t.l 42804
--> because Release N-1 may write values that do not fit column l any more: text to mood
ALTER TABLE t ALTER l TYPE nobody.knows USING l::nobody.knows;
--> CONTRACT; lock index t_c_idx ACCESS EXCLUSIVE; lock index t_e_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> rewrite t; scan t; build t_c_idx; build t_e_idx; breaks both t.l 42883; breaks prepared t.l 0A000
--> breaks writers t.l 22P02
--> because Release N-1 may write values that do not fit column l any more: text to nobody.knows
ALTER TABLE t ALTER m TYPE text;
--> CONTRACT; lock index t_c_idx ACCESS EXCLUSIVE; lock index t_e_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> rewrite t; scan t; build t_c_idx; build t_e_idx; breaks both t.m 42883; breaks prepared t.m 0A000
--> breaks readers t.m
--> because Release N-1 reads column m as another type: uuid to text

-- == what else is on the column
CREATE TABLE p (id int PRIMARY KEY, v varchar(10) UNIQUE);
CREATE TABLE t (a int CHECK (a > 0), b varchar(10) CHECK (b <> ''), c varchar(10) REFERENCES p (v), d int REFERENCES p, e int, f varchar(10),
  g int GENERATED BY DEFAULT AS IDENTITY);
CREATE INDEX t_e_idx ON t ((e + 1));
CREATE INDEX t_f_idx ON t (f) WHERE f IS NOT NULL;
CREATE INDEX t_a_idx ON t (a);

ALTER TABLE t ALTER a TYPE int;
--> NEUTRAL; lock index t_a_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; scan t
--> because Column a keeps its type
ALTER TABLE t ALTER b TYPE varchar(20);
--> EXPAND; lock t ACCESS EXCLUSIVE; scan t; breaks prepared t.b 0A000
--> because Everything that release N-1 writes in column b still fits
ALTER TABLE t ALTER c TYPE varchar(20);
--> EXPAND; lock p ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; breaks prepared t.c 0A000
--> because Everything that release N-1 writes in column c still fits
ALTER TABLE t ALTER c TYPE text;
--> EXPAND; lock p ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; breaks prepared t.c 0A000
--> because Everything that release N-1 writes in column c still fits
ALTER TABLE t ALTER d TYPE bigint;
--> CONTRACT; lock index t_a_idx ACCESS EXCLUSIVE; lock index t_e_idx ACCESS EXCLUSIVE
--> lock index t_f_idx ACCESS EXCLUSIVE; lock p ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; rewrite t; scan t
--> build t_a_idx; build t_e_idx; build t_f_idx; breaks prepared t.d 0A000; breaks readers t.d
--> because Release N-1 reads column d as another type: integer to bigint
ALTER TABLE t ALTER e TYPE int;
--> NEUTRAL; lock index t_e_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; scan t; build t_e_idx
--> because Column e keeps its type
ALTER TABLE t ALTER f TYPE varchar(20);
--> EXPAND; lock index t_f_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; scan t; build t_f_idx
--> breaks prepared t.f 0A000
--> because Everything that release N-1 writes in column f still fits
ALTER TABLE t ALTER g TYPE bigint;
--> CONTRACT; lock index t_a_idx ACCESS EXCLUSIVE; lock index t_e_idx ACCESS EXCLUSIVE
--> lock index t_f_idx ACCESS EXCLUSIVE; lock sequence t_g_seq SHARE ROW EXCLUSIVE; lock t ACCESS EXCLUSIVE; rewrite t
--> scan t; build t_a_idx; build t_e_idx; build t_f_idx; breaks prepared t.g 0A000; breaks readers t.g
--> because Release N-1 reads column g as another type: integer to bigint
ALTER TABLE p ALTER v TYPE varchar(20);
--> EXPAND; lock index p_v_key ACCESS EXCLUSIVE; lock p ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> breaks prepared p.v 0A000
--> because Everything that release N-1 writes in column v still fits
ALTER TABLE p ALTER id TYPE bigint;
--> CONTRACT; lock index p_pkey ACCESS EXCLUSIVE; lock index p_v_key ACCESS EXCLUSIVE; lock p ACCESS EXCLUSIVE
--> lock t ACCESS EXCLUSIVE; rewrite p; scan p; scan t; build p_pkey; build p_v_key; breaks prepared p.id 0A000
--> breaks readers p.id
--> because Release N-1 reads column id as another type: integer to bigint

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
--> NEUTRAL; fails 0A000; lock kid ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: Column a is used by the view v
ALTER TABLE t ALTER b TYPE bigint;
--> NEUTRAL; fails 0A000; lock kid ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: Column b is used by the trigger tr
ALTER TABLE t ALTER c TYPE bigint;
--> NEUTRAL; fails 0A000; lock kid ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: Column c is used by the policy po
ALTER TABLE t ALTER d TYPE bigint;
--> [13-14] NEUTRAL; fails 42601; lock kid ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: Column d is used by the generated column g
--> [15-18] NEUTRAL; fails 0A000; lock kid ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: Column d is used by the generated column g
ALTER TABLE m ALTER k TYPE bigint;
--> NEUTRAL; fails 42P16; lock m ACCESS EXCLUSIVE; lock m1 ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: Column k is part of the partition key
ALTER TABLE m1 ALTER v TYPE bigint;
--> NEUTRAL; fails 42P16; lock m1 ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: Column v is inherited
ALTER TABLE kid ALTER e TYPE bigint;
--> NEUTRAL; fails 42P16; lock kid ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: Column e is inherited
ALTER TABLE t ALTER e TYPE bigint;
--> CONTRACT; lock kid ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; rewrite kid; rewrite t; scan kid; scan t
--> breaks prepared t.e 0A000; breaks readers t.e
--> because Release N-1 reads column e as another type: integer to bigint
ALTER TABLE m ALTER v TYPE bigint;
--> CONTRACT; lock m ACCESS EXCLUSIVE; lock m1 ACCESS EXCLUSIVE; rewrite m1; scan m1; breaks prepared m.v 0A000
--> breaks readers m.v
--> because Release N-1 reads column v as another type: integer to bigint

-- == what is not known, and what this release made
CREATE TABLE t (a int);
-- now
CREATE TABLE fresh (a int);
ALTER TABLE t ADD COLUMN n int;
ALTER TABLE old ALTER a TYPE bigint;
--> DESTRUCTIVE; assumed; lock old ACCESS EXCLUSIVE; rewrite old; scan old; build old.*; breaks prepared old.a 0A000
--> breaks readers old.a; loses old.a
--> because The old type of column a is not known: what does not fit bigint is cut
ALTER TABLE old ALTER a TYPE text;
--> CONTRACT; assumed; lock old ACCESS EXCLUSIVE; rewrite old; scan old; build old.*; breaks prepared old.a 0A000
--> breaks readers old.a
--> because Release N-1 reads column a as another type: text
ALTER TABLE old ALTER a TYPE bigint USING a::bigint;
--> DESTRUCTIVE; assumed; lock old ACCESS EXCLUSIVE; rewrite old; scan old; build old.*; breaks prepared old.a 0A000
--> breaks readers old.a; loses old.a
--> because The old type of column a is not known: what does not fit bigint is cut
ALTER TABLE fresh ALTER a TYPE text;
--> EXPAND; lock fresh ACCESS EXCLUSIVE; rewrite fresh; scan fresh
--> because Release N-1 does not know column a
ALTER TABLE t ALTER n TYPE text;
--> EXPAND; lock t ACCESS EXCLUSIVE; rewrite t; scan t
--> because Release N-1 does not know column n
