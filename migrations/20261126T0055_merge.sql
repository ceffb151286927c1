-- Two ideas about one thing: the first ends here and points at the second, whose answers it receives. Undone while nothing was
-- built on it; what was owed then is owed again.
CREATE TABLE case_merge (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  into_case_id uuid NOT NULL,
  owed jsonb NOT NULL,
  person_id uuid NOT NULL,
  hat_id uuid NOT NULL,
  at timestamptz NOT NULL,
  undone_at timestamptz,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, case_id) REFERENCES collaboration (city_id, id),
  FOREIGN KEY (city_id, into_case_id) REFERENCES collaboration (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, hat_id) REFERENCES hat (city_id, id),
  CHECK (case_id <> into_case_id)
);
CREATE UNIQUE INDEX case_merge_once ON case_merge (city_id, case_id) WHERE undone_at IS NULL;
CREATE INDEX case_merge_into ON case_merge (city_id, into_case_id) WHERE undone_at IS NULL;
COMMENT ON TABLE case_merge IS 'scope=city; retention=case; personal=none';
ALTER TABLE case_merge ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON case_merge USING (city_id = nullif(current_setting('app.city_id', true), '')::uuid)
  WITH CHECK (city_id = nullif(current_setting('app.city_id', true), '')::uuid);
GRANT SELECT, INSERT ON case_merge TO :app;
GRANT UPDATE (undone_at) ON case_merge TO :app;
