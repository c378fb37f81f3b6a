-- given: tables with indexes
CREATE TABLE t (id int PRIMARY KEY, a int, b text);
CREATE INDEX t_a ON t (a);
CREATE TABLE u (id int PRIMARY KEY, a int);
CREATE TABLE marked (id int PRIMARY KEY, a int);
CREATE TABLE parent (a int);
CREATE TABLE child (b int) INHERITS (parent);
CREATE TABLE nothing (id int, a int);
DROP TABLE nothing;
CREATE VIEW v AS SELECT a FROM t;
ALTER TABLE marked CLUSTER ON marked_pkey;
INSERT INTO t SELECT i, i, 'x' FROM generate_series(1, 20) i;
INSERT INTO u SELECT i, i FROM generate_series(1, 20) i;
INSERT INTO marked SELECT i, i FROM generate_series(1, 20) i;
INSERT INTO parent SELECT i FROM generate_series(1, 20) i;
INSERT INTO child SELECT i, i FROM generate_series(1, 20) i;
DELETE FROM t WHERE id > 15;
-- analyze
ANALYZE t;
-- analyze columns
ANALYZE t (a, b);
-- analyze two tables
ANALYZE t, u;
-- analyze verbosely
ANALYZE (VERBOSE) t;
-- analyze a parent
ANALYZE parent;
-- analyze a parent only [18-]
ANALYZE ONLY parent;
-- vacuum a parent
VACUUM parent;
-- vacuum a parent only [18-]
VACUUM ONLY parent;
-- analyze the database
ANALYZE;
-- analyze a table that is not there
ANALYZE nothing;
-- vacuum
VACUUM t;
-- vacuum and analyze
VACUUM ANALYZE t;
-- vacuum with options
VACUUM (ANALYZE, VERBOSE, FREEZE) t;
-- vacuum two tables
VACUUM t, u;
-- vacuum the database
VACUUM;
-- vacuum full
VACUUM FULL t;
-- vacuum full as an option
VACUUM (FULL) t;
-- vacuum full switched off
VACUUM (FULL false) t;
-- vacuum full and analyze
VACUUM (FULL, ANALYZE) t;
-- vacuum full a table that is not there
VACUUM FULL nothing;
-- cluster a table on an index
CLUSTER t USING t_a;
-- cluster a table that was clustered before
CLUSTER marked;
-- cluster all tables
CLUSTER;
-- checkpoint
CHECKPOINT;
