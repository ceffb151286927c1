-- 推進会議, 推進本部, 委員会: what the city's guideline names, with the people who sit on it, its meetings and their minutes.
CREATE TABLE body_about (
  city_id uuid NOT NULL REFERENCES city (id),
  body text NOT NULL,
  seats integer CHECK (seats > 0),
  open_seats integer CHECK (open_seats >= 0),
  -- How many must be there (定足数); unknown stays unknown.
  quorum integer CHECK (quorum > 0),
  apply_until date,
  apply_how text NOT NULL DEFAULT '',
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (city_id, body)
);
COMMENT ON TABLE body_about IS 'scope=city; retention=permanent; personal=none';

-- Who sits on it from when to when (委嘱). The name as it is printed; an account where they have one.
CREATE TABLE body_seat (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  body text NOT NULL,
  name text NOT NULL,
  affiliation text NOT NULL,
  role text NOT NULL CHECK (role IN ('chair', 'deputy', 'member')),
  open_call boolean NOT NULL,
  shown boolean NOT NULL,
  member_id uuid,
  since date NOT NULL,
  until date NOT NULL,
  ended_on date,
  version integer NOT NULL DEFAULT 1,
  person_id uuid NOT NULL,
  hat_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (city_id, id),
  CHECK (since <= until),
  FOREIGN KEY (city_id, member_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, hat_id) REFERENCES hat (city_id, id)
);
CREATE INDEX body_seat_by_body ON body_seat (city_id, body, until);
CREATE INDEX body_seat_by_member ON body_seat (city_id, member_id) WHERE member_id IS NOT NULL;
COMMENT ON TABLE body_seat IS 'scope=city; retention=record; personal=name,affiliation';

CREATE TABLE body_meeting (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  body text NOT NULL,
  held_on date NOT NULL,
  begins text NOT NULL,
  place text NOT NULL,
  -- 傍聴
  observers text NOT NULL CHECK (observers IN ('welcome', 'byAsking', 'none')),
  observers_how text NOT NULL,
  quorum integer,
  state text NOT NULL CHECK (state IN ('planned', 'calledOff')),
  minutes text NOT NULL DEFAULT '',
  minutes_edition integer NOT NULL DEFAULT 0,
  published_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  person_id uuid NOT NULL,
  hat_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, hat_id) REFERENCES hat (city_id, id)
);
CREATE INDEX body_meeting_by_body ON body_meeting (city_id, body, held_on);
COMMENT ON TABLE body_meeting IS 'scope=city; retention=permanent; personal=minutes';

-- What is talked about: a case to verify, a change of the guideline, anything else.
CREATE TABLE body_item (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  meeting_id uuid NOT NULL,
  position integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('verify', 'guideline', 'other')),
  title text NOT NULL,
  note text NOT NULL,
  case_id uuid,
  proposal_id uuid,
  outcome text NOT NULL DEFAULT '',
  -- What was found wanting, for the list of issues; empty where nothing was.
  issue text NOT NULL DEFAULT '',
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, meeting_id) REFERENCES body_meeting (city_id, id),
  FOREIGN KEY (city_id, case_id) REFERENCES collaboration (city_id, id)
);
CREATE INDEX body_item_by_meeting ON body_item (city_id, meeting_id, position);
CREATE INDEX body_item_by_case ON body_item (city_id, case_id) WHERE case_id IS NOT NULL;
COMMENT ON TABLE body_item IS 'scope=city; retention=permanent; personal=none';

-- Who stepped out of an item (除斥・回避), and why.
CREATE TABLE body_recusal (
  city_id uuid NOT NULL REFERENCES city (id),
  item_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  cause text NOT NULL CHECK (cause IN ('party', 'own')),
  person_id uuid NOT NULL,
  hat_id uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (city_id, item_id, seat_id),
  FOREIGN KEY (city_id, item_id) REFERENCES body_item (city_id, id),
  FOREIGN KEY (city_id, seat_id) REFERENCES body_seat (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, hat_id) REFERENCES hat (city_id, id)
);
COMMENT ON TABLE body_recusal IS 'scope=city; retention=permanent; personal=none';

CREATE TABLE body_presence (
  city_id uuid NOT NULL REFERENCES city (id),
  meeting_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  present boolean NOT NULL,
  PRIMARY KEY (city_id, meeting_id, seat_id),
  FOREIGN KEY (city_id, meeting_id) REFERENCES body_meeting (city_id, id),
  FOREIGN KEY (city_id, seat_id) REFERENCES body_seat (city_id, id)
);
COMMENT ON TABLE body_presence IS 'scope=city; retention=permanent; personal=none';

-- Papers sent before the meeting. Small, and kept with the rows they belong to.
CREATE TABLE body_paper (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  meeting_id uuid NOT NULL,
  name text NOT NULL,
  media_type text NOT NULL,
  content bytea NOT NULL,
  shown boolean NOT NULL,
  person_id uuid NOT NULL,
  hat_id uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, meeting_id) REFERENCES body_meeting (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, hat_id) REFERENCES hat (city_id, id)
);
CREATE INDEX body_paper_by_meeting ON body_paper (city_id, meeting_id);
COMMENT ON TABLE body_paper IS 'scope=city; retention=permanent; personal=name,content';

-- What a member who was there says of the minutes, edition by edition.
CREATE TABLE body_minutes_word (
  city_id uuid NOT NULL REFERENCES city (id),
  meeting_id uuid NOT NULL,
  edition integer NOT NULL,
  seat_id uuid NOT NULL,
  fine boolean NOT NULL,
  words text NOT NULL,
  person_id uuid NOT NULL,
  hat_id uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (city_id, meeting_id, edition, seat_id),
  FOREIGN KEY (city_id, meeting_id) REFERENCES body_meeting (city_id, id),
  FOREIGN KEY (city_id, seat_id) REFERENCES body_seat (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, hat_id) REFERENCES hat (city_id, id)
);
COMMENT ON TABLE body_minutes_word IS 'scope=city; retention=record; personal=words';

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['body_about', 'body_seat', 'body_meeting', 'body_item', 'body_recusal', 'body_presence',
    'body_paper', 'body_minutes_word'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)
      WITH CHECK (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON body_about, body_seat, body_meeting, body_item, body_presence TO :app;
GRANT SELECT, INSERT ON body_recusal, body_paper, body_minutes_word TO :app;
