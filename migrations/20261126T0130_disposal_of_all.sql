-- The disposal list holds not only cases: also accounts nobody uses, groups that ended, notices and the log of reads of a year.

ALTER TABLE disposal_item ADD record text NOT NULL DEFAULT 'case'
  CHECK (record IN ('case', 'person', 'group', 'notices', 'reads'));
ALTER TABLE disposal_item ADD CHECK (record = 'case' OR measure = 'discard');
COMMENT ON TABLE disposal_item IS 'scope=city; retention=permanent; personal=none';

ALTER TABLE legal_hold DROP CONSTRAINT legal_hold_record_check;
ALTER TABLE legal_hold ADD CONSTRAINT legal_hold_record_check CHECK (record IN ('case', 'person', 'group'));

-- 移管: each file that was handed to the office for the archive, with the hash of its manifest.
CREATE TABLE disposal_handover (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  list_id uuid NOT NULL,
  cases integer NOT NULL,
  manifest_sha256 text NOT NULL,
  by_person_id uuid NOT NULL,
  by_hat_id uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, list_id) REFERENCES disposal_list (city_id, id),
  FOREIGN KEY (city_id, by_person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, by_hat_id) REFERENCES hat (city_id, id)
);
CREATE INDEX disposal_handover_of ON disposal_handover (city_id, list_id, id);
COMMENT ON TABLE disposal_handover IS 'scope=city; retention=permanent; personal=none';
ALTER TABLE disposal_handover ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON disposal_handover USING (city_id = nullif(current_setting('app.city_id', true), '')::uuid)
  WITH CHECK (city_id = nullif(current_setting('app.city_id', true), '')::uuid);
GRANT SELECT, INSERT ON disposal_handover TO :app;
