-- ふりかえりの場: when the parties talk about what they saw differently, what they wrote down, who does what.
CREATE TABLE review_meeting (
  city_id uuid NOT NULL REFERENCES city (id),
  case_id uuid NOT NULL,
  round integer NOT NULL,
  held_on date NOT NULL,
  begins text NOT NULL,
  place text NOT NULL,
  coordinator text NOT NULL,
  centre boolean NOT NULL,
  called_off boolean NOT NULL DEFAULT false,
  version integer NOT NULL DEFAULT 1,
  person_id uuid NOT NULL,
  hat_id uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (city_id, case_id, round),
  FOREIGN KEY (city_id, case_id, round) REFERENCES evaluation_round (city_id, case_id, round),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, hat_id) REFERENCES hat (city_id, id)
);
COMMENT ON TABLE review_meeting IS 'scope=city; retention=case; personal=coordinator';

-- Of one item: why the sides see it differently, and what they change.
CREATE TABLE review_note (
  city_id uuid NOT NULL REFERENCES city (id),
  case_id uuid NOT NULL,
  round integer NOT NULL,
  question text NOT NULL,
  why text NOT NULL,
  change text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  person_id uuid NOT NULL,
  hat_id uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (city_id, case_id, round, question),
  FOREIGN KEY (city_id, case_id, round) REFERENCES evaluation_round (city_id, case_id, round),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, hat_id) REFERENCES hat (city_id, id)
);
COMMENT ON TABLE review_note IS 'scope=city; retention=case; personal=why,change';

CREATE TABLE review_action (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  round integer NOT NULL,
  what text NOT NULL,
  party_id uuid NOT NULL,
  who text NOT NULL,
  due_on date,
  duty_id uuid NOT NULL,
  done_on date,
  dropped_on date,
  outcome text NOT NULL DEFAULT '',
  version integer NOT NULL DEFAULT 1,
  person_id uuid NOT NULL,
  hat_id uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, case_id, round) REFERENCES evaluation_round (city_id, case_id, round),
  FOREIGN KEY (city_id, case_id, party_id) REFERENCES party (city_id, case_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, hat_id) REFERENCES hat (city_id, id)
);
CREATE INDEX review_action_by_case ON review_action (city_id, case_id, id);
COMMENT ON TABLE review_action IS 'scope=city; retention=case; personal=what,who,outcome';

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['review_meeting', 'review_note', 'review_action'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)
      WITH CHECK (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON review_meeting, review_note, review_action TO :app;
