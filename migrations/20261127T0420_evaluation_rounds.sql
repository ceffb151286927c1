-- A case looks back more than once: at its start, in the middle, at its end, a year after; each time in up to three layers.
ALTER TABLE evaluation_opening
  DROP CONSTRAINT evaluation_opening_city_id_case_id_party_id_fkey,
  DROP CONSTRAINT evaluation_opening_pkey;
ALTER TABLE evaluation_sheet DROP CONSTRAINT evaluation_sheet_pkey;
ALTER TABLE evaluation_round DROP CONSTRAINT evaluation_round_pkey;

ALTER TABLE evaluation_round
  ADD round integer NOT NULL DEFAULT 1 CHECK (round > 0),
  ADD moment text NOT NULL DEFAULT 'end' CHECK (moment IN ('start', 'middle', 'end', 'yearAfter')),
  ADD layer text NOT NULL DEFAULT 'mutual' CHECK (layer IN ('self', 'mutual', 'thirdParty')),
  -- Which version of what was fixed for the case is asked; 0 where nothing had been fixed.
  ADD plan_version integer NOT NULL DEFAULT 0,
  ADD PRIMARY KEY (city_id, case_id, round);
CREATE INDEX evaluation_round_by_due ON evaluation_round (city_id, due_on);

-- Who judges: a party, or somebody from outside.
ALTER TABLE evaluation_sheet ADD round integer NOT NULL DEFAULT 1, ADD judge_id uuid;
UPDATE evaluation_sheet SET judge_id = party_id;
ALTER TABLE evaluation_sheet
  ALTER judge_id SET NOT NULL,
  ALTER party_id DROP NOT NULL,
  ADD CHECK (party_id IS NULL OR party_id = judge_id),
  ADD PRIMARY KEY (city_id, case_id, round, judge_id),
  ADD FOREIGN KEY (city_id, case_id, round) REFERENCES evaluation_round (city_id, case_id, round);

ALTER TABLE evaluation_opening ADD round integer NOT NULL DEFAULT 1, ADD judge_id uuid;
UPDATE evaluation_opening SET judge_id = party_id;
ALTER TABLE evaluation_opening
  ALTER judge_id SET NOT NULL,
  ALTER party_id DROP NOT NULL,
  ADD CHECK (party_id IS NULL OR party_id = judge_id),
  ADD PRIMARY KEY (city_id, case_id, round, judge_id),
  ADD FOREIGN KEY (city_id, case_id, round, judge_id)
    REFERENCES evaluation_sheet (city_id, case_id, round, judge_id);

-- Whoever from outside is asked in a round, fixed when it begins.
CREATE TABLE evaluation_judge (
  city_id uuid NOT NULL REFERENCES city (id),
  case_id uuid NOT NULL,
  round integer NOT NULL,
  person_id uuid NOT NULL,
  PRIMARY KEY (city_id, case_id, round, person_id),
  FOREIGN KEY (city_id, case_id, round) REFERENCES evaluation_round (city_id, case_id, round),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id)
);
CREATE INDEX evaluation_judge_by_person ON evaluation_judge (city_id, person_id);
COMMENT ON TABLE evaluation_judge IS 'scope=city; retention=case; personal=none';

-- What will be asked, fixed when the agreement takes effect; a later version only once every party has confirmed it.
CREATE TABLE evaluation_plan (
  city_id uuid NOT NULL REFERENCES city (id),
  case_id uuid NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  content jsonb NOT NULL,
  hash text NOT NULL,
  fixed_by text NOT NULL CHECK (fixed_by IN ('agreement', 'opening', 'change')),
  fixed_at timestamptz NOT NULL,
  PRIMARY KEY (city_id, case_id, version),
  FOREIGN KEY (city_id, case_id) REFERENCES collaboration (city_id, id)
);
COMMENT ON TABLE evaluation_plan IS 'scope=city; retention=case; personal=none';

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['evaluation_judge', 'evaluation_plan'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant ON %I USING (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)
      WITH CHECK (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)', name);
  END LOOP;
END $$;
GRANT SELECT, INSERT ON evaluation_judge, evaluation_plan TO :app;
GRANT SELECT ON evaluation_judge TO :unseal;

ALTER TABLE joint_version DROP CONSTRAINT joint_version_kind_check;
ALTER TABLE joint_version ADD CONSTRAINT joint_version_kind_check
  CHECK (kind IN ('agreement', 'jointEvaluation', 'evaluationPlan', 'tableOutcome') OR kind ~ '^tableMinutes[1-9][0-9]?$');
