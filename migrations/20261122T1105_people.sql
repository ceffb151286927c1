-- People and their hats. Accounts belong to one city: each city is its own data controller.

CREATE TABLE person (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  name text NOT NULL,
  email text,
  password_hash text,
  lang text NOT NULL DEFAULT 'ja',
  demo boolean NOT NULL DEFAULT false,
  failed_count integer NOT NULL DEFAULT 0,
  locked_until timestamptz,
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (city_id, id),
  UNIQUE (city_id, email)
);
COMMENT ON TABLE person IS 'scope=city; retention=account; personal=name,email,password_hash';

CREATE TABLE organization (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  demo boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (city_id, id)
);
COMMENT ON TABLE organization IS 'scope=city; retention=account; personal=none';

-- A hat: in what role a person acts. Every act names the person and the hat.
CREATE TABLE hat (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('resident', 'representative', 'secretary', 'member', 'officer', 'chief',
    'coordination', 'supportCenter', 'council', 'administrator')),
  organization_id uuid,
  section text,
  since date NOT NULL,
  until date,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, organization_id) REFERENCES organization (city_id, id)
);
CREATE INDEX hat_by_person ON hat (city_id, person_id);
COMMENT ON TABLE hat IS 'scope=city; retention=account; personal=none';

CREATE TABLE session (
  city_id uuid NOT NULL REFERENCES city (id),
  id text NOT NULL,
  person_id uuid NOT NULL,
  hat_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, hat_id) REFERENCES hat (city_id, id)
);
COMMENT ON TABLE session IS 'scope=city; retention=session; personal=none';

-- A form sent twice has one result: the second is answered with what the first was.
CREATE TABLE submission (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  person_id uuid,
  path text NOT NULL,
  location text,
  at timestamptz NOT NULL,
  PRIMARY KEY (city_id, id)
);
COMMENT ON TABLE submission IS 'scope=city; retention=session; personal=none';

-- Who gave whom which hat or a new password. Append only: those who keep accounts are seen, too.
CREATE TABLE account_event (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  by_person_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('added', 'hatGiven', 'hatEnded', 'passwordMade')),
  hat_id uuid,
  at timestamptz NOT NULL,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, by_person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, hat_id) REFERENCES hat (city_id, id)
);
CREATE INDEX account_event_by_person ON account_event (city_id, person_id, id);
COMMENT ON TABLE account_event IS 'scope=city; retention=account; personal=none';

GRANT SELECT, INSERT ON account_event TO :app;
GRANT SELECT, INSERT, UPDATE ON person, organization, hat TO :app;
GRANT SELECT, INSERT, UPDATE, DELETE ON session TO :app;
GRANT SELECT, INSERT, UPDATE ON submission TO :app;
