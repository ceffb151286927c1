-- パートナーテーブル: the room of a case in which its parties sit as equals. One a case; its parties are the case's.
CREATE TABLE partner_table (
  city_id uuid NOT NULL REFERENCES city (id),
  case_id uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'ended')),
  -- Sittings in a room or on line, or a table whose parties write when they can and never meet.
  mode text NOT NULL CHECK (mode IN ('sittings', 'writing')),
  why text NOT NULL,
  facilitator uuid,
  outcome text CHECK (outcome IN ('whole', 'part', 'none')),
  opened_at timestamptz NOT NULL,
  ended_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (city_id, case_id),
  FOREIGN KEY (city_id, case_id) REFERENCES collaboration (city_id, id)
);
COMMENT ON TABLE partner_table IS 'scope=city; retention=case; personal=why';

CREATE TABLE table_sitting (
  city_id uuid NOT NULL REFERENCES city (id),
  case_id uuid NOT NULL,
  number integer NOT NULL CHECK (number BETWEEN 1 AND 30),
  state text NOT NULL CHECK (state IN ('finding', 'set', 'held', 'off')),
  held_on date,
  from_time text,
  until_time text,
  place text NOT NULL DEFAULT '',
  online text NOT NULL DEFAULT '',
  agenda jsonb NOT NULL,
  attendance jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (city_id, case_id, number),
  FOREIGN KEY (city_id, case_id) REFERENCES partner_table (city_id, case_id)
);
COMMENT ON TABLE table_sitting IS 'scope=city; retention=case; personal=place,online,agenda,attendance';

-- 日程調整: times that are offered, and each one's ○△×; also told by telephone and typed by staff.
CREATE TABLE table_candidate (
  city_id uuid NOT NULL REFERENCES city (id),
  case_id uuid NOT NULL,
  id uuid NOT NULL,
  sitting integer NOT NULL,
  held_on date NOT NULL,
  from_time text NOT NULL,
  until_time text NOT NULL,
  PRIMARY KEY (city_id, case_id, id),
  FOREIGN KEY (city_id, case_id, sitting) REFERENCES table_sitting (city_id, case_id, number)
);
COMMENT ON TABLE table_candidate IS 'scope=city; retention=case; personal=none';

CREATE TABLE table_answer (
  city_id uuid NOT NULL REFERENCES city (id),
  case_id uuid NOT NULL,
  candidate_id uuid NOT NULL,
  member_id uuid NOT NULL,
  answer text NOT NULL CHECK (answer IN ('yes', 'maybe', 'no')),
  -- Who typed it, and whether for somebody who told it by telephone.
  person_id uuid NOT NULL,
  by_phone boolean NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (city_id, case_id, candidate_id, member_id),
  FOREIGN KEY (city_id, case_id, candidate_id) REFERENCES table_candidate (city_id, case_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id)
);
COMMENT ON TABLE table_answer IS 'scope=city; retention=case; personal=none';

-- What somebody promised in minutes that all confirmed; each open one is a duty of its party.
CREATE TABLE table_todo (
  city_id uuid NOT NULL REFERENCES city (id),
  case_id uuid NOT NULL,
  id uuid NOT NULL,
  sitting integer NOT NULL,
  party_id uuid NOT NULL,
  who text NOT NULL,
  what text NOT NULL,
  due_on date,
  duty_id uuid NOT NULL,
  done_at timestamptz,
  done_by uuid,
  PRIMARY KEY (city_id, case_id, id),
  FOREIGN KEY (city_id, case_id, party_id) REFERENCES party (city_id, case_id, id)
);
COMMENT ON TABLE table_todo IS 'scope=city; retention=case; personal=who,what';

-- How it felt after a sitting. As a group: sums in one row, who has answered beside them, and no mark of anybody.
CREATE TABLE table_pulse (
  city_id uuid NOT NULL REFERENCES city (id),
  case_id uuid NOT NULL,
  sitting integer NOT NULL,
  mode text NOT NULL CHECK (mode IN ('group', 'named')),
  given uuid[] NOT NULL,
  marks jsonb NOT NULL,
  people integer NOT NULL,
  until_on date NOT NULL,
  PRIMARY KEY (city_id, case_id, sitting),
  FOREIGN KEY (city_id, case_id, sitting) REFERENCES table_sitting (city_id, case_id, number)
);
COMMENT ON TABLE table_pulse IS 'scope=city; retention=case; personal=marks';

-- What a table came to, kept as the beginning of a proposal: programmes open it, nobody types it again.
CREATE TABLE proposal_draft (
  city_id uuid NOT NULL REFERENCES city (id),
  case_id uuid NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('whole', 'part')),
  content jsonb NOT NULL,
  written_at timestamptz NOT NULL,
  PRIMARY KEY (city_id, case_id),
  FOREIGN KEY (city_id, case_id) REFERENCES collaboration (city_id, id)
);
COMMENT ON TABLE proposal_draft IS 'scope=city; retention=case; personal=content';

-- Somebody who goes along with a case without being a party of it: a coordinator, an adviser. They see what the parties see.
CREATE TABLE case_companion (
  city_id uuid NOT NULL REFERENCES city (id),
  case_id uuid NOT NULL,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  name text NOT NULL,
  added_at timestamptz NOT NULL,
  left_at timestamptz,
  PRIMARY KEY (city_id, case_id, id),
  FOREIGN KEY (city_id, case_id) REFERENCES collaboration (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id)
);
CREATE INDEX case_companion_person ON case_companion (city_id, person_id) WHERE left_at IS NULL;
COMMENT ON TABLE case_companion IS 'scope=city; retention=case; personal=name';

-- The minutes of each sitting and the outcome of the table belong to all parties, as the agreement does.
ALTER TABLE joint_version DROP CONSTRAINT joint_version_kind_check;
ALTER TABLE joint_version ADD CONSTRAINT joint_version_kind_check
  CHECK (kind IN ('agreement', 'jointEvaluation', 'tableOutcome') OR kind ~ '^tableMinutes[1-9][0-9]?$');

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['partner_table', 'table_sitting', 'table_candidate', 'table_answer', 'table_todo',
      'table_pulse', 'proposal_draft', 'case_companion'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)
      WITH CHECK (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT ON table_candidate, proposal_draft TO :app;
GRANT SELECT, INSERT, UPDATE ON partner_table, table_sitting, table_answer, table_todo, table_pulse, case_companion TO :app;
