-- == views
CREATE TABLE t (id int PRIMARY KEY, a int, b text);
CREATE VIEW v AS SELECT id, a FROM t;
CREATE VIEW star AS SELECT * FROM t;
CREATE MATERIALIZED VIEW mv AS SELECT id FROM t;
CREATE TABLE gone (id int);
DROP TABLE gone;

CREATE VIEW x AS SELECT id, a FROM t;
--> EXPAND; lock t ACCESS SHARE
--> because Release N-1 does not know the view, and what it reads stays the same

CREATE VIEW v AS SELECT id FROM t;
--> NEUTRAL; fails 42P07
--> because PostgreSQL refuses it: There is a relation v already

CREATE OR REPLACE VIEW v AS SELECT id, a FROM t WHERE a > 0;
--> EXPAND; lock view v ACCESS EXCLUSIVE
--> because The view keeps its columns, or PostgreSQL refuses to replace it

CREATE OR REPLACE VIEW v AS SELECT id, a, b FROM t;
--> EXPAND; breaks prepared v 0A000; lock view v ACCESS EXCLUSIVE
--> because The view keeps its columns, or PostgreSQL refuses to replace it

CREATE OR REPLACE VIEW v AS SELECT id FROM t;
--> EXPAND; breaks prepared v 0A000; fails 42P16; lock view v ACCESS EXCLUSIVE
--> because The view keeps its columns, or PostgreSQL refuses to replace it

CREATE OR REPLACE VIEW v AS SELECT id, b FROM t;
--> EXPAND; breaks prepared v 0A000; fails 42P16; lock view v ACCESS EXCLUSIVE
--> because The view keeps its columns, or PostgreSQL refuses to replace it

CREATE OR REPLACE VIEW v (id, a) AS SELECT id, b FROM t;
--> EXPAND; lock view v ACCESS EXCLUSIVE
--> because The view keeps its columns, or PostgreSQL refuses to replace it

CREATE OR REPLACE VIEW star AS SELECT id, a, b FROM t;
--> EXPAND; breaks prepared star 0A000; lock view star ACCESS EXCLUSIVE
--> because The view keeps its columns, or PostgreSQL refuses to replace it

CREATE OR REPLACE VIEW v AS SELECT id, a FROM t WHERE a > 0 WITH CHECK OPTION;
--> CONTRACT; breaks writers v 44000; lock view v ACCESS EXCLUSIVE
--> because WITH CHECK OPTION refuses rows that release N-1 may write

CREATE OR REPLACE VIEW t AS SELECT 1;
--> NEUTRAL; fails 42809
--> because PostgreSQL refuses it: There is a relation t already

CREATE OR REPLACE VIEW mv AS SELECT 1;
--> NEUTRAL; fails 42809
--> because PostgreSQL refuses it: There is a relation mv already

CREATE VIEW x AS SELECT id FROM gone;
--> EXPAND; fails 42P01
--> because Release N-1 does not know the view, and what it reads stays the same

CREATE TEMP VIEW v AS SELECT id FROM t;
--> EXPAND; lock t ACCESS SHARE
--> because Release N-1 does not know the view, and what it reads stays the same

CREATE MATERIALIZED VIEW mv2 AS SELECT id FROM t;
--> EXPAND; lock t ACCESS SHARE; scan t
--> because Release N-1 does not know the view, and what it reads stays the same

CREATE MATERIALIZED VIEW mv2 AS SELECT id FROM t WITH NO DATA;
--> EXPAND; lock t ACCESS SHARE
--> because Release N-1 does not know the view, and what it reads stays the same

CREATE MATERIALIZED VIEW IF NOT EXISTS mv AS SELECT id FROM t;
--> NEUTRAL
--> because There is a relation mv already, so nothing is done

CREATE MATERIALIZED VIEW mv AS SELECT id FROM t;
--> NEUTRAL; fails 42P07
--> because PostgreSQL refuses it: There is a relation mv already
