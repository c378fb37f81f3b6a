-- given: rows with keys that sequences, unique indexes and a replica identity look after
CREATE TABLE t (id serial PRIMARY KEY, code text, a int, b int);
CREATE UNIQUE INDEX t_code ON t (code);
CREATE UNIQUE INDEX t_a_b ON t (a, b);
CREATE UNIQUE INDEX t_b_a ON t (b, a);
CREATE TABLE bare (id int NOT NULL, a int);
CREATE TABLE named (id int NOT NULL, a int);
CREATE UNIQUE INDEX named_id ON named (id);
ALTER TABLE named REPLICA IDENTITY USING INDEX named_id;
CREATE PUBLICATION old_pub FOR TABLE named;
CREATE SEQUENCE few MAXVALUE 100000;
CREATE VIEW low AS SELECT id, code, a FROM t WHERE a < 100;
CREATE FUNCTION wipe() RETURNS void LANGUAGE sql AS 'DELETE FROM bare';
INSERT INTO t (code, a, b) SELECT i::text, i, i FROM generate_series(1, 20) i;
INSERT INTO bare SELECT i, i FROM generate_series(1, 20) i;
INSERT INTO named SELECT i, i FROM generate_series(1, 20) i;
SELECT setval('few', 20);
-- old
SELECT id, code, a, b FROM t WHERE id = 1;
SELECT id, a FROM bare;
SELECT * FROM bare;
SELECT nextval('few');
INSERT INTO t (code, a, b) VALUES ('x', 101, 101);
INSERT INTO t (code, a, b) VALUES ('1', 102, 102) ON CONFLICT (code) DO NOTHING;
INSERT INTO t (code, a, b) VALUES ('y', 1, 1) ON CONFLICT (a, b) DO NOTHING;
INSERT INTO t (id, code, a, b) VALUES (1000 + nextval('few'), 'z', 103, 103);
INSERT INTO low (code, a) VALUES ('w', 104);
UPDATE bare SET a = 2 WHERE id = 1;
DELETE FROM bare WHERE id = 2;
INSERT INTO named (id, a) VALUES (1, 1) ON CONFLICT (id) DO NOTHING;
UPDATE named SET a = 2 WHERE id = 1;
-- writes: restart a sequence
ALTER SEQUENCE t_id_seq RESTART;
-- writes: set a sequence back
SELECT setval('t_id_seq', 5);
-- writes: set a sequence behind the highest number in use
SELECT setval('t_id_seq', max(id)) FROM t;
-- writes: put off the end of a sequence
ALTER SEQUENCE few MAXVALUE 200000;
-- writes: insert numbers that the sequence gives out next
INSERT INTO t (id, code, a, b) SELECT i, 'h' || i, 10000 + i, i FROM generate_series(21, 900) i;
-- writes: insert and let the sequence count
INSERT INTO t (code, a, b) VALUES ('u', 106, 106);
-- writes: overwrite a column
UPDATE t SET a = -id;
-- writes: fill in what is null
UPDATE t SET a = 0 WHERE a IS NULL;
-- writes: delete rows
DELETE FROM bare WHERE id > 10;
-- writes: truncate
TRUNCATE bare;
-- writes: call a function that deletes
SELECT wipe();
-- writes: drop the only unique index over a column
DROP INDEX t_code;
-- writes: drop one of two unique indexes over the same columns
DROP INDEX t_b_a;
-- writes: drop the index that is the replica identity of a published table
DROP INDEX named_id;
-- writes: publish a table without a replica identity
CREATE PUBLICATION pub FOR TABLE bare;
-- writes: publish a table with a primary key
CREATE PUBLICATION pub FOR TABLE t;
-- writes: let a view refuse what it does not show
CREATE OR REPLACE VIEW low AS SELECT id, code, a FROM t WHERE a < 100 WITH CHECK OPTION;
-- writes: drop a table in a block
DO $$ BEGIN DROP TABLE bare; END $$;
-- writes: add a column in a block
DO $$ BEGIN IF true THEN ALTER TABLE bare ADD COLUMN c int; END IF; END $$;
-- writes: a trigger that refuses some rows
CREATE FUNCTION guard() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN IF NEW.a > 100 THEN RAISE EXCEPTION ''no''; END IF; RETURN NEW; END';
CREATE TRIGGER guard BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION guard();
-- writes: a trigger that keeps a new column in step
ALTER TABLE t ADD COLUMN a_new bigint;
CREATE FUNCTION step() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.a_new := NEW.a; RETURN NEW; END';
CREATE TRIGGER step BEFORE INSERT OR UPDATE ON t FOR EACH ROW EXECUTE FUNCTION step();
