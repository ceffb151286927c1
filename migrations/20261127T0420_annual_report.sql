-- An annual report as it was on a day: its figures, and the rows behind each of them. Made once by a job, never changed.
CREATE TABLE report_freeze (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  fiscal_year integer NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'working', 'done', 'failed')),
  asked_at timestamptz NOT NULL,
  by_person_id uuid NOT NULL,
  by_hat_id uuid NOT NULL,
  by_section text,
  as_of timestamptz,
  figures jsonb,
  rows_hash text,
  done integer NOT NULL,
  total integer NOT NULL,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, by_person_id) REFERENCES person (city_id, id)
);
CREATE INDEX report_freeze_by_year ON report_freeze (city_id, fiscal_year, id);
COMMENT ON TABLE report_freeze IS 'scope=city; retention=permanent; personal=none';

-- Only which case stands behind which figure; what it is called is looked up, so that what is closed later is closed here.
CREATE TABLE report_row (
  city_id uuid NOT NULL REFERENCES city (id),
  report_id uuid NOT NULL,
  figure text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  ordinal bigint NOT NULL,
  case_id uuid NOT NULL,
  PRIMARY KEY (city_id, report_id, figure, key, ordinal),
  FOREIGN KEY (city_id, report_id) REFERENCES report_freeze (city_id, id)
);
COMMENT ON TABLE report_row IS 'scope=city; retention=permanent; personal=none';

CREATE TABLE report_file (
  city_id uuid NOT NULL REFERENCES city (id),
  report_id uuid NOT NULL,
  position integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('report', 'list')),
  first_row integer NOT NULL,
  last_row integer NOT NULL,
  size integer NOT NULL,
  sha256 text NOT NULL,
  PRIMARY KEY (city_id, report_id, position),
  FOREIGN KEY (city_id, report_id) REFERENCES report_freeze (city_id, id)
);
COMMENT ON TABLE report_file IS 'scope=city; retention=permanent; personal=none';

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['report_freeze', 'report_row', 'report_file'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)
      WITH CHECK (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT ON report_freeze, report_row, report_file TO :app;
GRANT UPDATE (state, as_of, figures, rows_hash, done, total) ON report_freeze TO :app;

-- What the report asks of a fiscal year.
CREATE INDEX joint_effect_by_time ON joint_effect (city_id, kind, at);
CREATE INDEX collaboration_closed ON collaboration (city_id, closed_on) WHERE closed_on IS NOT NULL;

-- Which sums a story has been counted in (year|figure|key), so that whatever changes is taken out of one and put into another.
ALTER TABLE library_case ADD counted text[] NOT NULL DEFAULT '{}';

-- Yearly figures over published stories, kept in the transaction that changes a story: the report reads a few rows.
CREATE TABLE story_sum (
  city_id uuid NOT NULL REFERENCES city (id),
  fiscal_year integer NOT NULL,
  figure text NOT NULL,
  key text NOT NULL,
  n integer NOT NULL,
  PRIMARY KEY (city_id, fiscal_year, figure, key)
);
COMMENT ON TABLE story_sum IS 'scope=city; retention=permanent; personal=none';
ALTER TABLE story_sum ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON story_sum USING (city_id = nullif(current_setting('app.city_id', true), '')::uuid)
  WITH CHECK (city_id = nullif(current_setting('app.city_id', true), '')::uuid);
GRANT SELECT, INSERT ON story_sum TO :app;
GRANT UPDATE (n) ON story_sum TO :app;
