-- == where and how it is kept
CREATE TABLE t (id serial PRIMARY KEY, a int);
CREATE UNLOGGED TABLE u (a int);
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (a int REFERENCES p);
CREATE TABLE m (k int) PARTITION BY RANGE (k);

ALTER TABLE t SET UNLOGGED;
--> [13-14] CONTRACT; lock index t_pkey ACCESS EXCLUSIVE; lock t ACCESS EXCLUSIVE; rewrite t; scan t; build t_pkey
--> breaks readers t 0A000
--> because After a crash the table is empty, and replicas cannot read it
--> [15-18] CONTRACT; lock index t_pkey ACCESS EXCLUSIVE; lock sequence t_id_seq ACCESS EXCLUSIVE
--> lock t ACCESS EXCLUSIVE; rewrite t; scan t; build t_pkey; breaks readers t 0A000
--> because After a crash the table is empty, and replicas cannot read it
ALTER TABLE t SET LOGGED;
--> NEUTRAL; lock t ACCESS EXCLUSIVE
--> because The table is kept like this already
ALTER TABLE u SET LOGGED;
--> EXPAND; lock u ACCESS EXCLUSIVE; rewrite u; scan u
--> because Release N-1 reads and writes the table as before
ALTER TABLE p SET UNLOGGED;
--> NEUTRAL; fails 42P16; lock p ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: The logged table c refers to it
ALTER TABLE c SET UNLOGGED;
--> CONTRACT; lock c ACCESS EXCLUSIVE; rewrite c; scan c; breaks readers c 0A000
--> because After a crash the table is empty, and replicas cannot read it
ALTER TABLE m SET UNLOGGED;
--> [13-17] NEUTRAL; lock m ACCESS EXCLUSIVE
--> because A partitioned table has nothing to log
--> [18] NEUTRAL; fails 42809; lock m ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: A partitioned table has nothing to log
ALTER TABLE t SET ACCESS METHOD heap;
--> [13-14] NEUTRAL; fails 42601; lock t ACCESS EXCLUSIVE
--> because PostgreSQL refuses it: SET ACCESS METHOD came with PostgreSQL 15
--> [15-18] NEUTRAL; lock t ACCESS EXCLUSIVE
--> because Release N-1 does not notice how rows are kept
ALTER TABLE t SET TABLESPACE pg_default;
--> NEUTRAL; lock t ACCESS EXCLUSIVE
--> because Release N-1 does not notice where rows are kept
ALTER TABLE t SET (fillfactor = 70);
--> NEUTRAL; lock t SHARE UPDATE EXCLUSIVE
--> because Storage parameters change nothing that release N-1 sees
ALTER TABLE t SET (user_catalog_table = true);
--> NEUTRAL; lock t ACCESS EXCLUSIVE
--> because Storage parameters change nothing that release N-1 sees
ALTER TABLE t RESET (fillfactor);
--> NEUTRAL; lock t SHARE UPDATE EXCLUSIVE
--> because Storage parameters change nothing that release N-1 sees
ALTER TABLE m SET (fillfactor = 70);
--> [13-15] NEUTRAL; fails 22023; lock m SHARE UPDATE EXCLUSIVE
--> because PostgreSQL refuses it: A partitioned table has no storage parameters
--> [16-18] NEUTRAL; fails 42809; lock m SHARE UPDATE EXCLUSIVE
--> because PostgreSQL refuses it: A partitioned table has no storage parameters
ALTER INDEX t_pkey SET (fillfactor = 70);
--> NEUTRAL; lock index t_pkey SHARE UPDATE EXCLUSIVE
--> because Storage parameters change nothing that release N-1 sees
ALTER TABLE t CLUSTER ON t_pkey;
--> NEUTRAL; lock index t_pkey SHARE UPDATE EXCLUSIVE; lock t SHARE UPDATE EXCLUSIVE
--> because It only marks the index for a later CLUSTER
ALTER TABLE t SET WITHOUT CLUSTER;
--> NEUTRAL; lock t SHARE UPDATE EXCLUSIVE
--> because It only marks the index for a later CLUSTER
ALTER TABLE t SET WITHOUT OIDS;
--> NEUTRAL; lock t ACCESS EXCLUSIVE
--> because It changes nothing that release N-1 sees
ALTER TABLE t REPLICA IDENTITY FULL;
--> NEUTRAL; lock t ACCESS EXCLUSIVE
--> because It only changes what is sent to subscribers
ALTER TABLE t REPLICA IDENTITY NOTHING;
--> CONTRACT; assumed; lock t ACCESS EXCLUSIVE; breaks writers t 55000
--> because Release N-1 cannot change rows if the table is published
ALTER TABLE t OWNER TO CURRENT_USER;
--> CONTRACT; assumed; lock t ACCESS EXCLUSIVE; breaks both t 42501
--> because Release N-1 may lose its rights with the ownership of t

-- == triggers
CREATE TABLE t (a int);
CREATE TABLE none (a int);
CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'begin return new; end';
CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION tf();
CREATE RULE quiet AS ON DELETE TO t DO INSTEAD NOTHING;
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'begin raise exception ''no''; end';
CREATE TRIGGER refusing BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION refuse();

ALTER TABLE t DISABLE TRIGGER tr;
--> CONTRACT; lock t SHARE ROW EXCLUSIVE; breaks writers t
--> because Release N-1 may count on tr
ALTER TABLE t DISABLE TRIGGER ALL;
--> CONTRACT; lock t SHARE ROW EXCLUSIVE; breaks writers t
--> because Release N-1 may count on triggers of t
ALTER TABLE none DISABLE TRIGGER USER;
--> NEUTRAL; lock none SHARE ROW EXCLUSIVE
--> because There is no trigger to switch off
ALTER TABLE t ENABLE TRIGGER tr;
--> EXPAND; lock t SHARE ROW EXCLUSIVE; breaks writers t
--> because What release N-1 writes sets off tr again
ALTER TABLE t ENABLE TRIGGER refusing;
--> CONTRACT; lock t SHARE ROW EXCLUSIVE; breaks writers t P0001; because that refusing refuses
ALTER TABLE t ENABLE REPLICA TRIGGER tr;
--> CONTRACT; lock t SHARE ROW EXCLUSIVE; breaks writers t
--> because Release N-1 may count on tr
ALTER TABLE t ENABLE ALWAYS TRIGGER tr;
--> EXPAND; lock t SHARE ROW EXCLUSIVE; breaks writers t
--> because What release N-1 writes sets off tr again
ALTER TABLE t DISABLE TRIGGER nothing;
--> NEUTRAL; fails 42704; lock t SHARE ROW EXCLUSIVE
--> because PostgreSQL refuses it: There is no trigger nothing on t
ALTER TABLE t DISABLE RULE quiet;
--> CONTRACT; lock t ACCESS EXCLUSIVE; breaks writers t
--> because Release N-1 may count on quiet
-- now
CREATE TRIGGER mine AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION tf();
ALTER TABLE t DISABLE TRIGGER mine;
--> EXPAND; lock t SHARE ROW EXCLUSIVE
--> because Release N-1 does not know mine

-- == row level security
CREATE TABLE t (a int);
CREATE TABLE on_already (a int);
ALTER TABLE on_already ENABLE ROW LEVEL SECURITY;

ALTER TABLE t ENABLE ROW LEVEL SECURITY;
--> CONTRACT; lock t ACCESS EXCLUSIVE; breaks readers t; breaks writers t 42501
--> because Policies decide what release N-1 sees and writes
ALTER TABLE on_already ENABLE ROW LEVEL SECURITY;
--> NEUTRAL; lock on_already ACCESS EXCLUSIVE
--> because Row level security acts as before
ALTER TABLE on_already FORCE ROW LEVEL SECURITY;
--> CONTRACT; lock on_already ACCESS EXCLUSIVE; breaks readers on_already; breaks writers on_already 42501
--> because Policies now bind the owner too, as release N-1 may be
ALTER TABLE t FORCE ROW LEVEL SECURITY;
--> NEUTRAL; lock t ACCESS EXCLUSIVE
--> because Row level security acts as before
ALTER TABLE on_already DISABLE ROW LEVEL SECURITY;
--> EXPAND; lock on_already ACCESS EXCLUSIVE; breaks readers on_already
--> because Release N-1 may do all that it might before
ALTER TABLE t DISABLE ROW LEVEL SECURITY;
--> NEUTRAL; lock t ACCESS EXCLUSIVE
--> because Row level security acts as before
ALTER TABLE t NO FORCE ROW LEVEL SECURITY;
--> NEUTRAL; lock t ACCESS EXCLUSIVE
--> because Row level security acts as before

-- == views
CREATE TABLE t (a int);
CREATE VIEW v AS SELECT a FROM t;
CREATE MATERIALIZED VIEW mv AS SELECT a FROM t;

ALTER VIEW v SET (security_barrier = true);
--> NEUTRAL; lock view v ACCESS EXCLUSIVE
--> because Release N-1 gets the same rows from the view
ALTER VIEW v SET (check_option = local);
--> CONTRACT; lock view v ACCESS EXCLUSIVE; breaks writers v 44000
--> because Release N-1 may write rows that the view does not show
ALTER VIEW v SET (security_invoker = true);
--> [15-18] CONTRACT; lock view v ACCESS EXCLUSIVE; breaks both v 42501
--> because Release N-1 may lack rights on what the view reads
ALTER VIEW v OWNER TO CURRENT_USER;
--> CONTRACT; assumed; lock view v ACCESS EXCLUSIVE; breaks both v 42501
--> because Release N-1 may lose its rights with the ownership of v
ALTER MATERIALIZED VIEW mv SET (fillfactor = 70);
--> NEUTRAL; lock materialized view mv SHARE UPDATE EXCLUSIVE
--> because Storage parameters change nothing that release N-1 sees
ALTER MATERIALIZED VIEW mv ALTER COLUMN a SET STATISTICS 10;
--> NEUTRAL; lock materialized view mv SHARE UPDATE EXCLUSIVE
--> because It changes nothing that release N-1 sees

-- == tables that this release made
-- now
CREATE TABLE fresh (a int);
ALTER TABLE fresh SET UNLOGGED;
--> EXPAND; lock fresh ACCESS EXCLUSIVE; rewrite fresh; scan fresh
--> because Release N-1 does not know fresh
ALTER TABLE fresh OWNER TO CURRENT_USER;
--> EXPAND; lock fresh ACCESS EXCLUSIVE
--> because Release N-1 does not know fresh
ALTER TABLE fresh ENABLE ROW LEVEL SECURITY;
--> EXPAND; lock fresh ACCESS EXCLUSIVE
--> because Release N-1 does not know fresh
