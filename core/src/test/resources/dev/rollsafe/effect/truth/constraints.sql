-- given: a table with constraints and indexes
CREATE TABLE t (id int PRIMARY KEY, a int, b int NOT NULL, c int, tx text, r int4range, CONSTRAINT ck CHECK (c > 0));
ALTER TABLE t ADD CONSTRAINT nv CHECK (a > 0) NOT VALID;
ALTER TABLE t ADD CONSTRAINT u1 UNIQUE (a);
CREATE UNIQUE INDEX t_b ON t (b);
CREATE UNIQUE INDEX t_c ON t (c);
CREATE UNIQUE INDEX t_partial ON t (c) WHERE c > 5;
CREATE UNIQUE INDEX t_expr ON t ((a + 1));
CREATE UNIQUE INDEX t_desc ON t (a DESC);
CREATE INDEX t_plain ON t (a, b);
CREATE INDEX nothing ON t (c);
DROP INDEX nothing;
CREATE TABLE n (a int, b int NOT NULL, c int CHECK (c IS NOT NULL), d int);
CREATE UNIQUE INDEX n_a ON n (a);
CREATE UNIQUE INDEX n_b ON n (b);
CREATE UNIQUE INDEX n_c ON n (c);
INSERT INTO t (id, a, b, c, tx) SELECT i, i, i, i, i FROM generate_series(1, 20) i;
INSERT INTO n SELECT i, i, i, i FROM generate_series(1, 20) i;
DELETE FROM t WHERE id > 15;
-- add a CHECK
ALTER TABLE t ADD CONSTRAINT k CHECK (a > 0);
-- add a CHECK without a name
ALTER TABLE t ADD CHECK (a < b + 1);
-- add a CHECK, not valid
ALTER TABLE t ADD CONSTRAINT k CHECK (a > 0) NOT VALID;
-- add a CHECK, not enforced [18-]
ALTER TABLE t ADD CONSTRAINT k CHECK (a > 0) NOT ENFORCED;
-- add a CHECK with NO INHERIT
ALTER TABLE t ADD CONSTRAINT k CHECK (a > 0) NO INHERIT;
-- add a CHECK whose name is taken
ALTER TABLE t ADD CONSTRAINT ck CHECK (a > 0);
-- add a CHECK on a column that is not there
ALTER TABLE t ADD CONSTRAINT k CHECK (nothing > 0);
-- add two CHECKs
ALTER TABLE t ADD CONSTRAINT k CHECK (a > 0), ADD CONSTRAINT k2 CHECK (b > 0);
-- validate a CHECK
ALTER TABLE t VALIDATE CONSTRAINT nv;
-- validate a CHECK that is valid
ALTER TABLE t VALIDATE CONSTRAINT ck;
-- validate a CHECK in the transaction that adds it
ALTER TABLE t ADD CONSTRAINT z CHECK (a > 0) NOT VALID;
ALTER TABLE t VALIDATE CONSTRAINT z;
-- validate a constraint that is not there
ALTER TABLE t VALIDATE CONSTRAINT nothing;
-- validate a UNIQUE constraint
ALTER TABLE t VALIDATE CONSTRAINT u1;
-- drop a CHECK
ALTER TABLE t DROP CONSTRAINT ck;
-- drop a constraint that is not there
ALTER TABLE t DROP CONSTRAINT nothing;
-- drop a constraint that is not there, if exists
ALTER TABLE t DROP CONSTRAINT IF EXISTS nothing;
-- drop a UNIQUE constraint
ALTER TABLE t DROP CONSTRAINT u1;
-- drop a primary key
ALTER TABLE t DROP CONSTRAINT t_pkey;
-- drop a CHECK and add it again, not valid
ALTER TABLE t DROP CONSTRAINT ck, ADD CONSTRAINT ck CHECK (c > 1) NOT VALID;
-- add UNIQUE
ALTER TABLE t ADD CONSTRAINT u UNIQUE (a, b);
-- add UNIQUE without a name
ALTER TABLE t ADD UNIQUE (b);
-- add UNIQUE NULLS NOT DISTINCT [15-]
ALTER TABLE t ADD CONSTRAINT u UNIQUE NULLS NOT DISTINCT (b);
-- add UNIQUE with INCLUDE
ALTER TABLE t ADD CONSTRAINT u UNIQUE (b) INCLUDE (c);
-- add UNIQUE DEFERRABLE
ALTER TABLE t ADD CONSTRAINT u UNIQUE (b) DEFERRABLE INITIALLY DEFERRED;
-- add UNIQUE USING INDEX
ALTER TABLE t ADD CONSTRAINT u UNIQUE USING INDEX t_b;
-- add UNIQUE USING INDEX, without a name
ALTER TABLE t ADD UNIQUE USING INDEX t_b;
-- add UNIQUE USING a partial INDEX
ALTER TABLE t ADD CONSTRAINT u UNIQUE USING INDEX t_partial;
-- add UNIQUE USING an INDEX over an expression
ALTER TABLE t ADD CONSTRAINT u UNIQUE USING INDEX t_expr;
-- add UNIQUE USING a descending INDEX
ALTER TABLE t ADD CONSTRAINT u UNIQUE USING INDEX t_desc;
-- add UNIQUE USING an INDEX that is not unique
ALTER TABLE t ADD CONSTRAINT u UNIQUE USING INDEX t_plain;
-- add UNIQUE USING an INDEX that is not there
ALTER TABLE t ADD CONSTRAINT u UNIQUE USING INDEX nothing;
-- add UNIQUE USING an INDEX of a constraint
ALTER TABLE t ADD CONSTRAINT u UNIQUE USING INDEX u1;
-- add PRIMARY KEY to a table that has one
ALTER TABLE t ADD PRIMARY KEY (b);
-- add PRIMARY KEY on a nullable column
ALTER TABLE n ADD PRIMARY KEY (a);
-- add PRIMARY KEY on a NOT NULL column
ALTER TABLE n ADD CONSTRAINT pk PRIMARY KEY (b);
-- add PRIMARY KEY on a column that a CHECK proves NOT NULL
ALTER TABLE n ADD PRIMARY KEY (c);
-- add PRIMARY KEY on two nullable columns
ALTER TABLE n ADD PRIMARY KEY (a, d);
-- add PRIMARY KEY USING INDEX on a nullable column
ALTER TABLE n ADD PRIMARY KEY USING INDEX n_a;
-- add PRIMARY KEY USING INDEX on a NOT NULL column
ALTER TABLE n ADD CONSTRAINT n_pk PRIMARY KEY USING INDEX n_b;
-- add PRIMARY KEY USING INDEX on a column that a CHECK proves NOT NULL
ALTER TABLE n ADD PRIMARY KEY USING INDEX n_c;
-- add PRIMARY KEY USING INDEX on a column whose NOT NULL is not valid [18-]
ALTER TABLE n ADD CONSTRAINT nnv NOT NULL a NOT VALID;
ALTER TABLE n ADD PRIMARY KEY USING INDEX n_a;
-- replace a primary key in one command
ALTER TABLE t DROP CONSTRAINT t_pkey, ADD PRIMARY KEY USING INDEX t_b;
-- add EXCLUDE
ALTER TABLE t ADD CONSTRAINT ex EXCLUDE (a WITH =);
-- add EXCLUDE USING gist
ALTER TABLE t ADD CONSTRAINT ex EXCLUDE USING gist (r WITH &&);
-- add EXCLUDE with a predicate
ALTER TABLE t ADD CONSTRAINT ex EXCLUDE USING gist (r WITH &&) WHERE (a > 0);
-- add EXCLUDE DEFERRABLE
ALTER TABLE t ADD CONSTRAINT ex EXCLUDE (a WITH =) DEFERRABLE INITIALLY DEFERRED;
-- drop two constraints
ALTER TABLE t DROP CONSTRAINT ck, DROP CONSTRAINT u1;
-- drop a constraint, with CASCADE
ALTER TABLE t DROP CONSTRAINT u1 CASCADE;
-- rename a CHECK
ALTER TABLE t RENAME CONSTRAINT ck TO ck2;
-- rename a UNIQUE constraint
ALTER TABLE t RENAME CONSTRAINT u1 TO u2;
-- rename a constraint that is not there
ALTER TABLE t RENAME CONSTRAINT nothing TO something;
-- a CHECK and a UNIQUE constraint in one command
ALTER TABLE t ADD CONSTRAINT k CHECK (a > 0), ADD CONSTRAINT u UNIQUE (b, c);
-- alter a CHECK to be deferrable
ALTER TABLE t ALTER CONSTRAINT ck DEFERRABLE;
-- given: constraints on a parent and a child table
CREATE TABLE parent (a int, b int, CONSTRAINT pc CHECK (b > 0));
CREATE TABLE child (c int) INHERITS (parent);
INSERT INTO parent SELECT i, i FROM generate_series(1, 20) i;
INSERT INTO child SELECT i, i, i FROM generate_series(1, 20) i;
ALTER TABLE parent ADD CONSTRAINT nv CHECK (a > 0) NOT VALID;
-- add a CHECK to a parent
ALTER TABLE parent ADD CONSTRAINT k CHECK (a > 0);
-- add a CHECK to a parent, not valid
ALTER TABLE parent ADD CONSTRAINT k CHECK (a > 0) NOT VALID;
-- add a CHECK with NO INHERIT to a parent
ALTER TABLE parent ADD CONSTRAINT k CHECK (a > 0) NO INHERIT;
-- validate a CHECK of a parent
ALTER TABLE parent VALIDATE CONSTRAINT nv;
-- drop a CHECK of a parent
ALTER TABLE parent DROP CONSTRAINT pc;
-- drop an inherited CHECK of a child
ALTER TABLE child DROP CONSTRAINT pc;
-- add UNIQUE to a parent
ALTER TABLE parent ADD CONSTRAINT u UNIQUE (a);
