-- Installation scope: what is known across cities. Small, declared, and without personal data.

CREATE TABLE city (
  id uuid PRIMARY KEY,
  slug text NOT NULL UNIQUE,
  code text NOT NULL,
  demo boolean NOT NULL,
  created_at timestamptz NOT NULL
);
COMMENT ON TABLE city IS 'scope=installation; retention=permanent; personal=none';

-- One row: counts up when a city or an edition is added, so that every process reads its directory anew.
CREATE TABLE installation (
  id smallint PRIMARY KEY CHECK (id = 1),
  version bigint NOT NULL
);
COMMENT ON TABLE installation IS 'scope=installation; retention=permanent; personal=none';
INSERT INTO installation (id, version) VALUES (1, 1);

-- Sixteen counters a city; a writer bumps one, last. Their sum is the token of the public page cache.
CREATE TABLE page_counter (
  city_id uuid NOT NULL REFERENCES city (id),
  bucket smallint NOT NULL,
  n bigint NOT NULL,
  PRIMARY KEY (city_id, bucket)
) WITH (fillfactor = 50);
COMMENT ON TABLE page_counter IS 'scope=installation; retention=permanent; personal=none';

CREATE TABLE edition (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  number integer NOT NULL,
  content jsonb NOT NULL,
  content_hash text NOT NULL,
  effective_from date NOT NULL,
  imported_at timestamptz NOT NULL,
  PRIMARY KEY (city_id, id),
  UNIQUE (city_id, number)
);
COMMENT ON TABLE edition IS 'scope=city; retention=permanent; personal=none';

ALTER TABLE city ENABLE ROW LEVEL SECURITY;
ALTER TABLE installation ENABLE ROW LEVEL SECURITY;
ALTER TABLE page_counter ENABLE ROW LEVEL SECURITY;
ALTER TABLE edition ENABLE ROW LEVEL SECURITY;
CREATE POLICY everyone ON city FOR SELECT USING (true);
CREATE POLICY everyone ON installation FOR SELECT USING (true);
CREATE POLICY everyone ON page_counter FOR SELECT USING (true);
CREATE POLICY own_city ON page_counter FOR UPDATE USING (city_id = nullif(current_setting('app.city_id', true), '')::uuid);
CREATE POLICY everyone ON edition FOR SELECT USING (true);
GRANT SELECT ON city, installation, page_counter, edition TO :app, :unseal;
GRANT UPDATE (n) ON page_counter TO :app;
