-- How people come into a group and leave it: invitations, handovers, recovery at the counter. And its papers.

CREATE TABLE group_invitation (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  organization_id uuid NOT NULL,
  role text NOT NULL CHECK (role IN ('representative', 'secretary', 'member')),
  -- The hat that ends when this one begins: a handover.
  instead_of uuid,
  starts_on date,
  email text,
  person_id uuid,
  token_hash text NOT NULL,
  by_person_id uuid NOT NULL,
  by_hat_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  accepted_at timestamptz,
  accepted_by uuid,
  withdrawn_at timestamptz,
  PRIMARY KEY (city_id, id),
  UNIQUE (city_id, token_hash),
  FOREIGN KEY (city_id, organization_id) REFERENCES organization (city_id, id),
  FOREIGN KEY (city_id, instead_of) REFERENCES hat (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, by_person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, by_hat_id) REFERENCES hat (city_id, id),
  FOREIGN KEY (city_id, accepted_by) REFERENCES person (city_id, id)
);
CREATE INDEX group_invitation_of ON group_invitation (city_id, organization_id, id);
COMMENT ON TABLE group_invitation IS 'scope=city; retention=account; personal=email';

-- The counter names a new representative: told to all members, begins after days in which any of them can object.
CREATE TABLE group_recovery (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  organization_id uuid NOT NULL,
  person_id uuid NOT NULL,
  hat_id uuid NOT NULL,
  ends_hats uuid[] NOT NULL,
  seen text[] NOT NULL,
  checked text NOT NULL,
  by_person_id uuid NOT NULL,
  by_hat_id uuid NOT NULL,
  opened_at timestamptz NOT NULL,
  starts_on date NOT NULL,
  objection text,
  objected_by uuid,
  objected_at timestamptz,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, organization_id) REFERENCES organization (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, hat_id) REFERENCES hat (city_id, id),
  FOREIGN KEY (city_id, by_person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, by_hat_id) REFERENCES hat (city_id, id),
  FOREIGN KEY (city_id, objected_by) REFERENCES person (city_id, id)
);
CREATE INDEX group_recovery_of ON group_recovery (city_id, organization_id, id);
COMMENT ON TABLE group_recovery IS 'scope=city; retention=account; personal=checked,objection';

-- Rules and yearly accounts, as the group gives them.
CREATE TABLE group_file (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  organization_id uuid NOT NULL,
  name text NOT NULL,
  media_type text NOT NULL,
  size bigint NOT NULL,
  content bytea NOT NULL,
  added_at timestamptz NOT NULL,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, organization_id) REFERENCES organization (city_id, id)
);
COMMENT ON TABLE group_file IS 'scope=city; retention=account; personal=name,content';

-- A list of members, for the one who checks it. The bytes lie in the row, so that emptying it is disposing of them.
CREATE TABLE group_roster (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  organization_id uuid NOT NULL,
  name text NOT NULL,
  media_type text NOT NULL,
  content bytea,
  given_by uuid NOT NULL,
  given_at timestamptz NOT NULL,
  dispose_on date NOT NULL,
  claimed_by uuid,
  claimed_at timestamptz,
  counted integer,
  checked_at timestamptz,
  disposed_at timestamptz,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, organization_id) REFERENCES organization (city_id, id),
  FOREIGN KEY (city_id, given_by) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, claimed_by) REFERENCES person (city_id, id)
);
CREATE INDEX group_roster_of ON group_roster (city_id, organization_id, id);
COMMENT ON TABLE group_roster IS 'scope=city; retention=account; personal=name,content';

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['group_invitation', 'group_recovery', 'group_file', 'group_roster'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)
      WITH CHECK (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT ON group_invitation, group_recovery, group_file, group_roster TO :app;
GRANT UPDATE (accepted_at, accepted_by, withdrawn_at) ON group_invitation TO :app;
GRANT UPDATE (objection, objected_by, objected_at) ON group_recovery TO :app;
GRANT UPDATE (claimed_by, claimed_at, counted, checked_at, dispose_on) ON group_roster TO :app;
