-- Scanned papers: each finds its case by the code that is printed on it, or waits for somebody who types it in.
CREATE TABLE scan (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('reading', 'waiting', 'attached', 'entered', 'discarded')),
  why text NOT NULL DEFAULT '' CHECK (why IN ('', 'none', 'blank', 'draft', 'otherCity', 'unknown', 'broken', 'several',
    'unreadable', 'tooMany')),
  name text NOT NULL,
  media_type text NOT NULL,
  size integer NOT NULL,
  sha256 text NOT NULL,
  sent_size integer NOT NULL,
  sent_sha256 text NOT NULL,
  made text NOT NULL CHECK (made IN ('asSent', 'fitted', 'sanitised')),
  scan text NOT NULL CHECK (scan IN ('none', 'clean', 'waiting', 'infected')),
  -- Pictures of its pages, by their hashes.
  pages text[] NOT NULL DEFAULT '{}',
  -- Whose it is to look after; none: what came by the watched folder, for the coordination office.
  section text,
  by_person_id uuid,
  by_hat_id uuid,
  case_id uuid,
  draft_id uuid,
  added_at timestamptz NOT NULL,
  settled_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, by_person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, by_hat_id) REFERENCES hat (city_id, id),
  FOREIGN KEY (city_id, case_id) REFERENCES collaboration (city_id, id),
  CHECK ((state IN ('attached', 'entered')) = (case_id IS NOT NULL))
);
-- The same paper read twice is one.
CREATE UNIQUE INDEX scan_once ON scan (city_id, sent_sha256) WHERE state <> 'discarded';
CREATE INDEX scan_by_state ON scan (city_id, state, id);
COMMENT ON TABLE scan IS 'scope=city; retention=record; personal=name';

-- Who opened it, put it where, or threw it away and why. Append only.
CREATE TABLE scan_event (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  scan_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('came', 'opened', 'attached', 'entered', 'discarded')),
  reason text NOT NULL DEFAULT '',
  by_person_id uuid,
  by_hat_id uuid,
  at timestamptz NOT NULL,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, scan_id) REFERENCES scan (city_id, id),
  FOREIGN KEY (city_id, by_person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, by_hat_id) REFERENCES hat (city_id, id)
);
CREATE INDEX scan_event_by_scan ON scan_event (city_id, scan_id, id);
COMMENT ON TABLE scan_event IS 'scope=city; retention=record; personal=reason';

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['scan', 'scan_event'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)
      WITH CHECK (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON scan TO :app;
GRANT SELECT, INSERT ON scan_event TO :app;
