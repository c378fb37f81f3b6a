-- == defaults
CREATE TABLE t (id int PRIMARY KEY, a int, b int DEFAULT 3, c int NOT NULL DEFAULT 4, d int GENERATED ALWAYS AS (a + 1) STORED,
  e int GENERATED ALWAYS AS IDENTITY);

ALTER TABLE t ALTER a SET DEFAULT 5;
--> EXPAND; lock t ACCESS EXCLUSIVE; breaks writers t.a
--> because Rows that release N-1 inserts without a get the default
ALTER TABLE t ALTER b SET DEFAULT 5;
--> EXPAND; lock t ACCESS EXCLUSIVE; breaks writers t.b
--> because Rows that release N-1 inserts without b get the default
ALTER TABLE t ALTER b SET DEFAULT 3;
--> NEUTRAL; lock t ACCESS EXCLUSIVE
--> because Column b has this default already
ALTER TABLE t ALTER b SET DEFAULT NULL;
--> EXPAND; lock t ACCESS EXCLUSIVE; breaks writers t.b
--> because Column b takes null where release N-1 leaves it out
ALTER TABLE t ALTER a DROP DEFAULT;
--> NEUTRAL; lock t ACCESS EXCLUSIVE
--> because Column a has no default
ALTER TABLE t ALTER b DROP DEFAULT;
--> EXPAND; lock t ACCESS EXCLUSIVE; breaks writers t.b
--> because Column b takes null where release N-1 leaves it out
ALTER TABLE t ALTER c DROP DEFAULT;
--> CONTRACT; lock t ACCESS EXCLUSIVE; breaks writers t.c 23502
--> because Release N-1 may insert rows without it: column c is NOT NULL and loses its default
ALTER TABLE t ALTER d SET DEFAULT 5;
--> NEUTRAL; fails 42601; lock t ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: Column d is a generated column
ALTER TABLE t ALTER e DROP DEFAULT;
--> NEUTRAL; fails 42601; lock t ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: Column e is an identity column
ALTER TABLE t ALTER nothing SET DEFAULT 5;
--> NEUTRAL; fails 42703; lock t ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: There is no column nothing in t
ALTER TABLE old ALTER c DROP DEFAULT;
--> CONTRACT; assumed; lock old ACCESS EXCLUSIVE; breaks writers old.c 23502
--> because Release N-1 may insert rows without it: column c is NOT NULL and loses its default
ALTER TABLE old ALTER c SET DEFAULT 5;
--> EXPAND; assumed; lock old ACCESS EXCLUSIVE; breaks writers old.c
--> because Rows that release N-1 inserts without c get the default
-- now
ALTER TABLE t ADD COLUMN n int NOT NULL DEFAULT 5;
ALTER TABLE t ALTER n DROP DEFAULT;
--> CONTRACT; lock t ACCESS EXCLUSIVE; breaks writers t.n 23502
--> because Release N-1 may insert rows without it: column n is NOT NULL and loses its default
CREATE TABLE fresh (a int NOT NULL DEFAULT 5);
ALTER TABLE fresh ALTER a DROP DEFAULT;
--> EXPAND; lock fresh ACCESS EXCLUSIVE
--> because Release N-1 does not know column a

-- == the default of a view
CREATE TABLE t (id int);
CREATE VIEW v AS SELECT id FROM t;

ALTER VIEW v ALTER id SET DEFAULT 5;
--> EXPAND; lock view v ACCESS EXCLUSIVE; breaks writers v.id
--> because Rows that release N-1 inserts without id get the default
ALTER VIEW v ALTER id DROP DEFAULT;
--> EXPAND; lock view v ACCESS EXCLUSIVE
--> because INSERT through the view falls back to the default of its table

-- == not null
CREATE TABLE t (id int PRIMARY KEY, a int, b int NOT NULL, c int CHECK (c IS NOT NULL), d int, e int CHECK (e > 0),
  f int GENERATED ALWAYS AS IDENTITY, g int, CHECK (g IS NOT NULL AND a > 0));
ALTER TABLE t ADD CONSTRAINT d_there CHECK (d IS NOT NULL) NOT VALID;

ALTER TABLE t ALTER a SET NOT NULL;
--> CONTRACT; lock t ACCESS EXCLUSIVE; scan t; breaks writers t.a 23502
--> because Release N-1 may still write null in column a
ALTER TABLE t ALTER b SET NOT NULL;
--> NEUTRAL; lock t ACCESS EXCLUSIVE
--> because Column b is NOT NULL already
ALTER TABLE t ALTER c SET NOT NULL;
--> EXPAND; lock t ACCESS EXCLUSIVE
--> because A CHECK keeps nulls out of column c already
ALTER TABLE t ALTER d SET NOT NULL;
--> CONTRACT; lock t ACCESS EXCLUSIVE; scan t; breaks writers t.d 23502
--> because Release N-1 may still write null in column d
ALTER TABLE t ALTER e SET NOT NULL;
--> CONTRACT; lock t ACCESS EXCLUSIVE; scan t; breaks writers t.e 23502
--> because Release N-1 may still write null in column e
ALTER TABLE t ALTER g SET NOT NULL;
--> EXPAND; lock t ACCESS EXCLUSIVE
--> because A CHECK keeps nulls out of column g already
ALTER TABLE t VALIDATE CONSTRAINT d_there, ALTER d SET NOT NULL;
--> CONTRACT; lock t ACCESS EXCLUSIVE; scan t; breaks writers t.d 23502
--> because Release N-1 may still write null in column d
ALTER TABLE old ALTER a SET NOT NULL;
--> CONTRACT; assumed; lock old ACCESS EXCLUSIVE; scan old; breaks writers old.a 23502
--> because Release N-1 may still write null in column a
ALTER TABLE t ALTER b DROP NOT NULL;
--> EXPAND; lock t ACCESS EXCLUSIVE; breaks readers t.b
--> because Release N-1 goes on writing values in column b
ALTER TABLE t ALTER a DROP NOT NULL;
--> NEUTRAL; lock t ACCESS EXCLUSIVE
--> because Column a takes null already
ALTER TABLE t ALTER id DROP NOT NULL;
--> NEUTRAL; fails 42P16; lock t ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: Column id is in the primary key
ALTER TABLE t ALTER f DROP NOT NULL;
--> NEUTRAL; fails 42601; lock t ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: Column f is an identity column
ALTER TABLE t ALTER nothing DROP NOT NULL;
--> NEUTRAL; fails 42703; lock t ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: There is no column nothing in t
ALTER TABLE old ALTER a DROP NOT NULL;
--> EXPAND; assumed; lock old ACCESS EXCLUSIVE; breaks readers old.a
--> because Release N-1 goes on writing values in column a
-- now
ALTER TABLE t VALIDATE CONSTRAINT d_there;
ALTER TABLE t ADD COLUMN n int;
ALTER TABLE t ADD COLUMN o int DEFAULT 5;
ALTER TABLE t ALTER d SET NOT NULL;
--> EXPAND; lock t ACCESS EXCLUSIVE
--> because A CHECK keeps nulls out of column d already
ALTER TABLE t ALTER n SET NOT NULL;
--> CONTRACT; lock t ACCESS EXCLUSIVE; scan t; breaks writers t.n 23502
--> because Release N-1 may still write null in column n
ALTER TABLE t ALTER o SET NOT NULL;
--> EXPAND; lock t ACCESS EXCLUSIVE; scan t
--> because Rows of release N-1 get a value in column o

-- == not null as a constraint that is not valid yet
CREATE TABLE t (a int, b int);
ALTER TABLE t ADD CONSTRAINT a_there NOT NULL a NOT VALID;

ALTER TABLE t ALTER a SET NOT NULL;
--> [18] EXPAND; lock t ACCESS EXCLUSIVE; scan t
--> because A NOT NULL constraint keeps nulls out of new rows already
ALTER TABLE t ADD CONSTRAINT b_there NOT NULL b NOT VALID;
--> [13-17] NEUTRAL; fails 42601
--> because PostgreSQL refuses it: NOT NULL as a table constraint came with PostgreSQL 18
--> [18] CONTRACT; lock t ACCESS EXCLUSIVE; breaks writers t.b 23502
--> because Release N-1 may still write null in column b
ALTER TABLE t ADD CONSTRAINT b_there NOT NULL b;
--> [18] CONTRACT; lock t ACCESS EXCLUSIVE; scan t; breaks writers t.b 23502
--> because Release N-1 may still write null in column b
ALTER TABLE t VALIDATE CONSTRAINT a_there;
--> [18] NEUTRAL; lock t SHARE UPDATE EXCLUSIVE; scan t
--> because New rows have had to meet a_there before

-- == not null of many tables
CREATE TABLE m (k int, v int) PARTITION BY RANGE (k);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (10);
CREATE TABLE m2 PARTITION OF m FOR VALUES FROM (10) TO (20);
ALTER TABLE m1 ADD CHECK (v IS NOT NULL);

ALTER TABLE m ALTER v SET NOT NULL;
--> CONTRACT; lock m ACCESS EXCLUSIVE; lock m1 ACCESS EXCLUSIVE; lock m2 ACCESS EXCLUSIVE; scan m2
--> breaks writers m.v 23502
--> because Release N-1 may still write null in column v

-- == generated columns
CREATE TABLE t (id int PRIMARY KEY, a int, b int GENERATED ALWAYS AS (a + 1) STORED, c int NOT NULL GENERATED ALWAYS AS (a + 1) STORED);

ALTER TABLE t ALTER b SET EXPRESSION AS (a + 2);
--> [13-16] NEUTRAL; fails 42601; lock t ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: SET EXPRESSION came with PostgreSQL 17
--> [17-18] CONTRACT; lock index t_pkey ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; rewrite t; scan t; build t_pkey
--> breaks readers t.b
--> because Release N-1 reads other values in column b
ALTER TABLE t ALTER a SET EXPRESSION AS (id + 2);
--> [13-16] NEUTRAL; fails 42601; lock t ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: SET EXPRESSION came with PostgreSQL 17
--> [17-18] NEUTRAL; fails 55000; lock t ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: Column a is not a generated column
ALTER TABLE t ALTER b DROP EXPRESSION;
--> CONTRACT; lock t ACCESS EXCLUSIVE; breaks writers t.b
--> because Rows that release N-1 writes no longer get a value in column b
ALTER TABLE t ALTER c DROP EXPRESSION;
--> CONTRACT; lock t ACCESS EXCLUSIVE; breaks writers t.c 23502
--> because Release N-1 may insert rows without it: column c is NOT NULL and loses its default
ALTER TABLE t ALTER a DROP EXPRESSION;
--> NEUTRAL; fails 55000; lock t ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: Column a is not a generated column
ALTER TABLE t ALTER a DROP EXPRESSION IF EXISTS;
--> NEUTRAL; lock t ACCESS EXCLUSIVE
--> because Column a is not a generated column

-- == generated columns that are not stored
CREATE TABLE t (id int PRIMARY KEY, a int, b int GENERATED ALWAYS AS (a + 1) VIRTUAL);

ALTER TABLE t ALTER b SET EXPRESSION AS (a + 2);
--> [18] CONTRACT; lock t ACCESS EXCLUSIVE; breaks readers t.b
--> because Release N-1 reads other values in column b
ALTER TABLE t ALTER b DROP EXPRESSION;
--> [18] NEUTRAL; fails 0A000; lock t ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: Column b is not stored

-- == identity columns
CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY, a int NOT NULL, b int, c int NOT NULL DEFAULT 3, d int GENERATED BY DEFAULT AS IDENTITY);

ALTER TABLE t ALTER a ADD GENERATED ALWAYS AS IDENTITY;
--> CONTRACT; lock t ACCESS EXCLUSIVE; breaks writers t.a 428C9
--> because Release N-1 may still write column a itself
ALTER TABLE t ALTER a ADD GENERATED BY DEFAULT AS IDENTITY;
--> EXPAND; lock t ACCESS EXCLUSIVE
--> because Release N-1 may still write column a itself
ALTER TABLE t ALTER b ADD GENERATED BY DEFAULT AS IDENTITY;
--> NEUTRAL; fails 55000; lock t ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: Column b must be NOT NULL to become identity
ALTER TABLE t ALTER c ADD GENERATED BY DEFAULT AS IDENTITY;
--> NEUTRAL; fails 55000; lock t ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: Column c has a default already
ALTER TABLE t ALTER id ADD GENERATED BY DEFAULT AS IDENTITY;
--> NEUTRAL; fails 55000; lock t ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: Column id is an identity column already
ALTER TABLE t ALTER id SET GENERATED BY DEFAULT;
--> EXPAND; lock sequence t_id_seq SHARE ROW EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> because Release N-1 may still write column id itself
ALTER TABLE t ALTER d SET GENERATED ALWAYS;
--> CONTRACT; lock sequence t_d_seq SHARE ROW EXCLUSIVE; lock t ACCESS EXCLUSIVE; breaks writers t.d 428C9
--> because Release N-1 may still write column d itself
ALTER TABLE t ALTER d SET GENERATED BY DEFAULT;
--> NEUTRAL; lock sequence t_d_seq SHARE ROW EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> because Column d stays as it is
ALTER TABLE t ALTER d RESTART WITH 1;
--> EXPAND; lock sequence t_d_seq SHARE ROW EXCLUSIVE; lock t ACCESS EXCLUSIVE; breaks writers t.d 23505
--> because Release N-1 goes on drawing numbers
ALTER TABLE t ALTER d SET CACHE 20;
--> EXPAND; lock sequence t_d_seq SHARE ROW EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> because Release N-1 goes on drawing numbers
ALTER TABLE t ALTER a RESTART;
--> NEUTRAL; fails 55000; lock t ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: Column a is not an identity column
ALTER TABLE t ALTER d DROP IDENTITY;
--> CONTRACT; lock sequence t_d_seq ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; breaks writers t.d 23502
--> because Release N-1 may insert rows without it: column d is NOT NULL and loses its default
ALTER TABLE t ALTER a DROP IDENTITY;
--> NEUTRAL; fails 55000; lock t ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: Column a is not an identity column
ALTER TABLE t ALTER a DROP IDENTITY IF EXISTS;
--> NEUTRAL; lock t ACCESS EXCLUSIVE
--> because Column a is not an identity column

-- == attributes
CREATE TABLE t (a int, b text);
CREATE TABLE m (k int, v text) PARTITION BY RANGE (k);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (10);
CREATE INDEX t_lower_idx ON t (lower(b));

ALTER TABLE t ALTER b SET STATISTICS 200;
--> NEUTRAL; lock t SHARE UPDATE EXCLUSIVE
--> because It changes nothing that release N-1 sees
ALTER TABLE t ALTER b SET STORAGE EXTERNAL;
--> NEUTRAL; lock t ACCESS EXCLUSIVE
--> because It changes nothing that release N-1 sees
ALTER TABLE t ALTER b SET COMPRESSION pglz;
--> [13] NEUTRAL; fails 42601; lock t ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: COMPRESSION came with PostgreSQL 14
--> [14-18] NEUTRAL; lock t ACCESS EXCLUSIVE
--> because It changes nothing that release N-1 sees
ALTER TABLE t ALTER a SET (n_distinct = 5);
--> NEUTRAL; lock t SHARE UPDATE EXCLUSIVE
--> because It changes nothing that release N-1 sees
ALTER TABLE t ALTER a RESET (n_distinct);
--> NEUTRAL; lock t SHARE UPDATE EXCLUSIVE
--> because It changes nothing that release N-1 sees
ALTER TABLE t ALTER nothing SET STATISTICS 200;
--> NEUTRAL; fails 42703; lock t SHARE UPDATE EXCLUSIVE
--> because PostgreSQL refuses it: There is no column nothing in t
ALTER TABLE m ALTER v SET STATISTICS 200;
--> NEUTRAL; lock m SHARE UPDATE EXCLUSIVE; lock m1 SHARE UPDATE EXCLUSIVE
--> because It changes nothing that release N-1 sees
ALTER TABLE m ALTER v SET STORAGE EXTERNAL;
--> NEUTRAL; lock m ACCESS EXCLUSIVE; lock m1 ACCESS EXCLUSIVE
--> because It changes nothing that release N-1 sees
ALTER TABLE m ALTER v SET (n_distinct = 5);
--> NEUTRAL; lock m SHARE UPDATE EXCLUSIVE
--> because It changes nothing that release N-1 sees
ALTER INDEX t_lower_idx ALTER COLUMN 1 SET STATISTICS 200;
--> NEUTRAL; lock index t_lower_idx SHARE UPDATE EXCLUSIVE
--> because It changes nothing that release N-1 sees
