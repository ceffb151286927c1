-- What is among citizens and not public is nobody's of the city hall to find, the coordination office's neither.
CREATE OR REPLACE FUNCTION findable_cases(everything boolean, own_section text) RETURNS SETOF case_index
LANGUAGE sql STABLE AS $$
  SELECT i.* FROM case_index i WHERE (everything AND i.visibility <> 'parties') OR i.visibility = 'public'
    OR (own_section IS NOT NULL AND
    (SELECT c.section = own_section FROM collaboration c WHERE c.city_id = i.city_id AND c.id = i.case_id))
$$;

-- A group is asked to join, or asks to: it is a party once the other side has said yes.
CREATE TABLE partner_invitation (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  organization_id uuid NOT NULL,
  by_group boolean NOT NULL,
  message text NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'accepted', 'declined', 'withdrawn')),
  person_id uuid NOT NULL,
  hat_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  answered_at timestamptz,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, case_id) REFERENCES collaboration (city_id, id),
  FOREIGN KEY (city_id, organization_id) REFERENCES organization (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, hat_id) REFERENCES hat (city_id, id)
);
CREATE UNIQUE INDEX partner_invitation_once ON partner_invitation (city_id, case_id, organization_id)
  WHERE state = 'waiting';
CREATE INDEX partner_invitation_by_group ON partner_invitation (city_id, organization_id, state);
COMMENT ON TABLE partner_invitation IS 'scope=city; retention=case; personal=message';

-- Who agreed that everybody may read it: public once every party has.
CREATE TABLE publication_consent (
  city_id uuid NOT NULL REFERENCES city (id),
  case_id uuid NOT NULL,
  party_id uuid NOT NULL,
  person_id uuid NOT NULL,
  hat_id uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (city_id, case_id, party_id),
  FOREIGN KEY (city_id, case_id, party_id) REFERENCES party (city_id, case_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, hat_id) REFERENCES hat (city_id, id)
);
COMMENT ON TABLE publication_consent IS 'scope=city; retention=case; personal=none';

-- Meetings, a bulletin, a channel, seats: what citizens are asked, and when. The case holds its title and its parties.
CREATE TABLE occasion (
  city_id uuid NOT NULL REFERENCES city (id),
  case_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('meetings', 'bulletin', 'channel', 'seats')),
  seats integer CHECK (seats > 0),
  apply_until date,
  apply_how text NOT NULL DEFAULT '',
  web text NOT NULL DEFAULT '',
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (city_id, case_id),
  FOREIGN KEY (city_id, case_id) REFERENCES collaboration (city_id, id)
);
COMMENT ON TABLE occasion IS 'scope=city; retention=case; personal=none';

CREATE TABLE occasion_date (
  city_id uuid NOT NULL REFERENCES city (id),
  case_id uuid NOT NULL,
  id uuid NOT NULL,
  held_on date NOT NULL,
  what text NOT NULL,
  place text NOT NULL,
  called_off_at timestamptz,
  PRIMARY KEY (city_id, case_id, id),
  FOREIGN KEY (city_id, case_id) REFERENCES occasion (city_id, case_id)
);
CREATE INDEX occasion_date_by_day ON occasion_date (city_id, held_on);
COMMENT ON TABLE occasion_date IS 'scope=city; retention=case; personal=none';

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['partner_invitation', 'publication_consent', 'occasion', 'occasion_date'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)
      WITH CHECK (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON partner_invitation, occasion, occasion_date TO :app;
GRANT SELECT, INSERT ON publication_consent TO :app;
