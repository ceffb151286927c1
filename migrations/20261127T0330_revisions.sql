-- Changing the guideline: who proposes what and why, the draft of the next edition, the decision on it.
CREATE TABLE revision (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  title text NOT NULL,
  reason text NOT NULL,
  base_id uuid NOT NULL,
  content jsonb NOT NULL,
  -- draft: staff and council read it; shown: everybody does; decided: on its way to become an edition; stored: is one.
  state text NOT NULL CHECK (state IN ('draft', 'shown', 'decided', 'stored', 'withdrawn')),
  decided_by text NOT NULL DEFAULT '',
  decided_on date,
  decision text NOT NULL DEFAULT '',
  effective_from date,
  edition_number integer,
  version integer NOT NULL DEFAULT 1,
  person_id uuid NOT NULL,
  hat_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, base_id) REFERENCES edition (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, hat_id) REFERENCES hat (city_id, id)
);
CREATE INDEX revision_by_state ON revision (city_id, state, id);
COMMENT ON TABLE revision IS 'scope=city; retention=permanent; personal=none';

CREATE TABLE revision_proposal (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  -- The body or the case it came from; neither where somebody of the city hall proposes it.
  body text,
  case_id uuid,
  part text NOT NULL,
  title text NOT NULL,
  reason text NOT NULL,
  wish text NOT NULL,
  answer_kind text CHECK (answer_kind IN ('taken', 'later', 'declined')),
  answer text NOT NULL DEFAULT '',
  answered_on date,
  revision_id uuid,
  version integer NOT NULL DEFAULT 1,
  person_id uuid NOT NULL,
  hat_id uuid NOT NULL,
  proposed_on date NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, case_id) REFERENCES collaboration (city_id, id),
  FOREIGN KEY (city_id, revision_id) REFERENCES revision (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, hat_id) REFERENCES hat (city_id, id)
);
CREATE INDEX revision_proposal_by_day ON revision_proposal (city_id, id);
COMMENT ON TABLE revision_proposal IS 'scope=city; retention=record; personal=reason,wish';

-- What was done to a draft, with the person and the hat; only ever added to.
CREATE TABLE revision_event (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  revision_id uuid NOT NULL,
  kind text NOT NULL,
  part text NOT NULL,
  person_id uuid NOT NULL,
  hat_id uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, revision_id) REFERENCES revision (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, hat_id) REFERENCES hat (city_id, id)
);
CREATE INDEX revision_event_by_revision ON revision_event (city_id, revision_id, id);
COMMENT ON TABLE revision_event IS 'scope=city; retention=permanent; personal=none';

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['revision', 'revision_proposal', 'revision_event'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)
      WITH CHECK (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON revision, revision_proposal TO :app;
GRANT SELECT, INSERT ON revision_event TO :app;
