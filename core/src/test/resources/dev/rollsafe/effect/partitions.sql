-- == attach
CREATE TABLE m (k int, v int) PARTITION BY RANGE (k);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (10);
CREATE INDEX m_v_idx ON m (v);
CREATE TABLE loose (k int, v int);
CREATE TABLE ready (k int NOT NULL, v int, CHECK (k >= 20 AND k < 30));
CREATE INDEX ready_v_idx ON ready (v);
CREATE TABLE wide (k int NOT NULL, v int, CHECK (k >= 20 AND k < 40));
CREATE INDEX wide_v_idx ON wide (v);
CREATE TABLE nulls (k int, v int, CHECK (k >= 20 AND k < 30));
CREATE INDEX nulls_v_idx ON nulls (v);
CREATE TABLE l (k text, v int) PARTITION BY LIST (k);
CREATE TABLE of_a (k text NOT NULL CHECK (k = 'a'), v int);
CREATE TABLE of_b (k text NOT NULL CHECK (k IN ('b', 'c')), v int);

ALTER TABLE m ATTACH PARTITION loose FOR VALUES FROM (10) TO (20);
--> [13] CONTRACT; lock loose ACCESS EXCLUSIVE; lock m SHARE UPDATE EXCLUSIVE; scan loose; build loose_v_idx
--> breaks writers loose 23514
--> because Release N-1 may write rows into loose that are outside its bound
--> [14-18] CONTRACT; lock index m_v_idx SHARE UPDATE EXCLUSIVE; lock loose ACCESS EXCLUSIVE
--> lock m SHARE UPDATE EXCLUSIVE; scan loose; build loose_v_idx; breaks writers loose 23514
--> because Release N-1 may write rows into loose that are outside its bound
ALTER TABLE m ATTACH PARTITION ready FOR VALUES FROM (20) TO (30);
--> [13] CONTRACT; lock m SHARE UPDATE EXCLUSIVE; lock ready ACCESS EXCLUSIVE; breaks writers ready 23514
--> because Release N-1 may write rows into ready that are outside its bound
--> [14-18] CONTRACT; lock index m_v_idx SHARE UPDATE EXCLUSIVE; lock m SHARE UPDATE EXCLUSIVE
--> lock ready ACCESS EXCLUSIVE; breaks writers ready 23514
--> because Release N-1 may write rows into ready that are outside its bound
ALTER TABLE m ATTACH PARTITION wide FOR VALUES FROM (20) TO (30);
--> [13] CONTRACT; lock m SHARE UPDATE EXCLUSIVE; lock wide ACCESS EXCLUSIVE; scan wide; breaks writers wide 23514
--> because Release N-1 may write rows into wide that are outside its bound
--> [14-18] CONTRACT; lock index m_v_idx SHARE UPDATE EXCLUSIVE; lock m SHARE UPDATE EXCLUSIVE
--> lock wide ACCESS EXCLUSIVE; scan wide; breaks writers wide 23514
--> because Release N-1 may write rows into wide that are outside its bound
ALTER TABLE m ATTACH PARTITION nulls FOR VALUES FROM (20) TO (30);
--> [13] CONTRACT; lock m SHARE UPDATE EXCLUSIVE; lock nulls ACCESS EXCLUSIVE; scan nulls; breaks writers nulls 23514
--> because Release N-1 may write rows into nulls that are outside its bound
--> [14-18] CONTRACT; lock index m_v_idx SHARE UPDATE EXCLUSIVE; lock m SHARE UPDATE EXCLUSIVE
--> lock nulls ACCESS EXCLUSIVE; scan nulls; breaks writers nulls 23514
--> because Release N-1 may write rows into nulls that are outside its bound
ALTER TABLE m ATTACH PARTITION ready DEFAULT;
--> [13] CONTRACT; lock m SHARE UPDATE EXCLUSIVE; lock ready ACCESS EXCLUSIVE; breaks writers ready 23514
--> because Release N-1 may write rows into ready that are outside its bound
--> [14-18] CONTRACT; lock index m_v_idx SHARE UPDATE EXCLUSIVE; lock m SHARE UPDATE EXCLUSIVE
--> lock ready ACCESS EXCLUSIVE; breaks writers ready 23514
--> because Release N-1 may write rows into ready that are outside its bound
ALTER TABLE m ATTACH PARTITION m1 FOR VALUES FROM (20) TO (30);
--> NEUTRAL; fails 42809; lock m SHARE UPDATE EXCLUSIVE; lock m1 ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: m1 is a partition already
ALTER TABLE loose ATTACH PARTITION ready FOR VALUES FROM (20) TO (30);
--> [13-17] NEUTRAL; fails 42P17; lock loose SHARE UPDATE EXCLUSIVE
--> because PostgreSQL refuses it: loose is not partitioned
--> [18] NEUTRAL; fails 42809; lock loose SHARE UPDATE EXCLUSIVE
--> because PostgreSQL refuses it: loose is not partitioned
ALTER TABLE m ATTACH PARTITION old FOR VALUES FROM (20) TO (30);
--> [13] CONTRACT; assumed; lock m SHARE UPDATE EXCLUSIVE; lock old ACCESS EXCLUSIVE; scan old; build old_v_idx
--> breaks writers old 23514
--> because Release N-1 may write rows into old that are outside its bound
--> [14-18] CONTRACT; assumed; lock index m_v_idx SHARE UPDATE EXCLUSIVE; lock m SHARE UPDATE EXCLUSIVE
--> lock old ACCESS EXCLUSIVE; scan old; build old_v_idx; breaks writers old 23514
--> because Release N-1 may write rows into old that are outside its bound
ALTER TABLE l ATTACH PARTITION of_a FOR VALUES IN ('a');
--> CONTRACT; lock l SHARE UPDATE EXCLUSIVE; lock of_a ACCESS EXCLUSIVE; breaks writers of_a 23514
--> because Release N-1 may write rows into of_a that are outside its bound
ALTER TABLE l ATTACH PARTITION of_b FOR VALUES IN ('a', 'b', 'c');
--> CONTRACT; lock l SHARE UPDATE EXCLUSIVE; lock of_b ACCESS EXCLUSIVE; breaks writers of_b 23514
--> because Release N-1 may write rows into of_b that are outside its bound
ALTER TABLE l ATTACH PARTITION of_b FOR VALUES IN ('b');
--> CONTRACT; lock l SHARE UPDATE EXCLUSIVE; lock of_b ACCESS EXCLUSIVE; scan of_b; breaks writers of_b 23514
--> because Release N-1 may write rows into of_b that are outside its bound
ALTER TABLE l ATTACH PARTITION of_b DEFAULT;
--> CONTRACT; lock l SHARE UPDATE EXCLUSIVE; lock of_b ACCESS EXCLUSIVE; breaks writers of_b 23514
--> because Release N-1 may write rows into of_b that are outside its bound
-- now
CREATE TABLE fresh (k int NOT NULL, v int);
ALTER TABLE m ATTACH PARTITION fresh FOR VALUES FROM (20) TO (30);
--> [13] EXPAND; lock fresh ACCESS EXCLUSIVE; lock m SHARE UPDATE EXCLUSIVE; scan fresh; build fresh_v_idx
--> because Release N-1 finds the rows of fresh in m
--> [14-18] EXPAND; lock fresh ACCESS EXCLUSIVE; lock index m_v_idx SHARE UPDATE EXCLUSIVE
--> lock m SHARE UPDATE EXCLUSIVE; scan fresh; build fresh_v_idx
--> because Release N-1 finds the rows of fresh in m

-- == attach beside a DEFAULT partition, with a foreign key
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE m (k int, v int REFERENCES p) PARTITION BY RANGE (k);
CREATE TABLE rest PARTITION OF m DEFAULT;
CREATE TABLE ready (k int NOT NULL, v int, CHECK (k >= 20 AND k < 30));

ALTER TABLE m ATTACH PARTITION ready FOR VALUES FROM (20) TO (30);
--> CONTRACT; lock m SHARE UPDATE EXCLUSIVE; lock p SHARE ROW EXCLUSIVE; lock ready ACCESS EXCLUSIVE
--> lock rest ACCESS EXCLUSIVE; scan ready; scan rest; breaks writers ready 23514
--> because Release N-1 may write rows into ready that are outside its bound

-- == detach
CREATE TABLE m (k int, v int) PARTITION BY RANGE (k);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (10);
CREATE INDEX m_v_idx ON m (v);
CREATE TABLE d (k int, v int) PARTITION BY RANGE (k);
CREATE TABLE d1 PARTITION OF d FOR VALUES FROM (0) TO (10);
CREATE TABLE rest PARTITION OF d DEFAULT;
CREATE TABLE other (k int, v int);

ALTER TABLE m DETACH PARTITION m1;
--> [13] CONTRACT; lock index m1_v_idx ACCESS EXCLUSIVE; lock m ACCESS EXCLUSIVE; lock m1 SHARE UPDATE EXCLUSIVE
--> breaks readers m; breaks writers m 23514
--> because Release N-1 no longer finds the rows of m1 in m
--> [14-18] CONTRACT; lock index m1_v_idx ACCESS EXCLUSIVE; lock m ACCESS EXCLUSIVE; lock m1 ACCESS EXCLUSIVE
--> breaks readers m; breaks writers m 23514
--> because Release N-1 no longer finds the rows of m1 in m
ALTER TABLE m DETACH PARTITION m1 CONCURRENTLY;
--> [13] NEUTRAL; fails 42601; lock m SHARE UPDATE EXCLUSIVE
--> because PostgreSQL refuses it: DETACH CONCURRENTLY came with PostgreSQL 14
--> [14-18] CONTRACT; outside-only; lock index m1_v_idx ACCESS EXCLUSIVE; lock m SHARE UPDATE EXCLUSIVE
--> lock m1 ACCESS EXCLUSIVE; breaks readers m; breaks writers m 23514
--> because Release N-1 no longer finds the rows of m1 in m
ALTER TABLE d DETACH PARTITION d1;
--> [13] CONTRACT; lock d ACCESS EXCLUSIVE; lock d1 SHARE UPDATE EXCLUSIVE; lock rest ACCESS EXCLUSIVE; breaks readers d
--> because Release N-1 no longer finds the rows of d1 in d
--> [14-18] CONTRACT; lock d ACCESS EXCLUSIVE; lock d1 ACCESS EXCLUSIVE; lock rest ACCESS EXCLUSIVE; breaks readers d
--> because Release N-1 no longer finds the rows of d1 in d
ALTER TABLE d DETACH PARTITION d1 CONCURRENTLY;
--> [13] NEUTRAL; fails 42601; lock d SHARE UPDATE EXCLUSIVE
--> because PostgreSQL refuses it: DETACH CONCURRENTLY came with PostgreSQL 14
--> [14-18] NEUTRAL; outside-only; fails 55000; lock d SHARE UPDATE EXCLUSIVE; lock d1 ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: A DEFAULT partition keeps others from being detached CONCURRENTLY
ALTER TABLE m DETACH PARTITION other;
--> NEUTRAL; fails 42P01; lock m ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: other is not a partition of m
-- now
CREATE TABLE m2 PARTITION OF m FOR VALUES FROM (10) TO (20);
ALTER TABLE m DETACH PARTITION m2;
--> [13] EXPAND; lock index m2_v_idx ACCESS EXCLUSIVE; lock m ACCESS EXCLUSIVE; lock m2 SHARE UPDATE EXCLUSIVE
--> because Release N-1 does not know m2
--> [14-18] EXPAND; lock index m2_v_idx ACCESS EXCLUSIVE; lock m ACCESS EXCLUSIVE; lock m2 ACCESS EXCLUSIVE
--> because Release N-1 does not know m2

-- == indexes of partitions
CREATE TABLE m (k int, v int) PARTITION BY RANGE (k);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (10);
CREATE INDEX m_v_idx ON ONLY m (v);
CREATE INDEX m1_v_idx ON m1 (v);

ALTER INDEX m_v_idx ATTACH PARTITION m1_v_idx;
--> NEUTRAL; lock index m1_v_idx ACCESS EXCLUSIVE; lock index m_v_idx SHARE UPDATE EXCLUSIVE
--> because It only joins two indexes that are there

-- == inheritance
CREATE TABLE base (a int);
CREATE TABLE kid (z int) INHERITS (base);
CREATE TABLE other (a int, z int);

ALTER TABLE other INHERIT base;
--> EXPAND; lock base SHARE UPDATE EXCLUSIVE; lock other ACCESS EXCLUSIVE; breaks readers base
--> because Release N-1 finds the rows of other in base
ALTER TABLE kid NO INHERIT base;
--> CONTRACT; lock kid ACCESS EXCLUSIVE; breaks readers base
--> because Release N-1 no longer finds the rows of kid in base
-- now
CREATE TABLE fresh (a int);
ALTER TABLE fresh INHERIT base;
--> EXPAND; lock base SHARE UPDATE EXCLUSIVE; lock fresh ACCESS EXCLUSIVE; breaks readers base
--> because Release N-1 finds the rows of fresh in base
