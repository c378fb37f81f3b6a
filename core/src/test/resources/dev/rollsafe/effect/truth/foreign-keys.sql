-- given: two tables with and without foreign keys
CREATE TABLE p (id int PRIMARY KEY, x int UNIQUE, y int);
CREATE TABLE q (id int PRIMARY KEY);
CREATE TABLE t (id int PRIMARY KEY, pid int, px int, qid int REFERENCES q (id), tid int REFERENCES t (id), tx text);
ALTER TABLE t ADD CONSTRAINT nv FOREIGN KEY (px) REFERENCES p (x) NOT VALID;
CREATE TABLE empty (pid int);
CREATE TABLE nothing (id int, a int);
DROP TABLE nothing;
INSERT INTO p SELECT i, i, i FROM generate_series(1, 40) i;
INSERT INTO q SELECT i FROM generate_series(1, 40) i;
INSERT INTO t SELECT i, i, i, i, i, 'x' FROM generate_series(1, 40) i;
DELETE FROM t WHERE id > 35;
-- add a foreign key
ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY (pid) REFERENCES p (id);
-- add a foreign key without a name
ALTER TABLE t ADD FOREIGN KEY (pid) REFERENCES p;
-- add a foreign key, not valid
ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY (pid) REFERENCES p (id) NOT VALID;
-- add a foreign key, not enforced [18-]
ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY (pid) REFERENCES p (id) NOT ENFORCED;
-- add a foreign key, deferrable
ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY (pid) REFERENCES p (id) DEFERRABLE INITIALLY DEFERRED;
-- add a foreign key with ON DELETE CASCADE
ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY (pid) REFERENCES p (id) ON DELETE CASCADE;
-- add a foreign key with ON DELETE SET NULL of a column [15-]
ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY (pid) REFERENCES p (id) ON DELETE SET NULL (pid);
-- add a foreign key, match full
ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY (pid) REFERENCES p (id) MATCH FULL;
-- add a foreign key to a unique column
ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY (px) REFERENCES p (x);
-- add a foreign key to its own table
ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY (pid) REFERENCES t (id);
-- add a foreign key from an empty table
ALTER TABLE empty ADD FOREIGN KEY (pid) REFERENCES p (id);
-- add a foreign key to a column that is not unique
ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY (pid) REFERENCES p (y);
-- add a foreign key to a table that is not there
ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY (pid) REFERENCES nothing (id);
-- add two foreign keys
ALTER TABLE t ADD FOREIGN KEY (pid) REFERENCES p (id), ADD FOREIGN KEY (pid) REFERENCES q (id);
-- validate a foreign key
ALTER TABLE t VALIDATE CONSTRAINT nv;
-- validate a foreign key that is valid
ALTER TABLE t VALIDATE CONSTRAINT t_qid_fkey;
-- validate a foreign key in the transaction that adds it
ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY (pid) REFERENCES p (id) NOT VALID;
ALTER TABLE t VALIDATE CONSTRAINT fk;
-- drop a foreign key
ALTER TABLE t DROP CONSTRAINT t_qid_fkey;
-- drop a foreign key to its own table
ALTER TABLE t DROP CONSTRAINT t_tid_fkey;
-- drop a primary key that a foreign key needs
ALTER TABLE q DROP CONSTRAINT q_pkey;
-- drop a primary key that a foreign key needs, with CASCADE
ALTER TABLE q DROP CONSTRAINT q_pkey CASCADE;
-- alter a foreign key to be deferrable
ALTER TABLE t ALTER CONSTRAINT t_qid_fkey DEFERRABLE;
-- alter a foreign key to be not enforced [18-]
ALTER TABLE t ALTER CONSTRAINT t_qid_fkey NOT ENFORCED;
-- alter a foreign key to be enforced again [18-]
ALTER TABLE t ALTER CONSTRAINT t_qid_fkey NOT ENFORCED;
ALTER TABLE t ALTER CONSTRAINT t_qid_fkey ENFORCED;
-- rename a foreign key
ALTER TABLE t RENAME CONSTRAINT t_qid_fkey TO fkq;
-- disable all triggers
ALTER TABLE t DISABLE TRIGGER ALL;
-- disable the triggers of users
ALTER TABLE t DISABLE TRIGGER USER;
-- create a table with a foreign key
CREATE TABLE c (id int, pid int REFERENCES p (id));
-- create a table with two foreign keys
CREATE TABLE c (id int, pid int REFERENCES p (id), qid int, FOREIGN KEY (qid) REFERENCES q (id));
-- create a table with a foreign key, if not exists, and it does
CREATE TABLE IF NOT EXISTS empty (pid int REFERENCES p (id));
-- drop a table with a foreign key
DROP TABLE t;
-- drop a referenced table
DROP TABLE q;
-- drop a referenced table, with CASCADE
DROP TABLE q CASCADE;
-- truncate a referenced table
TRUNCATE p;
-- truncate a referenced table, with CASCADE
TRUNCATE p CASCADE;
-- truncate a table with foreign keys
TRUNCATE t;
-- truncate both tables
TRUNCATE q, t;
-- rename a referenced table
ALTER TABLE q RENAME TO q2;
-- rename a referenced column
ALTER TABLE q RENAME COLUMN id TO key;
-- given: foreign keys of partitioned tables
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE pt (id int, pid int, PRIMARY KEY (id)) PARTITION BY RANGE (id);
CREATE TABLE pt1 PARTITION OF pt FOR VALUES FROM (0) TO (100);
CREATE TABLE pt2 PARTITION OF pt FOR VALUES FROM (100) TO (200);
CREATE TABLE r (id int, ptid int);
CREATE TABLE rv (id int, ptid int REFERENCES pt (id));
INSERT INTO p SELECT i FROM generate_series(1, 40) i;
INSERT INTO pt SELECT i, 1 FROM generate_series(1, 140) i;
INSERT INTO r SELECT i, i FROM generate_series(1, 40) i;
INSERT INTO rv SELECT i, i FROM generate_series(1, 40) i;
-- add a foreign key from a partitioned table
ALTER TABLE pt ADD CONSTRAINT fk FOREIGN KEY (pid) REFERENCES p (id);
-- add a foreign key from a partitioned table, not valid
ALTER TABLE pt ADD CONSTRAINT fk FOREIGN KEY (pid) REFERENCES p (id) NOT VALID;
-- add a foreign key to a partitioned table
ALTER TABLE r ADD CONSTRAINT fk FOREIGN KEY (ptid) REFERENCES pt (id);
-- add a foreign key to a partitioned table, not valid
ALTER TABLE r ADD CONSTRAINT fk FOREIGN KEY (ptid) REFERENCES pt (id) NOT VALID;
-- drop a foreign key to a partitioned table
ALTER TABLE rv DROP CONSTRAINT rv_ptid_fkey;
-- detach a partition that a foreign key refers to
ALTER TABLE pt DETACH PARTITION pt2;
-- drop a partition that a foreign key refers to
DROP TABLE pt2;
