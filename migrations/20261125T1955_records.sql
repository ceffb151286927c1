-- 利用停止・消去, 訂正, 保存期間が満ちた記録の廃棄: asked for, decided, done, each with who and when.

CREATE TABLE erasure (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  by_person_id uuid NOT NULL,
  by_hat_id uuid NOT NULL,
  asked_at timestamptz NOT NULL,
  due_on date NOT NULL,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  done_at timestamptz,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, by_person_id) REFERENCES person (city_id, id),
  CHECK (done_at IS NULL OR withdrawn_at IS NULL)
);
CREATE UNIQUE INDEX erasure_open ON erasure (city_id, person_id) WHERE done_at IS NULL AND withdrawn_at IS NULL;
COMMENT ON TABLE erasure IS 'scope=city; retention=record; personal=none';

CREATE TABLE correction (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  wanted text NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'done', 'refused')),
  answer text NOT NULL DEFAULT '',
  answered_by uuid,
  asked_at timestamptz NOT NULL,
  due_on date NOT NULL,
  answered_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id)
);
CREATE INDEX correction_by_person ON correction (city_id, person_id, id);
CREATE INDEX correction_open ON correction (city_id, due_on) WHERE state = 'open';
COMMENT ON TABLE correction IS 'scope=city; retention=record; personal=wanted,answer';

-- A record that must not be disposed of for now: why, who said so, since when.
CREATE TABLE legal_hold (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  record text NOT NULL CHECK (record IN ('case', 'person')),
  record_id uuid NOT NULL,
  reason text NOT NULL,
  by_person_id uuid NOT NULL,
  by_hat_id uuid NOT NULL,
  at timestamptz NOT NULL,
  lifted_at timestamptz,
  lifted_by uuid,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, by_person_id) REFERENCES person (city_id, id)
);
CREATE UNIQUE INDEX legal_hold_standing ON legal_hold (city_id, record_id) WHERE lifted_at IS NULL;
COMMENT ON TABLE legal_hold IS 'scope=city; retention=record; personal=reason';

-- What is to be disposed of in a year: one makes the list, another approves it. What was done stays as the 廃棄簿.
CREATE TABLE disposal_list (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  fiscal_year integer NOT NULL,
  state text NOT NULL CHECK (state IN ('draft', 'approved', 'withdrawn')),
  made_by uuid NOT NULL,
  made_at timestamptz NOT NULL,
  approved_by uuid,
  approved_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, made_by) REFERENCES person (city_id, id),
  CHECK ((state = 'approved') = (approved_by IS NOT NULL)),
  CHECK (approved_by IS NULL OR approved_by <> made_by)
);
CREATE UNIQUE INDEX disposal_list_open ON disposal_list (city_id) WHERE state = 'draft';
COMMENT ON TABLE disposal_list IS 'scope=city; retention=permanent; personal=none';

CREATE TABLE disposal_item (
  city_id uuid NOT NULL REFERENCES city (id),
  list_id uuid NOT NULL,
  id uuid NOT NULL,
  record_id uuid NOT NULL,
  label text NOT NULL,
  class text NOT NULL,
  years integer NOT NULL CHECK (years >= 1),
  measure text NOT NULL CHECK (measure IN ('discard', 'transfer')),
  closed_on date NOT NULL,
  expired_on date NOT NULL,
  excluded text,
  disposed_at timestamptz,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, list_id) REFERENCES disposal_list (city_id, id)
);
CREATE INDEX disposal_item_by_list ON disposal_item (city_id, list_id, id);
CREATE INDEX disposal_item_done ON disposal_item (city_id, id) WHERE disposed_at IS NOT NULL;
COMMENT ON TABLE disposal_item IS 'scope=city; retention=permanent; personal=none';

-- The last day of so many years from 1 April after the fiscal year in which it was closed.
CREATE FUNCTION retention_ends(closed date, years integer) RETURNS date LANGUAGE sql IMMUTABLE AS $$
  SELECT make_date(extract(year FROM closed - interval '3 months')::integer + 1 + years, 3, 31)
$$;
REVOKE ALL ON FUNCTION retention_ends(date, integer) FROM PUBLIC;

-- The only way in which a case is disposed of. Runs with the rights of who calls it, the owner's job: nobody else may
-- delete. Refuses what is not on a list that a second person approved, what is held, and what is not yet due.
CREATE FUNCTION dispose_case(the_city uuid, the_item uuid, the_time timestamptz, the_day date) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  item record;
  matter record;
  t text;
  again boolean := true;
  passes integer := 0;
BEGIN
  SELECT i.*, l.state AS list_state, l.approved_by, l.made_by INTO item FROM disposal_item i
    JOIN disposal_list l ON l.city_id = i.city_id AND l.id = i.list_id
    WHERE i.city_id = the_city AND i.id = the_item FOR UPDATE OF i;
  IF NOT FOUND OR item.disposed_at IS NOT NULL OR item.excluded IS NOT NULL OR item.measure <> 'discard'
    OR item.list_state <> 'approved' OR item.approved_by IS NULL OR item.approved_by = item.made_by THEN
    RAISE EXCEPTION 'not on an approved list';
  END IF;
  SELECT * INTO matter FROM collaboration WHERE city_id = the_city AND id = item.record_id FOR UPDATE;
  IF NOT FOUND OR matter.state = 'open' OR matter.closed_on IS NULL THEN RAISE EXCEPTION 'not closed'; END IF;
  IF the_day <= retention_ends(matter.closed_on, item.years) THEN RAISE EXCEPTION 'not yet due'; END IF;
  IF EXISTS (SELECT 1 FROM legal_hold h WHERE h.city_id = the_city AND h.record_id = matter.id AND h.lifted_at IS NULL) THEN
    RAISE EXCEPTION 'held';
  END IF;
  IF (SELECT action FROM trail WHERE city_id = the_city AND case_id = matter.id ORDER BY seq DESC LIMIT 1)
    IS DISTINCT FROM 'records.disposed' THEN RAISE EXCEPTION 'the trail does not tell of it'; END IF;
  -- Every table of the case, those that refer to others first: what cannot go yet is tried again.
  WHILE again AND passes < 20 LOOP
    again := false;
    passes := passes + 1;
    FOR t IN SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'case_id' AND NOT a.attisdropped
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> 'collaboration'
        AND obj_description(c.oid) ~ 'retention=(case|mail|draft)'
    LOOP
      BEGIN
        EXECUTE format('DELETE FROM %I WHERE city_id = $1 AND case_id = $2', t) USING the_city, matter.id;
      EXCEPTION WHEN foreign_key_violation THEN
        IF passes = 20 THEN RAISE; END IF;
        again := true;
      END;
    END LOOP;
  END LOOP;
  UPDATE collaboration SET title = '（廃棄済み）', issue = '', wish = '', proposer = '', tags = '{}', partner_kinds = '{}',
      self_check = NULL, visibility = 'desk', section = NULL, parent_id = NULL, stage = 'idea', form = NULL, field = NULL,
      zone = NULL, plan_code = NULL, version = version + 1
    WHERE city_id = the_city AND id = matter.id;
  UPDATE disposal_item SET disposed_at = the_time WHERE city_id = the_city AND id = the_item;
END $$;
REVOKE ALL ON FUNCTION dispose_case(uuid, uuid, timestamptz, date) FROM PUBLIC;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['erasure', 'correction', 'legal_hold', 'disposal_list', 'disposal_item'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)
      WITH CHECK (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT ON erasure, correction, legal_hold, disposal_list, disposal_item TO :app;
GRANT UPDATE (withdrawn_at, withdrawn_by) ON erasure TO :app;
GRANT UPDATE (state, answer, answered_by, answered_at, version) ON correction TO :app;
GRANT UPDATE (lifted_at, lifted_by) ON legal_hold TO :app;
GRANT UPDATE (state, approved_by, approved_at, version) ON disposal_list TO :app;
GRANT UPDATE (excluded) ON disposal_item TO :app;
