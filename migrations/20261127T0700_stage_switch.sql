-- Which stages the city works with, where the office has switched something besides the edition. The newest of a stage
-- holds; none is ever changed.

CREATE TABLE stage_switch (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  stage text NOT NULL CHECK (stage IN ('idea', 'table', 'form', 'agreement', 'running', 'evaluation')),
  runs text NOT NULL CHECK (runs IN ('everywhere', 'nowhere', 'pilot')),
  sections text[] NOT NULL DEFAULT '{}',
  reason text NOT NULL,
  by_person_id uuid NOT NULL,
  by_hat_id uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (city_id, id),
  CHECK ((runs = 'pilot') = (cardinality(sections) > 0))
);
CREATE INDEX stage_switch_newest ON stage_switch (city_id, stage, id);
COMMENT ON TABLE stage_switch IS 'scope=city; retention=permanent; personal=none';
ALTER TABLE stage_switch ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON stage_switch USING (city_id = nullif(current_setting('app.city_id', true), '')::uuid)
  WITH CHECK (city_id = nullif(current_setting('app.city_id', true), '')::uuid);
GRANT SELECT, INSERT ON stage_switch TO :app;
