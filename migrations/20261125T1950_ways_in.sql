-- A way out of the page and back: to another provider, or to what holds a passkey. The browser holds a secret in a cookie,
-- from which state, nonce, verifier and challenge are made; here is only its hash. Each counts once, for some minutes.
CREATE TABLE round_trip (
  city_id uuid NOT NULL REFERENCES city (id),
  id text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('openid', 'passkey')),
  purpose text NOT NULL CHECK (purpose IN ('enter', 'link', 'confirm', 'register')),
  provider text,
  person_id uuid,
  next text NOT NULL,
  begun_at timestamptz NOT NULL,
  taken_at timestamptz,
  -- Whom a provider told of and nobody knows, until they have registered or minutes have passed.
  issuer text,
  subject text,
  name text,
  email text,
  strong boolean NOT NULL DEFAULT false,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id)
);
COMMENT ON TABLE round_trip IS 'scope=city; retention=session; personal=subject,name,email';

-- Somebody's account at another provider. The provider's name for them is emptied when the two are parted.
CREATE TABLE openid_identity (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  provider text NOT NULL,
  issuer text NOT NULL,
  subject text,
  linked_at timestamptz NOT NULL,
  used_at timestamptz,
  unlinked_at timestamptz,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  CHECK (subject IS NOT NULL OR unlinked_at IS NOT NULL)
);
CREATE UNIQUE INDEX openid_identity_once ON openid_identity (city_id, issuer, subject) WHERE unlinked_at IS NULL;
CREATE INDEX openid_identity_by_person ON openid_identity (city_id, person_id);
COMMENT ON TABLE openid_identity IS 'scope=city; retention=account; personal=subject';

-- A passkey. What it is known by is emptied when it is removed.
CREATE TABLE passkey (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  name text NOT NULL,
  credential_id text,
  public_key text,
  transports text NOT NULL DEFAULT '',
  counter bigint NOT NULL DEFAULT 0,
  added_at timestamptz NOT NULL,
  used_at timestamptz,
  removed_at timestamptz,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  CHECK (credential_id IS NOT NULL AND public_key IS NOT NULL OR removed_at IS NOT NULL)
);
CREATE UNIQUE INDEX passkey_once ON passkey (city_id, credential_id) WHERE removed_at IS NULL;
CREATE INDEX passkey_by_person ON passkey (city_id, person_id);
COMMENT ON TABLE passkey IS 'scope=city; retention=account; personal=name,credential_id,public_key';

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['round_trip', 'openid_identity', 'passkey'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)
      WITH CHECK (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON round_trip, openid_identity, passkey TO :app;
