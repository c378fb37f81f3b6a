-- == enums
CREATE TYPE color AS ENUM ('red', 'green');
CREATE TABLE t (c color);

CREATE TYPE size AS ENUM ('s');
--> EXPAND
--> because Release N-1 does not know the type

CREATE TYPE color AS ENUM ('s');
--> NEUTRAL; fails 42710
--> because PostgreSQL refuses it: There is a type color already

ALTER TYPE color ADD VALUE 'blue';
--> EXPAND; breaks readers color.blue; lock type color EXCLUSIVE
--> because The values that release N-1 knows stay as they are

ALTER TYPE color ADD VALUE IF NOT EXISTS 'red';
--> NEUTRAL; lock type color EXCLUSIVE
--> because The value is there already, so nothing is done

ALTER TYPE color ADD VALUE 'red';
--> NEUTRAL; fails 42710; lock type color EXCLUSIVE
--> because PostgreSQL refuses it: 'red' is a value of color already

ALTER TYPE never_seen ADD VALUE 'x';
--> EXPAND; assumed; breaks readers never_seen.x; lock type never_seen EXCLUSIVE
--> because The values that release N-1 knows stay as they are

-- now
CREATE TYPE fresh AS ENUM ('x');

ALTER TYPE fresh ADD VALUE 'y';
--> EXPAND; lock type fresh EXCLUSIVE
--> because The values that release N-1 knows stay as they are

-- == composite types
CREATE TYPE pair AS (a int, b text);
CREATE TYPE loose AS (a int, b text);
CREATE TABLE t (id int PRIMARY KEY, p pair);

ALTER TYPE pair ADD ATTRIBUTE c int;
--> CONTRACT; breaks writers pair.c 22P02; lock type pair ACCESS EXCLUSIVE
--> because Release N-1 writes values of pair without the new attribute

ALTER TYPE pair DROP ATTRIBUTE b;
--> DESTRUCTIVE; breaks both pair.b 42703; lock type pair ACCESS EXCLUSIVE; loses t.p
--> because What t.p holds in b is lost

ALTER TYPE loose DROP ATTRIBUTE b;
--> CONTRACT; breaks both loose.b 42703; lock type loose ACCESS EXCLUSIVE
--> because Release N-1 may use the attribute b

ALTER TYPE pair ALTER ATTRIBUTE b TYPE varchar(10);
--> CONTRACT; breaks both pair.b; fails 0A000; lock type pair ACCESS EXCLUSIVE
--> because Release N-1 may use b of its old type

ALTER TYPE loose ALTER ATTRIBUTE b TYPE varchar(10);
--> CONTRACT; breaks both loose.b; lock type loose ACCESS EXCLUSIVE
--> because Release N-1 may use b of its old type

-- now
CREATE TYPE fresh AS (a int);

ALTER TYPE fresh ADD ATTRIBUTE b int;
--> EXPAND; lock type fresh ACCESS EXCLUSIVE
--> because Release N-1 does not know fresh

-- == domains
CREATE DOMAIN email AS text;
CREATE DOMAIN work_email AS email;
CREATE DOMAIN strict AS text NOT NULL DEFAULT '';
CREATE DOMAIN listed AS int;
CREATE TABLE t (id int PRIMARY KEY, e email);
CREATE TABLE u (id int PRIMARY KEY, e work_email);
CREATE TABLE l (many listed[]);

CREATE DOMAIN phone AS text CHECK (VALUE <> '');
--> EXPAND
--> because Release N-1 does not know the domain

CREATE DOMAIN email AS text;
--> NEUTRAL; fails 42710
--> because PostgreSQL refuses it: There is a type email already

ALTER DOMAIN email ADD CONSTRAINT has_at CHECK (VALUE LIKE '%@%');
--> CONTRACT; breaks writers email 23514; lock t SHARE; lock u SHARE; scan t; scan u
--> because Release N-1 may write values that the domain refuses now

ALTER DOMAIN email ADD CONSTRAINT has_at CHECK (VALUE LIKE '%@%') NOT VALID;
--> CONTRACT; breaks writers email 23514
--> because Release N-1 may write values that the domain refuses now

ALTER DOMAIN email SET NOT NULL;
--> CONTRACT; breaks writers email 23502; lock t SHARE; lock u SHARE; scan t; scan u
--> because Release N-1 may write values that the domain refuses now

ALTER DOMAIN strict DROP NOT NULL;
--> EXPAND; breaks readers strict
--> because The domain asks no more of its values than before

ALTER DOMAIN strict DROP DEFAULT;
--> CONTRACT; breaks writers strict 23502
--> because Release N-1 may leave columns of the domain out of its inserts

ALTER DOMAIN email SET DEFAULT 'x';
--> EXPAND
--> because The domain asks no more of its values than before

ALTER DOMAIN email VALIDATE CONSTRAINT has_at;
--> EXPAND; lock t SHARE; lock u SHARE; scan t; scan u
--> because The domain asks no more of its values than before

ALTER DOMAIN listed ADD CHECK (VALUE > 0);
--> CONTRACT; breaks writers listed 23514; fails 0A000
--> because Release N-1 may write values that the domain refuses now

ALTER DOMAIN never_seen SET NOT NULL;
--> CONTRACT; assumed; breaks writers never_seen 23502
--> because Release N-1 may write values that the domain refuses now

-- now
CREATE DOMAIN fresh AS text;
ALTER TABLE t ADD COLUMN f fresh;

ALTER DOMAIN fresh SET NOT NULL;
--> EXPAND; lock t SHARE; scan t
--> because Release N-1 does not know fresh

-- == sequences
CREATE SEQUENCE s;
CREATE SEQUENCE few MAXVALUE 100;
CREATE SEQUENCE pooled INCREMENT BY 50;
CREATE SEQUENCE round CYCLE;
CREATE SEQUENCE small AS smallint;
CREATE SEQUENCE gone;
DROP SEQUENCE gone;

CREATE SEQUENCE s2;
--> EXPAND
--> because Release N-1 does not know the sequence

CREATE SEQUENCE s;
--> NEUTRAL; fails 42P07
--> because PostgreSQL refuses it: There is a relation s already

CREATE SEQUENCE IF NOT EXISTS s;
--> NEUTRAL
--> because There is a relation s already, so nothing is done

ALTER SEQUENCE s RESTART;
--> CONTRACT; breaks writers s 23505; lock sequence s SHARE ROW EXCLUSIVE
--> because After RESTART release N-1 may get numbers that are in use

ALTER SEQUENCE s RESTART WITH 1000;
--> CONTRACT; breaks writers s 23505; lock sequence s SHARE ROW EXCLUSIVE
--> because After RESTART release N-1 may get numbers that are in use

ALTER SEQUENCE few MAXVALUE 50;
--> CONTRACT; breaks both few 2200H; lock sequence few SHARE ROW EXCLUSIVE
--> because The sequence comes to an end sooner than release N-1 expects

ALTER SEQUENCE few MAXVALUE 500;
--> EXPAND; lock sequence few SHARE ROW EXCLUSIVE
--> because Release N-1 goes on getting numbers that nobody has

ALTER SEQUENCE few NO MAXVALUE;
--> EXPAND; lock sequence few SHARE ROW EXCLUSIVE
--> because Release N-1 goes on getting numbers that nobody has

ALTER SEQUENCE s MAXVALUE 500;
--> CONTRACT; breaks both s 2200H; lock sequence s SHARE ROW EXCLUSIVE
--> because The sequence comes to an end sooner than release N-1 expects

ALTER SEQUENCE pooled INCREMENT BY 50;
--> EXPAND; lock sequence pooled SHARE ROW EXCLUSIVE
--> because Release N-1 goes on getting numbers that nobody has

ALTER SEQUENCE pooled INCREMENT BY 1;
--> CONTRACT; breaks writers pooled 23505; lock sequence pooled SHARE ROW EXCLUSIVE
--> because Release N-1 may count on the old increment and use numbers twice

ALTER SEQUENCE s CYCLE;
--> CONTRACT; breaks writers s 23505; lock sequence s SHARE ROW EXCLUSIVE
--> because At its end the sequence begins again with numbers that are in use

ALTER SEQUENCE round NO CYCLE;
--> CONTRACT; breaks both round 2200H; lock sequence round SHARE ROW EXCLUSIVE
--> because The sequence comes to an end sooner than release N-1 expects

ALTER SEQUENCE s AS integer;
--> CONTRACT; breaks both s 2200H; lock sequence s SHARE ROW EXCLUSIVE
--> because The sequence comes to an end sooner than release N-1 expects

ALTER SEQUENCE small AS integer;
--> EXPAND; lock sequence small SHARE ROW EXCLUSIVE
--> because Release N-1 goes on getting numbers that nobody has

ALTER SEQUENCE s OWNED BY NONE;
--> EXPAND; lock sequence s SHARE ROW EXCLUSIVE
--> because Release N-1 goes on getting numbers that nobody has

ALTER SEQUENCE s CACHE 20;
--> EXPAND; lock sequence s SHARE ROW EXCLUSIVE
--> because Release N-1 goes on getting numbers that nobody has

ALTER SEQUENCE never_seen RESTART;
--> CONTRACT; assumed; breaks writers never_seen 23505; lock sequence never_seen SHARE ROW EXCLUSIVE
--> because After RESTART release N-1 may get numbers that are in use

ALTER SEQUENCE IF EXISTS gone RESTART;
--> NEUTRAL
--> because There is no sequence gone, so nothing is done

ALTER SEQUENCE gone RESTART;
--> NEUTRAL; fails 42P01
--> because PostgreSQL refuses it: There is no sequence gone

-- now
CREATE SEQUENCE fresh;

ALTER SEQUENCE fresh RESTART WITH 5;
--> EXPAND; lock sequence fresh SHARE ROW EXCLUSIVE
--> because Release N-1 does not know fresh

-- == sequences that count down
CREATE SEQUENCE down INCREMENT BY -1;
CREATE SEQUENCE up;

ALTER SEQUENCE down MINVALUE -100;
--> CONTRACT; breaks both down 2200H; lock sequence down SHARE ROW EXCLUSIVE
--> because The sequence comes to an end sooner than release N-1 expects

ALTER SEQUENCE up MINVALUE 1;
--> EXPAND; lock sequence up SHARE ROW EXCLUSIVE
--> because Release N-1 goes on getting numbers that nobody has

ALTER SEQUENCE down NO MINVALUE;
--> EXPAND; lock sequence down SHARE ROW EXCLUSIVE
--> because Release N-1 goes on getting numbers that nobody has
