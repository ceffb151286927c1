-- 台帳: every case of a fiscal year, also those that never went through the stages, with its yearly sums; the lists that a
-- city brings as files; the yearly call to all sections.
ALTER TABLE collaboration DROP CONSTRAINT collaboration_source_check;
ALTER TABLE collaboration ADD CONSTRAINT collaboration_source_check CHECK (source IN
  ('resident', 'group', 'section', 'centre', 'evaluation', 'vision', 'counter', 'theme', 'register'));

-- One case in one fiscal year. Section, forms and kinds of partners are those of that year, whatever became of them.
CREATE TABLE register_entry (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  fiscal_year integer NOT NULL CHECK (fiscal_year BETWEEN 1950 AND 2200),
  origin text NOT NULL CHECK (origin IN ('case', 'section', 'import')),
  section text,
  forms text[] NOT NULL,
  partner_kinds text[] NOT NULL,
  plan_codes text[] NOT NULL,
  decided bigint CHECK (decided >= 0),
  settled bigint CHECK (settled >= 0),
  shown boolean NOT NULL,
  -- Which row of the city's own lists it is, and the hash of what that row said: the same row again changes nothing.
  row_key text,
  row_hash text,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (city_id, id),
  UNIQUE (city_id, fiscal_year, case_id),
  FOREIGN KEY (city_id, case_id) REFERENCES collaboration (city_id, id)
);
CREATE UNIQUE INDEX register_entry_row ON register_entry (city_id, fiscal_year, row_key);
CREATE INDEX register_entry_year ON register_entry (city_id, fiscal_year, id);
CREATE INDEX register_entry_case ON register_entry (city_id, case_id);
COMMENT ON TABLE register_entry IS 'scope=city; retention=permanent; personal=none';

-- Kept in the transaction that writes the entry; `shown` apart, so that the public page counts what is public.
CREATE TABLE register_sum (
  city_id uuid NOT NULL REFERENCES city (id),
  fiscal_year integer NOT NULL,
  shown boolean NOT NULL,
  figure text NOT NULL CHECK (figure IN ('all', 'form', 'partner', 'section')),
  key text NOT NULL,
  n integer NOT NULL,
  decided bigint NOT NULL,
  settled bigint NOT NULL,
  PRIMARY KEY (city_id, fiscal_year, shown, figure, key)
);
COMMENT ON TABLE register_sum IS 'scope=city; retention=permanent; personal=none';

CREATE TABLE register_import (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  file_name text NOT NULL,
  headings jsonb NOT NULL,
  choices jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('checking', 'checked', 'taking', 'imported')),
  rows integer NOT NULL,
  done integer NOT NULL,
  created_by uuid NOT NULL,
  by_hat_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, created_by) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, by_hat_id) REFERENCES hat (city_id, id)
);
COMMENT ON TABLE register_import IS 'scope=city; retention=draft; personal=file_name';

CREATE TABLE register_row (
  city_id uuid NOT NULL REFERENCES city (id),
  import_id uuid NOT NULL,
  n integer NOT NULL,
  sheet text NOT NULL,
  cells jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('read', 'new', 'changed', 'same', 'rejected', 'taken')),
  reasons jsonb NOT NULL,
  PRIMARY KEY (city_id, import_id, n),
  FOREIGN KEY (city_id, import_id) REFERENCES register_import (city_id, id)
);
COMMENT ON TABLE register_row IS 'scope=city; retention=draft; personal=cells';

-- The yearly call, and what each section answered: all of it is in, or there is none this year.
CREATE TABLE register_call (
  city_id uuid NOT NULL REFERENCES city (id),
  fiscal_year integer NOT NULL,
  due_on date NOT NULL,
  words text NOT NULL,
  by_person_id uuid NOT NULL,
  by_hat_id uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (city_id, fiscal_year),
  FOREIGN KEY (city_id, by_person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, by_hat_id) REFERENCES hat (city_id, id)
);
COMMENT ON TABLE register_call IS 'scope=city; retention=permanent; personal=none';

CREATE TABLE register_answer (
  city_id uuid NOT NULL REFERENCES city (id),
  fiscal_year integer NOT NULL,
  section text NOT NULL,
  answer text NOT NULL CHECK (answer IN ('complete', 'none', 'open')),
  by_person_id uuid NOT NULL,
  by_hat_id uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (city_id, fiscal_year, section),
  FOREIGN KEY (city_id, fiscal_year) REFERENCES register_call (city_id, fiscal_year),
  FOREIGN KEY (city_id, by_person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, by_hat_id) REFERENCES hat (city_id, id)
);
COMMENT ON TABLE register_answer IS 'scope=city; retention=permanent; personal=none';

CREATE TABLE register_event (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  kind text NOT NULL,
  fiscal_year integer,
  section text,
  import_id uuid,
  by_person_id uuid NOT NULL,
  by_hat_id uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, by_person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, by_hat_id) REFERENCES hat (city_id, id)
);
COMMENT ON TABLE register_event IS 'scope=city; retention=permanent; personal=none';

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['register_entry', 'register_sum', 'register_import', 'register_row', 'register_call',
    'register_answer', 'register_event'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)
      WITH CHECK (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON register_entry, register_sum, register_import, register_row, register_call, register_answer TO :app;
GRANT SELECT, INSERT ON register_event TO :app;
