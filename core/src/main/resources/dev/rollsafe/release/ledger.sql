-- The release ledger of Rollsafe: which releases run on this database, what they need of it, and how far each change is here.
-- It may be run again. Everything is written through its functions, which run with the rights of its owner; roles get what
-- they need with ${ledger}.allow. All times are those of this database's clock.

CREATE SCHEMA IF NOT EXISTS ${ledger};

CREATE TABLE IF NOT EXISTS ${ledger}.identity (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  format integer NOT NULL DEFAULT 1,
  system_identifier bigint NOT NULL,
  database_oid oid NOT NULL,
  timeline integer NOT NULL,
  env text NOT NULL,
  adopted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  unused text);

CREATE TABLE IF NOT EXISTS ${ledger}.service (
  service text PRIMARY KEY CHECK (service <> '' AND strpos(service, '@') = 0),
  rollback_window integer NOT NULL DEFAULT 1 CHECK (rollback_window >= 0),
  soak interval NOT NULL DEFAULT '0' CHECK (soak >= '0'),
  rules text[] NOT NULL DEFAULT '{}');

CREATE TABLE IF NOT EXISTS ${ledger}.release (
  service text NOT NULL REFERENCES ${ledger}.service,
  release_id text NOT NULL CHECK (release_id <> ''),
  seq bigint GENERATED ALWAYS AS IDENTITY,
  git_commit text,
  artifact_digest text,
  branch text,
  state text NOT NULL DEFAULT 'planned' CHECK (state IN
    ('planned', 'deploying', 'live', 'stable', 'superseded', 'retired', 'rolling_back', 'rolled_back')),
  live_at timestamptz,
  stable_at timestamptz,
  ended_at timestamptz,
  PRIMARY KEY (service, release_id),
  CHECK (stable_at IS NULL OR (live_at IS NOT NULL AND stable_at >= live_at)),
  CHECK (state NOT IN ('stable', 'superseded') OR stable_at IS NOT NULL));
CREATE UNIQUE INDEX IF NOT EXISTS one_deploying ON ${ledger}.release (service) WHERE state IN ('deploying', 'rolling_back');

CREATE TABLE IF NOT EXISTS ${ledger}.capability (
  service text NOT NULL,
  release_id text NOT NULL,
  change_id text NOT NULL,
  cap text NOT NULL CHECK (cap IN ('needs_new', 'free_of_old')),
  source text NOT NULL CHECK (source IN ('manifest', 'scan', 'manual')),
  PRIMARY KEY (service, release_id, change_id, cap),
  FOREIGN KEY (service, release_id) REFERENCES ${ledger}.release);

CREATE TABLE IF NOT EXISTS ${ledger}.change (
  change_id text PRIMARY KEY CHECK (change_id <> ''),
  kind text NOT NULL,
  old_side text NOT NULL,
  new_side text,
  expand text[] NOT NULL,
  contract text[] NOT NULL,
  soak interval NOT NULL CHECK (soak >= '0'),
  quarantine interval NOT NULL CHECK (quarantine >= '0'),
  flag text,
  phase text NOT NULL CHECK (phase IN ('planned', 'expanded', 'synced', 'tombstoned', 'contracted', 'reverted')),
  phase_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  flag_on_at timestamptz,
  diverged_rows bigint CHECK (diverged_rows >= 0),
  compared_at timestamptz,
  CHECK ((diverged_rows IS NULL) = (compared_at IS NULL)));

CREATE TABLE IF NOT EXISTS ${ledger}.change_consumer (
  change_id text NOT NULL REFERENCES ${ledger}.change,
  service text NOT NULL CHECK (service <> '' AND strpos(service, '@') = 0),
  PRIMARY KEY (change_id, service));
CREATE INDEX IF NOT EXISTS change_consumer_service ON ${ledger}.change_consumer (service);

CREATE TABLE IF NOT EXISTS ${ledger}.evidence (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  service text NOT NULL,
  release_id text NOT NULL,
  rule text NOT NULL,
  verdict text NOT NULL CHECK (verdict IN ('pass', 'fail', 'inconclusive', 'error')),
  value double precision,
  samples bigint,
  window_start timestamptz,
  window_end timestamptz,
  query text,
  detail jsonb,
  actor text NOT NULL DEFAULT session_user,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  FOREIGN KEY (service, release_id) REFERENCES ${ledger}.release);
CREATE INDEX IF NOT EXISTS evidence_release ON ${ledger}.evidence (service, release_id);

CREATE TABLE IF NOT EXISTS ${ledger}.gate_override (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  change_id text NOT NULL,
  ticket text NOT NULL CHECK (ticket <> ''),
  reason text NOT NULL CHECK (reason <> ''),
  actor text NOT NULL DEFAULT session_user,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamptz NOT NULL CHECK (expires_at > at));
CREATE INDEX IF NOT EXISTS gate_override_change ON ${ledger}.gate_override (change_id);

CREATE TABLE IF NOT EXISTS ${ledger}.event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  actor text NOT NULL DEFAULT session_user,
  subject text NOT NULL,
  what text NOT NULL,
  detail jsonb NOT NULL DEFAULT '{}');

-- What was said once stays, whoever asks.
CREATE OR REPLACE FUNCTION ${ledger}.append_only() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $f$
BEGIN
  RAISE EXCEPTION '% of %.% is refused: it is only ever added to', lower(TG_OP), TG_TABLE_SCHEMA, TG_TABLE_NAME
    USING ERRCODE = 'XG010';
END $f$;

-- Every change of a row is an event, made by a function or by hand.
CREATE OR REPLACE FUNCTION ${ledger}.note() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $f$
DECLARE
  v_row jsonb;
  v_subject text := '';
  i integer;
BEGIN
  IF TG_OP = 'DELETE' THEN v_row := to_jsonb(OLD); ELSE v_row := to_jsonb(NEW); END IF;
  FOR i IN 0 .. TG_NARGS - 1 LOOP
    v_subject := v_subject || CASE WHEN i > 0 THEN '@' ELSE '' END || (v_row ->> TG_ARGV[i]);
  END LOOP;
  INSERT INTO ${ledger}.event (subject, what, detail)
  VALUES (v_subject, lower(TG_OP) || ' ' || TG_TABLE_NAME,
    CASE WHEN TG_OP = 'UPDATE' THEN jsonb_build_object('from', to_jsonb(OLD), 'to', v_row) ELSE v_row END);
  RETURN NULL;
END $f$;

DROP TRIGGER IF EXISTS append_only ON ${ledger}.event;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${ledger}.event
  FOR EACH STATEMENT EXECUTE FUNCTION ${ledger}.append_only();
DROP TRIGGER IF EXISTS append_only ON ${ledger}.evidence;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${ledger}.evidence
  FOR EACH STATEMENT EXECUTE FUNCTION ${ledger}.append_only();
DROP TRIGGER IF EXISTS append_only ON ${ledger}.gate_override;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${ledger}.gate_override
  FOR EACH STATEMENT EXECUTE FUNCTION ${ledger}.append_only();
DROP TRIGGER IF EXISTS note ON ${ledger}.gate_override;
CREATE TRIGGER note AFTER INSERT ON ${ledger}.gate_override
  FOR EACH ROW EXECUTE FUNCTION ${ledger}.note('change_id');
DROP TRIGGER IF EXISTS note ON ${ledger}.identity;
CREATE TRIGGER note AFTER INSERT OR UPDATE OR DELETE ON ${ledger}.identity
  FOR EACH ROW EXECUTE FUNCTION ${ledger}.note('env');
DROP TRIGGER IF EXISTS note ON ${ledger}.service;
CREATE TRIGGER note AFTER INSERT OR UPDATE OR DELETE ON ${ledger}.service
  FOR EACH ROW EXECUTE FUNCTION ${ledger}.note('service');
DROP TRIGGER IF EXISTS note ON ${ledger}.release;
CREATE TRIGGER note AFTER INSERT OR UPDATE OR DELETE ON ${ledger}.release
  FOR EACH ROW EXECUTE FUNCTION ${ledger}.note('service', 'release_id');
DROP TRIGGER IF EXISTS note ON ${ledger}.capability;
CREATE TRIGGER note AFTER INSERT OR UPDATE OR DELETE ON ${ledger}.capability
  FOR EACH ROW EXECUTE FUNCTION ${ledger}.note('service', 'release_id');
DROP TRIGGER IF EXISTS note ON ${ledger}.change;
CREATE TRIGGER note AFTER INSERT OR UPDATE OR DELETE ON ${ledger}.change
  FOR EACH ROW EXECUTE FUNCTION ${ledger}.note('change_id');
DROP TRIGGER IF EXISTS note ON ${ledger}.change_consumer;
CREATE TRIGGER note AFTER INSERT OR UPDATE OR DELETE ON ${ledger}.change_consumer
  FOR EACH ROW EXECUTE FUNCTION ${ledger}.note('change_id', 'service');

-- Who is connected, by name; the name of another role's session may be read by all.
CREATE OR REPLACE VIEW ${ledger}.live_session AS
  SELECT a.application_name AS name, count(*) AS count
  FROM pg_catalog.pg_stat_activity a
  WHERE a.datname = current_database() AND a.pid <> pg_backend_pid()
    AND coalesce(a.backend_type, 'client backend') = 'client backend'
    -- Our own commands: the session of the one before may be there for a moment.
    AND a.application_name <> 'rollsafe'
  GROUP BY a.application_name;

-- State changes wait for each other, and for contracts that are running.
CREATE OR REPLACE FUNCTION ${ledger}.lock_ledger() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $f$
BEGIN
  IF pg_is_in_recovery() THEN
    RAISE EXCEPTION 'this is a replica: the ledger is written on the primary' USING ERRCODE = 'XG009';
  END IF;
  PERFORM pg_advisory_xact_lock(18072526, '${ledger}.release'::regclass::oid::bigint::bit(32)::integer);
END $f$;

CREATE OR REPLACE FUNCTION ${ledger}.timeline() RETURNS integer
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $f$
  SELECT ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::integer
$f$;

-- How this database is not the one that the ledger was made for; null where it is.
CREATE OR REPLACE FUNCTION ${ledger}.elsewhere() RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $f$
DECLARE
  i ${ledger}.identity;
  v_env text := nullif(current_setting('rollsafe.env', true), '');
BEGIN
  SELECT * INTO i FROM ${ledger}.identity;
  IF NOT FOUND THEN
    RETURN 'the ledger names no database that it belongs to';
  ELSIF i.system_identifier <> (SELECT s.system_identifier FROM pg_control_system() s) THEN
    RETURN 'the ledger was made on another server';
  ELSIF i.database_oid <> (SELECT d.oid FROM pg_database d WHERE d.datname = current_database()) THEN
    RETURN 'the ledger was made in another database of this server';
  ELSIF v_env <> i.env THEN
    RETURN format('the ledger is that of %s, and the session asks for %s', i.env, v_env);
  ELSIF NOT pg_is_in_recovery() THEN
    IF i.timeline <> ${ledger}.timeline() THEN
      RETURN format('the server was restored or promoted since the ledger was confirmed (timeline %s, now %s)',
        i.timeline, ${ledger}.timeline());
    END IF;
  END IF;
  RETURN NULL;
END $f$;

CREATE OR REPLACE FUNCTION ${ledger}.adopt(p_env text, p_reason text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $f$
DECLARE
  v_system bigint := (SELECT s.system_identifier FROM pg_control_system() s);
  v_database oid := (SELECT d.oid FROM pg_database d WHERE d.datname = current_database());
BEGIN
  PERFORM ${ledger}.lock_ledger();
  IF coalesce(p_env, '') = '' OR coalesce(p_reason, '') = '' THEN
    RAISE EXCEPTION 'to adopt a database takes the name of its environment and a reason' USING ERRCODE = 'XG008';
  END IF;
  INSERT INTO ${ledger}.event (subject, what, detail)
  VALUES (p_env, 'adopt', jsonb_build_object('reason', p_reason, 'before', ${ledger}.elsewhere()));
  INSERT INTO ${ledger}.identity (system_identifier, database_oid, timeline, env)
  VALUES (v_system, v_database, ${ledger}.timeline(), p_env)
  ON CONFLICT (one) DO UPDATE SET system_identifier = excluded.system_identifier, database_oid = excluded.database_oid,
    timeline = excluded.timeline, env = excluded.env, adopted_at = clock_timestamp();
END $f$;

-- Says that nobody uses this database, such as one of a test: contracts run. It ends with the first release that is registered.
CREATE OR REPLACE FUNCTION ${ledger}.declare_unused(p_reason text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $f$
BEGIN
  PERFORM ${ledger}.lock_ledger();
  IF EXISTS (SELECT FROM ${ledger}.release) THEN
    RAISE EXCEPTION 'this database is in use: releases are registered' USING ERRCODE = 'XG008';
  END IF;
  UPDATE ${ledger}.identity SET unused = p_reason;
END $f$;

CREATE OR REPLACE FUNCTION ${ledger}.is_unused() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $f$
  SELECT EXISTS (SELECT FROM ${ledger}.identity WHERE unused IS NOT NULL) AND NOT EXISTS (SELECT FROM ${ledger}.release)
$f$;

CREATE OR REPLACE FUNCTION ${ledger}.span_text(p_span interval) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $f$
  SELECT CASE WHEN s % 3600 = 0 THEN s / 3600 || 'h' WHEN s % 60 = 0 THEN s / 60 || 'm' ELSE s || 's' END
  FROM (SELECT extract(epoch FROM p_span)::bigint AS s) x
$f$;

-- All reasons to keep the gate of a change shut, those included that an override lets pass.
CREATE OR REPLACE FUNCTION ${ledger}.reasons(p_change text, p_window integer)
RETURNS TABLE (code text, subject text, reason text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $f$
DECLARE
  c ${ledger}.change;
  v_now timestamptz := clock_timestamp();
  v_elsewhere text := ${ledger}.elsewhere();
BEGIN
  IF ${ledger}.is_unused() THEN
    RETURN;
  END IF;
  IF pg_is_in_recovery() THEN
    RETURN QUERY SELECT 'REPLICA', 'database', 'this is a replica';
  END IF;
  IF v_elsewhere IS NOT NULL THEN
    RETURN QUERY SELECT 'IDENTITY', 'database', v_elsewhere;
  END IF;
  SELECT * INTO c FROM ${ledger}.change x WHERE x.change_id = p_change;
  IF NOT FOUND THEN
    RETURN QUERY SELECT 'NO_EXPAND', p_change, format('no expand of %s was applied to this database', p_change);
    RETURN;
  END IF;
  CASE c.phase
    WHEN 'planned' THEN
      RETURN QUERY SELECT 'NO_EXPAND', p_change, format('no expand of %s was applied to this database', p_change);
    WHEN 'expanded' THEN
      RETURN QUERY SELECT 'NOT_SYNCED', p_change, format('the rows from before the expand of %s are not yet in step', p_change);
    WHEN 'reverted' THEN
      RETURN QUERY SELECT 'REVERTED', p_change, format('the expand of %s was taken back', p_change);
    WHEN 'contracted' THEN
      RETURN QUERY SELECT 'CONTRACTED', p_change, format('%s is contracted already', p_change);
    WHEN 'tombstoned' THEN
      IF c.phase_at + c.quarantine > v_now THEN
        RETURN QUERY SELECT 'QUARANTINE', p_change,
          format('the old side of %s is out of reach for less than %s', p_change, ${ledger}.span_text(c.quarantine));
      END IF;
    ELSE
      IF c.new_side IS NULL THEN
        NULL;
      ELSIF c.diverged_rows > 0 THEN
        RETURN QUERY SELECT 'DIVERGED', p_change,
          format('%s row(s) of %s differ between the old and the new side', c.diverged_rows, p_change);
      ELSIF c.compared_at IS NULL OR c.compared_at < v_now - interval '1 hour' THEN
        RETURN QUERY SELECT 'NOT_COMPARED', p_change,
          format('the old and the new side of %s were not compared in the last hour', p_change);
      END IF;
  END CASE;
  IF c.flag IS NOT NULL AND c.flag_on_at IS NULL THEN
    RETURN QUERY SELECT 'FLAG', p_change, format('the flag %s is not fully on', c.flag);
  END IF;
  IF NOT EXISTS (SELECT FROM ${ledger}.change_consumer k WHERE k.change_id = p_change) THEN
    RETURN QUERY SELECT 'NO_CONSUMER', p_change, format('no service is named that uses %s', p_change);
  END IF;
  -- Every release that runs, or that a rollback may bring back, must be free of the old side.
  RETURN QUERY
  SELECT 'IN_USE', r.service || '@' || r.release_id,
    format('%s %s (%s) still uses the old side', r.service, r.release_id, r.state)
  FROM ${ledger}.change_consumer k
  JOIN ${ledger}.release r ON r.service = k.service
  JOIN ${ledger}.service s ON s.service = k.service
  WHERE k.change_id = p_change
    AND (r.state IN ('deploying', 'live', 'rolling_back')
      OR (r.state IN ('stable', 'superseded')
        AND (SELECT count(*) FROM ${ledger}.release o
             WHERE o.service = r.service AND o.state IN ('stable', 'superseded') AND o.stable_at > r.stable_at)
            < 1 + coalesce(p_window, s.rollback_window)))
    AND NOT EXISTS (SELECT FROM ${ledger}.capability a
      WHERE a.service = r.service AND a.release_id = r.release_id AND a.change_id = p_change AND a.cap = 'free_of_old');
  RETURN QUERY
  SELECT 'SOAK', k.service, format('%s has no stable release free of the old side for %s', k.service, ${ledger}.span_text(n.soak))
  FROM ${ledger}.change_consumer k
  LEFT JOIN ${ledger}.service s ON s.service = k.service
  CROSS JOIN LATERAL (SELECT greatest(c.soak, s.soak) AS soak) n
  WHERE k.change_id = p_change
    AND NOT EXISTS (SELECT FROM ${ledger}.release r
      JOIN ${ledger}.capability a
        ON a.service = r.service AND a.release_id = r.release_id AND a.change_id = p_change AND a.cap = 'free_of_old'
      WHERE r.service = k.service AND r.state = 'stable' AND greatest(r.stable_at, c.flag_on_at) + n.soak <= v_now)
    AND (EXISTS (SELECT FROM ${ledger}.release r WHERE r.service = k.service AND r.state <> 'retired')
      OR NOT EXISTS (SELECT FROM ${ledger}.release r WHERE r.service = k.service));
  RETURN QUERY
  SELECT 'EVIDENCE', r.service || '@' || r.release_id || '/' || u.rule,
    format('rule %s of %s %s %s', u.rule, r.service, r.release_id, coalesce('says ' || e.verdict, 'has said nothing'))
  FROM ${ledger}.change_consumer k
  JOIN ${ledger}.release r ON r.service = k.service AND r.state = 'stable'
  JOIN ${ledger}.service s ON s.service = k.service
  CROSS JOIN LATERAL (
    SELECT unnest(s.rules) AS rule
    UNION
    SELECT x.rule FROM ${ledger}.evidence x
    WHERE x.service = r.service AND x.release_id = r.release_id AND x.recorded_at >= r.live_at) u
  LEFT JOIN LATERAL (
    SELECT x.verdict FROM ${ledger}.evidence x
    WHERE x.service = r.service AND x.release_id = r.release_id AND x.rule = u.rule AND x.recorded_at >= r.live_at
    ORDER BY x.id DESC LIMIT 1) e ON true
  WHERE k.change_id = p_change AND e.verdict IS DISTINCT FROM 'pass';
  RETURN QUERY
  SELECT CASE WHEN k.service IS NULL THEN 'UNKNOWN_CONSUMER' ELSE 'SESSION' END, l.name,
    format(CASE WHEN k.service IS NULL THEN '%s session(s) of %s are connected, and no such service is known'
                ELSE '%s session(s) of %s are connected' END, l.count, l.name)
  FROM ${ledger}.live_session l
  CROSS JOIN LATERAL (SELECT split_part(l.name, '@', 1) AS service, substr(l.name, strpos(l.name, '@') + 1) AS release_id) p
  LEFT JOIN ${ledger}.change_consumer k ON k.change_id = p_change AND k.service = p.service
  WHERE strpos(l.name, '@') > 1 AND p.release_id <> ''
    AND CASE WHEN k.service IS NULL
      THEN NOT EXISTS (SELECT FROM ${ledger}.service s WHERE s.service = p.service)
      ELSE NOT EXISTS (SELECT FROM ${ledger}.capability a
        WHERE a.service = p.service AND a.release_id = p.release_id AND a.change_id = p_change AND a.cap = 'free_of_old') END;
END $f$;

-- One row for each reason why the contract of a change may not run; none where it may. The window says how many stable releases
-- before the newest must stay usable; null leaves it to each service.
CREATE OR REPLACE FUNCTION ${ledger}.why_closed(p_change text, p_window integer DEFAULT NULL)
RETURNS TABLE (code text, subject text, reason text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $f$
  SELECT r.code, r.subject, r.reason FROM ${ledger}.reasons(p_change, p_window) r
  WHERE r.code NOT IN ('FLAG', 'IN_USE', 'SOAK', 'EVIDENCE', 'SESSION', 'UNKNOWN_CONSUMER', 'QUARANTINE')
    OR NOT EXISTS (SELECT FROM ${ledger}.gate_override o
      WHERE o.change_id = p_change AND o.expires_at > clock_timestamp())
$f$;

-- The first statement of every contract. Until its transaction ends, no release changes its state.
CREATE OR REPLACE FUNCTION ${ledger}.assert_contract(p_change text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $f$
DECLARE
  v_reasons text;
BEGIN
  IF current_setting('transaction_isolation') NOT IN ('read committed', 'read uncommitted') THEN
    RAISE EXCEPTION 'contract % refused: its transaction may not see the newest state of the ledger', p_change
      USING ERRCODE = 'XG001', HINT = 'Run it in READ COMMITTED.';
  END IF;
  PERFORM ${ledger}.lock_ledger();
  SELECT string_agg(w.code || ': ' || w.reason, E'\n' ORDER BY w.code, w.reason) INTO v_reasons
  FROM ${ledger}.why_closed(p_change) w;
  IF v_reasons IS NOT NULL THEN
    RAISE EXCEPTION E'contract % refused\n%', p_change, v_reasons
      USING ERRCODE = 'XG001', HINT = format('rollsafe gate check %s tells what opens it.', p_change);
  END IF;
  INSERT INTO ${ledger}.event (subject, what, detail)
  SELECT p_change, 'contract open', jsonb_build_object('overridden',
    (SELECT coalesce(jsonb_agg(r.code || ': ' || r.reason), '[]') FROM ${ledger}.reasons(p_change, NULL) r));
END $f$;

-- Why a release cannot run on the schema as it is now; nothing where it can.
CREATE OR REPLACE FUNCTION ${ledger}.rollback_blockers(p_service text, p_release text)
RETURNS TABLE (code text, subject text, reason text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $f$
  SELECT 'OLD_SIDE_GONE', c.change_id,
    format('the old side of %s is %s, and %s %s uses it', c.change_id, c.phase, p_service, p_release)
  FROM ${ledger}.change c
  JOIN ${ledger}.change_consumer k ON k.change_id = c.change_id AND k.service = p_service
  WHERE c.phase IN ('tombstoned', 'contracted')
    AND NOT EXISTS (SELECT FROM ${ledger}.capability a
      WHERE a.service = p_service AND a.release_id = p_release AND a.change_id = c.change_id AND a.cap = 'free_of_old')
  UNION ALL
  SELECT 'NEW_SIDE_MISSING', a.change_id,
    format('%s is not expanded here, and %s %s needs its new side', a.change_id, p_service, p_release)
  FROM ${ledger}.capability a
  LEFT JOIN ${ledger}.change c ON c.change_id = a.change_id
  WHERE a.service = p_service AND a.release_id = p_release AND a.cap = 'needs_new'
    AND coalesce(c.phase, 'planned') IN ('planned', 'reverted')
  UNION ALL
  SELECT 'ENDED', p_service || '@' || p_release, format('%s %s is %s', p_service, p_release, r.state)
  FROM ${ledger}.release r
  WHERE r.service = p_service AND r.release_id = p_release AND r.state IN ('retired', 'rolled_back')
  UNION ALL
  SELECT 'UNKNOWN_RELEASE', p_service || '@' || p_release, format('%s %s is not registered here', p_service, p_release)
  WHERE NOT EXISTS (SELECT FROM ${ledger}.release r WHERE r.service = p_service AND r.release_id = p_release)
$f$;

-- Writes down what a change is. Once it is expanded it stays what it was; consumers can be added and waits become longer.
CREATE OR REPLACE FUNCTION ${ledger}.declare_change(p_change text, p_kind text, p_old text, p_new text, p_consumers text[],
  p_soak interval DEFAULT '24 hours', p_quarantine interval DEFAULT '168 hours', p_flag text DEFAULT NULL,
  p_expand text[] DEFAULT '{}', p_contract text[] DEFAULT '{}') RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $f$
DECLARE
  c ${ledger}.change;
  -- Days and months have no fixed length; seconds have.
  v_soak interval := make_interval(secs => extract(epoch FROM p_soak)::bigint);
  v_quarantine interval := make_interval(secs => extract(epoch FROM p_quarantine)::bigint);
BEGIN
  PERFORM ${ledger}.lock_ledger();
  SELECT * INTO c FROM ${ledger}.change x WHERE x.change_id = p_change;
  IF FOUND AND (c.kind, c.old_side, c.new_side) IS DISTINCT FROM (p_kind, p_old, p_new)
    AND (c.phase NOT IN ('planned', 'reverted')) THEN
    RAISE EXCEPTION 'change % is recorded as % of % to %, and cannot become another one', p_change, c.kind, c.old_side,
      coalesce(c.new_side, 'nothing') USING ERRCODE = 'XG007', HINT = 'Give the other change an id of its own.';
  END IF;
  INSERT INTO ${ledger}.change (change_id, kind, old_side, new_side, expand, contract, soak, quarantine, flag, phase)
  VALUES (p_change, p_kind, p_old, p_new, p_expand, p_contract, v_soak, v_quarantine, p_flag,
    CASE WHEN p_new IS NULL THEN 'synced' ELSE 'planned' END)
  ON CONFLICT (change_id) DO UPDATE SET kind = excluded.kind, old_side = excluded.old_side, new_side = excluded.new_side,
    expand = excluded.expand, contract = excluded.contract, flag = coalesce(change.flag, excluded.flag),
    soak = greatest(change.soak, excluded.soak), quarantine = greatest(change.quarantine, excluded.quarantine);
  INSERT INTO ${ledger}.change_consumer (change_id, service)
  SELECT p_change, u.service FROM unnest(p_consumers) AS u (service) ON CONFLICT DO NOTHING;
END $f$;

CREATE OR REPLACE FUNCTION ${ledger}.record_phase(p_change text, p_phase text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $f$
DECLARE
  v_phase text;
BEGIN
  PERFORM ${ledger}.lock_ledger();
  SELECT c.phase INTO v_phase FROM ${ledger}.change c WHERE c.change_id = p_change;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'change % is not declared in this database', p_change USING ERRCODE = 'XG007';
  END IF;
  IF v_phase = p_phase THEN
    RETURN;
  END IF;
  IF NOT ${ledger}.is_unused() AND (v_phase, p_phase) NOT IN (('planned', 'expanded'), ('reverted', 'expanded'),
    ('expanded', 'synced'), ('expanded', 'reverted'), ('synced', 'tombstoned'), ('synced', 'contracted'),
    ('synced', 'reverted'), ('tombstoned', 'synced'), ('tombstoned', 'contracted')) THEN
    RAISE EXCEPTION 'change % is %, and cannot become %', p_change, v_phase, p_phase USING ERRCODE = 'XG003';
  END IF;
  UPDATE ${ledger}.change SET phase = p_phase, phase_at = clock_timestamp(), diverged_rows = NULL, compared_at = NULL
  WHERE change_id = p_change;
END $f$;

-- How many rows differ between both sides, as somebody has just counted.
CREATE OR REPLACE FUNCTION ${ledger}.record_comparison(p_change text, p_rows bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $f$
BEGIN
  PERFORM ${ledger}.lock_ledger();
  UPDATE ${ledger}.change SET diverged_rows = p_rows, compared_at = clock_timestamp() WHERE change_id = p_change;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'change % is not declared in this database', p_change USING ERRCODE = 'XG007';
  END IF;
END $f$;

CREATE OR REPLACE FUNCTION ${ledger}.record_flag(p_change text, p_on boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $f$
BEGIN
  PERFORM ${ledger}.lock_ledger();
  UPDATE ${ledger}.change SET flag_on_at = CASE WHEN p_on THEN coalesce(flag_on_at, clock_timestamp()) END
  WHERE change_id = p_change;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'change % is not declared in this database', p_change USING ERRCODE = 'XG007';
  END IF;
END $f$;

CREATE OR REPLACE FUNCTION ${ledger}.declare_service(p_service text, p_window integer, p_soak interval, p_rules text[])
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $f$
DECLARE
  v_soak interval := make_interval(secs => extract(epoch FROM p_soak)::bigint);
BEGIN
  PERFORM ${ledger}.lock_ledger();
  INSERT INTO ${ledger}.service (service, rollback_window, soak, rules) VALUES (p_service, p_window, v_soak, p_rules)
  ON CONFLICT (service) DO UPDATE
    SET rollback_window = excluded.rollback_window, soak = excluded.soak, rules = excluded.rules
    WHERE (service.rollback_window, service.soak, service.rules) IS DISTINCT FROM
      (excluded.rollback_window, excluded.soak, excluded.rules);
END $f$;

CREATE OR REPLACE FUNCTION ${ledger}.register_release(p_service text, p_release text, p_needs_new text[], p_free_of_old text[],
  p_source text DEFAULT 'manifest', p_commit text DEFAULT NULL, p_digest text DEFAULT NULL, p_branch text DEFAULT NULL)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $f$
DECLARE
  r ${ledger}.release;
  v_wanted text[] := ARRAY(SELECT DISTINCT 'needs_new ' || u.c FROM unnest(p_needs_new) AS u (c)
    UNION SELECT 'free_of_old ' || u.c FROM unnest(p_free_of_old) AS u (c) ORDER BY 1);
BEGIN
  PERFORM ${ledger}.lock_ledger();
  INSERT INTO ${ledger}.service (service) VALUES (p_service) ON CONFLICT DO NOTHING;
  SELECT * INTO r FROM ${ledger}.release x WHERE x.service = p_service AND x.release_id = p_release;
  IF NOT FOUND THEN
    INSERT INTO ${ledger}.release (service, release_id, git_commit, artifact_digest, branch)
    VALUES (p_service, p_release, p_commit, p_digest, p_branch);
  ELSIF r.state IN ('rolled_back', 'retired') THEN
    RAISE EXCEPTION '% % is %', p_service, p_release, r.state
      USING ERRCODE = 'XG003', HINT = format('Register the same build as another attempt, such as %s+2.', p_release);
  ELSIF r.artifact_digest <> p_digest THEN
    RAISE EXCEPTION '% % is another build: its digest is %', p_service, p_release, r.artifact_digest
      USING ERRCODE = 'XG006', HINT = 'Give every build a release id of its own.';
  ELSIF v_wanted = ARRAY(SELECT a.cap || ' ' || a.change_id FROM ${ledger}.capability a
      WHERE a.service = p_service AND a.release_id = p_release AND a.source <> 'manual' ORDER BY 1) THEN
    RETURN;
  ELSIF r.state <> 'planned' THEN
    RAISE EXCEPTION '% % is % already, and was registered with other capabilities', p_service, p_release, r.state
      USING ERRCODE = 'XG006', HINT = 'Give every build a release id of its own.';
  ELSE
    DELETE FROM ${ledger}.capability a
    WHERE a.service = p_service AND a.release_id = p_release AND a.source <> 'manual';
  END IF;
  INSERT INTO ${ledger}.capability (service, release_id, change_id, cap, source)
  SELECT p_service, p_release, substr(u.w, strpos(u.w, ' ') + 1), split_part(u.w, ' ', 1), p_source
  FROM unnest(v_wanted) AS u (w) ON CONFLICT DO NOTHING;
END $f$;

-- Somebody's word that a release does not use the old side of a change.
CREATE OR REPLACE FUNCTION ${ledger}.declare_free(p_service text, p_release text, p_change text, p_reason text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $f$
BEGIN
  PERFORM ${ledger}.lock_ledger();
  IF coalesce(p_reason, '') = '' THEN
    RAISE EXCEPTION 'a word that % % is free of % needs a reason', p_service, p_release, p_change USING ERRCODE = 'XG008';
  END IF;
  INSERT INTO ${ledger}.capability (service, release_id, change_id, cap, source)
  VALUES (p_service, p_release, p_change, 'free_of_old', 'manual') ON CONFLICT DO NOTHING;
  INSERT INTO ${ledger}.event (subject, what, detail)
  VALUES (p_service || '@' || p_release, 'declare free', jsonb_build_object('change', p_change, 'reason', p_reason));
END $f$;

CREATE OR REPLACE FUNCTION ${ledger}.move_release(p_service text, p_release text, p_state text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $f$
DECLARE
  r ${ledger}.release;
  v_text text;
  v_now timestamptz;
BEGIN
  PERFORM ${ledger}.lock_ledger();
  v_now := clock_timestamp();
  SELECT * INTO r FROM ${ledger}.release x WHERE x.service = p_service AND x.release_id = p_release;
  IF NOT FOUND THEN
    RAISE EXCEPTION '% % is not registered here', p_service, p_release
      USING ERRCODE = 'XG002', HINT = 'Register it with what it needs, from the manifest of its build.';
  END IF;
  IF r.state = p_state THEN
    RETURN;
  END IF;
  IF (r.state, p_state) NOT IN (('planned', 'deploying'), ('planned', 'retired'),
    ('deploying', 'live'), ('deploying', 'rolling_back'), ('deploying', 'rolled_back'),
    ('live', 'stable'), ('live', 'rolling_back'), ('live', 'rolled_back'), ('live', 'retired'),
    ('stable', 'superseded'), ('stable', 'rolling_back'), ('stable', 'rolled_back'), ('stable', 'retired'),
    ('superseded', 'deploying'), ('superseded', 'live'), ('superseded', 'retired'), ('rolling_back', 'rolled_back')) THEN
    RAISE EXCEPTION '% % is %, and cannot become %', p_service, p_release, r.state, p_state
      USING ERRCODE = 'XG003', HINT = CASE WHEN r.state IN ('rolled_back', 'retired')
        THEN format('Register the same build as another attempt, such as %s+2.', p_release) ELSE '' END;
  END IF;
  IF p_state IN ('deploying', 'rolling_back') THEN
    SELECT x.release_id INTO v_text FROM ${ledger}.release x
    WHERE x.service = p_service AND x.release_id <> p_release AND x.state IN ('deploying', 'rolling_back');
    IF FOUND THEN
      RAISE EXCEPTION '% % cannot become %: % is on its way', p_service, p_release, p_state, v_text USING ERRCODE = 'XG004';
    END IF;
  END IF;
  IF p_state = 'deploying' THEN
    SELECT string_agg(b.reason, E'\n') INTO v_text FROM ${ledger}.rollback_blockers(p_service, p_release) b
    WHERE b.code = 'OLD_SIDE_GONE';
    IF v_text IS NOT NULL THEN
      RAISE EXCEPTION E'% % cannot run here\n%', p_service, p_release, v_text USING ERRCODE = 'XG005';
    END IF;
  END IF;
  IF p_state = 'stable' THEN
    UPDATE ${ledger}.release SET state = 'superseded' WHERE service = p_service AND state = 'stable';
  END IF;
  UPDATE ${ledger}.release SET state = p_state,
    live_at = CASE WHEN p_state = 'live' THEN v_now ELSE live_at END,
    stable_at = CASE WHEN p_state = 'stable' THEN v_now WHEN p_state IN ('deploying', 'live') THEN NULL ELSE stable_at END,
    ended_at = CASE WHEN p_state IN ('rolled_back', 'retired') THEN v_now END
  WHERE service = p_service AND release_id = p_release;
END $f$;

CREATE OR REPLACE FUNCTION ${ledger}.record_evidence(p_service text, p_release text, p_rule text, p_verdict text,
  p_value double precision DEFAULT NULL, p_samples bigint DEFAULT NULL, p_from timestamptz DEFAULT NULL,
  p_to timestamptz DEFAULT NULL, p_query text DEFAULT NULL, p_detail jsonb DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $f$
BEGIN
  PERFORM ${ledger}.lock_ledger();
  INSERT INTO ${ledger}.evidence
    (service, release_id, rule, verdict, value, samples, window_start, window_end, query, detail)
  VALUES (p_service, p_release, p_rule, p_verdict, p_value, p_samples, p_from, p_to, p_query, p_detail);
END $f$;

CREATE OR REPLACE FUNCTION ${ledger}.override_gate(p_change text, p_ticket text, p_reason text, p_for interval) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $f$
BEGIN
  PERFORM ${ledger}.lock_ledger();
  IF p_for IS NULL OR p_for <= '0' OR p_for > interval '168 hours' THEN
    RAISE EXCEPTION 'an override counts for a time, at most a week' USING ERRCODE = 'XG008';
  END IF;
  INSERT INTO ${ledger}.gate_override (change_id, ticket, reason, at, expires_at)
  SELECT p_change, p_ticket, p_reason, t.now, t.now + p_for FROM (SELECT clock_timestamp() AS now) t;
END $f$;

-- Gives a role what it needs: 'read' to look, 'migrate' to run migrations, 'deploy' to tell what becomes of releases.
CREATE OR REPLACE FUNCTION ${ledger}.allow(p_role text, p_what text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $f$
DECLARE
  v_functions text[] := ARRAY['why_closed(text, integer)', 'reasons(text, integer)', 'rollback_blockers(text, text)',
    'elsewhere()', 'is_unused()', 'span_text(interval)'];
  v_function text;
BEGIN
  IF p_what NOT IN ('read', 'migrate', 'deploy') THEN
    RAISE EXCEPTION 'a role is allowed to read, migrate or deploy, not to %', p_what USING ERRCODE = 'XG008';
  END IF;
  IF p_what IN ('migrate', 'deploy') THEN
    v_functions := v_functions || ARRAY['assert_contract(text)', 'record_phase(text, text)',
      'record_comparison(text, bigint)',
      'declare_change(text, text, text, text, text[], interval, interval, text, text[], text[])'];
  END IF;
  IF p_what = 'deploy' THEN
    v_functions := v_functions || ARRAY['declare_service(text, integer, interval, text[])',
      'register_release(text, text, text[], text[], text, text, text, text)', 'move_release(text, text, text)',
      'declare_free(text, text, text, text)', 'record_flag(text, boolean)', 'adopt(text, text)',
      'override_gate(text, text, text, interval)', 'record_evidence(text, text, text, text, double precision, bigint,'
        ' timestamp with time zone, timestamp with time zone, text, jsonb)'];
  END IF;
  EXECUTE format('GRANT USAGE ON SCHEMA ${ledger} TO %I', p_role);
  EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA ${ledger} TO %I', p_role);
  FOREACH v_function IN ARRAY v_functions LOOP
    EXECUTE format('GRANT EXECUTE ON FUNCTION ${ledger}.%s TO %I', v_function, p_role);
  END LOOP;
END $f$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA ${ledger} FROM PUBLIC;

-- The ledger belongs to this database, which goes by the name that the session gives it, or by its own.
SELECT ${ledger}.adopt(coalesce(nullif(current_setting('rollsafe.env', true), ''), current_database()), 'the ledger was made')
WHERE NOT EXISTS (SELECT FROM ${ledger}.identity);
