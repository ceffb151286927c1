-- What kind of matter a case is, and whether it is among citizens alone: then no section acts in it and none owes anything.
ALTER TABLE collaboration
  ADD kind text NOT NULL DEFAULT 'idea' CHECK (kind IN ('idea', 'request', 'policyProposal', 'occasion')),
  ADD among_citizens boolean NOT NULL DEFAULT false,
  ADD CHECK (NOT among_citizens OR section IS NULL);

-- 業務の棚卸: a section's sheet for a fiscal year, and the tasks on it.
CREATE TABLE inventory_sheet (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  section text NOT NULL,
  fiscal_year integer NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'closed')),
  created_at timestamptz NOT NULL,
  closed_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (city_id, id),
  UNIQUE (city_id, fiscal_year, section)
);
COMMENT ON TABLE inventory_sheet IS 'scope=city; retention=permanent; personal=none';

CREATE TABLE inventory_task (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  sheet_id uuid NOT NULL,
  name text NOT NULL,
  gist text NOT NULL,
  together text NOT NULL CHECK (together IN ('yes', 'partly', 'no', 'open')),
  form text NOT NULL,
  with_whom text NOT NULL,
  why_not text NOT NULL,
  shown boolean NOT NULL,
  copied_from uuid,
  created_at timestamptz NOT NULL,
  removed_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, sheet_id) REFERENCES inventory_sheet (city_id, id)
);
CREATE INDEX inventory_task_by_sheet ON inventory_task (city_id, sheet_id, id);
COMMENT ON TABLE inventory_task IS 'scope=city; retention=permanent; personal=none';

-- 行政提案テーマ: what the city asks citizens to take part in.
CREATE TABLE theme (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  section text NOT NULL,
  task_id uuid,
  field text NOT NULL,
  title text NOT NULL,
  text text NOT NULL,
  asked text NOT NULL,
  opens_on date NOT NULL,
  closes_on date NOT NULL,
  wanted integer CHECK (wanted > 0),
  state text NOT NULL CHECK (state IN ('draft', 'released', 'closed')),
  result text NOT NULL DEFAULT '',
  released_on date,
  closed_on date,
  demo boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, task_id) REFERENCES inventory_task (city_id, id),
  CHECK (closes_on >= opens_on)
);
CREATE INDEX theme_by_state ON theme (city_id, state, closes_on, id);
CREATE INDEX theme_by_task ON theme (city_id, task_id);
COMMENT ON TABLE theme IS 'scope=city; retention=permanent; personal=none';

-- Which case answers which theme; a case answers one.
CREATE TABLE theme_answer (
  city_id uuid NOT NULL REFERENCES city (id),
  case_id uuid NOT NULL,
  theme_id uuid NOT NULL,
  answered_at timestamptz NOT NULL,
  PRIMARY KEY (city_id, case_id),
  FOREIGN KEY (city_id, case_id) REFERENCES collaboration (city_id, id),
  FOREIGN KEY (city_id, theme_id) REFERENCES theme (city_id, id)
);
CREATE INDEX theme_answer_by_theme ON theme_answer (city_id, theme_id, case_id);
COMMENT ON TABLE theme_answer IS 'scope=city; retention=case; personal=none';

-- What happened to a sheet or a theme, by whom and in which hat. Append only. A reminder is of a year, not of a sheet.
CREATE TABLE inventory_event (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  kind text NOT NULL,
  section text NOT NULL,
  fiscal_year integer NOT NULL,
  task_id uuid,
  theme_id uuid,
  person_id uuid NOT NULL,
  hat_id uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, task_id) REFERENCES inventory_task (city_id, id),
  FOREIGN KEY (city_id, theme_id) REFERENCES theme (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, hat_id) REFERENCES hat (city_id, id)
);
CREATE INDEX inventory_event_by_section ON inventory_event (city_id, fiscal_year, section, id);
COMMENT ON TABLE inventory_event IS 'scope=city; retention=record; personal=none';

-- 市民政策提案: how many support it, and the city's answer as it is published.
CREATE TABLE policy_proposal (
  city_id uuid NOT NULL REFERENCES city (id),
  case_id uuid NOT NULL,
  supporters integer,
  answer text NOT NULL DEFAULT '',
  answered_on date,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (city_id, case_id),
  FOREIGN KEY (city_id, case_id) REFERENCES collaboration (city_id, id)
);
COMMENT ON TABLE policy_proposal IS 'scope=city; retention=case; personal=none';

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['inventory_sheet', 'inventory_task', 'theme', 'theme_answer', 'inventory_event', 'policy_proposal'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)
      WITH CHECK (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON inventory_sheet, inventory_task, theme, policy_proposal TO :app;
GRANT SELECT, INSERT ON theme_answer, inventory_event TO :app;
