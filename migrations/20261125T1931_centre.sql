-- The support centre (中間支援センター): its own records, closed to everybody but its own people, and what groups ask it to type.

-- What the centre talks about, besides the city's own fields; a field it does not use is hidden.
CREATE TABLE centre_theme (
  city_id uuid NOT NULL REFERENCES city (id),
  code text NOT NULL,
  name text NOT NULL,
  hidden boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (city_id, code)
);
COMMENT ON TABLE centre_theme IS 'scope=city; retention=permanent; personal=none';

CREATE TABLE centre_counter (
  city_id uuid NOT NULL REFERENCES city (id),
  fiscal_year integer NOT NULL,
  next integer NOT NULL,
  PRIMARY KEY (city_id, fiscal_year)
);
COMMENT ON TABLE centre_counter IS 'scope=city; retention=permanent; personal=none';

-- 相談票. Whoever came may stay unnamed; a draft has no number yet.
CREATE TABLE centre_slip (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  fiscal_year integer,
  serial integer,
  state text NOT NULL CHECK (state IN ('kept', 'draft')),
  held_on date NOT NULL,
  channel text NOT NULL CHECK (channel IN ('visit', 'phone', 'mail', 'outing')),
  minutes integer NOT NULL,
  visitor_kind text NOT NULL CHECK (visitor_kind IN ('person', 'group', 'company', 'school', 'office', 'other')),
  age_group text NOT NULL DEFAULT '',
  visitor text NOT NULL DEFAULT '',
  continued boolean NOT NULL,
  themes text[] NOT NULL,
  asked text NOT NULL,
  answered text NOT NULL,
  next_step text NOT NULL,
  follow_on date,
  organization_id uuid,
  case_id uuid,
  person_id uuid NOT NULL,
  hat_id uuid NOT NULL,
  keep_until date NOT NULL,
  anonymised_on date,
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (city_id, id),
  UNIQUE (city_id, fiscal_year, serial),
  FOREIGN KEY (city_id, organization_id) REFERENCES organization (city_id, id),
  FOREIGN KEY (city_id, case_id) REFERENCES collaboration (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, hat_id) REFERENCES hat (city_id, id),
  CHECK (state = 'draft' OR serial IS NOT NULL)
);
CREATE INDEX centre_slip_by_day ON centre_slip (city_id, held_on, id);
COMMENT ON TABLE centre_slip IS 'scope=city; retention=record; personal=visitor,asked,answered,next_step';

-- What came after: the same slip goes on.
CREATE TABLE centre_note (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  slip_id uuid NOT NULL,
  held_on date NOT NULL,
  channel text NOT NULL CHECK (channel IN ('visit', 'phone', 'mail', 'outing')),
  minutes integer NOT NULL,
  text text NOT NULL,
  person_id uuid NOT NULL,
  hat_id uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, slip_id) REFERENCES centre_slip (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, hat_id) REFERENCES hat (city_id, id)
);
CREATE INDEX centre_note_by_slip ON centre_note (city_id, slip_id, id);
COMMENT ON TABLE centre_note IS 'scope=city; retention=record; personal=text';

-- Numbers that the centre let out, as they then were. Append only: a correction is the next edition.
CREATE TABLE centre_report (
  city_id uuid NOT NULL REFERENCES city (id),
  month text NOT NULL CHECK (month ~ '^\d{4}-\d{2}$'),
  edition integer NOT NULL,
  audience text NOT NULL CHECK (audience IN ('city', 'public')),
  few_hidden boolean NOT NULL,
  figures jsonb NOT NULL,
  remark text NOT NULL,
  person_id uuid NOT NULL,
  hat_id uuid NOT NULL,
  released_at timestamptz NOT NULL,
  PRIMARY KEY (city_id, month, edition),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, hat_id) REFERENCES hat (city_id, id)
);
COMMENT ON TABLE centre_report IS 'scope=city; retention=permanent; personal=none';

-- What of a slip is passed on to the city, with the person's consent; nothing is passed on before it.
CREATE TABLE centre_referral (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  slip_id uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('draft', 'sent', 'withdrawn')),
  title text NOT NULL,
  issue text NOT NULL,
  wish text NOT NULL,
  field text NOT NULL,
  about text NOT NULL,
  named boolean NOT NULL,
  name text NOT NULL,
  email text NOT NULL,
  phone text NOT NULL,
  purpose text NOT NULL,
  until_on date NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('none', 'state', 'reply')),
  consent_how text CHECK (consent_how IN ('paper', 'screen')),
  consented_on date,
  case_id uuid,
  sent_at timestamptz,
  withdrawn_at timestamptz,
  withdrawal_reason text NOT NULL DEFAULT '',
  person_id uuid NOT NULL,
  hat_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, slip_id) REFERENCES centre_slip (city_id, id),
  FOREIGN KEY (city_id, case_id) REFERENCES collaboration (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, hat_id) REFERENCES hat (city_id, id),
  CHECK (state <> 'sent' OR (consent_how IS NOT NULL AND consented_on IS NOT NULL AND sent_at IS NOT NULL))
);
CREATE INDEX centre_referral_by_slip ON centre_referral (city_id, slip_id, id);
COMMENT ON TABLE centre_referral IS
  'scope=city; retention=record; personal=title,issue,wish,about,name,email,phone,withdrawal_reason';

-- 委任: a group asks the centre to type for it, for a purpose and until a day.
CREATE TABLE delegation (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  organization_id uuid NOT NULL,
  purpose text NOT NULL,
  starts_on date NOT NULL,
  until_on date NOT NULL,
  how text NOT NULL CHECK (how IN ('screen', 'paper')),
  signed_by text NOT NULL,
  person_id uuid NOT NULL,
  hat_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  ended_at timestamptz,
  ended_how text CHECK (ended_how IN ('revoked', 'objected', 'returned')),
  ended_by uuid,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, organization_id) REFERENCES organization (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, hat_id) REFERENCES hat (city_id, id),
  FOREIGN KEY (city_id, ended_by) REFERENCES person (city_id, id),
  CHECK ((ended_at IS NULL) = (ended_how IS NULL))
);
CREATE INDEX delegation_by_group ON delegation (city_id, organization_id, id);
COMMENT ON TABLE delegation IS 'scope=city; retention=record; personal=signed_by';

CREATE TABLE delegation_act (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  delegation_id uuid NOT NULL,
  case_id uuid NOT NULL,
  kind text NOT NULL,
  person_id uuid NOT NULL,
  hat_id uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, delegation_id) REFERENCES delegation (city_id, id),
  FOREIGN KEY (city_id, case_id) REFERENCES collaboration (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, hat_id) REFERENCES hat (city_id, id)
);
CREATE INDEX delegation_act_by_delegation ON delegation_act (city_id, delegation_id, id);
COMMENT ON TABLE delegation_act IS 'scope=city; retention=record; personal=none';

-- Signed papers, scanned: the consent of a person, the 委任 of a group. In the row, so that what closes the row closes the paper.
CREATE TABLE centre_paper (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  referral_id uuid,
  delegation_id uuid,
  name text NOT NULL,
  media_type text NOT NULL,
  content bytea NOT NULL,
  person_id uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, referral_id) REFERENCES centre_referral (city_id, id),
  FOREIGN KEY (city_id, delegation_id) REFERENCES delegation (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  CHECK (referral_id IS NOT NULL OR delegation_id IS NOT NULL)
);
COMMENT ON TABLE centre_paper IS 'scope=city; retention=record; personal=name,content';

-- Open to the city's own pages, as far as their policies go.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['centre_report', 'delegation', 'delegation_act'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)
      WITH CHECK (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)', t);
  END LOOP;
END $$;

-- Closed: besides the city, the transaction must name a session of this city in which somebody wears the centre's hat.
DO $$
DECLARE
  t text;
  mine text := 'city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid AND (SELECT true FROM session s
    JOIN hat h ON h.city_id = s.city_id AND h.id = s.hat_id
    WHERE s.city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid
      AND s.id = current_setting(''app.centre'', true) AND h.kind = ''supportCenter'')';
BEGIN
  FOREACH t IN ARRAY ARRAY['centre_theme', 'centre_counter', 'centre_slip', 'centre_note', 'centre_referral',
    'centre_paper'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING (%s) WITH CHECK (%s)', t, mine, mine);
  END LOOP;
END $$;

GRANT SELECT, INSERT, UPDATE ON centre_theme, centre_counter, centre_slip, centre_referral, delegation TO :app;
GRANT SELECT, INSERT ON centre_note, centre_report, centre_paper, delegation_act TO :app;
