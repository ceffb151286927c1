-- Who of the city's staff read whose personal data, where and when. Append only; written before the page goes out.
CREATE TABLE personal_read (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  by_person_id uuid NOT NULL,
  by_hat_id uuid NOT NULL,
  role text NOT NULL,
  section text,
  what text NOT NULL CHECK (what IN ('account', 'case', 'contact', 'roster', 'ownData', 'draft', 'file')),
  case_id uuid,
  purpose text,
  at timestamptz NOT NULL,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, by_person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, by_hat_id) REFERENCES hat (city_id, id),
  FOREIGN KEY (city_id, case_id) REFERENCES collaboration (city_id, id)
);
CREATE INDEX personal_read_by_person ON personal_read (city_id, person_id, id);
CREATE INDEX personal_read_by_hat ON personal_read (city_id, by_hat_id, id);
COMMENT ON TABLE personal_read IS 'scope=city; retention=record; personal=purpose';

ALTER TABLE personal_read ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON personal_read USING (city_id = nullif(current_setting('app.city_id', true), '')::uuid)
  WITH CHECK (city_id = nullif(current_setting('app.city_id', true), '')::uuid);
GRANT SELECT, INSERT ON personal_read TO :app;
