-- == relations
CREATE TABLE t (id serial PRIMARY KEY, a int UNIQUE, b int CHECK (b > 0));
CREATE TABLE u (id int PRIMARY KEY, t_id int CONSTRAINT u_t REFERENCES t);
CREATE VIEW v AS SELECT id, a FROM t;
CREATE MATERIALIZED VIEW mv AS SELECT id FROM t;
CREATE SEQUENCE s;
CREATE TABLE gone (id int);
DROP TABLE gone;

ALTER TABLE t RENAME TO t2;
--> CONTRACT; breaks both t 42P01; lock t ACCESS EXCLUSIVE
--> because Release N-1 knows the table as t

ALTER TABLE t RENAME TO u;
--> NEUTRAL; fails 42P07; lock t ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: There is a relation u already

ALTER VIEW v RENAME TO v2;
--> CONTRACT; breaks both v 42P01; lock view v ACCESS EXCLUSIVE
--> because Release N-1 knows the view as v

ALTER TABLE v RENAME TO v2;
--> CONTRACT; breaks both v 42P01; lock view v ACCESS EXCLUSIVE
--> because Release N-1 knows the view as v

ALTER MATERIALIZED VIEW mv RENAME TO mv2;
--> CONTRACT; breaks readers mv 42P01; lock materialized view mv ACCESS EXCLUSIVE
--> because Release N-1 knows the materialized view as mv

ALTER SEQUENCE s RENAME TO s2;
--> CONTRACT; breaks both s 42P01; lock sequence s ACCESS EXCLUSIVE
--> because Release N-1 knows the sequence as s

ALTER TABLE IF EXISTS gone RENAME TO back;
--> NEUTRAL
--> because There is no table gone, so nothing is done

ALTER TABLE gone RENAME TO back;
--> NEUTRAL; fails 42P01
--> because PostgreSQL refuses it: There is no table gone

ALTER TABLE never_seen RENAME TO x;
--> CONTRACT; assumed; breaks both never_seen 42P01; lock never_seen ACCESS EXCLUSIVE
--> because Release N-1 knows the table as never_seen

ALTER TABLE t RENAME COLUMN a TO a2;
--> CONTRACT; breaks both t.a 42703; breaks prepared t 0A000; lock t ACCESS EXCLUSIVE
--> because Release N-1 knows the column as t.a

ALTER TABLE t RENAME COLUMN a TO b;
--> NEUTRAL; fails 42701; lock t ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: There is a column t.b already

ALTER TABLE t RENAME COLUMN nowhere TO b2;
--> NEUTRAL; fails 42703; lock t ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: There is no column t.nowhere

ALTER VIEW v RENAME COLUMN a TO a2;
--> CONTRACT; breaks both v.a 42703; breaks prepared v 0A000; lock view v ACCESS EXCLUSIVE
--> because Release N-1 knows the column as v.a

ALTER TABLE never_seen RENAME a TO b;
--> CONTRACT; assumed; breaks both never_seen.a 42703; breaks prepared never_seen 0A000
--> lock never_seen ACCESS EXCLUSIVE
--> because Release N-1 knows the column as never_seen.a

ALTER TABLE t RENAME CONSTRAINT t_a_key TO t_a_unique;
--> CONTRACT; breaks writers t.t_a_key 42704; lock index t_a_key SHARE UPDATE EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> because INSERT .. ON CONFLICT ON CONSTRAINT can say t_a_key

ALTER TABLE t RENAME CONSTRAINT t_b_check TO t_b_positive;
--> EXPAND; lock t ACCESS EXCLUSIVE
--> because No query names it, and messages alone change

ALTER TABLE u RENAME CONSTRAINT u_t TO u_t_fkey;
--> EXPAND; lock u ACCESS EXCLUSIVE
--> because No query names it, and messages alone change

ALTER TABLE t SET SCHEMA archive;
--> CONTRACT; breaks both t 42P01; lock sequence t_id_seq ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> because Release N-1 knows the table as t

ALTER TABLE t SET SCHEMA public;
--> NEUTRAL; lock sequence t_id_seq ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> because The name stays the same

ALTER VIEW v SET SCHEMA archive;
--> CONTRACT; breaks both v 42P01; lock view v ACCESS EXCLUSIVE
--> because Release N-1 knows the view as v

ALTER SEQUENCE s SET SCHEMA archive;
--> CONTRACT; breaks both s 42P01; lock sequence s ACCESS EXCLUSIVE
--> because Release N-1 knows the sequence as s

-- now
CREATE TABLE fresh (id int PRIMARY KEY, a int);
ALTER TABLE t ADD COLUMN c int;

ALTER TABLE fresh RENAME TO t2;
--> EXPAND; lock fresh ACCESS EXCLUSIVE
--> because Release N-1 does not know fresh

ALTER TABLE fresh RENAME a TO b;
--> EXPAND; lock fresh ACCESS EXCLUSIVE
--> because Release N-1 does not know fresh

ALTER TABLE t RENAME c TO d;
--> EXPAND; lock t ACCESS EXCLUSIVE
--> because Release N-1 does not know t.c

ALTER TABLE fresh SET SCHEMA archive;
--> EXPAND; lock fresh ACCESS EXCLUSIVE
--> because Release N-1 does not know fresh

-- == partitions and children
CREATE TABLE m (id int, at date) PARTITION BY RANGE (at);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');

ALTER TABLE m RENAME id TO m_id;
--> CONTRACT; breaks both m.id 42703; breaks prepared m 0A000; lock m ACCESS EXCLUSIVE; lock m1 ACCESS EXCLUSIVE
--> because Release N-1 knows the column as m.id

ALTER TABLE m RENAME TO m2;
--> CONTRACT; breaks both m 42P01; lock m ACCESS EXCLUSIVE
--> because Release N-1 knows the table as m

-- == types
CREATE TYPE color AS ENUM ('red', 'green');
CREATE TYPE point3 AS (x int, y int);
CREATE DOMAIN email AS text CONSTRAINT has_at CHECK (VALUE LIKE '%@%');

ALTER TYPE color RENAME TO colour;
--> CONTRACT; breaks both color 42704
--> because Release N-1 knows the type as color

ALTER TYPE color RENAME VALUE 'red' TO 'rot';
--> CONTRACT; breaks both color.red 22P02; breaks readers color.red; lock type color EXCLUSIVE
--> because Release N-1 knows the value as 'red'

ALTER TYPE color RENAME VALUE 'blue' TO 'blau';
--> NEUTRAL; fails 22023; lock type color EXCLUSIVE
--> because PostgreSQL refuses it: 'blue' is no value of color

ALTER TYPE point3 RENAME TO point2;
--> CONTRACT; breaks both point3 42704; lock type point3 ACCESS EXCLUSIVE
--> because Release N-1 knows the type as point3

ALTER TYPE point3 RENAME ATTRIBUTE x TO x1;
--> CONTRACT; breaks both point3.x 42703; lock type point3 ACCESS EXCLUSIVE
--> because Release N-1 knows the attribute as point3.x

ALTER DOMAIN email RENAME TO mail;
--> CONTRACT; breaks both email 42704
--> because Release N-1 knows the type as email

ALTER DOMAIN email RENAME CONSTRAINT has_at TO at;
--> EXPAND
--> because No query names it, and messages alone change

ALTER TYPE color SET SCHEMA archive;
--> CONTRACT; breaks both color 42704
--> because Release N-1 knows the type as color

-- now
CREATE TYPE fresh AS ENUM ('a');

ALTER TYPE fresh RENAME VALUE 'a' TO 'b';
--> EXPAND; lock type fresh EXCLUSIVE
--> because Release N-1 does not know fresh

ALTER TYPE fresh RENAME TO other;
--> EXPAND
--> because Release N-1 does not know fresh

-- == parts of tables, and other objects
CREATE TABLE t (id int PRIMARY KEY);

ALTER TRIGGER g ON t RENAME TO h;
--> EXPAND; lock t ACCESS EXCLUSIVE
--> because No query names it, and messages alone change

ALTER POLICY p ON t RENAME TO q;
--> EXPAND; lock t ACCESS EXCLUSIVE
--> because No query names it, and messages alone change

ALTER RULE r ON t RENAME TO q;
--> EXPAND; lock t ACCESS EXCLUSIVE
--> because No query names it, and messages alone change

ALTER SCHEMA app RENAME TO app2;
--> CONTRACT; breaks both app.* 42P01
--> because Release N-1 knows the schema as app

ALTER FUNCTION f(int) RENAME TO g;
--> CONTRACT; assumed; breaks both f 42883
--> because Release N-1 knows the routine as f

ALTER FUNCTION f(int) SET SCHEMA archive;
--> CONTRACT; assumed; breaks both f 42883
--> because Release N-1 knows the routine as f

ALTER STATISTICS st RENAME TO st2;
--> EXPAND
--> because No query names it, and messages alone change

ALTER COLLATION german RENAME TO deutsch;
--> CONTRACT; assumed; breaks both german 42704
--> because Release N-1 may know the collation as german

ALTER DATABASE shop RENAME TO shop2;
--> CONTRACT; assumed; breaks both shop 3D000
--> because Release N-1 may know the database as shop

ALTER ROLE app RENAME TO app2;
--> CONTRACT; assumed; breaks both app 28000
--> because Release N-1 may know the role as app

ALTER EXTENSION hstore SET SCHEMA ext;
--> CONTRACT; assumed; breaks both hstore 42883
--> because Release N-1 may know the extension as hstore

-- == owners and comments
CREATE TABLE t (id int PRIMARY KEY, a int);
CREATE SEQUENCE s;
CREATE TYPE color AS ENUM ('red');
CREATE INDEX t_a ON t (a);
CREATE VIEW v AS SELECT id FROM t;

ALTER SEQUENCE s OWNER TO app;
--> CONTRACT; assumed; breaks both s 42501; lock sequence s ACCESS EXCLUSIVE
--> because Release N-1 may lose its rights with the ownership of s

ALTER TYPE color OWNER TO app;
--> CONTRACT; assumed; breaks both color 42501
--> because The owner before loses its rights on the type color

ALTER FUNCTION f(int) OWNER TO app;
--> CONTRACT; assumed; breaks both f 42501
--> because The owner before loses its rights on the function f

COMMENT ON TABLE t IS 'things';
--> NEUTRAL; lock t SHARE UPDATE EXCLUSIVE
--> because A comment changes nothing but itself

COMMENT ON COLUMN t.a IS 'the a';
--> NEUTRAL; lock t SHARE UPDATE EXCLUSIVE
--> because A comment changes nothing but itself

COMMENT ON INDEX t_a IS 'by a';
--> NEUTRAL; lock index t_a SHARE UPDATE EXCLUSIVE
--> because A comment changes nothing but itself

COMMENT ON VIEW v IS NULL;
--> NEUTRAL; lock view v SHARE UPDATE EXCLUSIVE
--> because A comment changes nothing but itself

COMMENT ON TYPE color IS 'colors';
--> NEUTRAL; lock type color SHARE UPDATE EXCLUSIVE
--> because A comment changes nothing but itself

-- now
CREATE TYPE fresh AS ENUM ('x');

ALTER TYPE fresh OWNER TO app;
--> EXPAND
--> because Release N-1 does not know fresh
