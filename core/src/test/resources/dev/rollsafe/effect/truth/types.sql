-- given: enums, domains and composite types that tables use
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TYPE unused AS ENUM ('a');
CREATE DOMAIN dn AS int;
CREATE DOMAIN dc AS int CONSTRAINT pos CHECK (VALUE > 0);
CREATE DOMAIN nn AS int NOT NULL;
CREATE DOMAIN alone AS text;
CREATE DOMAIN nested AS dn;
CREATE TYPE comp AS (a int, b text);
CREATE TYPE freecomp AS (a int, b text);
CREATE TABLE t (id int, m mood, d dn, e dc, n nn, c comp, da dn[], ne nested);
CREATE TABLE t2 (d dn);
CREATE INDEX t_m ON t (m);
CREATE VIEW v AS SELECT d FROM t2;
ALTER DOMAIN dc ADD CONSTRAINT nv CHECK (VALUE < 1000) NOT VALID;
INSERT INTO t SELECT i, 'sad', i, i, i, '(1,x)', ARRAY[i], i FROM generate_series(1, 20) i;
INSERT INTO t2 SELECT i FROM generate_series(1, 20) i;
DELETE FROM t WHERE id > 15;
-- create an enum
CREATE TYPE z AS ENUM ('a', 'b');
-- create a composite type
CREATE TYPE z AS (a int);
-- create a range type
CREATE TYPE z AS RANGE (SUBTYPE = int);
-- create a type that is there
CREATE TYPE mood AS ENUM ('a');
-- add a value to an enum
ALTER TYPE mood ADD VALUE 'calm';
-- add a value to an enum, before another
ALTER TYPE mood ADD VALUE 'calm' BEFORE 'happy';
-- add a value to an enum that is there
ALTER TYPE mood ADD VALUE 'sad';
-- add a value to an enum that is there, if not exists
ALTER TYPE mood ADD VALUE IF NOT EXISTS 'sad';
-- rename a value of an enum
ALTER TYPE mood RENAME VALUE 'sad' TO 'blue';
-- rename a value of an enum that is not there
ALTER TYPE mood RENAME VALUE 'nothing' TO 'blue';
-- rename an enum
ALTER TYPE mood RENAME TO mood2;
-- drop an enum that a table uses
DROP TYPE mood;
-- drop an enum that a table uses, with CASCADE
DROP TYPE mood CASCADE;
-- drop an enum
DROP TYPE unused;
-- drop a type that is not there, if exists
DROP TYPE IF EXISTS nothing;
-- move a type to another schema
CREATE SCHEMA s;
ALTER TYPE mood SET SCHEMA s;
-- change the owner of a type
ALTER TYPE mood OWNER TO pg_monitor;
-- change the owner of a composite type
ALTER TYPE freecomp OWNER TO pg_monitor;
-- add an attribute to a composite type that a table uses
ALTER TYPE comp ADD ATTRIBUTE z int;
-- add an attribute to a composite type
ALTER TYPE freecomp ADD ATTRIBUTE z int;
-- drop an attribute of a composite type
ALTER TYPE freecomp DROP ATTRIBUTE b;
-- change the type of an attribute
ALTER TYPE freecomp ALTER ATTRIBUTE a TYPE bigint;
-- change the type of an attribute of a type that a table uses
ALTER TYPE comp ALTER ATTRIBUTE a TYPE bigint;
-- rename an attribute
ALTER TYPE comp RENAME ATTRIBUTE a TO aa;
-- rename a composite type
ALTER TYPE comp RENAME TO comp2;
-- drop a composite type
DROP TYPE freecomp;
-- create a domain
CREATE DOMAIN z AS int;
-- create a domain with a constraint
CREATE DOMAIN z AS int NOT NULL CHECK (VALUE > 0);
-- add a constraint to a domain
ALTER DOMAIN dn ADD CONSTRAINT k CHECK (VALUE > 0);
-- add a constraint to a domain, not valid
ALTER DOMAIN dn ADD CONSTRAINT k CHECK (VALUE > 0) NOT VALID;
-- add a constraint to a domain that nothing uses
ALTER DOMAIN alone ADD CONSTRAINT k CHECK (VALUE <> '');
-- validate a constraint of a domain
ALTER DOMAIN dc VALIDATE CONSTRAINT nv;
-- drop a constraint of a domain
ALTER DOMAIN dc DROP CONSTRAINT pos;
-- drop a constraint of a domain that is not there
ALTER DOMAIN dc DROP CONSTRAINT nothing;
-- drop a constraint of a domain that is not there, if exists
ALTER DOMAIN dc DROP CONSTRAINT IF EXISTS nothing;
-- rename a constraint of a domain
ALTER DOMAIN dc RENAME CONSTRAINT pos TO positive;
-- set a domain NOT NULL
ALTER DOMAIN dn SET NOT NULL;
-- drop NOT NULL of a domain
ALTER DOMAIN nn DROP NOT NULL;
-- set the default of a domain
ALTER DOMAIN dn SET DEFAULT 1;
-- drop the default of a domain
ALTER DOMAIN dn DROP DEFAULT;
-- rename a domain
ALTER DOMAIN dn RENAME TO dn2;
-- change the owner of a domain
ALTER DOMAIN dn OWNER TO pg_monitor;
-- drop a domain that a table uses
DROP DOMAIN dn;
-- drop a domain that a table uses, with CASCADE
DROP DOMAIN dc CASCADE;
-- drop a domain
DROP DOMAIN alone;
-- comment on a type
COMMENT ON TYPE mood IS 'x';
-- grant on a type
GRANT USAGE ON TYPE mood TO pg_monitor;
-- create a collation
CREATE COLLATION z FROM "C";
-- create a cast
CREATE FUNCTION f(text) RETURNS mood LANGUAGE sql IMMUTABLE AS 'SELECT $1::mood';
CREATE CAST (text AS mood) WITH FUNCTION f(text);
