-- What somebody of the city hall is besides officer or chief: 協働推進員 of a section, 協働調整員 of a bureau. One row a term.
CREATE TABLE staff_function (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('promoter', 'coordinator')),
  -- A promoter's section by its code, a coordinator's bureau by its name.
  place text NOT NULL,
  since date NOT NULL,
  until date NOT NULL,
  PRIMARY KEY (city_id, id),
  UNIQUE (city_id, person_id, kind, place, since),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id)
);
CREATE INDEX staff_function_place ON staff_function (city_id, place);
COMMENT ON TABLE staff_function IS 'scope=city; retention=account; personal=none';

-- Who changed the organisation, with which hat; only ever added to.
CREATE TABLE organization_event (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  kind text NOT NULL,
  person_id uuid,
  hat_id uuid,
  function_id uuid,
  plan_id uuid,
  by_person_id uuid NOT NULL,
  by_hat_id uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, hat_id) REFERENCES hat (city_id, id),
  FOREIGN KEY (city_id, by_person_id) REFERENCES person (city_id, id)
);
CREATE INDEX organization_event_plan ON organization_event (city_id, plan_id);
COMMENT ON TABLE organization_event IS 'scope=city; retention=record; personal=none';

-- 担当者 of a case within its section, and what they leave to whoever comes next.
CREATE TABLE case_staff (
  city_id uuid NOT NULL REFERENCES city (id),
  case_id uuid NOT NULL,
  officer_id uuid,
  note text NOT NULL DEFAULT '',
  note_by uuid,
  note_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (city_id, case_id),
  FOREIGN KEY (city_id, case_id) REFERENCES collaboration (city_id, id),
  FOREIGN KEY (city_id, officer_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, note_by) REFERENCES person (city_id, id)
);
CREATE INDEX case_staff_officer ON case_staff (city_id, officer_id);
COMMENT ON TABLE case_staff IS 'scope=city; retention=case; personal=note';

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['staff_function', 'organization_event', 'case_staff'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)
      WITH CHECK (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON staff_function, case_staff TO :app;
GRANT SELECT, INSERT ON organization_event TO :app;
