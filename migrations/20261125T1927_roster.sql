-- A roster file as it was read, until it is taken over; its cells are emptied then, or after thirty days.
CREATE TABLE roster_import (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  file_name text NOT NULL,
  cells jsonb NOT NULL,
  fields jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('checked', 'imported')),
  result jsonb,
  created_by uuid NOT NULL,
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, created_by) REFERENCES person (city_id, id)
);
COMMENT ON TABLE roster_import IS 'scope=city; retention=draft; personal=file_name,cells';
ALTER TABLE roster_import ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON roster_import USING (city_id = nullif(current_setting('app.city_id', true), '')::uuid)
  WITH CHECK (city_id = nullif(current_setting('app.city_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON roster_import TO :app;
