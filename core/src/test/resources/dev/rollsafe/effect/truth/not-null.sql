-- given: columns with and without proof that they hold no null
CREATE TABLE t (
  a int, b int, c int CHECK (c IS NOT NULL), d int CHECK (d > 0), e int NOT NULL, f int, g int, h int CHECK (NOT (h IS NULL)),
  i int CONSTRAINT ck_i CHECK (i IS NOT NULL AND i > 0), j int, k int, l int, m int, tx text);
ALTER TABLE t ADD CONSTRAINT nv CHECK (b IS NOT NULL) NOT VALID;
ALTER TABLE t ADD CONSTRAINT nv2 CHECK (f IS NOT NULL) NOT VALID;
ALTER TABLE t VALIDATE CONSTRAINT nv2;
ALTER TABLE t ADD CONSTRAINT two CHECK (j IS NOT NULL AND k IS NOT NULL);
ALTER TABLE t ADD CONSTRAINT ored CHECK (l IS NOT NULL OR l > 0);
ALTER TABLE t ADD CONSTRAINT coal CHECK (m IS NOT NULL OR tx IS NOT NULL);
INSERT INTO t SELECT i, i, i, i, i, i, i, i, i, i, i, i, i, 'x' FROM generate_series(1, 20) i;
DELETE FROM t WHERE a > 15;
-- set NOT NULL
ALTER TABLE t ALTER COLUMN a SET NOT NULL;
-- set NOT NULL on two columns
ALTER TABLE t ALTER COLUMN a SET NOT NULL, ALTER COLUMN g SET NOT NULL;
-- set NOT NULL, already NOT NULL
ALTER TABLE t ALTER COLUMN e SET NOT NULL;
-- set NOT NULL, a CHECK proves it
ALTER TABLE t ALTER COLUMN c SET NOT NULL;
-- set NOT NULL, a CHECK not valid would prove it
ALTER TABLE t ALTER COLUMN b SET NOT NULL;
-- set NOT NULL, a validated CHECK proves it
ALTER TABLE t ALTER COLUMN f SET NOT NULL;
-- set NOT NULL, a CHECK of another kind
ALTER TABLE t ALTER COLUMN d SET NOT NULL;
-- set NOT NULL, a CHECK with NOT (.. IS NULL) proves it
ALTER TABLE t ALTER COLUMN h SET NOT NULL;
-- set NOT NULL, a CHECK with AND proves it
ALTER TABLE t ALTER COLUMN i SET NOT NULL;
-- set NOT NULL, a CHECK on two columns proves it
ALTER TABLE t ALTER COLUMN j SET NOT NULL, ALTER COLUMN k SET NOT NULL;
-- set NOT NULL, a CHECK with OR on the column
ALTER TABLE t ALTER COLUMN l SET NOT NULL;
-- set NOT NULL, a CHECK with OR on another column
ALTER TABLE t ALTER COLUMN m SET NOT NULL;
-- set NOT NULL on two columns, one of them proven
ALTER TABLE t ALTER COLUMN a SET NOT NULL, ALTER COLUMN c SET NOT NULL;
-- set NOT NULL and validate the CHECK in one command
ALTER TABLE t VALIDATE CONSTRAINT nv, ALTER COLUMN b SET NOT NULL;
-- set NOT NULL and rewrite in one command
ALTER TABLE t ALTER COLUMN a SET NOT NULL, ADD COLUMN z float DEFAULT random();
-- set NOT NULL and drop the CHECK that proves it
ALTER TABLE t ALTER COLUMN i SET NOT NULL, DROP CONSTRAINT ck_i;
-- set NOT NULL on a column that is not there
ALTER TABLE t ALTER COLUMN nothing SET NOT NULL;
-- add a CHECK that proves it, not valid
ALTER TABLE t ADD CONSTRAINT n CHECK (a IS NOT NULL) NOT VALID;
-- drop NOT NULL
ALTER TABLE t ALTER COLUMN e DROP NOT NULL;
-- drop NOT NULL where there is none
ALTER TABLE t ALTER COLUMN a DROP NOT NULL;
-- add a NOT NULL constraint [18-]
ALTER TABLE t ADD CONSTRAINT n NOT NULL a;
-- add a NOT NULL constraint without a name [18-]
ALTER TABLE t ADD NOT NULL a;
-- add a NOT NULL constraint, not valid [18-]
ALTER TABLE t ADD CONSTRAINT n NOT NULL a NOT VALID;
-- add a NOT NULL constraint, a CHECK proves it [18-]
ALTER TABLE t ADD CONSTRAINT n NOT NULL c;
-- add a NOT NULL constraint on a NOT NULL column [18-]
ALTER TABLE t ADD CONSTRAINT n NOT NULL e;
-- validate a NOT NULL constraint [18-]
ALTER TABLE t ADD CONSTRAINT n NOT NULL a NOT VALID;
ALTER TABLE t VALIDATE CONSTRAINT n;
-- validate a NOT NULL constraint, a CHECK proves it [18-]
ALTER TABLE t ADD CONSTRAINT n NOT NULL c NOT VALID;
ALTER TABLE t VALIDATE CONSTRAINT n;
-- set NOT NULL over a NOT NULL constraint that is not valid [18-]
ALTER TABLE t ADD CONSTRAINT n NOT NULL a NOT VALID;
ALTER TABLE t ALTER COLUMN a SET NOT NULL;
-- drop a NOT NULL constraint [18-]
ALTER TABLE t ADD CONSTRAINT n NOT NULL a;
ALTER TABLE t DROP CONSTRAINT n;
-- drop the NOT NULL constraint by the name the server chose [18-]
ALTER TABLE t DROP CONSTRAINT t_e_not_null;
-- rename a NOT NULL constraint [18-]
ALTER TABLE t RENAME CONSTRAINT t_e_not_null TO ene;
-- set NO INHERIT on a NOT NULL constraint [18-]
ALTER TABLE t ALTER CONSTRAINT t_e_not_null NO INHERIT;
-- given: a CHECK written NOT VALID where its table is created
CREATE TABLE t (a int, CONSTRAINT k CHECK (a IS NOT NULL) NOT VALID);
CREATE TABLE q (id int PRIMARY KEY, a int);
INSERT INTO t SELECT i FROM generate_series(1, 20) i;
INSERT INTO q SELECT i, i FROM generate_series(1, 20) i;
-- set NOT NULL, the CHECK is valid from the start
ALTER TABLE t ALTER COLUMN a SET NOT NULL;
-- drop NOT NULL of a primary key's column
ALTER TABLE q ALTER COLUMN id DROP NOT NULL;
-- given: a parent and a child table
CREATE TABLE parent (a int, b int CHECK (b IS NOT NULL));
CREATE TABLE child (c int) INHERITS (parent);
INSERT INTO parent SELECT i, i FROM generate_series(1, 20) i;
INSERT INTO child SELECT i, i, i FROM generate_series(1, 20) i;
-- set NOT NULL on a parent
ALTER TABLE parent ALTER COLUMN a SET NOT NULL;
-- set NOT NULL on a parent, an inherited CHECK proves it
ALTER TABLE parent ALTER COLUMN b SET NOT NULL;
-- set NOT NULL on the parent only
ALTER TABLE ONLY parent ALTER COLUMN a SET NOT NULL;
-- set NOT NULL on a child
ALTER TABLE child ALTER COLUMN a SET NOT NULL;
