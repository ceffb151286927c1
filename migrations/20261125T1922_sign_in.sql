-- How somebody showed who they are, from which device, and when last: asked again before what cannot be taken back.
ALTER TABLE session
  ADD factor text NOT NULL DEFAULT 'password',
  ADD second text,
  ADD proved_at timestamptz,
  ADD device text NOT NULL DEFAULT '';
COMMENT ON TABLE session IS 'scope=city; retention=session; personal=device';

-- Person and hat of whoever did it; nobody, where somebody unknown did. What kinds there are the program knows.
ALTER TABLE account_event DROP CONSTRAINT account_event_kind_check;
ALTER TABLE account_event ADD CHECK (kind ~ '^[a-zA-Z]{2,40}$');
ALTER TABLE account_event ALTER by_person_id DROP NOT NULL;
ALTER TABLE account_event ADD by_hat_id uuid, ADD FOREIGN KEY (city_id, by_hat_id) REFERENCES hat (city_id, id);

-- A link and a code that went out by mail to show that somebody reads there. Of both only hashes are here; the code
-- counts only in the browser that asked. `stamp` is of password and address: when either changes, the link is dead.
CREATE TABLE mail_proof (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  purpose text NOT NULL CHECK (purpose IN ('signIn', 'register', 'email', 'confirm')),
  person_id uuid,
  address text NOT NULL,
  token_hash text NOT NULL,
  code_hash text NOT NULL,
  browser_hash text NOT NULL,
  stamp text NOT NULL,
  next text NOT NULL,
  tries integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (city_id, id),
  UNIQUE (city_id, token_hash),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id)
);
CREATE INDEX mail_proof_by_address ON mail_proof (city_id, address, created_at);
CREATE INDEX mail_proof_by_browser ON mail_proof (city_id, browser_hash);
COMMENT ON TABLE mail_proof IS 'scope=city; retention=session; personal=address';

-- The app on somebody's phone that shows six digits. `last_step` is the time slot of the last code taken: none counts twice.
CREATE TABLE totp (
  city_id uuid NOT NULL REFERENCES city (id),
  person_id uuid NOT NULL,
  secret text,
  pending_secret text,
  confirmed_at timestamptz,
  last_step bigint NOT NULL DEFAULT 0,
  failed_count integer NOT NULL DEFAULT 0,
  locked_until timestamptz,
  PRIMARY KEY (city_id, person_id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id)
);
COMMENT ON TABLE totp IS 'scope=city; retention=account; personal=secret,pending_secret';

-- Codes on paper for the day the phone is gone; each counts once.
CREATE TABLE recovery_code (
  city_id uuid NOT NULL REFERENCES city (id),
  person_id uuid NOT NULL,
  code_hash text NOT NULL,
  created_at timestamptz NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (city_id, person_id, code_hash),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id)
);
COMMENT ON TABLE recovery_code IS 'scope=city; retention=account; personal=code_hash';

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['mail_proof', 'totp', 'recovery_code'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)
      WITH CHECK (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON mail_proof, totp, recovery_code TO :app;
