-- Before a case ends the parties are asked how it shall go on (時限化, 自立化): each for itself, then together.
CREATE TABLE ahead (
  city_id uuid NOT NULL REFERENCES city (id),
  case_id uuid NOT NULL,
  ends_on date NOT NULL,
  asked_on date NOT NULL,
  choice text CHECK (choice IN ('finish', 'renew', 'rebuild', 'handOver', 'standAlone')),
  words text NOT NULL DEFAULT '',
  decided_on date,
  person_id uuid,
  hat_id uuid,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (city_id, case_id, ends_on),
  FOREIGN KEY (city_id, case_id) REFERENCES collaboration (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, hat_id) REFERENCES hat (city_id, id)
);
COMMENT ON TABLE ahead IS 'scope=city; retention=case; personal=words';

CREATE TABLE ahead_answer (
  city_id uuid NOT NULL REFERENCES city (id),
  case_id uuid NOT NULL,
  ends_on date NOT NULL,
  party_id uuid NOT NULL,
  choice text NOT NULL CHECK (choice IN ('finish', 'renew', 'rebuild', 'handOver', 'standAlone')),
  reason text NOT NULL,
  person_id uuid NOT NULL,
  hat_id uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (city_id, case_id, ends_on, party_id),
  FOREIGN KEY (city_id, case_id, ends_on) REFERENCES ahead (city_id, case_id, ends_on),
  FOREIGN KEY (city_id, case_id, party_id) REFERENCES party (city_id, case_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, hat_id) REFERENCES hat (city_id, id)
);
COMMENT ON TABLE ahead_answer IS 'scope=city; retention=case; personal=reason';

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['ahead', 'ahead_answer'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)
      WITH CHECK (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON ahead, ahead_answer TO :app;
