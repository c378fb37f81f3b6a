-- == checks
CREATE TABLE t (a int, b int NOT NULL);
CREATE TABLE base (a int);
CREATE TABLE kid (z int) INHERITS (base);
CREATE TABLE m (k int, v int) PARTITION BY RANGE (k);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (10);

ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0);
--> CONTRACT; lock t ACCESS EXCLUSIVE; scan t; breaks writers t 23514
--> because Release N-1 may write rows that the CHECK on t refuses
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
--> CONTRACT; lock t ACCESS EXCLUSIVE; breaks writers t 23514
--> because Release N-1 may write rows that the CHECK on t refuses
ALTER TABLE t ADD CONSTRAINT c CHECK (true);
--> EXPAND; lock t ACCESS EXCLUSIVE; scan t
--> because What release N-1 writes meets the CHECK
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT ENFORCED;
--> [13-17] NEUTRAL; fails 42601; lock t ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: NOT ENFORCED came with PostgreSQL 18
--> [18] NEUTRAL; lock t ACCESS EXCLUSIVE
--> because A constraint that is NOT ENFORCED refuses nothing
ALTER TABLE base ADD CONSTRAINT c CHECK (a > 0);
--> CONTRACT; lock base ACCESS EXCLUSIVE; lock kid ACCESS EXCLUSIVE; scan base; scan kid; breaks writers base 23514
--> because Release N-1 may write rows that the CHECK on base refuses
ALTER TABLE base ADD CONSTRAINT c CHECK (a > 0) NO INHERIT;
--> [13-17] CONTRACT; lock base ACCESS EXCLUSIVE; scan base; breaks writers base 23514
--> because Release N-1 may write rows that the CHECK on base refuses
--> [18] CONTRACT; lock base ACCESS EXCLUSIVE; lock kid ACCESS EXCLUSIVE; scan base; breaks writers base 23514
--> because Release N-1 may write rows that the CHECK on base refuses
ALTER TABLE m ADD CONSTRAINT c CHECK (v > 0);
--> CONTRACT; lock m ACCESS EXCLUSIVE; lock m1 ACCESS EXCLUSIVE; scan m1; breaks writers m 23514
--> because Release N-1 may write rows that the CHECK on m refuses
ALTER TABLE m ADD CONSTRAINT c CHECK (v > 0) NO INHERIT;
--> [13-17] NEUTRAL; fails 42P16; lock m ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: A partitioned table cannot have a NO INHERIT constraint
--> [18] NEUTRAL; fails 42P16; lock m ACCESS EXCLUSIVE; lock m1 ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: A partitioned table cannot have a NO INHERIT constraint
ALTER TABLE old ADD CONSTRAINT c CHECK (a > 0);
--> CONTRACT; assumed; lock old ACCESS EXCLUSIVE; scan old; breaks writers old 23514
--> because Release N-1 may write rows that the CHECK on old refuses
-- now
ALTER TABLE t ADD COLUMN n int;
ALTER TABLE t ADD COLUMN o int DEFAULT 5;
ALTER TABLE t ADD CONSTRAINT c CHECK (n > 0);
--> EXPAND; lock t ACCESS EXCLUSIVE; scan t
--> because What release N-1 writes meets the CHECK
ALTER TABLE t ADD CONSTRAINT c CHECK (n > 0 AND o > 0);
--> EXPAND; lock t ACCESS EXCLUSIVE; scan t
--> because What release N-1 writes meets the CHECK
ALTER TABLE t ADD CONSTRAINT c CHECK (n IS NOT NULL);
--> CONTRACT; lock t ACCESS EXCLUSIVE; scan t; breaks writers t 23514
--> because Release N-1 may write rows that the CHECK on t refuses
ALTER TABLE t ADD CONSTRAINT c CHECK (n > a);
--> CONTRACT; lock t ACCESS EXCLUSIVE; scan t; breaks writers t 23514
--> because Release N-1 may write rows that the CHECK on t refuses
ALTER TABLE t ADD COLUMN q int, ADD CONSTRAINT c CHECK (q > 0);
--> EXPAND; lock t ACCESS EXCLUSIVE; scan t; breaks prepared t 0A000
--> because Release N-1 does not name the new column q

-- == keys
CREATE TABLE t (id int, a int NOT NULL, b int, c int, PRIMARY KEY (id));
CREATE TABLE n (a int, b int NOT NULL);
CREATE UNIQUE INDEX n_a_idx ON n (a);
CREATE UNIQUE INDEX n_b_idx ON n (b);
CREATE UNIQUE INDEX n_part_idx ON n (b) WHERE b > 0;
CREATE UNIQUE INDEX n_expr_idx ON n ((b + 1));
CREATE UNIQUE INDEX n_desc_idx ON n (b DESC);
CREATE INDEX n_plain_idx ON n (b);
CREATE TABLE m (k int, v int) PARTITION BY RANGE (k);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (10);
CREATE TABLE base (a int);
CREATE TABLE kid (z int) INHERITS (base);

ALTER TABLE t ADD CONSTRAINT u UNIQUE (a);
--> CONTRACT; lock t ACCESS EXCLUSIVE; scan t; build u; breaks writers t.a 23505
--> because Release N-1 may write rows with the same a
ALTER TABLE t ADD UNIQUE (a, b);
--> CONTRACT; lock t ACCESS EXCLUSIVE; scan t; build t_a_b_key; breaks writers t.a 23505
--> because Release N-1 may write rows with the same a, b
ALTER TABLE t ADD UNIQUE (id, a);
--> EXPAND; lock t ACCESS EXCLUSIVE; scan t; build t_id_a_key
--> because Another constraint makes these columns unique already
ALTER TABLE t ADD PRIMARY KEY (a);
--> NEUTRAL; fails 42P16; lock t ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: t has a primary key already
ALTER TABLE t DROP COLUMN id, ADD PRIMARY KEY (a);
--> DESTRUCTIVE; lock t ACCESS EXCLUSIVE; lock index t_pkey ACCESS EXCLUSIVE; scan t; build t_pkey; breaks both t.id 42703; breaks prepared t 0A000; breaks writers t.a 23505; loses t.id
--> because Column id and its values are gone
ALTER TABLE t ADD UNIQUE (nothing);
--> NEUTRAL; fails 42703; lock t ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: There is no column nothing in t
ALTER TABLE n ADD PRIMARY KEY (a);
--> CONTRACT; lock n ACCESS EXCLUSIVE; scan n; build n_pkey; breaks writers n.a 23502; breaks writers n.a 23505
--> because Release N-1 may still write null in column a
ALTER TABLE n ADD PRIMARY KEY (b);
--> CONTRACT; lock n ACCESS EXCLUSIVE; scan n; build n_pkey; breaks writers n.b 23505
--> because Release N-1 may write rows with the same b
ALTER TABLE n ADD CONSTRAINT n_a_idx UNIQUE USING INDEX n_a_idx;
--> EXPAND; lock n ACCESS EXCLUSIVE
--> because Its index makes the columns unique already
ALTER TABLE n ADD CONSTRAINT n_a_key UNIQUE USING INDEX n_a_idx;
--> EXPAND; lock index n_a_idx SHARE UPDATE EXCLUSIVE; lock n ACCESS EXCLUSIVE
--> because Its index makes the columns unique already
ALTER TABLE n ADD PRIMARY KEY USING INDEX n_a_idx;
--> CONTRACT; lock n ACCESS EXCLUSIVE; scan n; breaks writers n.a 23502
--> because Release N-1 may still write null in column a
ALTER TABLE n ADD PRIMARY KEY USING INDEX n_b_idx;
--> EXPAND; lock n ACCESS EXCLUSIVE
--> because Its index makes the columns unique already
ALTER TABLE n ADD UNIQUE USING INDEX n_part_idx;
--> NEUTRAL; fails 42809; lock n ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: Index n_part_idx is partial
ALTER TABLE n ADD UNIQUE USING INDEX n_expr_idx;
--> NEUTRAL; fails 42809; lock n ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: Index n_expr_idx has an expression
ALTER TABLE n ADD UNIQUE USING INDEX n_desc_idx;
--> NEUTRAL; fails 42809; lock n ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: Index n_desc_idx is not sorted by default
ALTER TABLE n ADD UNIQUE USING INDEX n_plain_idx;
--> NEUTRAL; fails 42809; lock n ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: Index n_plain_idx is not unique
ALTER TABLE old ADD PRIMARY KEY USING INDEX old_idx;
--> CONTRACT; assumed; lock old ACCESS EXCLUSIVE; scan old; breaks writers old 23502
--> because Release N-1 may write null in the key
ALTER TABLE m ADD UNIQUE (k, v);
--> [13-17] CONTRACT; lock m ACCESS EXCLUSIVE; lock m1 SHARE; scan m1; build m1_k_v_key; breaks writers m.k 23505
--> because Release N-1 may write rows with the same k, v
--> [18] CONTRACT; lock m ACCESS EXCLUSIVE; lock m1 ACCESS EXCLUSIVE; scan m1; build m1_k_v_key
--> breaks writers m.k 23505
--> because Release N-1 may write rows with the same k, v
ALTER TABLE base ADD UNIQUE (a);
--> [13-17] CONTRACT; lock base ACCESS EXCLUSIVE; scan base; build base_a_key; breaks writers base.a 23505
--> because Release N-1 may write rows with the same a
--> [18] CONTRACT; lock base ACCESS EXCLUSIVE; lock kid ACCESS EXCLUSIVE; scan base; build base_a_key
--> breaks writers base.a 23505
--> because Release N-1 may write rows with the same a
ALTER TABLE t ADD CONSTRAINT x EXCLUDE (a WITH =);
--> CONTRACT; lock t ACCESS EXCLUSIVE; scan t; build x; breaks writers t 23P01
--> because Release N-1 may write rows that the exclusion constraint refuses
ALTER TABLE t ADD CONSTRAINT t_pkey CHECK (a > 0);
--> NEUTRAL; fails 42710; lock t ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: Constraint t_pkey of t is there already
-- now
ALTER TABLE t ADD COLUMN n int;
ALTER TABLE t ADD COLUMN o int DEFAULT 5;
ALTER TABLE t ADD COLUMN p uuid DEFAULT gen_random_uuid();
ALTER TABLE t ADD UNIQUE (n);
--> EXPAND; lock t ACCESS EXCLUSIVE; scan t; build t_n_key
--> because Rows of release N-1 cannot collide in columns it does not know
ALTER TABLE t ADD UNIQUE (a, n);
--> EXPAND; lock t ACCESS EXCLUSIVE; scan t; build t_a_n_key
--> because Rows of release N-1 cannot collide in columns it does not know
ALTER TABLE t ADD UNIQUE NULLS NOT DISTINCT (n);
--> [15-18] CONTRACT; lock t ACCESS EXCLUSIVE; scan t; build t_n_key; breaks writers t.n 23505
--> because Release N-1 may write rows with the same n
ALTER TABLE t ADD UNIQUE (o);
--> CONTRACT; lock t ACCESS EXCLUSIVE; scan t; build t_o_key; breaks writers t.o 23505
--> because Release N-1 may write rows with the same o
ALTER TABLE t ADD UNIQUE (p);
--> EXPAND; lock t ACCESS EXCLUSIVE; scan t; build t_p_key
--> because Rows of release N-1 cannot collide in columns it does not know
CREATE TABLE fresh (a int);
ALTER TABLE fresh ADD PRIMARY KEY (a);
--> EXPAND; lock fresh ACCESS EXCLUSIVE; scan fresh; build fresh_pkey
--> because Release N-1 does not know fresh

-- == foreign keys
CREATE TABLE p (id int PRIMARY KEY, k int UNIQUE);
CREATE TABLE t (a int, b int);
CREATE TABLE mp (id int PRIMARY KEY) PARTITION BY RANGE (id);
CREATE TABLE mp1 PARTITION OF mp FOR VALUES FROM (0) TO (10);
CREATE TABLE m (k int, v int) PARTITION BY RANGE (k);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (10);

ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES p;
--> CONTRACT; lock p SHARE ROW EXCLUSIVE; lock t SHARE ROW EXCLUSIVE; scan t; breaks writers p 23503
--> breaks writers t.a 23503
--> because Release N-1 may write values in column a that are not in p
ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES p NOT VALID;
--> CONTRACT; lock p SHARE ROW EXCLUSIVE; lock t SHARE ROW EXCLUSIVE; breaks writers p 23503; breaks writers t.a 23503
--> because Release N-1 may write values in column a that are not in p
ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES p NOT ENFORCED;
--> [13-17] NEUTRAL; fails 42601; lock p SHARE ROW EXCLUSIVE; lock t SHARE ROW EXCLUSIVE
--> because PostgreSQL refuses it: NOT ENFORCED came with PostgreSQL 18
--> [18] NEUTRAL; lock p SHARE ROW EXCLUSIVE; lock t SHARE ROW EXCLUSIVE
--> because A constraint that is NOT ENFORCED refuses nothing
ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES p ON DELETE SET NULL;
--> CONTRACT; lock p SHARE ROW EXCLUSIVE; lock t SHARE ROW EXCLUSIVE; scan t; breaks writers t.a 23503
--> because Release N-1 may write values in column a that are not in p
ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES mp;
--> CONTRACT; lock mp SHARE ROW EXCLUSIVE; lock mp1 SHARE ROW EXCLUSIVE; lock t SHARE ROW EXCLUSIVE; scan t
--> breaks writers mp 23503; breaks writers t.a 23503
--> because Release N-1 may write values in column a that are not in mp
ALTER TABLE m ADD FOREIGN KEY (v) REFERENCES p;
--> CONTRACT; lock m SHARE ROW EXCLUSIVE; lock m1 SHARE ROW EXCLUSIVE; lock p SHARE ROW EXCLUSIVE; scan m1
--> breaks writers m.v 23503; breaks writers p 23503
--> because Release N-1 may write values in column v that are not in p
ALTER TABLE m ADD FOREIGN KEY (v) REFERENCES p NOT VALID;
--> [13-17] NEUTRAL; fails 42809; lock m SHARE ROW EXCLUSIVE; lock m1 SHARE ROW EXCLUSIVE
--> because PostgreSQL refuses it: NOT VALID foreign keys of partitioned tables came with PostgreSQL 18
--> [18] CONTRACT; lock m SHARE ROW EXCLUSIVE; lock m1 SHARE ROW EXCLUSIVE; lock p SHARE ROW EXCLUSIVE
--> breaks writers m.v 23503; breaks writers p 23503
--> because Release N-1 may write values in column v that are not in p
ALTER TABLE t ADD FOREIGN KEY (nothing) REFERENCES p;
--> NEUTRAL; fails 42703; lock t SHARE ROW EXCLUSIVE
--> because PostgreSQL refuses it: There is no column nothing in t
-- now
ALTER TABLE t ADD COLUMN n int;
CREATE TABLE fresh (id int PRIMARY KEY);
ALTER TABLE t ADD FOREIGN KEY (n) REFERENCES p;
--> EXPAND; lock p SHARE ROW EXCLUSIVE; lock t SHARE ROW EXCLUSIVE; scan t; breaks writers p 23503
--> because Rows of release N-1 refer to nothing: it does not know the column
ALTER TABLE t ADD FOREIGN KEY (n) REFERENCES fresh NOT VALID;
--> EXPAND; lock fresh SHARE ROW EXCLUSIVE; lock t SHARE ROW EXCLUSIVE
--> because Rows of release N-1 refer to nothing: it does not know the column
ALTER TABLE fresh ADD FOREIGN KEY (id) REFERENCES p;
--> EXPAND; lock fresh SHARE ROW EXCLUSIVE; lock p SHARE ROW EXCLUSIVE; scan fresh; breaks writers p 23503
--> because Rows of release N-1 refer to nothing: it does not know the column

-- == constraints that go
CREATE TABLE p (id int PRIMARY KEY, k int UNIQUE, l int, CONSTRAINT l_there CHECK (l > 0));
CREATE UNIQUE INDEX p_k_twin ON p (k);
CREATE TABLE q (id int PRIMARY KEY, k int UNIQUE);
CREATE TABLE t (a int CONSTRAINT f REFERENCES p, b int CONSTRAINT g REFERENCES p ON DELETE CASCADE, EXCLUDE (a WITH =));
CREATE TABLE base (a int CONSTRAINT positive CHECK (a > 0));
CREATE TABLE kid (z int) INHERITS (base);

ALTER TABLE p DROP CONSTRAINT l_there;
--> EXPAND; lock p ACCESS EXCLUSIVE; breaks readers p
--> because What release N-1 writes passes without the CHECK too
ALTER TABLE p DROP CONSTRAINT p_k_key;
--> EXPAND; lock index p_k_key ACCESS EXCLUSIVE; lock p ACCESS EXCLUSIVE
--> because Another unique index has the same columns
ALTER TABLE q DROP CONSTRAINT q_k_key;
--> CONTRACT; lock index q_k_key ACCESS EXCLUSIVE; lock q ACCESS EXCLUSIVE; breaks readers q; breaks writers q 42P10
--> breaks writers q.q_k_key 42704
--> because Release N-1 may use ON CONFLICT (k)
ALTER TABLE q DROP CONSTRAINT q_pkey;
--> CONTRACT; lock index q_pkey ACCESS EXCLUSIVE; lock q ACCESS EXCLUSIVE; breaks readers q; breaks readers q 42803
--> breaks writers q 42P10; breaks writers q.q_pkey 42704
--> because Release N-1 may use ON CONFLICT (id)
ALTER TABLE p DROP CONSTRAINT p_pkey;
--> CONTRACT; fails 2BP01; lock index p_pkey ACCESS EXCLUSIVE; lock p ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE
--> breaks readers p; breaks readers p 42803; breaks writers p 42P10; breaks writers p.p_pkey 42704
--> because Release N-1 may use ON CONFLICT (id)
ALTER TABLE p DROP CONSTRAINT p_pkey CASCADE;
--> CONTRACT; lock index p_pkey ACCESS EXCLUSIVE; lock p ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; breaks readers p
--> breaks readers p 42803; breaks writers p 42P10; breaks writers p.p_pkey 42704
--> because Release N-1 may use ON CONFLICT (id)
ALTER TABLE t DROP CONSTRAINT f;
--> EXPAND; lock p ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; breaks readers t
--> because What release N-1 writes passes without the foreign key too
ALTER TABLE t DROP CONSTRAINT g;
--> CONTRACT; lock p ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; breaks readers t
--> because Release N-1 may count on g to follow when a row is deleted
ALTER TABLE t DROP CONSTRAINT t_a_excl;
--> EXPAND; lock index t_a_excl ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; breaks readers t
--> because What release N-1 writes passes without the constraint too
ALTER TABLE t DROP CONSTRAINT nothing;
--> NEUTRAL; fails 42704; lock t ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: There is no constraint nothing of t
ALTER TABLE t DROP CONSTRAINT IF EXISTS nothing;
--> NEUTRAL; lock t ACCESS EXCLUSIVE
--> because There is no constraint nothing
ALTER TABLE old DROP CONSTRAINT something;
--> CONTRACT; assumed; lock old ACCESS EXCLUSIVE; breaks writers old 42P10
--> because Release N-1 may need the constraint something, which is not known
ALTER TABLE base DROP CONSTRAINT positive;
--> EXPAND; lock base ACCESS EXCLUSIVE; lock kid ACCESS EXCLUSIVE; breaks readers base
--> because What release N-1 writes passes without the CHECK too
ALTER TABLE kid DROP CONSTRAINT positive;
--> NEUTRAL; fails 42P16; lock kid ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: Constraint positive is inherited
-- now
ALTER TABLE q ADD CONSTRAINT mine UNIQUE (id, k);
ALTER TABLE q DROP CONSTRAINT mine;
--> EXPAND; lock index mine ACCESS EXCLUSIVE; lock q ACCESS EXCLUSIVE
--> because Release N-1 does not know constraint mine

-- == constraints that change
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE t (a int, b int, CONSTRAINT v CHECK (b > 0));
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES p NOT VALID;
ALTER TABLE t ADD CONSTRAINT d FOREIGN KEY (a) REFERENCES p DEFERRABLE;

ALTER TABLE t VALIDATE CONSTRAINT c;
--> NEUTRAL; lock t SHARE UPDATE EXCLUSIVE; scan t
--> because New rows have had to meet c before
ALTER TABLE t VALIDATE CONSTRAINT f;
--> NEUTRAL; lock p ROW SHARE; lock t SHARE UPDATE EXCLUSIVE; scan t
--> because New rows have had to meet f before
ALTER TABLE t VALIDATE CONSTRAINT v;
--> NEUTRAL; lock t SHARE UPDATE EXCLUSIVE
--> because Constraint v is valid already
ALTER TABLE t VALIDATE CONSTRAINT nothing;
--> NEUTRAL; fails 42704; lock t SHARE UPDATE EXCLUSIVE
--> because PostgreSQL refuses it: There is no constraint nothing of t
ALTER TABLE old VALIDATE CONSTRAINT c;
--> NEUTRAL; assumed; lock old SHARE UPDATE EXCLUSIVE; scan old
--> because New rows have had to meet c before
ALTER TABLE t ALTER CONSTRAINT f DEFERRABLE INITIALLY DEFERRED;
--> EXPAND; lock t ACCESS EXCLUSIVE
--> because What release N-1 writes is tested as before, or later
ALTER TABLE t ALTER CONSTRAINT d NOT DEFERRABLE;
--> CONTRACT; lock t ACCESS EXCLUSIVE; breaks writers t 42809
--> because Release N-1 may defer constraint d
ALTER TABLE t ALTER CONSTRAINT f NOT DEFERRABLE;
--> EXPAND; lock t ACCESS EXCLUSIVE
--> because What release N-1 writes is tested as before, or later
ALTER TABLE t ADD CONSTRAINT e CHECK (a > 1) NOT VALID, VALIDATE CONSTRAINT e;
--> CONTRACT; lock t ACCESS EXCLUSIVE; scan t; breaks writers t 23514
--> because Release N-1 may write rows that the CHECK on t refuses

-- == constraints that are not enforced
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE t (a int, CONSTRAINT f FOREIGN KEY (a) REFERENCES p NOT ENFORCED);

ALTER TABLE t ALTER CONSTRAINT f ENFORCED;
--> [18] CONTRACT; lock p SHARE ROW EXCLUSIVE; lock t ACCESS EXCLUSIVE; scan t; breaks writers t 23503
--> because Release N-1 may write rows that f refuses
ALTER TABLE t VALIDATE CONSTRAINT f;
--> [18] NEUTRAL; fails 55000; lock t SHARE UPDATE EXCLUSIVE
--> because PostgreSQL refuses it: Constraint f is NOT ENFORCED
