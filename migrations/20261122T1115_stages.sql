-- What single stages keep beside the thread.

CREATE TABLE consultation (
  city_id uuid NOT NULL REFERENCES city (id),
  case_id uuid NOT NULL,
  section text NOT NULL,
  state text NOT NULL,
  routed_by text NOT NULL,
  handed_count integer NOT NULL DEFAULT 0,
  next_on date,
  outcome text,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (city_id, case_id),
  FOREIGN KEY (city_id, case_id) REFERENCES collaboration (city_id, id)
);
COMMENT ON TABLE consultation IS 'scope=city; retention=case; personal=none';

-- A draft that waits for its 決裁 (approval in the city hall).
CREATE TABLE approval (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('reply', 'agreement', 'decision')),
  draft jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('draft', 'approved', 'released', 'withdrawn')),
  drafted_by uuid NOT NULL,
  approval_number text,
  approved_on date,
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, case_id) REFERENCES collaboration (city_id, id)
);
CREATE INDEX approval_by_case ON approval (city_id, case_id);
COMMENT ON TABLE approval IS 'scope=city; retention=case; personal=draft';

-- What belongs to all parties: every version is kept, each party confirms one, and it takes effect by take_effect() alone.
CREATE TABLE joint_version (
  city_id uuid NOT NULL REFERENCES city (id),
  case_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('agreement', 'jointEvaluation')),
  version integer NOT NULL,
  content jsonb NOT NULL,
  content_hash text NOT NULL,
  party_ids uuid[] NOT NULL,
  written_by_party uuid,
  person_id uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (city_id, case_id, kind, version),
  FOREIGN KEY (city_id, case_id) REFERENCES collaboration (city_id, id)
);
COMMENT ON TABLE joint_version IS 'scope=city; retention=case; personal=content';

CREATE TABLE joint_confirmation (
  city_id uuid NOT NULL REFERENCES city (id),
  case_id uuid NOT NULL,
  kind text NOT NULL,
  version integer NOT NULL,
  party_id uuid NOT NULL,
  content_hash text NOT NULL,
  method text NOT NULL CHECK (method IN ('online', 'paper')),
  person_id uuid,
  signer text,
  file_id uuid,
  recorded_by uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (city_id, case_id, kind, version, party_id),
  UNIQUE (city_id, case_id, kind, version, person_id),
  FOREIGN KEY (city_id, case_id, kind, version) REFERENCES joint_version (city_id, case_id, kind, version),
  FOREIGN KEY (city_id, case_id, party_id) REFERENCES party (city_id, case_id, id),
  FOREIGN KEY (city_id, file_id) REFERENCES file (city_id, id),
  CHECK ((method = 'online') = (person_id IS NOT NULL)),
  CHECK ((method = 'paper') = (file_id IS NOT NULL))
);
COMMENT ON TABLE joint_confirmation IS 'scope=city; retention=case; personal=signer';

-- A party that did not sign what was recorded for it on paper says so here.
CREATE TABLE joint_objection (
  city_id uuid NOT NULL REFERENCES city (id),
  case_id uuid NOT NULL,
  kind text NOT NULL,
  version integer NOT NULL,
  party_id uuid NOT NULL,
  person_id uuid NOT NULL,
  reason text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (city_id, case_id, kind, version, party_id),
  FOREIGN KEY (city_id, case_id, kind, version, party_id)
    REFERENCES joint_confirmation (city_id, case_id, kind, version, party_id)
);
COMMENT ON TABLE joint_objection IS 'scope=city; retention=case; personal=reason';

CREATE TABLE joint_effect (
  city_id uuid NOT NULL REFERENCES city (id),
  case_id uuid NOT NULL,
  kind text NOT NULL,
  version integer NOT NULL,
  content_hash text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (city_id, case_id, kind, version),
  FOREIGN KEY (city_id, case_id, kind, version) REFERENCES joint_version (city_id, case_id, kind, version)
);
COMMENT ON TABLE joint_effect IS 'scope=city; retention=case; personal=none';

-- The only way into joint_effect: the newest version, confirmed with its hash by every party it names, none objecting.
CREATE FUNCTION take_effect(the_case uuid, the_kind text, the_version integer, the_time timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  the_city uuid := nullif(current_setting('app.city_id', true), '')::uuid;
  newest joint_version%ROWTYPE;
  missing integer;
BEGIN
  SELECT * INTO newest FROM joint_version
    WHERE city_id = the_city AND case_id = the_case AND kind = the_kind ORDER BY version DESC LIMIT 1;
  IF newest.version IS DISTINCT FROM the_version THEN RETURN false; END IF;
  SELECT count(*) INTO missing FROM party p
    WHERE p.city_id = the_city AND p.case_id = the_case AND p.left_at IS NULL AND NOT EXISTS (
      SELECT 1 FROM joint_confirmation c
      WHERE c.city_id = the_city AND c.case_id = the_case AND c.kind = the_kind AND c.version = the_version
        AND c.party_id = p.id AND c.content_hash = newest.content_hash
        AND NOT EXISTS (SELECT 1 FROM joint_objection o WHERE o.city_id = the_city AND o.case_id = the_case
          AND o.kind = the_kind AND o.version = the_version AND o.party_id = p.id));
  IF missing > 0 THEN RETURN false; END IF;
  -- And everybody whom the text itself names: nobody is written out of the case to save their confirmation.
  SELECT count(*) INTO missing FROM unnest(newest.party_ids) AS named (id) WHERE NOT EXISTS (
      SELECT 1 FROM joint_confirmation c
      WHERE c.city_id = the_city AND c.case_id = the_case AND c.kind = the_kind AND c.version = the_version
        AND c.party_id = named.id AND c.content_hash = newest.content_hash);
  IF missing > 0 THEN RETURN false; END IF;
  IF NOT EXISTS (SELECT 1 FROM party p WHERE p.city_id = the_city AND p.case_id = the_case AND p.left_at IS NULL) THEN
    RETURN false;
  END IF;
  INSERT INTO joint_effect (city_id, case_id, kind, version, content_hash, at)
    VALUES (the_city, the_case, the_kind, the_version, newest.content_hash, the_time)
    ON CONFLICT (city_id, case_id, kind, version) DO NOTHING;
  RETURN true;
END $$;
REVOKE ALL ON FUNCTION take_effect(uuid, text, integer, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION take_effect(uuid, text, integer, timestamptz) TO :app;

-- Both sides look back: the questions are fixed when the round opens.
CREATE TABLE evaluation_round (
  city_id uuid NOT NULL REFERENCES city (id),
  case_id uuid NOT NULL,
  questions jsonb NOT NULL,
  scale jsonb NOT NULL,
  seal_key text NOT NULL,
  due_on date NOT NULL,
  opened_at timestamptz NOT NULL,
  PRIMARY KEY (city_id, case_id),
  FOREIGN KEY (city_id, case_id) REFERENCES collaboration (city_id, id)
);
COMMENT ON TABLE evaluation_round IS 'scope=city; retention=case; personal=none';

-- From handing in until the opening a sheet exists only encrypted.
CREATE TABLE evaluation_sheet (
  city_id uuid NOT NULL REFERENCES city (id),
  case_id uuid NOT NULL,
  party_id uuid NOT NULL,
  sealed bytea NOT NULL,
  person_id uuid NOT NULL,
  handed_in_at timestamptz NOT NULL,
  PRIMARY KEY (city_id, case_id, party_id),
  FOREIGN KEY (city_id, case_id, party_id) REFERENCES party (city_id, case_id, id)
);
COMMENT ON TABLE evaluation_sheet IS 'scope=city; retention=case; personal=sealed';

CREATE TABLE evaluation_opening (
  city_id uuid NOT NULL REFERENCES city (id),
  case_id uuid NOT NULL,
  party_id uuid NOT NULL,
  answers jsonb NOT NULL,
  opened_at timestamptz NOT NULL,
  PRIMARY KEY (city_id, case_id, party_id),
  FOREIGN KEY (city_id, case_id, party_id) REFERENCES evaluation_sheet (city_id, case_id, party_id)
);
COMMENT ON TABLE evaluation_opening IS 'scope=city; retention=case; personal=answers';

-- The public half of each city's seal; the private half is outside the database and its backups.
CREATE TABLE seal_key (
  city_id uuid NOT NULL REFERENCES city (id),
  public_key text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (city_id, public_key)
);
COMMENT ON TABLE seal_key IS 'scope=city; retention=permanent; personal=none';

GRANT SELECT, INSERT, UPDATE ON consultation, approval TO :app;
GRANT SELECT, INSERT ON joint_version, joint_confirmation, joint_objection, evaluation_round, evaluation_sheet TO :app;
GRANT SELECT ON joint_effect, evaluation_opening, seal_key TO :app;
GRANT SELECT ON evaluation_round, evaluation_sheet TO :unseal;
GRANT SELECT, INSERT ON evaluation_opening TO :unseal;
