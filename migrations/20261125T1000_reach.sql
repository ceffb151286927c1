-- How a person can be reached, and people without an account: they have no address to sign in with.
ALTER TABLE person
  ADD reading text NOT NULL DEFAULT '',
  ADD contact_email text,
  ADD phone text,
  ADD postal_code text,
  ADD address text,
  ADD channel text NOT NULL DEFAULT 'mail' CHECK (channel IN ('mail', 'letter', 'phone', 'none')),
  ADD account boolean NOT NULL DEFAULT true;
COMMENT ON TABLE person IS
  'scope=city; retention=account; personal=name,reading,email,contact_email,phone,postal_code,address,password_hash';

-- Two records that are one person. Nothing is moved: whoever wears the one is also known by the other, until undone.
CREATE TABLE person_merge (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  from_person_id uuid NOT NULL,
  into_person_id uuid NOT NULL,
  how text NOT NULL CHECK (how IN ('claimed', 'counter')),
  by_person_id uuid NOT NULL,
  at timestamptz NOT NULL,
  undone_at timestamptz,
  undone_by uuid,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, from_person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, into_person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, by_person_id) REFERENCES person (city_id, id),
  CHECK (from_person_id <> into_person_id)
);
CREATE INDEX person_merge_into ON person_merge (city_id, into_person_id) WHERE undone_at IS NULL;
CREATE UNIQUE INDEX person_merge_once ON person_merge (city_id, from_person_id) WHERE undone_at IS NULL;
COMMENT ON TABLE person_merge IS 'scope=city; retention=account; personal=none';

-- What opens one's own matter without an account: the reference number and this, of which only a hash is here.
CREATE TABLE case_key (
  city_id uuid NOT NULL REFERENCES city (id),
  case_id uuid NOT NULL,
  person_id uuid NOT NULL,
  key_hash text NOT NULL,
  failed_count integer NOT NULL DEFAULT 0,
  locked_until timestamptz,
  created_at timestamptz NOT NULL,
  revoked_at timestamptz,
  PRIMARY KEY (city_id, case_id, person_id),
  FOREIGN KEY (city_id, case_id) REFERENCES collaboration (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id)
);
COMMENT ON TABLE case_key IS 'scope=city; retention=case; personal=none';

-- A mail may go to an address that is no account's: to confirm it, or to tell the old one of a change.
ALTER TABLE outbox ALTER person_id DROP NOT NULL;
ALTER TABLE outbox ADD to_address text, ADD CHECK (person_id IS NOT NULL OR to_address IS NOT NULL);
COMMENT ON TABLE outbox IS 'scope=city; retention=mail; personal=to_address,subject,body';

ALTER TABLE hat DROP CONSTRAINT hat_kind_check;
ALTER TABLE hat ADD CONSTRAINT hat_kind_check CHECK (kind IN ('resident', 'representative', 'secretary', 'member',
  'officer', 'chief', 'coordination', 'supportCenter', 'council', 'judge', 'administrator'));

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['person_merge', 'case_key'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)
      WITH CHECK (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON person_merge, case_key TO :app;
