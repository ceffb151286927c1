-- The shared sheet of a partner table. Every text of a line stays; a party's answer names one of them by its hash, and
-- the database takes no answer to a text that does not exist. Nothing is ever changed here, only added.
CREATE TABLE sheet_line (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  section text NOT NULL,
  PRIMARY KEY (city_id, id),
  UNIQUE (city_id, case_id, id),
  FOREIGN KEY (city_id, case_id) REFERENCES collaboration (city_id, id)
);
COMMENT ON TABLE sheet_line IS 'scope=city; retention=case; personal=none';

CREATE TABLE sheet_line_version (
  city_id uuid NOT NULL REFERENCES city (id),
  line_id uuid NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  case_id uuid NOT NULL,
  content jsonb NOT NULL,
  content_hash text NOT NULL CHECK (content_hash ~ '^[0-9a-f]{64}$'),
  party_id uuid NOT NULL,
  on_paper_of uuid,
  person_id uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (city_id, line_id, version),
  UNIQUE (city_id, case_id, line_id, version, content_hash),
  FOREIGN KEY (city_id, case_id, line_id) REFERENCES sheet_line (city_id, case_id, id),
  FOREIGN KEY (city_id, case_id, party_id) REFERENCES party (city_id, case_id, id),
  FOREIGN KEY (city_id, case_id, on_paper_of) REFERENCES party (city_id, case_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id)
);
COMMENT ON TABLE sheet_line_version IS 'scope=city; retention=case; personal=content';

CREATE TABLE sheet_answer (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  line_id uuid NOT NULL,
  version integer NOT NULL,
  content_hash text NOT NULL,
  party_id uuid NOT NULL,
  answer text NOT NULL CHECK (answer IN ('agree', 'withdraw')),
  person_id uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, case_id, line_id, version, content_hash)
    REFERENCES sheet_line_version (city_id, case_id, line_id, version, content_hash),
  FOREIGN KEY (city_id, case_id, party_id) REFERENCES party (city_id, case_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id)
);
CREATE INDEX sheet_answer_of_line ON sheet_answer (city_id, line_id, version);
CREATE INDEX sheet_answer_by_person ON sheet_answer (city_id, case_id, person_id);
COMMENT ON TABLE sheet_answer IS 'scope=city; retention=case; personal=none';

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['sheet_line', 'sheet_line_version', 'sheet_answer'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)
      WITH CHECK (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT ON sheet_line, sheet_line_version, sheet_answer TO :app;
