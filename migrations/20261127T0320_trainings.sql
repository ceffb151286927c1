-- Training (研修): the courses that were held, and who of which section took part.
CREATE TABLE training (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  title text NOT NULL,
  kind text NOT NULL,
  held_on date NOT NULL,
  fiscal_year integer NOT NULL,
  place text NOT NULL,
  about text NOT NULL,
  -- Who came from outside the city hall, as a number alone.
  others integer NOT NULL DEFAULT 0 CHECK (others >= 0),
  called_off_on date,
  version integer NOT NULL DEFAULT 1,
  person_id uuid NOT NULL,
  hat_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, hat_id) REFERENCES hat (city_id, id)
);
CREATE INDEX training_by_day ON training (city_id, fiscal_year, held_on);
COMMENT ON TABLE training IS 'scope=city; retention=permanent; personal=none';

-- The section is the one somebody was in then: it stays when they move on.
CREATE TABLE training_part (
  city_id uuid NOT NULL REFERENCES city (id),
  training_id uuid NOT NULL,
  member_id uuid NOT NULL,
  section text NOT NULL,
  taken_back boolean NOT NULL DEFAULT false,
  person_id uuid NOT NULL,
  hat_id uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (city_id, training_id, member_id),
  FOREIGN KEY (city_id, training_id) REFERENCES training (city_id, id),
  FOREIGN KEY (city_id, member_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, hat_id) REFERENCES hat (city_id, id)
);
CREATE INDEX training_part_by_member ON training_part (city_id, member_id);
COMMENT ON TABLE training_part IS 'scope=city; retention=record; personal=none';

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['training', 'training_part'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)
      WITH CHECK (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON training, training_part TO :app;
