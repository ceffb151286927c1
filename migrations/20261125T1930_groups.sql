-- Groups: what they say of themselves, entered once; what of it is public; what happened to them.

ALTER TABLE organization
  ADD registration text NOT NULL DEFAULT 'none'
    CHECK (registration IN ('none', 'waiting', 'returned', 'confirmed')),
  ADD confirmed_on date,
  ADD still_right_on date;

-- Every state of a profile, the newest last: nothing that was said is lost, and who said it stays.
CREATE TABLE group_profile (
  city_id uuid NOT NULL REFERENCES city (id),
  organization_id uuid NOT NULL,
  version integer NOT NULL,
  name text NOT NULL,
  reading text NOT NULL,
  kind text NOT NULL,
  facts jsonb NOT NULL,
  representative text NOT NULL,
  contact_person text NOT NULL,
  phone text NOT NULL,
  email text NOT NULL,
  postal_code text NOT NULL,
  address text NOT NULL,
  open text[] NOT NULL,
  person_id uuid NOT NULL,
  hat_id uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (city_id, organization_id, version),
  FOREIGN KEY (city_id, organization_id) REFERENCES organization (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, hat_id) REFERENCES hat (city_id, id)
);
COMMENT ON TABLE group_profile IS
  'scope=city; retention=account; personal=representative,contact_person,phone,email,postal_code,address';

-- What the public reads of a group and finds it by. Holds only what the group made public, so that no page that reads it
-- can tell more.
CREATE TABLE group_listing (
  city_id uuid NOT NULL REFERENCES city (id),
  organization_id uuid NOT NULL,
  shown boolean NOT NULL,
  sort_key text NOT NULL,
  folded text NOT NULL,
  fields text[] NOT NULL,
  card jsonb NOT NULL,
  PRIMARY KEY (city_id, organization_id),
  FOREIGN KEY (city_id, organization_id) REFERENCES organization (city_id, id)
);
COMMENT ON TABLE group_listing IS 'scope=city; retention=account; personal=none';

-- What happened to a group, by whom with which hat on. Append only; its members read it.
CREATE TABLE group_event (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  organization_id uuid NOT NULL,
  kind text NOT NULL,
  person_id uuid NOT NULL,
  hat_id uuid NOT NULL,
  subject_person_id uuid,
  facts jsonb NOT NULL,
  note text,
  at timestamptz NOT NULL,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, organization_id) REFERENCES organization (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, hat_id) REFERENCES hat (city_id, id),
  FOREIGN KEY (city_id, subject_person_id) REFERENCES person (city_id, id)
);
CREATE INDEX group_event_of ON group_event (city_id, organization_id, id);
CREATE INDEX group_event_by ON group_event (city_id, person_id, kind);
COMMENT ON TABLE group_event IS 'scope=city; retention=account; personal=note';

CREATE INDEX hat_by_organization ON hat (city_id, organization_id);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['group_profile', 'group_listing', 'group_event'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)
      WITH CHECK (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT ON group_profile, group_event TO :app;
GRANT SELECT, INSERT, UPDATE ON group_listing TO :app;
