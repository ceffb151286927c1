-- A party that is asked for its confirmation and does not answer: that it was asked again, that it did not answer (and why
-- one goes on), and what it said afterwards. Only at a partner table: an agreement waits for everybody, however long.
CREATE TABLE joint_silence (
  city_id uuid NOT NULL REFERENCES city (id),
  case_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind = 'tableOutcome' OR kind ~ '^tableMinutes[1-9][0-9]?$'),
  version integer NOT NULL,
  party_id uuid NOT NULL,
  what text NOT NULL CHECK (what IN ('reminded', 'silent', 'word')),
  said text NOT NULL,
  person_id uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (city_id, case_id, kind, version, party_id, what),
  FOREIGN KEY (city_id, case_id, kind, version) REFERENCES joint_version (city_id, case_id, kind, version),
  FOREIGN KEY (city_id, case_id, party_id) REFERENCES party (city_id, case_id, id)
);
COMMENT ON TABLE joint_silence IS 'scope=city; retention=case; personal=said';

-- One went on without somebody. It is no effect: joint_effect still means that every party has confirmed.
CREATE TABLE joint_closing (
  city_id uuid NOT NULL REFERENCES city (id),
  case_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind = 'tableOutcome' OR kind ~ '^tableMinutes[1-9][0-9]?$'),
  version integer NOT NULL,
  content_hash text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (city_id, case_id, kind, version),
  FOREIGN KEY (city_id, case_id, kind, version) REFERENCES joint_version (city_id, case_id, kind, version)
);
COMMENT ON TABLE joint_closing IS 'scope=city; retention=case; personal=none';

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['joint_silence', 'joint_closing'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)
      WITH CHECK (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT ON joint_silence, joint_closing TO :app;
