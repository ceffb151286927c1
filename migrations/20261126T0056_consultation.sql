-- What a consultation tells later: which section had it first, which one answered, on which day, and by when it had been promised.

ALTER TABLE consultation ADD first_section text, ADD answered_section text, ADD answered_on date, ADD answer_due_on date;
UPDATE consultation c SET first_section = (SELECT e.facts ->> 'section' FROM entry e WHERE e.city_id = c.city_id
  AND e.case_id = c.case_id AND e.stage = 'consultation' AND e.kind = 'received' ORDER BY e.seq LIMIT 1);
CREATE INDEX consultation_answered ON consultation (city_id, answered_on) WHERE answered_on IS NOT NULL;

-- What another section is asked (照会), or its part where several work under one lead; its duty says by when it is due.
CREATE TABLE consultation_part (
  city_id uuid NOT NULL REFERENCES city (id),
  duty_id uuid NOT NULL,
  case_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('inquiry', 'joint')),
  section text NOT NULL,
  asked_by_section text NOT NULL,
  question text NOT NULL,
  due_on date NOT NULL,
  person_id uuid NOT NULL,
  hat_id uuid NOT NULL,
  asked_at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'answered', 'withdrawn')),
  answer text NOT NULL DEFAULT '',
  answered_by text,
  answered_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (city_id, duty_id),
  FOREIGN KEY (city_id, case_id) REFERENCES collaboration (city_id, id)
);
CREATE INDEX consultation_part_by_case ON consultation_part (city_id, case_id);
COMMENT ON TABLE consultation_part IS 'scope=city; retention=case; personal=question,answer,answered_by';

-- Templates of replies (返信のひな形): the office's for everybody, and each section's own.
CREATE TABLE reply_template (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  section text,
  title text NOT NULL,
  body text NOT NULL,
  changed_at timestamptz NOT NULL,
  retired_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (city_id, id)
);
COMMENT ON TABLE reply_template IS 'scope=city; retention=permanent; personal=none';

-- Which section a field goes to first, where the office has changed what the edition says. The newest of a field holds;
-- none is ever changed. Without a section: as the edition says.
CREATE TABLE routing_choice (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  field text NOT NULL,
  section text,
  reason text NOT NULL,
  by_person_id uuid NOT NULL,
  by_hat_id uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (city_id, id)
);
CREATE INDEX routing_choice_newest ON routing_choice (city_id, field, id);
COMMENT ON TABLE routing_choice IS 'scope=city; retention=permanent; personal=none';

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['consultation_part', 'reply_template', 'routing_choice'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)
      WITH CHECK (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT ON consultation_part, reply_template, routing_choice TO :app;
GRANT UPDATE (state, answer, answered_by, answered_at, version) ON consultation_part TO :app;
GRANT UPDATE (title, body, changed_at, retired_at, version) ON reply_template TO :app;
