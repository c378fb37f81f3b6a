-- given: an enum, a domain and a composite type in use
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE DOMAIN d AS int;
CREATE DOMAIN pos AS int CHECK (VALUE > 0);
CREATE TYPE comp AS (a int, b text);
CREATE TABLE t (id int PRIMARY KEY, m mood, d d, pos pos, c comp, price numeric(10, 2), flag boolean, ts timestamp, j json, note text);
INSERT INTO t SELECT i, 'sad', i, i, '(1,x)', 1, true, now(), '{}', 'note' FROM generate_series(1, 20) i;
-- old
SELECT id FROM t WHERE m = 'sad';
SELECT id, m, d, pos, (c).a FROM t;
SELECT price, ts, note FROM t;
SELECT * FROM t;
SELECT 'sad'::mood, 1::d;
INSERT INTO t (id, m, d) VALUES (1010, 'sad'::mood, 1::d);
INSERT INTO t (id) VALUES (2000 + length('sad'::mood::text));
INSERT INTO t (id) VALUES (3000 + 1::d);
INSERT INTO t (id, c) VALUES (1011, '(1,x)');
UPDATE t SET c.a = 1 WHERE id = 3;
INSERT INTO t (id, m) VALUES (1001, 'sad');
INSERT INTO t (id, d) VALUES (1002, -1);
INSERT INTO t (id, d) VALUES (1003, NULL);
INSERT INTO t (id, price, note) VALUES (1004, 1234567.89, 'a note that is not short');
UPDATE t SET m = 'happy', d = -2 WHERE id = 1;
UPDATE t SET price = 12345678.91, note = 'another note that is not short' WHERE id = 1;
-- compat: add a value to an enum
ALTER TYPE mood ADD VALUE 'calm';
-- compat: rename a value of an enum
ALTER TYPE mood RENAME VALUE 'sad' TO 'blue';
-- compat: drop an enum with its columns
DROP TYPE mood CASCADE;
-- compat: rename an enum
ALTER TYPE mood RENAME TO mood2;
-- compat: move an enum to another schema
CREATE SCHEMA s;
ALTER TYPE mood SET SCHEMA s;
-- compat: add a constraint to a domain
ALTER DOMAIN d ADD CONSTRAINT k CHECK (VALUE > 0);
-- compat: add a constraint to a domain, not valid
ALTER DOMAIN d ADD CONSTRAINT k CHECK (VALUE > 0) NOT VALID;
-- compat: set a domain NOT NULL
ALTER DOMAIN d SET NOT NULL;
-- compat: drop a constraint of a domain
ALTER DOMAIN pos DROP CONSTRAINT pos_check;
-- compat: drop a domain with its columns
DROP DOMAIN d CASCADE;
-- compat: add an attribute to a composite type
ALTER TYPE comp ADD ATTRIBUTE z int;
-- compat: rename an attribute of a composite type
ALTER TYPE comp RENAME ATTRIBUTE a TO aa CASCADE;
-- compat: numeric(10,2) to numeric(8,2)
ALTER TABLE t ALTER COLUMN price TYPE numeric(8, 2);
-- compat: numeric(10,2) to numeric
ALTER TABLE t ALTER COLUMN price TYPE numeric;
-- compat: text to varchar(10)
ALTER TABLE t ALTER COLUMN note TYPE varchar(10);
-- compat: timestamp to timestamptz
ALTER TABLE t ALTER COLUMN ts TYPE timestamptz;
