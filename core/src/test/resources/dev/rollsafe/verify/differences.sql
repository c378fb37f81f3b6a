CREATE SCHEMA more;
-- undo: DROP SCHEMA more;
--   schema more is new

ALTER SCHEMA audit RENAME TO log;
-- undo: ALTER SCHEMA log RENAME TO audit;
--   schema audit is gone
--   schema log is new

GRANT USAGE ON SCHEMA audit TO PUBLIC;
-- undo: REVOKE USAGE ON SCHEMA audit FROM PUBLIC;
--   schema audit: grants was postgres=UC/postgres, is =U/postgres, postgres=UC/postgres

COMMENT ON SCHEMA audit IS 'trail';
-- undo: COMMENT ON SCHEMA audit IS NULL;
--   schema audit: comment was not set, is trail

CREATE TABLE t (id serial PRIMARY KEY, a integer CHECK (a > 0));
-- undo: DROP TABLE t;
--   table public.t is new

CREATE UNLOGGED TABLE u (a integer);
-- undo: DROP TABLE u;
--   table public.u is new: unlogged

DROP TABLE child;
-- undo: CREATE TABLE child (a integer, b integer);
--   table public.child is gone

ALTER TABLE child RENAME TO kid;
-- undo: ALTER TABLE kid RENAME TO child;
--   table public.child is gone
--   table public.kid is new

ALTER TABLE child SET SCHEMA audit;
-- undo: ALTER TABLE audit.child SET SCHEMA public;
--   table audit.child is new
--   table public.child is gone

ALTER TABLE child SET UNLOGGED;
-- undo: ALTER TABLE child SET LOGGED;
--   table public.child: persistence was not set, is unlogged

ALTER TABLE child SET (fillfactor = 70);
-- undo: ALTER TABLE child RESET (fillfactor);
--   table public.child: options was not set, is fillfactor=70

ALTER TABLE orders SET (toast.autovacuum_enabled = false);
-- undo: ALTER TABLE orders RESET (toast.autovacuum_enabled);
--   table public.orders: toast options was not set, is autovacuum_enabled=false

ALTER TABLE child INHERIT parent;
-- undo: ALTER TABLE child NO INHERIT parent;
--   table public.child: inherits was not set, is public.parent
--   column public.child.a: inherited was not set, is 1 times, and its own

ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
-- undo: ALTER TABLE orders DISABLE ROW LEVEL SECURITY;
--   table public.orders: row security was not set, is enabled

ALTER TABLE orders FORCE ROW LEVEL SECURITY;
-- undo: ALTER TABLE orders NO FORCE ROW LEVEL SECURITY;
--   table public.orders: row security of the owner was not set, is forced

ALTER TABLE orders REPLICA IDENTITY FULL;
-- undo: ALTER TABLE orders REPLICA IDENTITY DEFAULT;
--   table public.orders: replica identity was not set, is full

ALTER TABLE orders REPLICA IDENTITY USING INDEX orders_pkey;
-- undo: ALTER TABLE orders REPLICA IDENTITY DEFAULT;
--   table public.orders: replica identity was not set, is index
--   index public.orders_pkey: replica identity was not set, is replica identity

ALTER TABLE orders CLUSTER ON orders_status_idx;
-- undo: ALTER TABLE orders SET WITHOUT CLUSTER;
--   index public.orders_status_idx: clustering was not set, is clustered on it

COMMENT ON TABLE orders IS 'what was bought';
-- undo: COMMENT ON TABLE orders IS NULL;
--   table public.orders: comment was not set, is what was bought

GRANT SELECT ON orders TO PUBLIC;
-- undo: REVOKE SELECT ON orders FROM PUBLIC;
--   table public.orders: grants was postgres=arwdDxt/postgres, is =r/postgres, postgres=arwdDxt/postgres

ALTER TABLE orders OWNER TO pg_monitor;
-- undo: ALTER TABLE orders OWNER TO CURRENT_USER;
--   table public.orders: grants was postgres=arwdDxt/postgres, is pg_monitor=arwdDxt/pg_monitor
--   table public.orders: owner was postgres, is pg_monitor
--   sequence public.orders_id_seq: grants was postgres=rwU/postgres, is pg_monitor=rwU/pg_monitor
--   sequence public.orders_id_seq: owner was postgres, is pg_monitor

ALTER TABLE orders ADD COLUMN extra integer;
-- undo: ALTER TABLE orders DROP COLUMN extra;
--   column public.orders.extra is new: integer

ALTER TABLE orders ADD COLUMN extra integer NOT NULL DEFAULT 7;
-- undo: ALTER TABLE orders DROP COLUMN extra;
--   column public.orders.extra is new: integer

ALTER TABLE orders ADD COLUMN extra serial;
-- undo: ALTER TABLE orders DROP COLUMN extra;
--   column public.orders.extra is new: integer

ALTER TABLE orders ADD COLUMN twice numeric GENERATED ALWAYS AS (total * 2) STORED;
-- undo: ALTER TABLE orders DROP COLUMN twice;
--   column public.orders.twice is new: numeric

ALTER TABLE orders DROP COLUMN placed;
-- undo: ALTER TABLE orders ADD COLUMN placed timestamp;
--   column public.orders.placed is gone: timestamp without time zone

ALTER TABLE orders DROP COLUMN note;
--   column public.orders.note is gone: text

ALTER TABLE orders DROP COLUMN note; ALTER TABLE orders ADD COLUMN note text;
--   table public.orders: order of columns was id, customer_id, total, status, note, placed, is id, customer_id, total, status, placed, note

ALTER TABLE orders RENAME COLUMN note TO remark;
-- undo: ALTER TABLE orders RENAME COLUMN remark TO note;
--   column public.orders.note is gone: text
--   column public.orders.remark is new: text

ALTER TABLE child ALTER COLUMN a TYPE bigint;
-- undo: ALTER TABLE child ALTER COLUMN a TYPE integer;
--   column public.child.a: type was integer, is bigint

ALTER TABLE orders ALTER COLUMN note TYPE varchar(30);
-- undo: ALTER TABLE orders ALTER COLUMN note TYPE text;
--   column public.orders.note: type was text, is character varying(30)

ALTER TABLE orders ALTER COLUMN note TYPE text COLLATE "C";
-- undo: ALTER TABLE orders ALTER COLUMN note TYPE text;
--   column public.orders.note: collation was not set, is "C"

ALTER TABLE orders ALTER COLUMN note SET NOT NULL;
-- undo: ALTER TABLE orders ALTER COLUMN note DROP NOT NULL;
--   column public.orders.note: nulls was not set, is not null

ALTER TABLE orders ALTER COLUMN total SET DEFAULT 1;
-- undo: ALTER TABLE orders ALTER COLUMN total SET DEFAULT 0;
--   column public.orders.total: default was 0, is 1

ALTER TABLE orders ALTER COLUMN total DROP DEFAULT;
-- undo: ALTER TABLE orders ALTER COLUMN total SET DEFAULT 0;
--   column public.orders.total: default was 0, is not set

ALTER TABLE orders ALTER COLUMN id SET GENERATED ALWAYS;
-- undo: ALTER TABLE orders ALTER COLUMN id SET GENERATED BY DEFAULT;
--   column public.orders.id: identity was by default, is always

ALTER TABLE orders ALTER COLUMN id DROP IDENTITY;
-- undo: ALTER TABLE orders ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY;
--   column public.orders.id: identity was by default, is not set
--   sequence public.orders_id_seq is gone: bigint

ALTER TABLE orders ALTER COLUMN id SET INCREMENT BY 10;
-- undo: ALTER TABLE orders ALTER COLUMN id SET INCREMENT BY 1;
--   sequence public.orders_id_seq: increment was 1, is 10

ALTER TABLE orders ALTER COLUMN note SET STORAGE EXTERNAL;
-- undo: ALTER TABLE orders ALTER COLUMN note SET STORAGE EXTENDED;
--   column public.orders.note: storage was not set, is external

ALTER TABLE orders ALTER COLUMN note SET COMPRESSION pglz;
-- undo: ALTER TABLE orders ALTER COLUMN note SET COMPRESSION default;
--   column public.orders.note: compression was not set, is pglz

ALTER TABLE orders ALTER COLUMN note SET STATISTICS 500;
-- undo: ALTER TABLE orders ALTER COLUMN note SET STATISTICS -1;
--   column public.orders.note: statistics target was not set, is 500

ALTER TABLE orders ALTER COLUMN note SET (n_distinct = 5);
-- undo: ALTER TABLE orders ALTER COLUMN note RESET (n_distinct);
--   column public.orders.note: options was not set, is n_distinct=5

COMMENT ON COLUMN orders.note IS 'free text';
-- undo: COMMENT ON COLUMN orders.note IS NULL;
--   column public.orders.note: comment was not set, is free text

GRANT SELECT (note) ON orders TO PUBLIC;
-- undo: REVOKE SELECT (note) ON orders FROM PUBLIC;
--   column public.orders.note: grants was not set, is =r/postgres

ALTER TABLE orders ADD CONSTRAINT c CHECK (note <> '');
-- undo: ALTER TABLE orders DROP CONSTRAINT c;
--   constraint c on public.orders is new: CHECK ((note <> ''::text))

ALTER TABLE orders ADD CONSTRAINT c CHECK (note <> '') NOT VALID; ALTER TABLE orders VALIDATE CONSTRAINT c;
-- undo: ALTER TABLE orders DROP CONSTRAINT c;
--   constraint c on public.orders is new: CHECK ((note <> ''::text))

ALTER TABLE orders ADD CONSTRAINT c CHECK (note <> '') NOT VALID;
-- undo: ALTER TABLE orders DROP CONSTRAINT c;
--   constraint c on public.orders is new: CHECK ((note <> ''::text)) NOT VALID

ALTER TABLE orders ADD CONSTRAINT c UNIQUE (note);
-- undo: ALTER TABLE orders DROP CONSTRAINT c;
--   constraint c on public.orders is new: UNIQUE (note)

ALTER TABLE child ADD PRIMARY KEY (a);
-- undo: ALTER TABLE child DROP CONSTRAINT child_pkey, ALTER COLUMN a DROP NOT NULL;
--   constraint child_pkey on public.child is new: PRIMARY KEY (a)
--   column public.child.a: nulls was not set, is not null

ALTER TABLE child ADD FOREIGN KEY (a) REFERENCES customers ON DELETE CASCADE;
-- undo: ALTER TABLE child DROP CONSTRAINT child_a_fkey;
--   constraint child_a_fkey on public.child is new: FOREIGN KEY (a) REFERENCES public.customers(id) ON DELETE CASCADE

ALTER TABLE child ADD CONSTRAINT x EXCLUDE USING btree (a WITH =);
-- undo: ALTER TABLE child DROP CONSTRAINT x;
--   constraint x on public.child is new: EXCLUDE USING btree (a WITH =)

ALTER TABLE orders ALTER CONSTRAINT orders_customer_fk DEFERRABLE INITIALLY DEFERRED;
-- undo: ALTER TABLE orders ALTER CONSTRAINT orders_customer_fk NOT DEFERRABLE;
--   constraint orders_customer_fk on public.orders: definition was FOREIGN KEY (customer_id) REFERENCES public.customers(id), is FOREIGN KEY (customer_id) REFERENCES public.customers(id) DEFERRABLE INITIALLY DEFERRED

ALTER TABLE orders RENAME CONSTRAINT orders_total_check TO total_check;
-- undo: ALTER TABLE orders RENAME CONSTRAINT total_check TO orders_total_check;
--   constraint orders_total_check on public.orders is gone: CHECK ((total >= (0)::numeric))
--   constraint total_check on public.orders is new: CHECK ((total >= (0)::numeric))

ALTER TABLE orders DROP CONSTRAINT orders_customer_fk;
-- undo: ALTER TABLE orders ADD CONSTRAINT orders_customer_fk FOREIGN KEY (customer_id) REFERENCES customers;
--   constraint orders_customer_fk on public.orders is gone: FOREIGN KEY (customer_id) REFERENCES public.customers(id)

ALTER TABLE orders DROP CONSTRAINT orders_customer_fk; ALTER TABLE orders ADD CONSTRAINT orders_customer_fk FOREIGN KEY (customer_id) REFERENCES customers ON DELETE SET NULL;
--   constraint orders_customer_fk on public.orders: definition was FOREIGN KEY (customer_id) REFERENCES public.customers(id), is FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE SET NULL

COMMENT ON CONSTRAINT orders_total_check ON orders IS 'no debts';
-- undo: COMMENT ON CONSTRAINT orders_total_check ON orders IS NULL;
--   constraint orders_total_check on public.orders: comment was not set, is no debts

ALTER TABLE orders DISABLE TRIGGER ALL;
-- undo: ALTER TABLE orders ENABLE TRIGGER ALL;
--   constraint orders_customer_fk on public.orders: state of its triggers was not set, is D
--   trigger orders_touched on public.orders: state was not set, is disabled

CREATE INDEX i ON orders (note);
-- undo: DROP INDEX i;
--   index public.i is new: CREATE INDEX i ON public.orders USING btree (note)

CREATE UNIQUE INDEX i ON orders (lower(note)) INCLUDE (total) WHERE total > 0;
-- undo: DROP INDEX i;
--   index public.i is new: CREATE UNIQUE INDEX i ON public.orders USING btree (lower(note)) INCLUDE (total) WHERE (total > (0)::numeric)

CREATE UNIQUE INDEX i ON orders (note) NULLS NOT DISTINCT;
-- undo: DROP INDEX i;
-- since: 15
--   index public.i is new: CREATE UNIQUE INDEX i ON public.orders USING btree (note) NULLS NOT DISTINCT

DROP INDEX orders_status_idx;
-- undo: CREATE INDEX orders_status_idx ON orders (status);
--   index public.orders_status_idx is gone: CREATE INDEX orders_status_idx ON public.orders USING btree (status)

DROP INDEX orders_status_idx; CREATE INDEX orders_status_idx ON orders (status DESC);
--   index public.orders_status_idx: definition was CREATE INDEX orders_status_idx ON public.orders USING btree (status), is CREATE INDEX orders_status_idx ON public.orders USING btree (status DESC)

ALTER INDEX orders_status_idx RENAME TO by_status;
-- undo: ALTER INDEX by_status RENAME TO orders_status_idx;
--   index public.by_status is new: CREATE INDEX by_status ON public.orders USING btree (status)
--   index public.orders_status_idx is gone: CREATE INDEX orders_status_idx ON public.orders USING btree (status)

ALTER INDEX orders_status_idx SET (fillfactor = 50);
-- undo: ALTER INDEX orders_status_idx RESET (fillfactor);
--   index public.orders_status_idx: definition was CREATE INDEX orders_status_idx ON public.orders USING btree (status), is CREATE INDEX orders_status_idx ON public.orders USING btree (status) WITH (fillfactor='50')

COMMENT ON INDEX orders_status_idx IS 'by status';
-- undo: COMMENT ON INDEX orders_status_idx IS NULL;
--   index public.orders_status_idx: comment was not set, is by status

CREATE INDEX i ON ONLY events (id);
-- undo: DROP INDEX i;
--   index public.i is new: CREATE INDEX i ON ONLY public.events USING btree (id)

CREATE INDEX i ON events (id);
-- undo: DROP INDEX i;
--   index public.events_1_id_idx is new: CREATE INDEX events_1_id_idx ON public.events_1 USING btree (id)
--   index public.i is new: CREATE INDEX i ON ONLY public.events USING btree (id)

CREATE SEQUENCE s AS smallint INCREMENT 2 CYCLE;
-- undo: DROP SEQUENCE s;
--   sequence public.s is new: smallint

ALTER SEQUENCE numbers MAXVALUE 1000 CACHE 5;
-- undo: ALTER SEQUENCE numbers NO MAXVALUE CACHE 1;
--   sequence public.numbers: cache was 1, is 5
--   sequence public.numbers: maximum was 9223372036854775807, is 1000

ALTER SEQUENCE numbers AS integer;
-- undo: ALTER SEQUENCE numbers AS bigint;
--   sequence public.numbers: maximum was 9223372036854775807, is 2147483647
--   sequence public.numbers: type was bigint, is integer

ALTER SEQUENCE numbers OWNED BY child.a;
-- undo: ALTER SEQUENCE numbers OWNED BY NONE;
--   sequence public.numbers: owned by was not set, is public.child.a

SELECT nextval('numbers'), setval('numbers', 99);
-- undo: SELECT 1;

GRANT USAGE ON SEQUENCE numbers TO PUBLIC;
-- undo: REVOKE USAGE ON SEQUENCE numbers FROM PUBLIC;
--   sequence public.numbers: grants was postgres=rwU/postgres, is =U/postgres, postgres=rwU/postgres

CREATE VIEW v AS SELECT name FROM customers;
-- undo: DROP VIEW v;
--   view public.v is new: SELECT name FROM public.customers;

CREATE OR REPLACE VIEW open_orders AS SELECT id, total FROM orders WHERE status = 'new';
-- undo: CREATE OR REPLACE VIEW open_orders AS SELECT id, total FROM orders WHERE status = 'open';
--   view public.open_orders: definition was SELECT id, total FROM public.orders WHERE ((status)::text = 'open'::text);, is SELECT id, total FROM public.orders WHERE ((status)::text = 'new'::text);

CREATE OR REPLACE VIEW open_orders AS SELECT id, total, note FROM orders WHERE status = 'open';
-- undo: DROP VIEW open_orders; CREATE VIEW open_orders AS SELECT id, total FROM orders WHERE status = 'open';
--   view public.open_orders: definition was SELECT id, total FROM public.orders WHERE ((status)::text = 'open'::text);, is SELECT id, total, note FROM public.orders WHERE ((status)::text = 'open'::text);
--   column public.open_orders.note is new: text

ALTER VIEW open_orders SET (security_barrier = true);
-- undo: ALTER VIEW open_orders RESET (security_barrier);
--   view public.open_orders: options was not set, is security_barrier=true

ALTER VIEW open_orders ALTER COLUMN total SET DEFAULT 5;
-- undo: ALTER VIEW open_orders ALTER COLUMN total DROP DEFAULT;
--   column public.open_orders.total: default was not set, is 5

COMMENT ON COLUMN open_orders.total IS 'in euro';
-- undo: COMMENT ON COLUMN open_orders.total IS NULL;
--   column public.open_orders.total: comment was not set, is in euro

GRANT SELECT ON open_orders TO PUBLIC;
-- undo: REVOKE SELECT ON open_orders FROM PUBLIC;
--   view public.open_orders: grants was postgres=arwdDxt/postgres, is =r/postgres, postgres=arwdDxt/postgres

DROP VIEW open_orders;
-- undo: CREATE VIEW open_orders AS SELECT id, total FROM orders WHERE status = 'open';
--   view public.open_orders is gone: SELECT id, total FROM public.orders WHERE ((status)::text = 'open'::text);

CREATE MATERIALIZED VIEW m AS SELECT 1 AS one WITH NO DATA;
-- undo: DROP MATERIALIZED VIEW m;
--   materialized view public.m is new: SELECT 1 AS one;

REFRESH MATERIALIZED VIEW totals WITH NO DATA;
-- undo: REFRESH MATERIALIZED VIEW totals;
--   materialized view public.totals: rows was not set, is not populated

CREATE UNIQUE INDEX totals_key ON totals (customer_id);
-- undo: DROP INDEX totals_key;
--   index public.totals_key is new: CREATE UNIQUE INDEX totals_key ON public.totals USING btree (customer_id)

CREATE RULE r AS ON INSERT TO child DO ALSO NOTHING;
-- undo: DROP RULE r ON child;
--   rule r on public.child is new: CREATE RULE r AS ON INSERT TO public.child DO NOTHING;

ALTER TABLE orders DISABLE RULE orders_kept;
-- undo: ALTER TABLE orders ENABLE RULE orders_kept;
--   rule orders_kept on public.orders: state was not set, is disabled

CREATE TRIGGER t AFTER INSERT ON child FOR EACH ROW EXECUTE FUNCTION touched();
-- undo: DROP TRIGGER t ON child;
--   trigger t on public.child is new: CREATE TRIGGER t AFTER INSERT ON public.child FOR EACH ROW EXECUTE FUNCTION public.touched()

CREATE CONSTRAINT TRIGGER t AFTER INSERT ON child DEFERRABLE FOR EACH ROW EXECUTE FUNCTION touched();
-- undo: DROP TRIGGER t ON child;
--   trigger t on public.child is new: CREATE CONSTRAINT TRIGGER t AFTER INSERT ON public.child DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION public.touched()

ALTER TABLE orders DISABLE TRIGGER orders_touched;
-- undo: ALTER TABLE orders ENABLE TRIGGER orders_touched;
--   trigger orders_touched on public.orders: state was not set, is disabled

ALTER TABLE orders ENABLE ALWAYS TRIGGER orders_touched;
-- undo: ALTER TABLE orders ENABLE TRIGGER orders_touched;
--   trigger orders_touched on public.orders: state was not set, is always

ALTER TRIGGER orders_touched ON orders RENAME TO touch;
-- undo: ALTER TRIGGER touch ON orders RENAME TO orders_touched;
--   trigger orders_touched on public.orders is gone: CREATE TRIGGER orders_touched BEFORE UPDATE ON public.orders FOR EACH ROW EXECUTE FUNCTION public.touched()
--   trigger touch on public.orders is new: CREATE TRIGGER touch BEFORE UPDATE ON public.orders FOR EACH ROW EXECUTE FUNCTION public.touched()

CREATE POLICY q ON orders AS RESTRICTIVE FOR INSERT TO PUBLIC WITH CHECK (total > 0);
-- undo: DROP POLICY q ON orders;
--   policy q on public.orders is new: insert

ALTER POLICY orders_mine ON orders TO pg_monitor USING (id > 0);
-- undo: ALTER POLICY orders_mine ON orders TO PUBLIC USING (true);
--   policy orders_mine on public.orders: roles was public, is pg_monitor
--   policy orders_mine on public.orders: using was true, is (id > 0)

CREATE FUNCTION g(x text, y integer DEFAULT 3) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT x';
-- undo: DROP FUNCTION g(text, integer);
--   function public.g(text,integer) is new: CREATE OR REPLACE FUNCTION public.g(x text, y integer DEFAULT 3) RETURNS text LANGUAGE sql IMMUTABLE AS $function$SELECT x$function$

CREATE OR REPLACE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a + 1';
-- undo: CREATE OR REPLACE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a';
--   function public.f(integer): definition was CREATE OR REPLACE FUNCTION public.f(a integer) RETURNS integer LANGUAGE sql AS $function$SELECT a$function$ , is CREATE OR REPLACE FUNCTION public.f(a integer) RETURNS integer LANGUAGE sql AS $function$SELECT a + 1$function$

ALTER FUNCTION f(integer) STABLE SECURITY DEFINER;
-- undo: ALTER FUNCTION f(integer) VOLATILE SECURITY INVOKER;
--   function public.f(integer): definition was CREATE OR REPLACE FUNCTION public.f(a integer) RETURNS integer LANGUAGE sql AS $function$SELECT a$function$ , is CREATE OR REPLACE FUNCTION public.f(a integer) RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER AS $function$SELECT a$function$

ALTER FUNCTION f(integer) SET search_path = public;
-- undo: ALTER FUNCTION f(integer) RESET search_path;
--   function public.f(integer): definition was CREATE OR REPLACE FUNCTION public.f(a integer) RETURNS integer LANGUAGE sql AS $function$SELECT a$function$ , is CREATE OR REPLACE FUNCTION public.f(a integer) RETURNS integer LANGUAGE sql SET search_path TO 'public' AS $function$SELECT a$function$

REVOKE EXECUTE ON FUNCTION f(integer) FROM PUBLIC;
-- undo: GRANT EXECUTE ON FUNCTION f(integer) TO PUBLIC;
--   function public.f(integer): grants was =X/postgres, postgres=X/postgres, is postgres=X/postgres

COMMENT ON FUNCTION f(integer) IS 'itself';
-- undo: COMMENT ON FUNCTION f(integer) IS NULL;
--   function public.f(integer): comment was not set, is itself

DROP FUNCTION f(integer);
-- undo: CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a';
--   function public.f(integer) is gone: CREATE OR REPLACE FUNCTION public.f(a integer) RETURNS integer LANGUAGE sql AS $function$SELECT a$function$

DROP PROCEDURE p();
-- undo: CREATE PROCEDURE p() LANGUAGE sql AS '';
--   procedure public.p() is gone: CREATE OR REPLACE PROCEDURE public.p() LANGUAGE sql AS $procedure$$procedure$

CREATE AGGREGATE total_of (integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0');
-- undo: DROP AGGREGATE total_of (integer);
--   aggregate public.total_of(integer) is new: integer, returns integer, kind n, direct 0, sfunc int4pl, stype integer, sspace 0, finalfunc -, extra false, modify r, combinefunc -, serialfunc -, deserialfunc -, msfunc -, minvfunc -, mfinalfunc -, mextra false, mmodify r, mspace 0, initcond 0, parallel u

CREATE TYPE size AS ENUM ('s', 'm');
-- undo: DROP TYPE size;
--   type public.size is new: enum

ALTER TYPE mood ADD VALUE 'happy' BEFORE 'ok';
--   type public.mood: labels was 'sad', 'ok', is 'sad', 'happy', 'ok'

ALTER TYPE mood RENAME VALUE 'ok' TO 'fine';
-- undo: ALTER TYPE mood RENAME VALUE 'fine' TO 'ok';
--   type public.mood: labels was 'sad', 'ok', is 'sad', 'fine'

ALTER TYPE mood RENAME TO feeling;
-- undo: ALTER TYPE feeling RENAME TO mood;
--   type public.feeling is new: enum
--   type public.mood is gone: enum

ALTER TYPE address ADD ATTRIBUTE zip text;
-- undo: ALTER TYPE address DROP ATTRIBUTE zip;
--   column public.address.zip is new: text

ALTER TYPE address ALTER ATTRIBUTE city TYPE varchar(50);
-- undo: ALTER TYPE address ALTER ATTRIBUTE city TYPE text;
--   column public.address.city: type was text, is character varying(50)

COMMENT ON TYPE mood IS 'how it feels';
-- undo: COMMENT ON TYPE mood IS NULL;
--   type public.mood: comment was not set, is how it feels

REVOKE USAGE ON TYPE mood FROM PUBLIC;
-- undo: GRANT USAGE ON TYPE mood TO PUBLIC;
--   type public.mood: grants was =U/postgres, postgres=U/postgres, is postgres=U/postgres

CREATE TYPE span AS RANGE (subtype = integer);
-- undo: DROP TYPE span;
--   type public.span is new: range

CREATE DOMAIN short AS varchar(5) NOT NULL DEFAULT 'x' CHECK (VALUE <> '');
-- undo: DROP DOMAIN short;
--   domain public.short is new: character varying(5)

ALTER DOMAIN positive SET DEFAULT 1;
-- undo: ALTER DOMAIN positive DROP DEFAULT;
--   domain public.positive: default was not set, is 1

ALTER DOMAIN positive ADD CONSTRAINT small CHECK (VALUE < 100);
-- undo: ALTER DOMAIN positive DROP CONSTRAINT small;
--   constraint small on public.positive is new: CHECK ((VALUE < 100))

ALTER DOMAIN positive SET NOT NULL;
-- undo: ALTER DOMAIN positive DROP NOT NULL;
--   domain public.positive: nulls was not set, is not null

CREATE OPERATOR === (LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4eq);
-- undo: DROP OPERATOR === (integer, integer);
--   operator public.===(integer,integer) is new: int4eq, returns boolean

CREATE CAST (mood AS integer) WITH INOUT;
-- undo: DROP CAST (mood AS integer);
--   cast public.mood as integer is new: with inout

CREATE OPERATOR CLASS ints FOR TYPE integer USING hash AS OPERATOR 1 =, FUNCTION 1 hashint4(integer);
-- undo: DROP OPERATOR FAMILY ints USING hash;
--   operator class public.ints using hash is new: for integer, in family ints
--   operator family public.ints using hash is new: 1 =(integer,integer)

CREATE COLLATION other (locale = 'C');
-- undo: DROP COLLATION other;
--   collation public.other is new: c, C, C, deterministic

CREATE TABLE events_0 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2025-02-01');
-- undo: DROP TABLE events_0;
--   table public.events_0 is new: FOR VALUES FROM ('2025-01-01') TO ('2025-02-01')

ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES FROM ('2026-02-01') TO ('2026-03-01');
-- undo: ALTER TABLE events DETACH PARTITION events_2;
--   table public.events_2: inherits was not set, is public.events
--   table public.events_2: partition bound was not set, is FOR VALUES FROM ('2026-02-01') TO ('2026-03-01')
--   column public.events_2.at: inherited was not set, is 1 times
--   column public.events_2.id: inherited was not set, is 1 times

ALTER TABLE events DETACH PARTITION events_1;
-- undo: ALTER TABLE events ATTACH PARTITION events_1 FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
--   table public.events_1: inherits was public.events, is not set
--   table public.events_1: partition bound was FOR VALUES FROM ('2026-01-01') TO ('2026-02-01'), is not set
--   column public.events_1.at: inherited was 1 times, is not set
--   column public.events_1.id: inherited was 1 times, is not set

ALTER TABLE events ADD COLUMN name text;
-- undo: ALTER TABLE events DROP COLUMN name;
--   column public.events.name is new: text
--   column public.events_1.name is new: text

ALTER FOREIGN TABLE far OPTIONS (ADD path 'x');
-- undo: ALTER FOREIGN TABLE far OPTIONS (DROP path);
--   foreign table public.far: foreign options was not set, is path=x

ALTER SERVER elsewhere OPTIONS (ADD host 'h');
-- undo: ALTER SERVER elsewhere OPTIONS (DROP host);
--   foreign server elsewhere: options was not set, is host=h

CREATE USER MAPPING FOR PUBLIC SERVER elsewhere OPTIONS (password 'secret');
-- undo: DROP USER MAPPING FOR PUBLIC SERVER elsewhere;
--   user mapping public on elsewhere is new: public

ALTER PUBLICATION changes ADD TABLE orders;
-- undo: ALTER PUBLICATION changes DROP TABLE orders;
--   publication changes: tables was public.customers, is public.customers, public.orders

ALTER PUBLICATION changes SET (publish = 'insert');
-- undo: ALTER PUBLICATION changes SET (publish = 'insert, update, delete, truncate');
--   publication changes: publishes was insert, update, delete, truncate, is insert

ALTER EVENT TRIGGER watch DISABLE;
-- undo: ALTER EVENT TRIGGER watch ENABLE;
--   event trigger watch: state was not set, is disabled

DROP EVENT TRIGGER watch;
-- undo: CREATE EVENT TRIGGER watch ON ddl_command_start EXECUTE FUNCTION watched();
--   event trigger watch is gone: ddl_command_start public.watched

ALTER STATISTICS orders_stats SET STATISTICS 300;
-- undo: ALTER STATISTICS orders_stats SET STATISTICS -1;
--   statistics public.orders_stats: statistics target was not set, is 300

DROP STATISTICS orders_stats;
-- undo: CREATE STATISTICS orders_stats ON customer_id, status FROM orders;
--   statistics public.orders_stats is gone: CREATE STATISTICS public.orders_stats ON customer_id, status FROM public.orders

ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC;
-- undo: ALTER DEFAULT PRIVILEGES REVOKE SELECT ON TABLES FROM PUBLIC;
--   default grants tables of postgres is new: =r/postgres, postgres=arwdDxt/postgres

DROP EXTENSION plpgsql CASCADE;
--   trigger orders_touched on public.orders is gone: CREATE TRIGGER orders_touched BEFORE UPDATE ON public.orders FOR EACH ROW EXECUTE FUNCTION public.touched()
--   extension plpgsql is gone: 1.0
--   function public.touched() is gone: CREATE OR REPLACE FUNCTION public.touched() RETURNS trigger LANGUAGE plpgsql AS $function$BEGIN RETURN NEW; END$function$
--   function public.watched() is gone: CREATE OR REPLACE FUNCTION public.watched() RETURNS event_trigger LANGUAGE plpgsql AS $function$BEGIN END$function$
--   event trigger watch is gone: ddl_command_start public.watched

CREATE TEXT SEARCH CONFIGURATION words (COPY = simple);
-- undo: DROP TEXT SEARCH CONFIGURATION words;
--   text search configuration public.words is new: pg_catalog."default"

INSERT INTO customers VALUES (1, 'a', 'b');
-- undo: SELECT 1;

ANALYZE customers;
-- undo: SELECT 1;

CREATE TEMPORARY TABLE passing (a integer);
-- undo: SELECT 1;
