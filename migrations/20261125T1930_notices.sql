-- What the office may do with a mail: read it as it goes out, stop it, send it anew; and what became of it.
ALTER TABLE outbox
  ADD readable boolean NOT NULL DEFAULT false,
  ADD digest boolean NOT NULL DEFAULT false,
  ADD not_before timestamptz,
  ADD held_at timestamptz,
  ADD bounced_at timestamptz,
  ADD bounce_reason text,
  ADD resend_of uuid,
  ADD FOREIGN KEY (city_id, resend_of) REFERENCES outbox (city_id, id);
CREATE INDEX outbox_by_case ON outbox (city_id, case_id, id);
COMMENT ON TABLE outbox IS 'scope=city; retention=mail; personal=to_address,subject,body,bounce_reason';

-- What may be switched off: nothing that a matter causes, only what the clock does.
ALTER TABLE person
  ADD digests boolean NOT NULL DEFAULT true,
  ADD reminders boolean NOT NULL DEFAULT true;

-- How long notices wait before they go out, so that a mistake can be stopped.
CREATE TABLE notice_rule (
  city_id uuid PRIMARY KEY REFERENCES city (id),
  wait_minutes integer NOT NULL CHECK (wait_minutes BETWEEN 0 AND 1440)
);
COMMENT ON TABLE notice_rule IS 'scope=city; retention=permanent; personal=none';

CREATE TABLE letter (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  case_id uuid,
  person_id uuid NOT NULL,
  kind text NOT NULL,
  lang text NOT NULL CHECK (lang IN ('ja', 'en', 'easy')),
  subject text NOT NULL,
  body text NOT NULL,
  path text NOT NULL,
  once text,
  instead_of uuid,
  written_at timestamptz NOT NULL,
  printed_at timestamptz,
  posted_on date,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, case_id) REFERENCES collaboration (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, instead_of) REFERENCES outbox (city_id, id)
);
CREATE INDEX letter_waiting ON letter (city_id, id) WHERE posted_on IS NULL;
CREATE UNIQUE INDEX letter_once ON letter (city_id, once) WHERE once IS NOT NULL;
COMMENT ON TABLE letter IS 'scope=city; retention=mail; personal=subject,body';

CREATE TABLE phone_call (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  case_id uuid,
  person_id uuid NOT NULL,
  kind text NOT NULL,
  lang text NOT NULL CHECK (lang IN ('ja', 'en', 'easy')),
  subject text NOT NULL,
  script text NOT NULL,
  path text NOT NULL,
  once text,
  instead_of uuid,
  opened_at timestamptz NOT NULL,
  tries integer NOT NULL DEFAULT 0,
  again_on date,
  closed_at timestamptz,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, case_id) REFERENCES collaboration (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, instead_of) REFERENCES outbox (city_id, id)
);
CREATE INDEX phone_call_open ON phone_call (city_id, id) WHERE closed_at IS NULL;
CREATE UNIQUE INDEX phone_call_once ON phone_call (city_id, once) WHERE once IS NOT NULL;
COMMENT ON TABLE phone_call IS 'scope=city; retention=mail; personal=subject,script';

-- Who did what with a mail, a letter, a call or somebody's way of being reached.
CREATE TABLE notice_event (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  about text NOT NULL CHECK (about IN ('mail', 'letter', 'call', 'person', 'rule')),
  about_id uuid NOT NULL,
  kind text NOT NULL,
  note text NOT NULL DEFAULT '',
  by_person_id uuid NOT NULL,
  by_hat_id uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, by_person_id) REFERENCES person (city_id, id)
);
CREATE INDEX notice_event_by_what ON notice_event (city_id, about_id, id);
COMMENT ON TABLE notice_event IS 'scope=city; retention=mail; personal=note';

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['notice_rule', 'letter', 'phone_call', 'notice_event'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)
      WITH CHECK (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON notice_rule, letter, phone_call TO :app;
GRANT SELECT, INSERT ON notice_event TO :app;
