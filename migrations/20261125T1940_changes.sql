-- A change of people and sections prepared beforehand. Nobody but those who prepare it knows of it before its day.
CREATE TABLE change_plan (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  title text NOT NULL,
  effective_on date NOT NULL,
  state text NOT NULL CHECK (state IN ('draft', 'scheduled', 'applied', 'undone', 'dropped')),
  note text NOT NULL,
  created_by uuid NOT NULL,
  created_at timestamptz NOT NULL,
  scheduled_by uuid,
  scheduled_hat uuid,
  applied_at timestamptz,
  undone_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, created_by) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, scheduled_by) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, scheduled_hat) REFERENCES hat (city_id, id)
);
CREATE INDEX change_plan_due ON change_plan (city_id, effective_on) WHERE state = 'scheduled';
COMMENT ON TABLE change_plan IS 'scope=city; retention=record; personal=title,note';

-- One person in a plan: who leaves, comes, moves or takes a function. Somebody new has no record of their own before the day.
CREATE TABLE change_line (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  plan_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('leave', 'join', 'move', 'function')),
  person_id uuid,
  name text NOT NULL,
  reading text NOT NULL,
  email text NOT NULL,
  ends_hat uuid,
  hat_kind text,
  place text,
  function_kind text,
  removed_at timestamptz,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, plan_id) REFERENCES change_plan (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, ends_hat) REFERENCES hat (city_id, id)
);
CREATE INDEX change_line_plan ON change_line (city_id, plan_id);
COMMENT ON TABLE change_line IS 'scope=city; retention=record; personal=name,reading,email';

-- 機構改革: what becomes of a section on the day of the plan. In force while the plan is applied.
CREATE TABLE section_change (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  plan_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('renamed', 'merged', 'split')),
  from_code text NOT NULL,
  to_codes text[] NOT NULL CHECK (cardinality(to_codes) > 0),
  reason text NOT NULL,
  removed_at timestamptz,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, plan_id) REFERENCES change_plan (city_id, id)
);
CREATE UNIQUE INDEX section_change_once ON section_change (city_id, plan_id, from_code) WHERE removed_at IS NULL;
COMMENT ON TABLE section_change IS 'scope=city; retention=permanent; personal=none';

-- Where an open case goes on the day of a plan: to whom, and after a split to which section.
CREATE TABLE change_case (
  city_id uuid NOT NULL REFERENCES city (id),
  plan_id uuid NOT NULL,
  case_id uuid NOT NULL,
  to_person_id uuid,
  to_line_id uuid,
  section text,
  PRIMARY KEY (city_id, plan_id, case_id),
  FOREIGN KEY (city_id, plan_id) REFERENCES change_plan (city_id, id),
  FOREIGN KEY (city_id, case_id) REFERENCES collaboration (city_id, id),
  FOREIGN KEY (city_id, to_person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, to_line_id) REFERENCES change_line (city_id, id)
);
COMMENT ON TABLE change_case IS 'scope=city; retention=record; personal=none';

-- Everything a plan did when it was applied, one row each, so that it can be undone; only ever added to.
CREATE TABLE change_done (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  plan_id uuid NOT NULL,
  what text NOT NULL CHECK (what IN ('person', 'hatBegun', 'hatEnded', 'functionBegun', 'functionEnded', 'case', 'duty',
    'consultation', 'party', 'officer')),
  row_id uuid NOT NULL,
  case_id uuid,
  was text,
  became text,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, plan_id) REFERENCES change_plan (city_id, id)
);
CREATE INDEX change_done_plan ON change_done (city_id, plan_id);
COMMENT ON TABLE change_done IS 'scope=city; retention=record; personal=none';

-- A party that was a section stays as it was; this names the section that now speaks for it.
CREATE TABLE party_section (
  city_id uuid NOT NULL REFERENCES city (id),
  case_id uuid NOT NULL,
  party_id uuid NOT NULL,
  section text NOT NULL,
  PRIMARY KEY (city_id, case_id, party_id),
  FOREIGN KEY (city_id, case_id, party_id) REFERENCES party (city_id, case_id, id)
);
COMMENT ON TABLE party_section IS 'scope=city; retention=case; personal=none';

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['change_plan', 'change_line', 'section_change', 'change_case',
    'change_done', 'party_section'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)
      WITH CHECK (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON change_plan, change_line, section_change, change_case, party_section TO :app;
GRANT SELECT, INSERT ON change_done TO :app;
