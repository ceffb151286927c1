-- Those it was for are asked: anonymously, by an open address and by printed codes that count once.
CREATE TABLE voice_ask (
  city_id uuid NOT NULL REFERENCES city (id),
  case_id uuid NOT NULL,
  open_code text NOT NULL,
  questions jsonb NOT NULL,
  closes_on date NOT NULL,
  version integer NOT NULL DEFAULT 1,
  person_id uuid NOT NULL,
  hat_id uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (city_id, case_id),
  UNIQUE (city_id, open_code),
  FOREIGN KEY (city_id, case_id) REFERENCES collaboration (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, hat_id) REFERENCES hat (city_id, id)
);
COMMENT ON TABLE voice_ask IS 'scope=city; retention=case; personal=none';

-- One code, one answer. Which answer it was, and when, is written nowhere.
CREATE TABLE voice_code (
  city_id uuid NOT NULL REFERENCES city (id),
  code text NOT NULL,
  case_id uuid NOT NULL,
  used boolean NOT NULL DEFAULT false,
  PRIMARY KEY (city_id, code),
  FOREIGN KEY (city_id, case_id) REFERENCES voice_ask (city_id, case_id)
);
CREATE INDEX voice_code_by_case ON voice_code (city_id, case_id, used);
COMMENT ON TABLE voice_code IS 'scope=city; retention=case; personal=none';

-- No person, no time, no order: the id is blind.
CREATE TABLE voice_answer (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  channel text NOT NULL CHECK (channel IN ('web', 'code', 'paper')),
  answers jsonb NOT NULL,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, case_id) REFERENCES voice_ask (city_id, case_id)
);
CREATE INDEX voice_answer_by_case ON voice_answer (city_id, case_id, id);
COMMENT ON TABLE voice_answer IS 'scope=city; retention=case; personal=answers';

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['voice_ask', 'voice_code', 'voice_answer'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)
      WITH CHECK (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON voice_ask, voice_code TO :app;
GRANT SELECT, INSERT ON voice_answer TO :app;
