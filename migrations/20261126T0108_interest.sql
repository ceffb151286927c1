-- Who follows a public case, how far they were told of it; and who would join it, with what they could bring.
CREATE TABLE case_follow (
  city_id uuid NOT NULL REFERENCES city (id),
  case_id uuid NOT NULL,
  person_id uuid NOT NULL,
  since timestamptz NOT NULL,
  told_seq integer NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (city_id, case_id, person_id),
  FOREIGN KEY (city_id, case_id) REFERENCES collaboration (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id)
);
CREATE INDEX case_follow_of ON case_follow (city_id, person_id) WHERE ended_at IS NULL;
COMMENT ON TABLE case_follow IS 'scope=city; retention=case; personal=none';

CREATE TABLE joining (
  city_id uuid NOT NULL REFERENCES city (id),
  case_id uuid NOT NULL,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  organization_id uuid,
  name text NOT NULL,
  kinds text[] NOT NULL,
  offer text NOT NULL,
  state text NOT NULL CHECK (state IN ('offered', 'answered', 'party', 'withdrawn')),
  answer text NOT NULL DEFAULT '',
  offered_at timestamptz NOT NULL,
  answered_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (city_id, case_id, id),
  FOREIGN KEY (city_id, case_id) REFERENCES collaboration (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, organization_id) REFERENCES organization (city_id, id)
);
CREATE INDEX joining_of ON joining (city_id, person_id);
COMMENT ON TABLE joining IS 'scope=city; retention=case; personal=name,offer,answer';

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['case_follow', 'joining'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)
      WITH CHECK (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON case_follow, joining TO :app;
