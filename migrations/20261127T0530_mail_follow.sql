-- Whoever follows a public case by an e-mail address alone. The address is theirs by the link that was mailed to it; the
-- key stands here as it is, since every mail says how to stop, and it opens nothing but this row.
CREATE TABLE mail_follow (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  address text NOT NULL,
  key text NOT NULL,
  lang text NOT NULL CHECK (lang IN ('ja', 'en', 'easy')),
  asked_at timestamptz NOT NULL,
  confirmed_at timestamptz,
  told_seq integer NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, case_id) REFERENCES collaboration (city_id, id),
  -- What has ended knows no address any more; a job removes the row.
  CHECK ((ended_at IS NULL) = (address <> ''))
);
CREATE UNIQUE INDEX mail_follow_key ON mail_follow (city_id, key);
CREATE UNIQUE INDEX mail_follow_once ON mail_follow (city_id, case_id, address) WHERE ended_at IS NULL;
CREATE INDEX mail_follow_address ON mail_follow (city_id, address, asked_at) WHERE ended_at IS NULL;
COMMENT ON TABLE mail_follow IS 'scope=city; retention=mail; personal=address,key';
ALTER TABLE mail_follow ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON mail_follow USING (city_id = nullif(current_setting('app.city_id', true), '')::uuid)
  WITH CHECK (city_id = nullif(current_setting('app.city_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON mail_follow TO :app;
