-- Who helps between the two sides: the register of coordinators and advisers, and their seats at cases.

CREATE TABLE adviser (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  -- The account that edits the entry and takes the seats; none for whoever is reached by the office alone.
  person_id uuid,
  hat_id uuid,
  role text NOT NULL CHECK (role IN ('coordinator', 'adviser')),
  name text NOT NULL,
  fields text[] NOT NULL,
  districts text[] NOT NULL,
  area text NOT NULL,
  times text NOT NULL,
  conditions text NOT NULL,
  about text NOT NULL,
  -- What of it everybody may read; nothing: the entry is not on the public page.
  open text[] NOT NULL,
  resting boolean NOT NULL,
  since date NOT NULL,
  ended_on date,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, hat_id) REFERENCES hat (city_id, id)
);
CREATE UNIQUE INDEX adviser_once ON adviser (city_id, person_id) WHERE person_id IS NOT NULL AND ended_on IS NULL;
COMMENT ON TABLE adviser IS 'scope=city; retention=account; personal=name,area,times,conditions,about';

-- Append only, with person and hat.
CREATE TABLE adviser_event (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  adviser_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('added', 'changed', 'rested', 'ended')),
  by_person_id uuid NOT NULL,
  by_hat_id uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, adviser_id) REFERENCES adviser (city_id, id),
  FOREIGN KEY (city_id, by_person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, by_hat_id) REFERENCES hat (city_id, id)
);
CREATE INDEX adviser_event_of ON adviser_event (city_id, adviser_id, id);
COMMENT ON TABLE adviser_event IS 'scope=city; retention=record; personal=none';

-- Wanted by a party, invited by the office, accepted or declined, ended with thanks.
CREATE TABLE adviser_seat (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  adviser_id uuid,
  person_id uuid,
  state text NOT NULL CHECK (state IN ('wanted', 'invited', 'accepted', 'declined', 'withdrawn', 'ended')),
  why text NOT NULL,
  by_person_id uuid NOT NULL,
  by_hat_id uuid NOT NULL,
  asked_at timestamptz NOT NULL,
  answer text NOT NULL,
  answered_at timestamptz,
  thanks text NOT NULL,
  ended_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, case_id) REFERENCES collaboration (city_id, id),
  FOREIGN KEY (city_id, adviser_id) REFERENCES adviser (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, by_person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, by_hat_id) REFERENCES hat (city_id, id),
  CHECK (state = 'wanted' OR state = 'withdrawn' OR adviser_id IS NOT NULL)
);
CREATE UNIQUE INDEX adviser_seat_once ON adviser_seat (city_id, case_id, adviser_id) WHERE state IN ('invited', 'accepted');
CREATE INDEX adviser_seat_sits ON adviser_seat (city_id, person_id, case_id) WHERE state = 'accepted';
CREATE INDEX adviser_seat_of ON adviser_seat (city_id, adviser_id, id);
CREATE INDEX adviser_seat_wanted ON adviser_seat (city_id, id) WHERE state = 'wanted';
COMMENT ON TABLE adviser_seat IS 'scope=city; retention=case; personal=why,answer,thanks';

-- A coordinator sees the cases of their seats and binds nobody; a former member of staff reads their own data and nothing else.
ALTER TABLE hat DROP CONSTRAINT hat_kind_check;
ALTER TABLE hat ADD CONSTRAINT hat_kind_check CHECK (kind IN ('resident', 'representative', 'secretary', 'member',
  'officer', 'chief', 'coordination', 'supportCenter', 'council', 'judge', 'administrator', 'coordinator', 'former'));

ALTER TABLE personal_read DROP CONSTRAINT personal_read_what_check;
ALTER TABLE personal_read ADD CONSTRAINT personal_read_what_check CHECK (what IN ('account', 'case', 'contact', 'roster',
  'ownData', 'draft', 'file', 'mail', 'letter', 'call', 'centre', 'organization', 'adviser'));

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['adviser', 'adviser_event', 'adviser_seat'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)
      WITH CHECK (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT ON adviser, adviser_event, adviser_seat TO :app;
GRANT UPDATE (person_id, hat_id, role, name, fields, districts, area, times, conditions, about, open, resting, ended_on, version)
  ON adviser TO :app;
GRANT UPDATE (adviser_id, person_id, state, answer, answered_at, thanks, ended_at, version) ON adviser_seat TO :app;
