-- == a column and what hangs on it
CREATE TABLE p (id int PRIMARY KEY, k int UNIQUE);
CREATE TABLE t (id serial PRIMARY KEY, a int, b int REFERENCES p, c int REFERENCES p (k), d int GENERATED ALWAYS AS (a + 1) STORED, e int, f int);
CREATE INDEX t_e_idx ON t (e);
CREATE INDEX t_f_idx ON t (f) WHERE e > 0;
CREATE VIEW v AS SELECT f FROM t;

ALTER TABLE t DROP COLUMN e;
--> DESTRUCTIVE; lock index t_e_idx ACCESS EXCLUSIVE; lock index t_f_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> breaks both t.e 42703; breaks prepared t 0A000; loses t.e
--> because Column e and its values are gone
ALTER TABLE t DROP COLUMN d;
--> CONTRACT; lock t ACCESS EXCLUSIVE; breaks both t.d 42703; breaks prepared t 0A000
--> because Release N-1 may still use column d
ALTER TABLE t DROP COLUMN a;
--> [13-14] DESTRUCTIVE; lock t ACCESS EXCLUSIVE; breaks both t.a 42703; breaks both t.d 42703; breaks prepared t 0A000
--> loses t.a
--> because Column a and its values are gone
--> [15-18] DESTRUCTIVE; fails 2BP01; lock t ACCESS EXCLUSIVE; breaks both t.a 42703; breaks prepared t 0A000; loses t.a
--> because Column a and its values are gone
ALTER TABLE t DROP COLUMN a CASCADE;
--> DESTRUCTIVE; lock t ACCESS EXCLUSIVE; breaks both t.a 42703; breaks both t.d 42703; breaks prepared t 0A000
--> loses t.a
--> because Column a and its values are gone
ALTER TABLE t DROP COLUMN b;
--> DESTRUCTIVE; lock p ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; breaks both t.b 42703; breaks prepared t 0A000
--> loses t.b
--> because Column b and its values are gone
ALTER TABLE t DROP COLUMN id;
--> DESTRUCTIVE; lock index t_pkey ACCESS EXCLUSIVE; lock sequence t_id_seq ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> breaks both t.id 42703; breaks prepared t 0A000; loses t.id
--> because Column id and its values are gone
ALTER TABLE t DROP COLUMN f;
--> DESTRUCTIVE; fails 2BP01; lock index t_f_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; breaks both t.f 42703
--> breaks prepared t 0A000; loses t.f
--> because Column f and its values are gone
ALTER TABLE t DROP COLUMN f CASCADE;
--> DESTRUCTIVE; lock index t_f_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; lock view v ACCESS EXCLUSIVE
--> breaks both t.f 42703; breaks both v 42P01; breaks prepared t 0A000; loses t.f
--> because Column f and its values are gone
ALTER TABLE p DROP COLUMN k;
--> DESTRUCTIVE; fails 2BP01; lock index p_k_key ACCESS EXCLUSIVE; lock p ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> breaks both p.k 42703; breaks prepared p 0A000; loses p.k
--> because Column k and its values are gone
ALTER TABLE p DROP COLUMN k CASCADE;
--> DESTRUCTIVE; lock index p_k_key ACCESS EXCLUSIVE; lock p ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> breaks both p.k 42703; breaks prepared p 0A000; loses p.k
--> because Column k and its values are gone
ALTER TABLE t DROP COLUMN nothing;
--> NEUTRAL; fails 42703; lock t ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: There is no column nothing in t
ALTER TABLE t DROP COLUMN IF EXISTS nothing;
--> NEUTRAL; lock t ACCESS EXCLUSIVE
--> because There is no column nothing
ALTER TABLE old DROP COLUMN IF EXISTS a;
--> DESTRUCTIVE; assumed; lock old ACCESS EXCLUSIVE; breaks both old.a 42703; breaks prepared old 0A000; loses old.a
--> because Column a and its values are gone
-- now
ALTER TABLE t ADD COLUMN n int;
CREATE TABLE fresh (a int);
CREATE TABLE saved AS SELECT id, e FROM t;
ALTER TABLE t DROP COLUMN n;
--> EXPAND; lock t ACCESS EXCLUSIVE
--> because Release N-1 does not know column n
ALTER TABLE fresh DROP COLUMN a;
--> EXPAND; lock fresh ACCESS EXCLUSIVE
--> because Release N-1 does not know column a
ALTER TABLE t DROP COLUMN e;
--> CONTRACT; lock index t_e_idx ACCESS EXCLUSIVE; lock index t_f_idx ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> breaks both t.e 42703; breaks prepared t 0A000
--> because Release N-1 may still use column e, whose values are kept in saved

-- == tables of several parts
CREATE TABLE m (k int, v int) PARTITION BY RANGE (k);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (10);
CREATE INDEX m_v_idx ON m (v);
CREATE TABLE base (a int, b int);
CREATE TABLE kid (z int) INHERITS (base);

ALTER TABLE m DROP COLUMN v;
--> DESTRUCTIVE; lock index m1_v_idx ACCESS EXCLUSIVE; lock index m_v_idx ACCESS EXCLUSIVE; lock m ACCESS EXCLUSIVE
--> lock m1 ACCESS EXCLUSIVE; breaks both m.v 42703; breaks prepared m 0A000; loses m.v
--> because Column v and its values are gone
ALTER TABLE m DROP COLUMN k;
--> NEUTRAL; fails 42P16; lock m ACCESS EXCLUSIVE; lock m1 ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: Column k is part of the partition key
ALTER TABLE m1 DROP COLUMN v;
--> NEUTRAL; fails 42P16; lock m1 ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: Column v is inherited
ALTER TABLE ONLY m DROP COLUMN v;
--> NEUTRAL; fails 42P16; lock m ACCESS EXCLUSIVE; lock m1 ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: A column cannot be dropped from a partitioned table ONLY
ALTER TABLE base DROP COLUMN b;
--> DESTRUCTIVE; lock base ACCESS EXCLUSIVE; lock kid ACCESS EXCLUSIVE; breaks both base.b 42703
--> breaks prepared base 0A000; loses base.b
--> because Column b and its values are gone
ALTER TABLE ONLY base DROP COLUMN b;
--> DESTRUCTIVE; lock base ACCESS EXCLUSIVE; lock kid ACCESS EXCLUSIVE; breaks both base.b 42703
--> breaks prepared base 0A000; loses base.b
--> because Column b and its values are gone
ALTER TABLE kid DROP COLUMN b;
--> NEUTRAL; fails 42P16; lock kid ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: Column b is inherited
