-- A stage that will be switched on a day to come. On that day it becomes a row of stage_switch; until then the office may
-- take it back. What could not take place, since something that it needs had changed meanwhile, says so.

CREATE TABLE switch_plan (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  stage text NOT NULL CHECK (stage IN ('idea', 'table', 'form', 'agreement', 'running', 'evaluation')),
  runs text NOT NULL CHECK (runs IN ('everywhere', 'nowhere', 'pilot')),
  sections text[] NOT NULL,
  reason text NOT NULL,
  from_on date NOT NULL,
  by_person_id uuid NOT NULL,
  by_hat_id uuid NOT NULL,
  at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('coming', 'done', 'withdrawn', 'refused')),
  -- By whom it was taken back; nobody where its day came.
  ended_by_person_id uuid,
  ended_by_hat_id uuid,
  ended_at timestamptz,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, by_person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, by_hat_id) REFERENCES hat (city_id, id),
  FOREIGN KEY (city_id, ended_by_person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, ended_by_hat_id) REFERENCES hat (city_id, id),
  CHECK ((runs = 'pilot') = (cardinality(sections) > 0)),
  CHECK ((state = 'coming') = (ended_at IS NULL)),
  CHECK ((state = 'withdrawn') = (ended_by_person_id IS NOT NULL))
);
CREATE UNIQUE INDEX switch_plan_coming ON switch_plan (city_id, stage, from_on) WHERE state = 'coming';
COMMENT ON TABLE switch_plan IS 'scope=city; retention=permanent; personal=none';
ALTER TABLE switch_plan ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON switch_plan USING (city_id = nullif(current_setting('app.city_id', true), '')::uuid)
  WITH CHECK (city_id = nullif(current_setting('app.city_id', true), '')::uuid);
GRANT SELECT, INSERT ON switch_plan TO :app;
GRANT UPDATE (state, ended_by_person_id, ended_by_hat_id, ended_at) ON switch_plan TO :app;

-- Which of the switches were set beforehand for their day.
ALTER TABLE stage_switch ADD plan_id uuid;
ALTER TABLE stage_switch ADD FOREIGN KEY (city_id, plan_id) REFERENCES switch_plan (city_id, id);
