-- How far the measures of the guideline have come: what a section reports, what is to be done, what shows that it works.
-- The measures themselves are the edition's; only their codes stand here.
CREATE TABLE measure_report (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  measure text NOT NULL,
  section text NOT NULL,
  status text NOT NULL CHECK (status IN ('considering', 'planned', 'doing', 'done', 'stopped')),
  starts_on date,
  ends_on date,
  words text NOT NULL,
  evidence text NOT NULL,
  person_id uuid NOT NULL,
  hat_id uuid NOT NULL,
  on_date date NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, hat_id) REFERENCES hat (city_id, id)
);
CREATE INDEX measure_report_by_measure ON measure_report (city_id, measure, id);
COMMENT ON TABLE measure_report IS 'scope=city; retention=permanent; personal=none';

CREATE TABLE measure_action (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  measure text NOT NULL,
  title text NOT NULL,
  section text NOT NULL,
  due_on date,
  done_on date,
  dropped_on date,
  words text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  person_id uuid NOT NULL,
  hat_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, hat_id) REFERENCES hat (city_id, id)
);
CREATE INDEX measure_action_by_measure ON measure_action (city_id, measure, id);
COMMENT ON TABLE measure_action IS 'scope=city; retention=permanent; personal=none';

CREATE TABLE measure_indicator (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  measure text NOT NULL,
  name text NOT NULL,
  unit text NOT NULL,
  target integer,
  target_year integer,
  ended_on date,
  version integer NOT NULL DEFAULT 1,
  person_id uuid NOT NULL,
  hat_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, hat_id) REFERENCES hat (city_id, id)
);
CREATE INDEX measure_indicator_by_measure ON measure_indicator (city_id, measure, id);
COMMENT ON TABLE measure_indicator IS 'scope=city; retention=permanent; personal=none';

-- What was counted in a fiscal year; a correction replaces it.
CREATE TABLE measure_value (
  city_id uuid NOT NULL REFERENCES city (id),
  indicator_id uuid NOT NULL,
  fiscal_year integer NOT NULL,
  value integer NOT NULL,
  person_id uuid NOT NULL,
  hat_id uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (city_id, indicator_id, fiscal_year),
  FOREIGN KEY (city_id, indicator_id) REFERENCES measure_indicator (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, hat_id) REFERENCES hat (city_id, id)
);
COMMENT ON TABLE measure_value IS 'scope=city; retention=permanent; personal=none';

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['measure_report', 'measure_action', 'measure_indicator', 'measure_value'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)
      WITH CHECK (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON measure_action, measure_indicator, measure_value TO :app;
GRANT SELECT, INSERT ON measure_report TO :app;
