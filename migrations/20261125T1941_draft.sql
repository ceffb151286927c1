-- What is being typed into a form, kept from the first field on. Emptied when the form has been sent.
CREATE TABLE draft (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  path text NOT NULL,
  person_id uuid,
  hat_id uuid,
  fields jsonb NOT NULL,
  -- what another screen wrote into the same field meanwhile: shown beside it until somebody has decided
  others jsonb NOT NULL,
  version integer NOT NULL,
  created_at timestamptz NOT NULL,
  saved_at timestamptz NOT NULL,
  sent_at timestamptz,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, hat_id) REFERENCES hat (city_id, id)
);
CREATE INDEX draft_by_person ON draft (city_id, person_id, saved_at) WHERE sent_at IS NULL;
COMMENT ON TABLE draft IS 'scope=city; retention=draft; personal=fields,others';

-- Each save: what the screen held that saved, known by its key, so that its next save tells what has changed there.
CREATE TABLE draft_save (
  city_id uuid NOT NULL REFERENCES city (id),
  draft_id uuid NOT NULL,
  version integer NOT NULL,
  screen text NOT NULL,
  fields jsonb NOT NULL,
  typed jsonb NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (city_id, draft_id, version),
  FOREIGN KEY (city_id, draft_id) REFERENCES draft (city_id, id)
);
COMMENT ON TABLE draft_save IS 'scope=city; retention=draft; personal=fields,typed';

-- Who may add to a draft without being signed in, and who may read it, too (the private link). Hashes alone.
CREATE TABLE draft_key (
  city_id uuid NOT NULL REFERENCES city (id),
  draft_id uuid NOT NULL,
  key_hash text NOT NULL,
  may_read boolean NOT NULL,
  PRIMARY KEY (city_id, draft_id, key_hash),
  FOREIGN KEY (city_id, draft_id) REFERENCES draft (city_id, id)
);
COMMENT ON TABLE draft_key IS 'scope=city; retention=draft; personal=none';

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['draft', 'draft_save', 'draft_key'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)
      WITH CHECK (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON draft, draft_save TO :app;
GRANT SELECT, INSERT ON draft_key TO :app;
