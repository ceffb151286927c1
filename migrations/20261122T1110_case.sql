-- The case (協働案件): one matter that travels, its parties, its thread, its trail and who owes what by when.

CREATE TABLE number_counter (
  city_id uuid NOT NULL REFERENCES city (id),
  fiscal_year integer NOT NULL,
  next integer NOT NULL,
  PRIMARY KEY (city_id, fiscal_year)
);
COMMENT ON TABLE number_counter IS 'scope=city; retention=permanent; personal=none';

CREATE TABLE collaboration (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  ordinal bigint NOT NULL,
  number text NOT NULL,
  fiscal_year integer NOT NULL,
  edition_id uuid NOT NULL,
  title text NOT NULL,
  issue text NOT NULL,
  wish text NOT NULL,
  proposer text NOT NULL,
  field text,
  stage text NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'closed', 'ended')),
  visibility text NOT NULL CHECK (visibility IN ('public', 'desk')),
  form text,
  zone text,
  tags text[] NOT NULL DEFAULT '{}',
  plan_code text,
  partner_kinds text[] NOT NULL DEFAULT '{}',
  self_check jsonb,
  section text,
  parent_id uuid,
  starts_on date,
  ends_on date,
  created_on date NOT NULL,
  created_at timestamptz NOT NULL,
  closed_on date,
  demo boolean NOT NULL DEFAULT false,
  version integer NOT NULL DEFAULT 1,
  trail_seq integer NOT NULL DEFAULT 0,
  trail_hash text NOT NULL,
  PRIMARY KEY (city_id, id),
  UNIQUE (city_id, number),
  UNIQUE (city_id, ordinal),
  FOREIGN KEY (city_id, edition_id) REFERENCES edition (city_id, id),
  FOREIGN KEY (city_id, parent_id) REFERENCES collaboration (city_id, id)
) WITH (fillfactor = 80);
CREATE INDEX collaboration_public ON collaboration (city_id, visibility, ordinal);
CREATE INDEX collaboration_standing ON collaboration (city_id, visibility, state);
CREATE INDEX collaboration_parent ON collaboration (city_id, parent_id);
CREATE INDEX collaboration_section ON collaboration (city_id, section, ordinal);
COMMENT ON TABLE collaboration IS 'scope=city; retention=case; personal=proposer';

CREATE TABLE party (
  city_id uuid NOT NULL REFERENCES city (id),
  case_id uuid NOT NULL,
  id uuid NOT NULL,
  position smallint NOT NULL,
  kind text NOT NULL,
  common text NOT NULL,
  name text NOT NULL,
  public_name text NOT NULL,
  government boolean NOT NULL,
  person_id uuid,
  organization_id uuid,
  section text,
  added_at timestamptz NOT NULL,
  left_at timestamptz,
  PRIMARY KEY (city_id, case_id, id),
  FOREIGN KEY (city_id, case_id) REFERENCES collaboration (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, organization_id) REFERENCES organization (city_id, id)
);
CREATE INDEX party_by_person ON party (city_id, person_id);
CREATE INDEX party_by_organization ON party (city_id, organization_id);
CREATE INDEX party_by_section ON party (city_id, section);
COMMENT ON TABLE party IS 'scope=city; retention=case; personal=name';

-- The thread: one row per thing that happened, from every stage. Append only.
CREATE TABLE entry (
  city_id uuid NOT NULL REFERENCES city (id),
  case_id uuid NOT NULL,
  seq integer NOT NULL,
  stage text NOT NULL,
  kind text NOT NULL,
  visibility text NOT NULL CHECK (visibility IN ('public', 'parties', 'party', 'city')),
  party_id uuid,
  person_id uuid,
  hat_id uuid,
  actor_name text NOT NULL,
  actor_public text NOT NULL,
  facts jsonb NOT NULL,
  salt text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (city_id, case_id, seq),
  FOREIGN KEY (city_id, case_id) REFERENCES collaboration (city_id, id)
);
COMMENT ON TABLE entry IS 'scope=city; retention=case; personal=actor_name,facts';

-- The trail: the chain per case over salted commitments; never personal data, so that lawful deletion leaves it verifying.
CREATE TABLE trail (
  city_id uuid NOT NULL REFERENCES city (id),
  case_id uuid NOT NULL,
  seq integer NOT NULL,
  action text NOT NULL,
  at timestamptz NOT NULL,
  commitment text NOT NULL,
  prev text NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (city_id, case_id, seq),
  FOREIGN KEY (city_id, case_id) REFERENCES collaboration (city_id, id)
);
COMMENT ON TABLE trail IS 'scope=city; retention=permanent; personal=none';

CREATE TABLE trail_head (
  city_id uuid NOT NULL REFERENCES city (id),
  n integer NOT NULL,
  at timestamptz NOT NULL,
  prev text NOT NULL,
  root text NOT NULL,
  hash text NOT NULL,
  signature text NOT NULL,
  public_key text NOT NULL,
  PRIMARY KEY (city_id, n)
);
COMMENT ON TABLE trail_head IS 'scope=city; retention=permanent; personal=none';

CREATE TABLE trail_leaf (
  city_id uuid NOT NULL REFERENCES city (id),
  n integer NOT NULL,
  position integer NOT NULL,
  case_id uuid NOT NULL,
  seq integer NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (city_id, n, position),
  FOREIGN KEY (city_id, n) REFERENCES trail_head (city_id, n)
);
CREATE INDEX trail_leaf_by_case ON trail_leaf (city_id, case_id, seq);
COMMENT ON TABLE trail_leaf IS 'scope=city; retention=permanent; personal=none';

-- Who owes what by when.
CREATE TABLE duty (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  kind text NOT NULL,
  section text,
  party_id uuid,
  due_on date,
  opened_at timestamptz NOT NULL,
  closed_at timestamptz,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, case_id) REFERENCES collaboration (city_id, id),
  FOREIGN KEY (city_id, case_id, party_id) REFERENCES party (city_id, case_id, id),
  CHECK ((section IS NULL) <> (party_id IS NULL))
);
CREATE INDEX duty_open_by_section ON duty (city_id, section, due_on) WHERE closed_at IS NULL;
CREATE INDEX duty_open_by_kind ON duty (city_id, kind, due_on) WHERE closed_at IS NULL;
CREATE INDEX duty_by_case ON duty (city_id, case_id);
COMMENT ON TABLE duty IS 'scope=city; retention=case; personal=none';

-- What a case is found by: bigrams and facets as lexemes, and the folded text for the recheck.
CREATE TABLE case_index (
  city_id uuid NOT NULL REFERENCES city (id),
  case_id uuid NOT NULL,
  ordinal bigint NOT NULL,
  visibility text NOT NULL,
  lexemes tsvector NOT NULL,
  folded text NOT NULL,
  PRIMARY KEY (city_id, case_id),
  UNIQUE (city_id, ordinal),
  FOREIGN KEY (city_id, case_id) REFERENCES collaboration (city_id, id)
);
-- Out of the row and not compressed: walking the order reads the folded text alone, as it is.
ALTER TABLE case_index ALTER lexemes SET STORAGE EXTERNAL;
CREATE INDEX case_index_lexemes ON case_index USING gin (lexemes) WITH (fastupdate = off);
CREATE INDEX case_index_order ON case_index (city_id, visibility, ordinal);
COMMENT ON TABLE case_index IS 'scope=city; retention=case; personal=none';

CREATE TABLE file (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  name text NOT NULL,
  media_type text NOT NULL,
  size integer NOT NULL,
  sha256 text NOT NULL,
  visibility text NOT NULL CHECK (visibility IN ('public', 'parties', 'party', 'city')),
  added_at timestamptz NOT NULL,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, case_id) REFERENCES collaboration (city_id, id)
);
CREATE INDEX file_by_case ON file (city_id, case_id);
COMMENT ON TABLE file IS 'scope=city; retention=case; personal=name';

CREATE TABLE outbox (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  case_id uuid,
  person_id uuid NOT NULL,
  subject text NOT NULL,
  body text NOT NULL,
  queued_at timestamptz NOT NULL,
  sent_at timestamptz,
  failed_count integer NOT NULL DEFAULT 0,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id)
);
CREATE INDEX outbox_waiting ON outbox (city_id, queued_at) WHERE sent_at IS NULL;
COMMENT ON TABLE outbox IS 'scope=city; retention=mail; personal=subject,body';

GRANT SELECT, INSERT, UPDATE ON number_counter, collaboration, duty, case_index, outbox TO :app;
-- Who a party is never changes: whoever confirmed must be found as they were.
GRANT SELECT, INSERT ON party, entry, trail, trail_head, trail_leaf, file TO :app;
GRANT SELECT ON collaboration, party TO :unseal;
