-- == tables
CREATE TABLE p (id int PRIMARY KEY, a int);
CREATE TABLE c (id int PRIMARY KEY, p_id int REFERENCES p);
CREATE VIEW v AS SELECT id, a FROM p;
CREATE VIEW w AS SELECT id FROM v;
CREATE TABLE alone (id serial PRIMARY KEY, note text);
CREATE TABLE gone (id int);
DROP TABLE gone;

DROP TABLE alone;
--> DESTRUCTIVE; breaks both alone 42P01; lock alone ACCESS EXCLUSIVE; loses alone
--> because Table alone and its rows are gone

DROP TABLE c;
--> DESTRUCTIVE; breaks both c 42P01; lock c ACCESS EXCLUSIVE; lock p ACCESS EXCLUSIVE; loses c
--> because Table c and its rows are gone

DROP TABLE p;
--> DESTRUCTIVE; breaks both p 42P01; fails 2BP01; lock c ACCESS EXCLUSIVE; lock p ACCESS EXCLUSIVE; loses p
--> because Table p and its rows are gone

DROP TABLE p CASCADE;
--> DESTRUCTIVE; breaks both p 42P01; breaks both v 42P01; breaks both w 42P01; lock c ACCESS EXCLUSIVE
--> lock p ACCESS EXCLUSIVE; lock view v ACCESS EXCLUSIVE; lock view w ACCESS EXCLUSIVE; loses p
--> because Table p and its rows are gone

DROP TABLE c, p CASCADE;
--> DESTRUCTIVE; breaks both c 42P01; breaks both p 42P01; breaks both v 42P01; breaks both w 42P01
--> lock c ACCESS EXCLUSIVE; lock p ACCESS EXCLUSIVE; lock view v ACCESS EXCLUSIVE; lock view w ACCESS EXCLUSIVE
--> loses c; loses p
--> because Table c and its rows are gone

DROP TABLE IF EXISTS gone;
--> NEUTRAL
--> because What is dropped is not there, so nothing is done

DROP TABLE gone;
--> NEUTRAL; fails 42P01
--> because PostgreSQL refuses it: There is no table gone

DROP TABLE IF EXISTS never_seen;
--> DESTRUCTIVE; assumed; breaks both never_seen 42P01; lock never_seen ACCESS EXCLUSIVE; loses never_seen
--> because Table never_seen and its rows are gone

DROP VIEW p;
--> NEUTRAL; fails 42809
--> because PostgreSQL refuses it: p is no view

DROP TABLE v;
--> NEUTRAL; fails 42809
--> because PostgreSQL refuses it: v is no table

-- now
CREATE TABLE fresh (id int PRIMARY KEY, p_id int REFERENCES p);
CREATE TEMP TABLE scratch AS SELECT * FROM p;

DROP TABLE fresh;
--> EXPAND; lock fresh ACCESS EXCLUSIVE; lock p ACCESS EXCLUSIVE
--> because Release N-1 does not know fresh

DROP TABLE scratch;
--> EXPAND; lock scratch ACCESS EXCLUSIVE
--> because Release N-1 does not know scratch

-- == a table whose rows were copied before
CREATE TABLE t (id int PRIMARY KEY, a int);
CREATE TABLE u (id int PRIMARY KEY, a int);
CREATE TABLE w (id int PRIMARY KEY, a int);
-- now
CREATE TABLE t_new AS SELECT * FROM t;
CREATE TABLE u_new (id bigint PRIMARY KEY, a int);
INSERT INTO u_new (id, a) SELECT id, a FROM u;
CREATE TABLE w_new (id bigint PRIMARY KEY, a int);
INSERT INTO w_new SELECT id, a FROM w WHERE a > 3;

DROP TABLE t;
--> CONTRACT; breaks both t 42P01; lock t ACCESS EXCLUSIVE
--> because Release N-1 may use the table t, whose rows are kept in t_new

DROP TABLE u;
--> CONTRACT; breaks both u 42P01; lock u ACCESS EXCLUSIVE
--> because Release N-1 may use the table u, whose rows are kept in u_new

DROP TABLE w;
--> DESTRUCTIVE; breaks both w 42P01; lock w ACCESS EXCLUSIVE; loses w
--> because Table w and its rows are gone

ALTER TABLE t_new RENAME TO t2;
--> EXPAND; lock t_new ACCESS EXCLUSIVE
--> because Release N-1 does not know t_new

-- == partitions and children
CREATE TABLE m (id int, at date) PARTITION BY RANGE (at);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE empty (id int) PARTITION BY RANGE (id);
CREATE TABLE parent (a int);
CREATE TABLE child (b int) INHERITS (parent);
CREATE FOREIGN TABLE far (a int) SERVER there;

DROP TABLE m1;
--> DESTRUCTIVE; breaks both m1 42P01; breaks writers m 23514; lock m ACCESS EXCLUSIVE; lock m1 ACCESS EXCLUSIVE
--> loses m1
--> because Table m1 and its rows are gone

DROP TABLE m;
--> DESTRUCTIVE; breaks both m 42P01; breaks both m1 42P01; lock m ACCESS EXCLUSIVE; lock m1 ACCESS EXCLUSIVE; loses m
--> loses m1
--> because Table m and its rows are gone

DROP TABLE empty;
--> CONTRACT; breaks both empty 42P01; lock empty ACCESS EXCLUSIVE
--> because Release N-1 may use the table empty

DROP TABLE parent;
--> DESTRUCTIVE; breaks both parent 42P01; fails 2BP01; lock parent ACCESS EXCLUSIVE; loses parent
--> because Table parent and its rows are gone

DROP TABLE parent CASCADE;
--> DESTRUCTIVE; breaks both child 42P01; breaks both parent 42P01; lock child ACCESS EXCLUSIVE
--> lock parent ACCESS EXCLUSIVE; loses child; loses parent
--> because Table parent and its rows are gone

DROP TABLE child;
--> DESTRUCTIVE; breaks both child 42P01; lock child ACCESS EXCLUSIVE; loses child
--> because Table child and its rows are gone

DROP FOREIGN TABLE far;
--> CONTRACT; breaks both far 42P01; lock far ACCESS EXCLUSIVE
--> because Release N-1 may use the foreign table far

-- == views
CREATE TABLE t (id int PRIMARY KEY, a int);
CREATE VIEW v AS SELECT id, a FROM t;
CREATE VIEW w AS SELECT id FROM v;
CREATE MATERIALIZED VIEW mv AS SELECT id FROM t;

DROP VIEW w;
--> CONTRACT; breaks both w 42P01; lock view w ACCESS EXCLUSIVE
--> because Release N-1 may use the view w

DROP VIEW v;
--> CONTRACT; breaks both v 42P01; fails 2BP01; lock view v ACCESS EXCLUSIVE
--> because Release N-1 may use the view v

DROP VIEW v CASCADE;
--> CONTRACT; breaks both v 42P01; breaks both w 42P01; lock view v ACCESS EXCLUSIVE; lock view w ACCESS EXCLUSIVE
--> because Release N-1 may use the view v

DROP VIEW v, w;
--> CONTRACT; breaks both v 42P01; breaks both w 42P01; lock view v ACCESS EXCLUSIVE; lock view w ACCESS EXCLUSIVE
--> because Release N-1 may use the view v

DROP MATERIALIZED VIEW mv;
--> CONTRACT; breaks readers mv 42P01; lock materialized view mv ACCESS EXCLUSIVE
--> because Release N-1 may use the view mv

DROP VIEW mv;
--> NEUTRAL; fails 42809
--> because PostgreSQL refuses it: mv is no view

DROP VIEW IF EXISTS never_seen;
--> CONTRACT; assumed; breaks both never_seen 42P01; lock view never_seen ACCESS EXCLUSIVE
--> because Release N-1 may use the view never_seen

-- now
CREATE VIEW x AS SELECT id FROM t;

DROP VIEW x;
--> EXPAND; lock view x ACCESS EXCLUSIVE
--> because Release N-1 does not know x

-- == sequences
CREATE SEQUENCE s;
CREATE TABLE t (id serial PRIMARY KEY, g int GENERATED ALWAYS AS IDENTITY, n int);
CREATE SEQUENCE tied OWNED BY t.n;

DROP SEQUENCE s;
--> DESTRUCTIVE; breaks both s 42P01; lock sequence s ACCESS EXCLUSIVE; loses s
--> because Sequence s and its position are gone

DROP SEQUENCE t_id_seq;
--> DESTRUCTIVE; breaks both t_id_seq 42P01; fails 2BP01; lock sequence t_id_seq ACCESS EXCLUSIVE; loses t_id_seq
--> because Sequence t_id_seq and its position are gone

DROP SEQUENCE t_id_seq CASCADE;
--> DESTRUCTIVE; breaks both t_id_seq 42P01; breaks writers t.id 23502; lock sequence t_id_seq ACCESS EXCLUSIVE
--> lock t ACCESS EXCLUSIVE; loses t_id_seq
--> because Sequence t_id_seq and its position are gone

DROP SEQUENCE t_g_seq CASCADE;
--> DESTRUCTIVE; breaks both t_g_seq 42P01; fails 2BP01; lock sequence t_g_seq ACCESS EXCLUSIVE; loses t_g_seq
--> because Sequence t_g_seq and its position are gone

DROP SEQUENCE tied;
--> DESTRUCTIVE; breaks both tied 42P01; lock sequence tied ACCESS EXCLUSIVE; loses tied
--> because Sequence tied and its position are gone

DROP SEQUENCE IF EXISTS never_seen;
--> DESTRUCTIVE; assumed; breaks both never_seen 42P01; lock sequence never_seen ACCESS EXCLUSIVE; loses never_seen
--> because Sequence never_seen and its position are gone

-- now
CREATE SEQUENCE fresh;

DROP SEQUENCE fresh;
--> EXPAND; lock sequence fresh ACCESS EXCLUSIVE
--> because Release N-1 does not know fresh

-- == types and domains
CREATE TYPE color AS ENUM ('red', 'green');
CREATE TYPE unused AS ENUM ('x');
CREATE DOMAIN email AS text;
CREATE DOMAIN work_email AS email;
CREATE TABLE t (id int PRIMARY KEY, c color, many color[]);
CREATE TABLE u (id int PRIMARY KEY, e work_email);
CREATE VIEW v AS SELECT id, c FROM t;

DROP TYPE unused;
--> CONTRACT; breaks both unused 42704; lock type unused ACCESS EXCLUSIVE
--> because Release N-1 may use the type unused

DROP TYPE color;
--> CONTRACT; breaks both color 42704; fails 2BP01; lock type color ACCESS EXCLUSIVE
--> because Release N-1 may use the type color

DROP TYPE color CASCADE;
--> DESTRUCTIVE; breaks both color 42704; breaks both t.c 42703; breaks both t.many 42703; breaks both v 42P01
--> breaks prepared t 0A000; lock t ACCESS EXCLUSIVE; lock type color ACCESS EXCLUSIVE; lock view v ACCESS EXCLUSIVE
--> loses t.c; loses t.many
--> because CASCADE drops the column t.c

DROP DOMAIN email CASCADE;
--> DESTRUCTIVE; breaks both email 42704; breaks both u.e 42703; breaks both work_email 42704; breaks prepared u 0A000
--> lock type email ACCESS EXCLUSIVE; lock type work_email ACCESS EXCLUSIVE; lock u ACCESS EXCLUSIVE; loses u.e
--> because CASCADE drops the column u.e

DROP DOMAIN email;
--> CONTRACT; breaks both email 42704; fails 2BP01; lock type email ACCESS EXCLUSIVE
--> because Release N-1 may use the type email

DROP TYPE never_seen;
--> CONTRACT; assumed; breaks both never_seen 42704; lock type never_seen ACCESS EXCLUSIVE
--> because Release N-1 may use the type never_seen

DROP TYPE never_seen CASCADE;
--> DESTRUCTIVE; assumed; breaks both never_seen 42704; lock type never_seen ACCESS EXCLUSIVE
--> because CASCADE may drop columns of the type never_seen

-- now
CREATE TYPE fresh AS ENUM ('x');
ALTER TABLE u ADD COLUMN f fresh;

DROP TYPE fresh CASCADE;
--> EXPAND; lock type fresh ACCESS EXCLUSIVE; lock u ACCESS EXCLUSIVE
--> because Release N-1 does not know fresh

-- == what the catalog does not keep
CREATE TABLE t (id int PRIMARY KEY);

DROP RULE r ON t;
--> CONTRACT; assumed; breaks both t; lock t ACCESS EXCLUSIVE
--> because Release N-1 may rely on what the rule r does

DROP POLICY p ON t;
--> NEUTRAL; fails 42704
--> because PostgreSQL refuses it: There is no policy p

DROP TRIGGER g ON t;
--> NEUTRAL; fails 42704
--> because PostgreSQL refuses it: There is no trigger g

DROP TRIGGER IF EXISTS g ON t;
--> NEUTRAL
--> because What is dropped is not there, so nothing is done

DROP EXTENSION citext;
--> CONTRACT; assumed; breaks both citext 42883
--> because Release N-1 may use the extension citext

DROP EXTENSION citext CASCADE;
--> DESTRUCTIVE; assumed; breaks both citext 42883; loses citext
--> because CASCADE may drop columns that need the extension citext

DROP COLLATION german;
--> CONTRACT; assumed; breaks both german 42704
--> because Release N-1 may use the collation german

DROP STATISTICS st;
--> EXPAND; assumed
--> because Statistics change how fast queries are, not what they return

DROP DATABASE old;
--> DESTRUCTIVE; assumed; loses old; outside-only
--> because Database old and all that is in it are gone

DROP ROLE app;
--> CONTRACT; assumed; breaks both app 28000
--> because Release N-1 may log in as app

DROP OWNED BY app;
--> DESTRUCTIVE; assumed; loses app
--> because All that app owns is gone

DROP PUBLICATION pub;
--> CONTRACT; assumed; breaks both pub 42704
--> because Release N-1 may use the publication pub

DROP SUBSCRIPTION sub;
--> CONTRACT; assumed; breaks both sub 42704; outside-only
--> because Release N-1 may use the subscription sub

DROP EVENT TRIGGER guard;
--> EXPAND; assumed
--> because Event triggers fire for schema changes only

DROP AGGREGATE total (int);
--> CONTRACT; assumed; breaks both total 42883
--> because Release N-1 may use the aggregate total

DROP TABLESPACE fast;
--> CONTRACT; assumed; breaks both fast 42704; outside-only
--> because Release N-1 may use the tablespace fast

DROP FUNCTION never_seen(int);
--> CONTRACT; assumed; breaks both never_seen 42883
--> because Release N-1 may call never_seen

DROP SCHEMA never_seen;
--> CONTRACT; assumed
--> because Release N-1 may use the schema never_seen

DROP SCHEMA never_seen CASCADE;
--> DESTRUCTIVE; assumed; breaks both never_seen.* 42P01; loses never_seen.*
--> because CASCADE drops all that is in schema never_seen
