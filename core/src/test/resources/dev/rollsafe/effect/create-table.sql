-- == tables
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE mp (id int PRIMARY KEY) PARTITION BY RANGE (id);
CREATE TABLE mp1 PARTITION OF mp FOR VALUES FROM (0) TO (10);
CREATE VIEW v AS SELECT id FROM p;

CREATE TABLE t (id serial PRIMARY KEY, a int NOT NULL);
--> EXPAND
--> because Release N-1 does not know t
CREATE TEMP TABLE p (id int);
--> NEUTRAL
--> because Nobody but this session sees p
CREATE TABLE p (id int);
--> NEUTRAL; fails 42P07
--> because p is there already
CREATE TABLE IF NOT EXISTS p (id int);
--> NEUTRAL
--> because p is there already
CREATE TABLE v (id int);
--> NEUTRAL; fails 42P07
--> because v is there already
CREATE TABLE t (a int REFERENCES p);
--> EXPAND; lock p SHARE ROW EXCLUSIVE; breaks writers p 23503
--> because Release N-1 does not know t
CREATE TABLE t (a int, FOREIGN KEY (a) REFERENCES p ON DELETE CASCADE);
--> EXPAND; lock p SHARE ROW EXCLUSIVE
--> because Release N-1 does not know t
CREATE TABLE t (id int PRIMARY KEY, a int REFERENCES t);
--> EXPAND
--> because Release N-1 does not know t
CREATE TABLE t (a int REFERENCES mp);
--> EXPAND; lock mp SHARE ROW EXCLUSIVE; lock mp1 SHARE ROW EXCLUSIVE; breaks writers mp 23503
--> because Release N-1 does not know t
CREATE TABLE t (a int REFERENCES unknown_table);
--> EXPAND; lock unknown_table SHARE ROW EXCLUSIVE; breaks writers unknown_table 23503
--> because Release N-1 does not know t
CREATE TABLE t (LIKE p INCLUDING ALL);
--> EXPAND; lock p ACCESS SHARE
--> because Release N-1 does not know t
CREATE TABLE t (z int) INHERITS (p);
--> EXPAND; lock p SHARE UPDATE EXCLUSIVE; breaks readers p
--> because Release N-1 does not know t
-- now
CREATE TABLE fresh (id int PRIMARY KEY);
CREATE TABLE t (a int REFERENCES fresh);
--> EXPAND; lock fresh SHARE ROW EXCLUSIVE
--> because Release N-1 does not know t

-- == partitions
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE m (k int, v int) PARTITION BY RANGE (k);
CREATE INDEX m_v_idx ON m (v);
CREATE TABLE d (k int, v int REFERENCES p) PARTITION BY RANGE (k);
CREATE TABLE rest PARTITION OF d DEFAULT;

CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (10);
--> [13] EXPAND; lock m ACCESS EXCLUSIVE
--> because Release N-1 does not know m1
--> [14-18] EXPAND; lock index m_v_idx SHARE UPDATE EXCLUSIVE; lock m ACCESS EXCLUSIVE
--> because Release N-1 does not know m1
CREATE TABLE m1 PARTITION OF m DEFAULT;
--> [13] EXPAND; lock m ACCESS EXCLUSIVE
--> because Release N-1 does not know m1
--> [14-18] EXPAND; lock index m_v_idx SHARE UPDATE EXCLUSIVE; lock m ACCESS EXCLUSIVE
--> because Release N-1 does not know m1
CREATE TABLE d1 PARTITION OF d FOR VALUES FROM (0) TO (10);
--> EXPAND; lock d ACCESS EXCLUSIVE; lock p SHARE ROW EXCLUSIVE; lock rest ACCESS EXCLUSIVE; scan rest
--> because Release N-1 does not know d1
CREATE TABLE d1 PARTITION OF unknown_table FOR VALUES FROM (0) TO (10);
--> EXPAND; assumed; lock unknown_table ACCESS EXCLUSIVE
--> because Release N-1 does not know d1

-- == partitions beside a DEFAULT one that cannot hold their rows
CREATE TABLE d (k int, v int) PARTITION BY RANGE (k);
CREATE TABLE rest PARTITION OF d (CHECK (k < 20 OR k >= 30)) DEFAULT;
CREATE TABLE e (k int, v int) PARTITION BY RANGE (k);
CREATE TABLE rest_of_e PARTITION OF e DEFAULT;
ALTER TABLE rest_of_e ADD CONSTRAINT low CHECK (k < 50);
CREATE TABLE f (k int, v int) PARTITION BY RANGE (k);
CREATE TABLE rest_of_f PARTITION OF f DEFAULT;
ALTER TABLE rest_of_f ADD CONSTRAINT low CHECK (k < 50) NOT VALID;
CREATE TABLE l (k text) PARTITION BY LIST (k);
CREATE TABLE rest_of_l PARTITION OF l DEFAULT;
ALTER TABLE rest_of_l ADD CHECK (k IN ('a', 'b'));

CREATE TABLE d1 PARTITION OF d FOR VALUES FROM (20) TO (30);
--> EXPAND; lock d ACCESS EXCLUSIVE; lock rest ACCESS EXCLUSIVE
--> because Release N-1 does not know d1
CREATE TABLE d1 PARTITION OF d FOR VALUES FROM (20) TO (31);
--> EXPAND; lock d ACCESS EXCLUSIVE; lock rest ACCESS EXCLUSIVE; scan rest
--> because Release N-1 does not know d1
CREATE TABLE e1 PARTITION OF e FOR VALUES FROM (50) TO (60);
--> EXPAND; lock e ACCESS EXCLUSIVE; lock rest_of_e ACCESS EXCLUSIVE
--> because Release N-1 does not know e1
CREATE TABLE e1 PARTITION OF e FOR VALUES FROM (49) TO (60);
--> EXPAND; lock e ACCESS EXCLUSIVE; lock rest_of_e ACCESS EXCLUSIVE; scan rest_of_e
--> because Release N-1 does not know e1
CREATE TABLE f1 PARTITION OF f FOR VALUES FROM (50) TO (60);
--> EXPAND; lock f ACCESS EXCLUSIVE; lock rest_of_f ACCESS EXCLUSIVE; scan rest_of_f
--> because Release N-1 does not know f1
CREATE TABLE l1 PARTITION OF l FOR VALUES IN ('c');
--> EXPAND; lock l ACCESS EXCLUSIVE; lock rest_of_l ACCESS EXCLUSIVE
--> because Release N-1 does not know l1
CREATE TABLE l1 PARTITION OF l FOR VALUES IN ('b', 'c');
--> EXPAND; lock l ACCESS EXCLUSIVE; lock rest_of_l ACCESS EXCLUSIVE; scan rest_of_l
--> because Release N-1 does not know l1

-- == tables from queries
CREATE TABLE p (id int, a int);
CREATE TABLE m (k int, v int) PARTITION BY RANGE (k);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (10);
CREATE VIEW v AS SELECT id FROM p;

CREATE TABLE t AS SELECT * FROM p;
--> EXPAND; lock p ACCESS SHARE; scan p
--> because Release N-1 does not know t
CREATE TABLE t AS SELECT id FROM p WITH NO DATA;
--> EXPAND; lock p ACCESS SHARE
--> because Release N-1 does not know t
CREATE TABLE t AS SELECT v.id FROM v JOIN m ON v.id = m.k;
--> EXPAND; lock m ACCESS SHARE; lock m1 ACCESS SHARE; lock p ACCESS SHARE; lock view v ACCESS SHARE; scan m1; scan p
--> because Release N-1 does not know t
CREATE TABLE t AS SELECT 1 AS one;
--> EXPAND
--> because Release N-1 does not know t
CREATE TABLE IF NOT EXISTS p AS SELECT 1 AS one;
--> NEUTRAL
--> because p is there already
CREATE TABLE p AS SELECT 1 AS one;
--> NEUTRAL; fails 42P07
--> because p is there already
SELECT * INTO t FROM p;
--> EXPAND; lock p ACCESS SHARE; scan p
--> because Release N-1 does not know t
